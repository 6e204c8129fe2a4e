package dev.aisle.app.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.sequences.Ask;
import dev.aisle.learning.models.picture.PictureConfig;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionListsTest {
  private static final List<String> COLOURS = List.of("Red", "Blue", "Black", "Navy Blue");
  private static final List<String> KINDS = List.of("Shirts", "Jeans", "Caps");
  private static final int PHOTOS = 240;

  @TempDir Path folder;

  @Test
  void oneCandidateIsOfALikedKindAndColourAndNoneOfTheColdWasLearnedFrom() throws IOException {
    write();
    List<ListData> all =
        FashionLists.read(
            folder,
            List.of(0.0, 1.0),
            Integer.MAX_VALUE,
            new PictureConfig(4, 100, 2, 8, 3, 0.1, 0.1, 32, 0.004, 1, 1),
            folder);
    ListData named = all.getFirst();
    Set<Integer> warm = new HashSet<>();
    for (int list = 0; list < named.training().size(); list++) {
      Ask ask = named.training().list(list, new SplittableRandom(1));
      Arrays.stream(ask.candidates()).forEach(warm::add);
      Arrays.stream(ask.history()).forEach(warm::add);
    }
    assertThat(named.tests().getFirst().asks()).hasSize(2_000);
    for (Ask ask : named.tests().getFirst().asks()) {
      Set<Integer> liked = new HashSet<>();
      Arrays.stream(ask.history()).forEach(item -> liked.add(taste(item)));
      assertThat(liked).hasSize(3).contains(taste(ask.target()));
      for (int candidate : ask.candidates()) {
        assertThat(warm).doesNotContain(candidate);
        assertThat(liked.contains(taste(candidate))).isEqualTo(candidate == ask.target());
      }
    }
    Modality pictures = Objects.requireNonNull(named.picture());
    assertThat(pictures.has(1)).isTrue();
    assertThat(words(all.get(0))).isGreaterThan(words(all.get(1)));
  }

  /// Words of all names: fewer where they lack colours.
  private static int words(ListData data) {
    if (data.text() instanceof Modality.Words words) {
      int sum = 0;
      for (int item = 1; item <= PHOTOS; item++) {
        sum += words.ids().of(item).length;
      }
      return sum;
    }
    throw new AssertionError("no words");
  }

  /// Photos are numbered in the order of the file, kinds and colours by turns.
  private static int taste(int item) {
    return (item - 1) % (COLOURS.size() * KINDS.size());
  }

  private void write() throws IOException {
    StringBuilder rows =
        new StringBuilder(
            "id,gender,masterCategory,subCategory,articleType,baseColour,season,year,usage,"
                + "productDisplayName\n");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("images.zip")))) {
      for (int i = 0; i < PHOTOS; i++) {
        String colour = COLOURS.get(taste(i + 1) % COLOURS.size());
        String kind = KINDS.get(taste(i + 1) / COLOURS.size());
        rows.append(
            "%d,Men,Apparel,Wear,%s,%s,Fall,2011,Casual,Acme, %s %s\n"
                .formatted(1000 + i, kind, colour, colour, kind));
        zip.putNextEntry(new ZipEntry("images/" + (1000 + i) + ".jpg"));
        zip.write(jpeg(new Color(60 * (taste(i + 1) % 4), 20, 20)));
      }
    }
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("styles.csv.gz")))) {
      out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] jpeg(Color colour) throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, colour.getRGB());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }
}
