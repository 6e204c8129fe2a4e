package dev.aisle.learning.encoders;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// The pictures of a shop's items, as small squares of pixels.
///
/// Files are read without trust: their name must not lead out of the folder, their bytes and the
/// size that they claim are bounded before anything is decoded, and large ones are thinned out
/// while they are decoded. Safe for use by several threads.
///
/// @param folder `catalog/pictures` of a shop
public record Pictures(Path folder) {
  /// Pixels along each side of what is read.
  public static final int SIDE = 64;

  /// Red, green, blue.
  public static final int CHANNELS = 3;

  /// Bytes of a picture: all red ones row by row, then green, then blue.
  public static final int SIZE = CHANNELS * SIDE * SIDE;

  static final int MAX_BYTES = 16 << 20;
  private static final long MAX_PIXELS = 64_000_000;
  private static final int ENOUGH = 4 * SIDE;

  /// The bytes of a file; null where there is none of that name, or it is too large.
  byte @Nullable [] file(String name) {
    try {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder.normalize())
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return null;
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        return bytes.length > MAX_BYTES ? null : bytes;
      }
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }

  /// A picture scaled to a square, `[3, 64, 64]` of unsigned bytes; null where there is no such
  /// file or it is no picture that can be decoded.
  public byte @Nullable [] pixels(String name) {
    byte[] bytes = file(name);
    return bytes == null ? null : pixels(bytes);
  }

  /// As the other method, of a file's bytes.
  static byte @Nullable [] pixels(byte[] bytes) {
    // Held in memory: the default of ImageIO is a temporary file per picture.
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
          return null;
        }
        ImageReadParam thinned = reader.getDefaultReadParam();
        thinned.setSourceSubsampling(
            Math.max(1, width / ENOUGH), Math.max(1, height / ENOUGH), 0, 0);
        return scaled(reader.read(0, thinned));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Damaged pictures make the decoders throw all sorts of unchecked exceptions.
      return null;
    }
  }

  /// The mean of the pixels that fall into each cell; the nearest where none does.
  private static byte[] scaled(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = rgb(image, width, height);
    byte[] out = new byte[SIZE];
    for (int y = 0; y < SIDE; y++) {
      int top = (int) ((long) y * height / SIDE);
      int bottom = Math.max(top + 1, (int) ((y + 1L) * height / SIDE));
      for (int x = 0; x < SIDE; x++) {
        int left = (int) ((long) x * width / SIDE);
        int right = Math.max(left + 1, (int) ((x + 1L) * width / SIDE));
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int row = top; row < bottom; row++) {
          for (int column = left; column < right; column++) {
            int pixel = rgb[row * width + column];
            red += (pixel >> 16) & 0xFF;
            green += (pixel >> 8) & 0xFF;
            blue += pixel & 0xFF;
          }
        }
        int count = (bottom - top) * (right - left);
        int at = y * SIDE + x;
        out[at] = (byte) (red / count);
        out[SIDE * SIDE + at] = (byte) (green / count);
        out[2 * SIDE * SIDE + at] = (byte) (blue / count);
      }
    }
    return out;
  }

  /// `0xRRGGBB` of all pixels; what is transparent stands on white, as on a page.
  private static int[] rgb(BufferedImage image, int width, int height) {
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      Raster raster = image.getRaster();
      int[] samples = raster.getPixels(0, 0, width, height, (int[]) null);
      int[] rgb = new int[width * height];
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = (samples[3 * i] << 16) | (samples[3 * i + 1] << 8) | samples[3 * i + 2];
      }
      return rgb;
    }
    int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < argb.length; i++) {
      int alpha = argb[i] >>> 24;
      if (alpha < 255) {
        argb[i] =
            over(argb[i] >> 16, alpha) << 16
                | over(argb[i] >> 8, alpha) << 8
                | over(argb[i], alpha);
      }
    }
    return argb;
  }

  private static int over(int sample, int alpha) {
    return ((sample & 0xFF) * alpha + 255 * (255 - alpha)) / 255;
  }
}
