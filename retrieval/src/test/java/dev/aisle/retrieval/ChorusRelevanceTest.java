package dev.aisle.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aisle.core.evaluation.RankingMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The default retrieval on a real catalogue with human grades. 0.735 is what a plain BM25 over
/// title, description and brand reaches on the same files.
class ChorusRelevanceTest {
  @Test
  void theDefaultsBeatPlainBm25() throws IOException {
    Path folder = Chorus.folder();
    assumeTrue(folder != null, "needs chorus-electronics in the folder -Daisle.data names");
    Map<String, Map<String, Integer>> grades = Chorus.grades(folder);
    List<Double> ndcgs = new ArrayList<>();
    try (TestShop shop = TestShop.empty()) {
      Chorus.items(folder).forEach(shop::put);
      shop.publish();
      grades.forEach(
          (query, graded) -> {
            if (graded.values().stream().anyMatch(grade -> grade > 0)) {
              List<String> found = shop.find(TestShop.search(query), 10);
              ndcgs.add(RankingMetrics.ndcg(found, graded, 10));
            }
          });
    }
    double mean = ndcgs.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    System.out.printf("chorus-electronics nDCG@10 %.4f over %d queries%n", mean, ndcgs.size());
    assertThat(ndcgs).hasSize(96);
    assertThat(mean).isGreaterThanOrEqualTo(0.77);
  }
}
