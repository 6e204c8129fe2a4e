package dev.aisle.market.pictures;

import dev.aisle.market.goods.TrueItem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws the product pictures of the market. Equal items give equal pictures; thread-safe, with one
/// canvas per thread.
public final class MarketPictures {
  /// Width and height of a picture in pixels.
  public static final int SIZE = Canvas.SIZE;

  private static final float QUALITY = 0.88f;
  private static final ThreadLocal<Studio> STUDIO = ThreadLocal.withInitial(Studio::new);

  static {
    // without this every picture would pass through a temporary file
    ImageIO.setUseCache(false);
  }

  private MarketPictures() {}

  /// A new picture of the item, [#SIZE] pixels square, RGB.
  public static BufferedImage draw(TrueItem item) {
    BufferedImage shared = studio().picture(item);
    BufferedImage copy = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    shared.copyData(copy.getRaster());
    return copy;
  }

  /// The picture of the item as a JPEG file.
  public static byte[] jpeg(TrueItem item) {
    return studio().jpeg(item);
  }

  private static Studio studio() {
    return STUDIO.get();
  }

  /// What one thread needs to draw and encode.
  private static final class Studio {
    private final Canvas canvas = new Canvas();
    private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    private final ImageWriteParam param = writer.getDefaultWriteParam();

    Studio() {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
    }

    BufferedImage picture(TrueItem item) {
      canvas.clear(item.seller().backdrop());
      Silhouettes.draw(new Easel(item, canvas));
      return canvas.image();
    }

    byte[] jpeg(TrueItem item) {
      BufferedImage image = picture(item);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(20_000);
      try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(image, null, null), param);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot encode the picture of item " + item.id(), e);
      } finally {
        writer.setOutput(null);
      }
      return bytes.toByteArray();
    }
  }
}
