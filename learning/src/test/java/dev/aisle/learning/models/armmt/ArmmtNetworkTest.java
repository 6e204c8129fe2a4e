package dev.aisle.learning.models.armmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.models.armmt.ArmmtConfig.Auxiliary;
import dev.aisle.learning.models.armmt.ArmmtConfig.Fusion;
import dev.aisle.learning.models.armmt.ArmmtConfig.Personal;
import dev.aisle.learning.models.armmt.ArmmtConfig.Perspectives;
import dev.aisle.learning.models.armmt.ArmmtConfig.Upstream;
import dev.aisle.learning.models.armmt.ArmmtConfig.Weights;
import dev.aisle.learning.nn.Draws;
import dev.aisle.learning.nn.GradientCheck;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArmmtNetworkTest {
  private static final long SEED = 33;
  private static final ArmmtConfig TINY = ArmmtConfig.DEFAULT.withWidth(4).withDropout(0);

  private final Parameters parameters = GradientCheck.parameters(SEED);
  private final ArmmtNetwork network = new ArmmtNetwork(parameters, TinyLists.SIZES, TINY);

  ArmmtNetworkTest() {
    stir(parameters);
  }

  /// Moves away from where all fusion weights are 1 and no bias counts.
  private static void stir(Parameters parameters) {
    Draws draws = new Draws(SEED);
    try (Scope _ = Scope.withoutGradients()) {
      parameters
          .tensors()
          .forEach(
              (name, tensor) -> {
                if (name.contains("main.output")
                    || name.contains("excitation")
                    || name.contains("history")
                    || name.contains("bias")) {
                  double[] drawn = draws.normal(Math.toIntExact(tensor.elements()));
                  tensor.writeInPlace(Arrays.stream(drawn).map(x -> 0.3 * x).toArray());
                }
              });
    }
  }

  @AfterAll
  void free() {
    parameters.close();
  }

  private double[] logits(TinyLists lists) {
    try (Scope _ = Scope.inference()) {
      return network.forward(lists.batch(), null).logits().doubles();
    }
  }

  @Test
  void whatStandsAtPaddedPlacesChangesNothing() {
    TinyLists lists = new TinyLists(SEED, 1, 3, 2);
    double[] alone = logits(lists);
    TinyLists longer = new TinyLists(SEED + 1, 1, 6, 5);
    System.arraycopy(lists.base, 0, longer.base, 0, lists.base.length);
    System.arraycopy(lists.upstream, 0, longer.upstream, 0, 3);
    System.arraycopy(lists.ranks, 0, longer.ranks, 0, 3);
    Arrays.fill(longer.there, 3, 6, false);
    longer.context = lists.context;
    longer.query = lists.query;
    for (int m = 0; m < 2; m++) {
      System.arraycopy(lists.vectors[m], 0, longer.vectors[m], 0, lists.vectors[m].length);
      // The shopper's clicks stand last, padding in front of them.
      int from = longer.pastVectors[m].length - lists.pastVectors[m].length;
      System.arraycopy(
          lists.pastVectors[m], 0, longer.pastVectors[m], from, lists.pastVectors[m].length);
      Arrays.fill(longer.pastAvailable[m], 0, 3, 0);
    }
    System.arraycopy(lists.kinds, 0, longer.kinds, 3, 2);
    System.arraycopy(lists.ages, 0, longer.ages, 3, 2);
    assertThat(Arrays.copyOf(logits(longer), 3)).containsExactly(alone, within(1e-9));
  }

  @Test
  void itemsMovedWithTheirRanksHaveTheirNewScores() {
    TinyLists lists = new TinyLists(SEED, 1, 7, 4);
    double[] before = logits(lists);
    List<Integer> order = shuffled(7);
    lists.base = TinyLists.moved(lists.base, TinyLists.BASE, order);
    lists.upstream = TinyLists.moved(lists.upstream, 1, order);
    lists.ranks = TinyLists.moved(lists.ranks, order);
    lists.vectors[0] = TinyLists.moved(lists.vectors[0], TinyLists.TEXT, order);
    lists.vectors[1] = TinyLists.moved(lists.vectors[1], TinyLists.PICTURE, order);
    assertThat(logits(lists)).containsExactly(TinyLists.moved(before, 1, order), within(1e-9));
  }

  @Test
  void theOrderOfClicksIsNoMatterOnceKindsAndAgesMoveAlong() {
    TinyLists lists = new TinyLists(SEED, 1, 3, 6);
    double[] before = logits(lists);
    List<Integer> order = shuffled(6);
    lists.pastVectors[0] = TinyLists.moved(lists.pastVectors[0], TinyLists.TEXT, order);
    lists.pastVectors[1] = TinyLists.moved(lists.pastVectors[1], TinyLists.PICTURE, order);
    int[] kinds = lists.kinds;
    lists.kinds = TinyLists.moved(kinds, order);
    lists.ages = TinyLists.moved(lists.ages, order);
    assertThat(logits(lists)).containsExactly(before, within(1e-9));
    lists.kinds = kinds;
    assertThat(logits(lists)).isNotEqualTo(before);
  }

  private static void finite(double[] values) {
    assertThat(Arrays.stream(values).allMatch(Double::isFinite))
        .as(Arrays.toString(values))
        .isTrue();
  }

  private static List<Integer> shuffled(int size) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(order, new Random(SEED));
    return order;
  }

  @Test
  void aMissingPictureIsNotRead() {
    TinyLists lists = new TinyLists(SEED, 1, 3, 2);
    lists.available[1][1] = 0;
    double[] before = logits(lists);
    for (int i = 0; i < TinyLists.PICTURE; i++) {
      lists.vectors[1][TinyLists.PICTURE + i] += 5;
    }
    assertThat(logits(lists)).containsExactly(before);
    try (Scope _ = Scope.training()) {
      Tensor pictures =
          Tensor.of(lists.vectors[1], 1, 3, TinyLists.PICTURE).copied().requireGradient();
      network.forward(lists.batch(pictures), null).logits().sum().backward();
      double[] gradient = Objects.requireNonNull(pictures.gradient()).doubles();
      parameters.clearGradients();
      assertThat(Arrays.copyOfRange(gradient, 4, 8)).containsOnly(0);
      assertThat(Arrays.stream(gradient).map(Math::abs).sum()).isPositive();
    }
  }

  @Test
  void aShopperWithoutClicksHasFiniteScoresAndGradients() {
    TinyLists lists = new TinyLists(SEED, 2, 3, 2);
    for (int m = 0; m < 2; m++) {
      Arrays.fill(lists.pastAvailable[m], 0, 2, 0);
    }
    double[] before = logits(lists);
    assertThat(before).satisfies(ArmmtNetworkTest::finite);
    lists.pastVectors[0][0] += 7;
    assertThat(logits(lists)).containsExactly(before);
    assertThat(GradientCheck.gradients(parameters, () -> loss(lists, 0.2)).values())
        .allSatisfy(gradient -> assertThat(gradient).satisfies(ArmmtNetworkTest::finite));
  }

  @Test
  void aSearchWithoutAQueryVectorIsScored() {
    TinyLists lists = new TinyLists(SEED, 1, 3, 2);
    lists.asked[0] = 0;
    lists.query = new double[TinyLists.QUERY];
    assertThat(logits(lists)).satisfies(ArmmtNetworkTest::finite);
  }

  @Test
  void itemsThatSeeNobodyAreScoredAlone() {
    TinyLists two = new TinyLists(SEED, 1, 3, 2);
    try (Scope _ = Scope.inference()) {
      ArmmtBatch batch = two.batch();
      boolean[] itself = {true, false, false, false, true, false, false, false, true};
      ArmmtBatch alone =
          new ArmmtBatch(
              batch.base(),
              batch.upstream(),
              batch.ranks(),
              Tensor.of(itself, 1, 3, 3),
              batch.context(),
              batch.modalities(),
              batch.history(),
              batch.query());
      double[] scores = network.forward(alone, null).logits().doubles();
      assertThat(scores).isNotEqualTo(logits(two));
      for (int i = 0; i < TinyLists.BASE; i++) {
        two.base[TinyLists.BASE + i] += 3; // of the second item
      }
      ArmmtBatch moved = two.batch();
      double[] after =
          network
              .forward(
                  new ArmmtBatch(
                      moved.base(),
                      moved.upstream(),
                      moved.ranks(),
                      Tensor.of(itself, 1, 3, 3),
                      moved.context(),
                      moved.modalities(),
                      moved.history(),
                      moved.query()),
                  null)
              .logits()
              .doubles();
      assertThat(after[0]).isEqualTo(scores[0]);
      assertThat(after[1]).isNotEqualTo(scores[1]);
    }
  }

  private Tensor loss(TinyLists lists, double auxiliary) {
    ArmmtNetwork.Output output = network.forward(lists.batch(), null);
    ArmmtLoss.Labels labels = lists.labels();
    return ArmmtLoss.main(output.logits(), labels, 1)
        .plus(ArmmtLoss.auxiliary(network.auxiliary(output), labels).times(auxiliary));
  }

  static List<ArmmtConfig> variants() {
    return List.of(
        TINY,
        TINY.withFusion(new Fusion(Weights.SOFTMAX, false, true, 3)),
        TINY.withFusion(new Fusion(Weights.RELU, true, false, 3))
            .withAuxiliary(new Auxiliary(0.2, true, 0)),
        TINY.withPersonal(new Personal(false, false, false)),
        TINY.withPersonal(new Personal(true, false, true))
            .withList(new Perspectives(TINY.list().perspectives(), 2)),
        TINY.withPersonal(new Personal(false, true, false))
            .withList(new Perspectives(List.of(), 1))
            .withUpstream(new Upstream(false, false, 0)));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void gradientsAreThoseOfTheLoss(ArmmtConfig config) {
    TinyLists lists = new TinyLists(SEED + 2, 2, 3, 2);
    lists.available[1][1] = 0;
    lists.pastAvailable[0][3] = 0;
    try (Parameters own = GradientCheck.parameters(SEED)) {
      ArmmtNetwork tiny = new ArmmtNetwork(own, TinyLists.SIZES, config);
      stir(own);
      GradientCheck.check(
          SEED,
          own,
          () -> {
            ArmmtBatch raw = lists.batch();
            ArmmtBatch views = tiny.projected(raw);
            ArmmtNetwork.Output output = tiny.scored(views, null);
            ArmmtLoss.Labels labels = lists.labels();
            Tensor loss =
                ArmmtLoss.main(output.logits(), labels, 0.5)
                    .plus(ArmmtLoss.auxiliary(tiny.auxiliary(output), labels).times(0.2));
            Tensor alignment = tiny.alignment(raw, views);
            return alignment == null ? loss : loss.plus(alignment);
          });
    }
  }

  /// The auxiliary task moves what makes the representations, and nothing else.
  @Test
  void theAuxiliaryTaskTeachesTheRepresentationsAlone() {
    TinyLists lists = new TinyLists(SEED, 2, 3, 2);
    Supplier<Tensor> auxiliary =
        () ->
            ArmmtLoss.auxiliary(
                network.auxiliary(network.forward(lists.batch(), null)), lists.labels());
    Map<String, double[]> gradients = GradientCheck.gradients(parameters, auxiliary);
    gradients.forEach(
        (name, gradient) -> {
          double size = Arrays.stream(gradient).map(Math::abs).sum();
          boolean isList =
              List.of("base", "joint", "block", "main", "ranks", "blend").stream()
                  .anyMatch(name::startsWith);
          if (isList) {
            assertThat(size).as(name).isZero();
          } else if (!name.contains("history")) {
            assertThat(size).as(name).isPositive();
          }
        });
    Map<String, double[]> without =
        GradientCheck.gradients(
            parameters,
            () -> ArmmtLoss.main(network.forward(lists.batch(), null).logits(), lists.labels(), 1));
    without.forEach(
        (name, gradient) -> {
          if (name.startsWith("auxiliary")) {
            assertThat(gradient).as(name).containsOnly(0);
          }
        });
  }

  /// Padding takes no part, and a text that tells its own item from all others costs nothing.
  @Test
  void alignmentAsksWhichItemATextIsOf() {
    TinyLists lists = new TinyLists(SEED, 1, 4, 2);
    lists.there[3] = false;
    try (Scope _ = Scope.inference()) {
      double before = alignment(lists);
      lists.vectors[0][3 * TinyLists.TEXT] += 9;
      lists.vectors[1][3 * TinyLists.PICTURE] += 9;
      assertThat(alignment(lists)).isCloseTo(before, within(1e-12)).isPositive();
      lists.available[0][0] = 0;
      lists.available[0][1] = 0;
      lists.available[1][1] = 0;
      lists.available[1][0] = 0;
      assertThat(alignment(lists)).as("one item is left to choose from").isCloseTo(0, within(1e-9));
    }
  }

  private double alignment(TinyLists lists) {
    ArmmtBatch raw = lists.batch();
    return Objects.requireNonNull(network.alignment(raw, network.projected(raw))).item();
  }

  @Test
  void lossesAreThoseComputedByHand() {
    try (Scope _ = Scope.inference()) {
      Tensor logits = Tensor.of(new double[] {1, -0.5, 2}, 1, 3);
      Tensor first = Tensor.of(new double[] {1, 0, 0}, 1, 3);
      ArmmtLoss.Labels labels =
          new ArmmtLoss.Labels(first, first, Tensor.of(TinyLists.ones(3), 1, 3), 1);
      double pointwise = ArmmtLoss.main(logits, labels, 0).item();
      assertThat(pointwise).isCloseTo(0.971422228, within(1e-9));
      assertThat(ArmmtLoss.main(logits, labels, 1).item() - pointwise)
          .isCloseTo(1.371539032, within(1e-9));
      Tensor huge = Tensor.of(new double[] {-1e4, 1e4, 0}, 1, 3);
      assertThat(ArmmtLoss.main(huge, labels, 1).item()).isFinite();
    }
  }

  @Test
  void dropoutIsOfItsNoise() {
    ArmmtConfig dropping = TINY.withDropout(0.3);
    TinyLists lists = new TinyLists(SEED, 1, 5, 3);
    try (Parameters own = GradientCheck.parameters(SEED);
        Scope _ = Scope.inference()) {
      ArmmtNetwork dropped = new ArmmtNetwork(own, TinyLists.SIZES, dropping);
      stir(own);
      double[] one = dropped.forward(lists.batch(), new Noise(1)).logits().doubles();
      assertThat(dropped.forward(lists.batch(), new Noise(1)).logits().doubles())
          .containsExactly(one);
      assertThat(dropped.forward(lists.batch(), new Noise(2)).logits().doubles()).isNotEqualTo(one);
      assertThat(dropped.forward(lists.batch(), null).logits().doubles()).isNotEqualTo(one);
    }
  }
}
