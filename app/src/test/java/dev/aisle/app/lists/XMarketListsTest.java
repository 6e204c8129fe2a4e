package dev.aisle.app.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.app.sequences.Ask;
import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XMarketListsTest {
  private static final String HEADER = "userId\titemId\trating\n";
  private static final String RUN =
      "u1\t" + IntStream.range(0, 100).mapToObj(i -> "i" + i).collect(Collectors.joining(","));

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    StringBuilder ratings = new StringBuilder(HEADER);
    for (int user = 0; user < 900; user++) {
      for (int i = 0; i < 4; i++) {
        ratings.append("u%d\ti%d\t5.0\n".formatted(user, 100 + (7 * user + 31 * i) % 300));
      }
    }
    gzip("train.tsv.gz", ratings.toString());
    gzip("train_5core.tsv.gz", ratings.toString());
    gzip("valid_qrel.tsv.gz", HEADER + "u1\ti3\t1\n");
    gzip("valid_run.tsv.gz", RUN + "\n");
  }

  private void gzip(String name, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aTrainingListIsARatingHeldOutAmong99ItemsThatTheUserDidNotRate() throws IOException {
    ListData data = XMarketLists.read(folder);
    assertThat(data.validation().asks()).hasSize(800);
    assertThat(data.training().size()).isEqualTo(100);
    for (int list = 0; list < data.training().size(); list++) {
      Ask ask = data.training().list(list, new SplittableRandom(list));
      assertThat(ask.history()).hasSize(3).doesNotContain(ask.target());
      assertThat(ask.candidates()).hasSize(100).contains(ask.target());
      assertThat(Arrays.stream(ask.candidates())).doesNotContain(boxed(ask.history()));
    }
  }

  private static Integer[] boxed(int[] some) {
    return Arrays.stream(some).boxed().toArray(Integer[]::new);
  }

  @Test
  void theTestsTargetIsNothingToTheIncomingOrder() throws IOException {
    Ask ask = XMarketLists.read(folder).tests().getFirst().asks().getFirst();
    gzip("valid_qrel.tsv.gz", HEADER + "u1\ti4\t1\n");
    ListData other = XMarketLists.read(folder);
    Ask moved = other.tests().getFirst().asks().getFirst();
    assertThat(ask.history()).hasSize(4);
    ListFeatures features = other.features();
    float[] one = new float[features.base()];
    float[] two = new float[features.base()];
    features.write(moved, moved.target(), one, 0);
    features.write(moved, moved.candidates()[50], two, 0);
    // Nobody rated either: only the list of relevant items tells them apart.
    assertThat(one).containsExactly(two);
  }

  @Test
  void aListWithoutItsRelevantItemIsRefusedByLine() throws IOException {
    gzip("valid_qrel.tsv.gz", HEADER + "u1\ti333\t1\n");
    assertThatThrownBy(() -> XMarketLists.read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("valid_run.tsv.gz:1")
        .hasMessageContaining("not among the candidates");
  }

  @Test
  void aFolderOfNothingKnownIsRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> ListSets.read(empty, folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--data")
        .hasMessageContaining("styles.csv.gz");
  }
}
