package dev.aisle.learning.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Type;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final int PLANE = Pictures.SIDE * Pictures.SIDE;

  @TempDir private Path folder;

  @Test
  void coloursComeThroughFromPicturesOfAnySizeAndKind() throws IOException {
    for (int size : new int[] {9, 64, 288, 1_500}) {
      for (String format : List.of("png", "jpg")) {
        byte[] pixels =
            Objects.requireNonNull(
                Pictures.pixels(halves(size, BufferedImage.TYPE_INT_RGB, format)));
        for (int y : new int[] {3, 60}) {
          int left = y * Pictures.SIDE + 8;
          int right = y * Pictures.SIDE + 55;
          assertThat(pixels[left] & 0xFF).as("red at %d of %s", size, format).isGreaterThan(240);
          assertThat(pixels[left + 2 * PLANE] & 0xFF).isLessThan(15);
          assertThat(pixels[right] & 0xFF).isLessThan(15);
          assertThat(pixels[right + 2 * PLANE] & 0xFF).isGreaterThan(240);
        }
      }
    }
  }

  @Test
  void whatIsTransparentStandsOnWhite() throws IOException {
    BufferedImage clear = new BufferedImage(80, 80, BufferedImage.TYPE_INT_ARGB);
    byte[] pixels = Objects.requireNonNull(Pictures.pixels(written(clear, "png")));
    for (byte sample : pixels) {
      assertThat(sample & 0xFF).isEqualTo(255);
    }
  }

  @Test
  void filesThatAreNoPicturesOrLieOutsideHaveNoPixels() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("pictures"));
    byte[] good = halves(64, BufferedImage.TYPE_INT_RGB, "png");
    Files.write(folder.resolve("outside.png"), good);
    Files.write(inside.resolve("good.png"), good);
    Files.write(inside.resolve("cut.png"), Arrays.copyOf(good, good.length / 2));
    Files.write(inside.resolve("text.jpg"), "not a picture".getBytes(StandardCharsets.UTF_8));
    Files.write(inside.resolve("bomb.png"), claiming(good, 60_000, 60_000));
    Files.createSymbolicLink(inside.resolve("link.png"), folder.resolve("outside.png"));
    Pictures pictures = new Pictures(inside);
    assertThat(pictures.pixels("good.png")).hasSize(Pictures.SIZE);
    for (String name :
        List.of("../outside.png", "link.png", "text.jpg", "bomb.png", "none.png", "a\u0000b")) {
      assertThat(pictures.pixels(name)).as(name).isNull();
    }
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = good.clone();
      for (int k = 0; k < 5; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      byte[] pixels = Pictures.pixels(damaged);
      assertThat(pixels == null || pixels.length == Pictures.SIZE).isTrue();
    }
  }

  @Test
  void aPictureHasOneVectorAloneOrAmongOthers() {
    SplittableRandom random = new SplittableRandom(7);
    List<byte[]> pictures = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      byte[] picture = new byte[Pictures.SIZE];
      random.nextBytes(picture);
      pictures.add(picture);
    }
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(1));
        Scope _ = Scope.inference()) {
      PictureTower tower = new PictureTower(parameters, Type.FLOAT, 16);
      float[] all = tower.forward(pictures).floats();
      for (int i = 0; i < pictures.size(); i++) {
        float[] alone = tower.forward(List.of(pictures.get(i))).floats();
        assertThat(alone)
            .containsExactly(Arrays.copyOfRange(all, i * 16, (i + 1) * 16), within(1e-5f));
      }
    }
  }

  /// Red on the left, blue on the right.
  private static byte[] halves(int size, int type, String format) throws IOException {
    BufferedImage image = new BufferedImage(size, size, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, size / 2, size);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(size / 2, 0, size, size);
    graphics.dispose();
    return written(image, format);
  }

  private static byte[] written(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  /// A PNG whose header says another size; the checksum of the header is made right.
  private static byte[] claiming(byte[] png, int width, int height) {
    byte[] changed = png.clone();
    java.nio.ByteBuffer header = java.nio.ByteBuffer.wrap(changed);
    header.putInt(16, width).putInt(20, height);
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(changed, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return changed;
  }
}
