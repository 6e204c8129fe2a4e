package dev.aisle.app.planted;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.models.armmt.Modality;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlantedDataTest {
  private static final long SEED = 11;
  private static final PlantedTastes TASTES = new PlantedTastes(200, 100, 300, 300, 1.2);

  @Test
  void listsToBeMeasuredOnHaveOnlyItemsThatTrainingNeverSaw() {
    PlantedData data = TASTES.data(SEED);
    assertThat(data.training()).allMatch(list -> Arrays.stream(list.ids()).allMatch(id -> id > 0));
    for (PlantedList list : data.test()) {
      assertThat(list.ids()).as("seed %d", SEED).containsOnly(0);
      assertThat(Arrays.stream(list.items())).as("seed %d", SEED).allMatch(item -> item >= 200);
      assertThat(Arrays.stream(list.history())).as("seed %d", SEED).allMatch(item -> item < 200);
    }
  }

  @Test
  void shoppersPickedWhatTheyLike() {
    // Picks are the best of 30, so their texts are more like those that the shopper would take.
    PlantedData data = TASTES.withPictures(0).data(SEED);
    float[] @Nullable [] texts = requireNonNull(data.vectors().get(Modality.TEXT));
    double liked = 0;
    double disliked = 0;
    for (PlantedList list : data.test()) {
      for (int i = 0; i < list.items().length; i++) {
        for (int pick : list.history()) {
          double likeness =
              dot(requireNonNull(texts[pick]), requireNonNull(texts[list.items()[i]]));
          liked += list.truth()[i] > -1.5 ? likeness : 0;
          disliked += list.truth()[i] > -1.5 ? 0 : likeness;
        }
      }
    }
    assertThat(liked).as("seed %d", SEED).isPositive();
    assertThat(disliked).as("seed %d", SEED).isNegative();
  }

  private static double dot(float[] one, float[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> one[i] * other[i]).sum();
  }

  @Test
  void withoutStylesPicturesDecideNothing() {
    PlantedData with = TASTES.data(SEED);
    PlantedData without = TASTES.withPictures(0).data(SEED);
    assertThat(deviation(with)).isEqualTo(deviation(without) * Math.sqrt(2), within(0.3));
  }

  private static double deviation(PlantedData data) {
    return Math.sqrt(
        data.test().stream()
            .flatMapToDouble(list -> Arrays.stream(list.truth()))
            .map(truth -> (truth + 1.5) * (truth + 1.5))
            .average()
            .orElseThrow());
  }

  @Test
  void oneOfEachLookIsWanted() {
    PlantedData data = new PlantedLooks(1, 200).data(SEED);
    for (PlantedList list : data.test()) {
      long best = Arrays.stream(list.truth()).filter(truth -> truth != -2.5).count();
      assertThat(best).as("seed %d", SEED).isBetween(1L, 6L);
    }
  }

  @Test
  void missingVectorsAreToldOrAreZeros() {
    PlantedData data = TASTES.data(SEED);
    PlantedData told = data.withoutSome(Modality.PICTURE, 0.3, true, new SplittableRandom(SEED));
    PlantedData untold = data.withoutSome(Modality.PICTURE, 0.3, false, new SplittableRandom(SEED));
    long missing =
        Arrays.stream(told.vectors().get(Modality.PICTURE)).filter(Objects::isNull).count();
    long zeros =
        Arrays.stream(untold.vectors().get(Modality.PICTURE))
            .filter(vector -> Arrays.equals(vector, new float[32]))
            .count();
    assertThat(missing).as("seed %d", SEED).isEqualTo(zeros).isBetween(60L, 120L);
    assertThat(told.vectors().get(Modality.TEXT)).isSameAs(data.vectors().get(Modality.TEXT));
    assertThat(data.withOnly(List.of(Modality.TEXT)).widths()).containsExactly(32);
  }

  @Test
  void wrongIdsAreThoseOfKnownItems() {
    PlantedData wrong = TASTES.data(SEED).withWrongIds(new SplittableRandom(SEED));
    assertThat(wrong.test().stream().flatMapToInt(list -> Arrays.stream(list.ids())))
        .as("seed %d", SEED)
        .allMatch(id -> id >= 1 && id <= 200);
  }

  @Test
  void requirementsSayWhatTheyAllow() {
    assertThat(Requirement.least("a", "", 0.05).threshold()).isEqualTo("≥ 0.05");
    assertThat(Requirement.most("a", "", 0.5).threshold()).isEqualTo("≤ 0.5");
    Requirement chance = Requirement.between("a", "", 0.48, 0.52);
    assertThat(chance.threshold()).isEqualTo("0.48 … 0.52");
    assertThat(List.of(0.47, 0.48, 0.5, 0.53).stream().map(chance::holds))
        .containsExactly(false, true, true, false);
  }
}
