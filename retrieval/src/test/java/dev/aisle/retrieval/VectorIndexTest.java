package dev.aisle.retrieval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.retrieval.VectorIndex.Neighbour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorIndexTest {
  private static final int ITEMS = 6_000;
  private static final int CLUSTERS = 40;
  private static final int DIMENSION = 48;
  private static final int LIMIT = 10;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final float[][] centres = new float[CLUSTERS][DIMENSION];

  @ParameterizedTest
  @EnumSource
  void findsAlmostAllThatAnExactSearchFinds(VectorEncoding encoding) throws IOException {
    System.out.println("seed " + seed);
    Map<ItemId, float[]> vectors = clustered();
    try (VectorIndex index = VectorIndex.inMemory(encoding, DIMENSION)) {
      index.put(vectors);
      Predicate<ItemId> oneInFifty = item -> item.value().endsWith("7") && item.hashCode() % 5 == 0;
      double recall = 0;
      double filtered = 0;
      int queries = 100;
      for (int i = 0; i < queries; i++) {
        float[] query = around(centres[random.nextInt(CLUSTERS)]);
        recall += recall(index, vectors, query, item -> true) / queries;
        filtered += recall(index, vectors, query, oneInFifty) / queries;
      }
      System.out.printf("%s recall@%d %.4f, filtered %.4f%n", encoding, LIMIT, recall, filtered);
      assertThat(recall).isGreaterThanOrEqualTo(0.95);
      assertThat(filtered).isGreaterThanOrEqualTo(0.95);
    }
  }

  private static double recall(
      VectorIndex index, Map<ItemId, float[]> vectors, float[] query, Predicate<ItemId> wanted) {
    List<Neighbour> exact =
        vectors.entrySet().stream()
            .filter(entry -> wanted.test(entry.getKey()))
            .map(entry -> new Neighbour(entry.getKey(), cosine(query, entry.getValue())))
            .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed())
            .limit(LIMIT)
            .toList();
    List<Neighbour> found = index.nearest(query, LIMIT, wanted);
    assertThat(found).hasSize(LIMIT).allMatch(near -> wanted.test(near.item()));
    assertThat(found)
        .allSatisfy(
            near ->
                assertThat(near.cosine())
                    .isCloseTo(
                        cosine(query, requireNonNull(vectors.get(near.item()))), within(1e-4)));
    Set<ItemId> best = exact.stream().map(Neighbour::item).collect(Collectors.toSet());
    return found.stream().filter(near -> best.contains(near.item())).count() / (double) LIMIT;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      squaresOfA += (double) a[i] * a[i];
      squaresOfB += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(squaresOfA * squaresOfB);
  }

  private Map<ItemId, float[]> clustered() {
    for (float[] centre : centres) {
      for (int i = 0; i < DIMENSION; i++) {
        centre[i] = (float) random.nextGaussian();
      }
    }
    Map<ItemId, float[]> vectors = new HashMap<>();
    for (int i = 0; i < ITEMS; i++) {
      vectors.put(new ItemId("i" + i), around(centres[random.nextInt(CLUSTERS)]));
    }
    return vectors;
  }

  private float[] around(float[] centre) {
    float[] vector = centre.clone();
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] += (float) (random.nextGaussian() / 2);
    }
    return vector;
  }

  @Test
  void aVectorSurvivesReopeningAndIsReplacedOrRemoved(@TempDir Path folder) throws IOException {
    try (VectorIndex index = VectorIndex.open(folder, VectorEncoding.INT8, 2)) {
      index.put(Map.of(new ItemId("a"), new float[] {3, 0}, new ItemId("b"), new float[] {0, 3}));
    }
    try (VectorIndex index = VectorIndex.open(folder, VectorEncoding.INT8, 2)) {
      assertThat(nearest(index)).containsExactly("a", "b");
      index.put(Map.of(new ItemId("a"), new float[] {-1, 0}));
      assertThat(nearest(index)).containsExactly("b", "a");
      index.remove(Set.of(new ItemId("b")));
      assertThat(nearest(index)).containsExactly("a");
      assertThat(index.size()).isOne();
    }
  }

  private static List<String> nearest(VectorIndex index) {
    return index.nearest(new float[] {1, 0}, 5, item -> true).stream()
        .map(near -> near.item().value())
        .toList();
  }

  @Test
  void anotherDimensionOrABrokenFileBeginsAnew(@TempDir Path folder) throws IOException {
    try (VectorIndex index = VectorIndex.open(folder, VectorEncoding.FLOAT32, 2)) {
      index.put(Map.of(new ItemId("a"), new float[] {1, 0}));
    }
    try (VectorIndex index = VectorIndex.open(folder, VectorEncoding.FLOAT32, 3)) {
      assertThat(index.size()).isZero();
      index.put(Map.of(new ItemId("a"), new float[] {1, 0, 0}));
    }
    try (var files = Files.newDirectoryStream(folder, "segments_*")) {
      for (Path file : files) {
        Files.writeString(file, "broken");
      }
    }
    try (VectorIndex index = VectorIndex.open(folder, VectorEncoding.FLOAT32, 3)) {
      assertThat(index.size()).isZero();
    }
  }

  @Test
  void vectorsThatCannotBeComparedAreRefusedAndNoneIsSet() throws IOException {
    try (VectorIndex index = VectorIndex.inMemory(VectorEncoding.FLOAT32, 2)) {
      ItemId good = new ItemId("good");
      ItemId bad = new ItemId("bad");
      assertThatThrownBy(
              () -> index.put(Map.of(good, new float[] {1, 1}, bad, new float[] {1, 1, 1})))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the vector of bad has 3 numbers, needed are 2");
      assertThatThrownBy(() -> index.put(Map.of(bad, new float[] {Float.NaN, 1})))
          .hasMessage("the vector of bad is zero or not finite");
      assertThatThrownBy(() -> index.nearest(new float[] {0, 0}, 1, item -> true))
          .hasMessage("the vector of the query is zero or not finite");
      assertThat(index.size()).isZero();
    }
  }
}
