package dev.aisle.app.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmazonGroceryTest {
  private static final String HEADER = "user_id\titem_id\ttime\n";

  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(folder.resolve(name))),
            StandardCharsets.UTF_8)) {
      out.write(text);
    }
  }

  /// Items 7, 14, 21 … in the order of the file, so that their numbers are 1, 2, 3 …
  private void writeItems() throws IOException {
    write(
        "item_meta.csv.gz",
        "item_id\ti_category\tr_complement\tr_substitute\n"
            + IntStream.rangeClosed(1, 200)
                .mapToObj(i -> 7 * i + "\t" + i % 3 + "\t[]\t[]\n")
                .collect(Collectors.joining()));
  }

  @Test
  void sequencesAreInTheOrderOfTimeAndTheLastStepIsTheTarget() throws IOException {
    writeItems();
    write("train.csv.gz", HEADER + "5\t21\t300\n5\t7\t100\n5\t14\t200\n5\t28\t300\n");
    Benchmark grocery = AmazonGrocery.read(folder);
    assertThat(grocery.sequences().before(0, 0)).containsExactly(1, 2, 3, 4);
    Ask ask = grocery.task("random-99").asks().getFirst();
    assertThat(ask.history()).containsExactly(1, 2, 3);
    assertThat(ask.target()).isEqualTo(4);
    assertThat(ask.candidates()).hasSize(100).contains(4).doesNotContain(1, 2, 3);
    assertThat(grocery.validation().asks().getFirst().target()).isEqualTo(3);
    assertThat(grocery.sequences().sides().getFirst().of(2)).containsExactly(3);
  }

  @Test
  void aBadLineIsNamedWithItsFieldAndTheWayOut() throws IOException {
    writeItems();
    write("train.csv.gz", HEADER + "5\t21\tyesterday\n");
    assertThatThrownBy(() -> AmazonGrocery.read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("train.csv.gz:2")
        .hasMessageContaining("time is \"yesterday\", no whole number");
    write("train.csv.gz", HEADER + "5\t22\t1\n");
    assertThatThrownBy(() -> AmazonGrocery.read(folder))
        .hasMessageContaining("train.csv.gz:2")
        .hasMessageContaining("the item 22 is not in item_meta.csv.gz");
    Files.delete(folder.resolve("train.csv.gz"));
    assertThatThrownBy(() -> AmazonGrocery.read(folder)).hasMessageContaining("is missing");
  }
}
