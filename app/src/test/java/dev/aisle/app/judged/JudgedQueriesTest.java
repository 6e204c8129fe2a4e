package dev.aisle.app.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.app.imports.MemoryShop;
import dev.aisle.app.imports.TestData;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.evaluation.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedQueriesTest {
  @TempDir Path folder;

  @Test
  void readsTheRealRatings() throws IOException {
    Path file = TestData.folder("chorus-electronics").resolve("Broad_Query_Set_rated.dev.csv");

    JudgedQueries judged = JudgedQueries.read(file, null);

    assertThat(judged.qrels().grades()).hasSize(109);
    assertThat(judged.qrels().grades().values().stream().mapToInt(Map::size).sum())
        .isEqualTo(2_904);
    assertThat(judged.texts()).containsEntry("laptop", "laptop");
  }

  @Test
  void qrelsSurviveWritingAndReading() throws IOException {
    JudgedQueries judged =
        read(
            "1 0 a 3\n1 0 b 0\n2 0 a -2\n",
            Files.writeString(folder.resolve("t"), "1\tred\n2\tblue shoe\n"));
    assertThat(judged.qrels().grades().get("2")).containsEntry(new ItemId("a"), 0);
    assertThat(judged.texts()).containsEntry("2", "blue shoe");

    Path written = folder.resolve("qrels");
    TrecFiles.writeQrels(judged.qrels(), written);

    assertThat(Files.readAllLines(written)).containsExactly("1 0 a 3", "1 0 b 0", "2 0 a 0");
    assertThat(JudgedQueries.read(written, null).qrels()).isEqualTo(judged.qrels());
  }

  @Test
  void contradictionsAndForeignLinesAreNamed() {
    assertThatThrownBy(() -> read("1 0 a 3\n1 0 a 2\n", null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "j:2: item a was graded 3 for the same query before. Keep one grade per query and"
                + " item.");
    assertThatThrownBy(() -> read("1 a 3\n", null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("j:1: has 3 columns, not 4.");
    assertThatThrownBy(() -> read("query,docid,rating\nq,a,good\n", null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("j:2: the grade is \"good\".");
    assertThatThrownBy(() -> read("query,doc\nq,a\n", null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("j:1: the header lacks the column docid.");
  }

  @Test
  void aRetrieverIsMeasuredAndItsRunWritten() throws IOException {
    JudgedQueries judged = read("query,docid,rating\nred,a,3\nred,b,0\nblue,c,1\n", null);

    RetrievalEvaluation evaluation =
        RetrievalEvaluation.run(
            new Fixed(List.of("b", "a", "x")), new MemoryShop(), judged, Figure.Source.REAL, 20, 7);

    assertThat(figure(evaluation, "retrieve/fixed/mrr")).isEqualTo(0.25);
    assertThat(figure(evaluation, "retrieve/fixed/recall@20")).isEqualTo(0.5);
    assertThat(figure(evaluation, "retrieve/fixed/ndcg@10"))
        .isEqualTo(0.5 / (Math.log(3) / Math.log(2)));
    assertThat(figure(evaluation, "retrieve/fixed/judged@10")).isEqualTo((2 / 3.0 + 0) / 2);
    assertThat(evaluation.figures()).allMatch(figure -> figure.n() == 2);
    Path run = folder.resolve("run");
    TrecFiles.writeRun(evaluation.run(), run);
    assertThat(Files.readAllLines(run).getFirst()).isEqualTo("blue Q0 b 1 3 fixed");
  }

  private static double figure(RetrievalEvaluation evaluation, String name) {
    return evaluation.figures().stream()
        .filter(figure -> figure.figure().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private JudgedQueries read(String text, @org.jspecify.annotations.Nullable Path topics)
      throws IOException {
    return JudgedQueries.read(Files.writeString(folder.resolve("j"), text), topics);
  }

  /// Finds the same whatever is asked.
  private record Fixed(List<String> items) implements Retriever {
    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public Retrieval retrieve(Request request, ShopView shop, int depth) {
      List<Candidate> candidates =
          items.stream()
              .map(item -> new Candidate(new ItemId(item), -items.indexOf(item), List.of("fixed")))
              .toList();
      return new Retrieval(new Slate(candidates), candidates.size(), List.of(), null);
    }

    @Override
    public Explanation explain(Request request, ShopView shop, ItemId item) {
      throw new UnsupportedOperationException("nobody asks");
    }
  }
}
