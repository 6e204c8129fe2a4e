package dev.aisle.learning.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestItems;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.learning.encoders.PictureEncoder;
import dev.aisle.learning.encoders.Pictures;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingRun;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTrainingTest {
  private static final List<Color> COLOURS = List.of(Color.RED, Color.GREEN, Color.BLUE);
  private static final PictureConfig SMALL =
      new PictureConfig(16, 1_000, 4, 16, 2, 0.1, 0.25, 8, 0.005, 120, 8);

  @TempDir private Path folder;

  /// Plain and striped squares in three colours on noise: the stripes are the category, colour an
  /// attribute.
  @Test
  void patternAndColourOfPicturesThatItNeverSawAreTold() throws IOException {
    Pictures pictures = new Pictures(Files.createDirectory(folder.resolve("pictures")));
    List<Item> items = drawn(160, pictures, new SplittableRandom(3));
    TrainingRun run =
        new TrainingRun("picture", 1, folder.resolve("run"), false, TrainingJob.Watch.NONE);
    try (PictureTraining training = new PictureTraining(SMALL, 1, items, pictures)) {
      Map<String, TensorData> tensors = training.train(run);
      for (PictureTraining.Told told : training.told()) {
        assertThat(told.accuracy())
            .as("%s over %s of %d", told.label(), told.guess(), told.pictures())
            .isGreaterThan(0.9)
            .isGreaterThan(told.guess() + 0.2);
      }
      assertThat(training.told())
          .extracting(PictureTraining.Told::label)
          .containsExactly("category", "colour");
      try (PictureEncoder encoder = new PictureEncoder("test", tensors, 16, pictures);
          PictureEncoder again = new PictureEncoder("again", tensors, 16, pictures)) {
        float[] vector = Objects.requireNonNull(encoder.item(items.getFirst()));
        assertThat(again.item(items.getFirst())).isEqualTo(vector);
        double squares = 0;
        for (float x : vector) {
          squares += x * x;
        }
        assertThat(squares).isCloseTo(1, within(1e-5));
        assertThat(encoder.item(TestItems.item("none"))).isNull();
      }
    }
  }

  @Test
  void aCatalogueWithoutPicturesIsRefusedWithTheWayOut() {
    assertThatThrownBy(
            () -> new PictureTraining(SMALL, 1, List.of(TestItems.item("a")), new Pictures(folder)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has 0 pictures");
  }

  @Test
  void mirroringTwiceChangesNothing() {
    byte[] picture = new byte[Pictures.SIZE];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (byte) (i * 31);
    }
    byte[] mirrored = PictureTraining.mirrored(picture);
    assertThat(mirrored[0]).isEqualTo(picture[Pictures.SIDE - 1]);
    assertThat(PictureTraining.mirrored(mirrored)).isEqualTo(picture);
  }

  private static List<Item> drawn(int count, Pictures pictures, SplittableRandom random)
      throws IOException {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean striped = random.nextBoolean();
      int colour = random.nextInt(COLOURS.size());
      BufferedImage image = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < 96 * 96; pixel++) {
        image.setRGB(pixel % 96, pixel / 96, 0xC0C0C0 + random.nextInt(0x30) * 0x010101);
      }
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(COLOURS.get(colour));
      int size = 40 + random.nextInt(30);
      int x = random.nextInt(96 - size);
      int y = random.nextInt(96 - size);
      for (int stripe = 0; stripe < size; stripe += striped ? 12 : 6) {
        graphics.fillRect(x + stripe, y, 6, size);
      }
      graphics.dispose();
      String name = "p" + i + ".png";
      ImageIO.write(image, "png", pictures.folder().resolve(name).toFile());
      Item plain =
          TestItems.item("i" + (1_000 + i), "Thing", "9.99", striped ? "Striped" : "Plain");
      items.add(
          new Item(
              plain.id(),
              plain.title(),
              "",
              plain.categories(),
              null,
              null,
              plain.offer(),
              null,
              0,
              Map.of("colour", new AttributeValue.Text("colour " + colour)),
              name,
              plain.listedAt()));
    }
    return items;
  }
}
