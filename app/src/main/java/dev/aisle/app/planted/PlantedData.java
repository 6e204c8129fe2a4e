package dev.aisle.app.planted;

import dev.aisle.learning.models.armmt.Modality;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Lists to learn from and lists to be measured on. All lists have as many candidates, and as many
/// past picks.
///
/// @param vectors of each modality, by item; null where an item has none
/// @param idRows rows of the table of ids with that of unknown items, 0 where items have no ids
public record PlantedData(
    Map<Modality, float[] @Nullable []> vectors,
    int idRows,
    List<PlantedList> training,
    List<PlantedList> test) {
  public PlantedData {
    EnumMap<Modality, float[] @Nullable []> ordered = new EnumMap<>(Modality.class);
    ordered.putAll(vectors);
    vectors = Collections.unmodifiableMap(ordered);
    training = List.copyOf(training);
    test = List.copyOf(test);
  }

  /// How many numbers the vectors of each modality have.
  List<Integer> widths() {
    return vectors.values().stream().map(PlantedData::width).toList();
  }

  private static int width(float[] @Nullable [] vectors) {
    return Arrays.stream(vectors).filter(Objects::nonNull).findFirst().orElseThrow().length;
  }

  /// G.
  int context() {
    return training.getFirst().context().length;
  }

  /// F.
  int features() {
    return training.getFirst().features()[0].length;
  }

  /// The same of which only some modalities are seen.
  PlantedData withOnly(Collection<Modality> kept) {
    EnumMap<Modality, float[] @Nullable []> some = new EnumMap<>(Modality.class);
    for (Modality modality : kept) {
      some.put(modality, Objects.requireNonNull(vectors.get(modality)));
    }
    return new PlantedData(some, idRows, training, test);
  }

  /// The same whose test lists are others.
  PlantedData withTest(UnaryOperator<PlantedList> other) {
    return new PlantedData(vectors, idRows, training, test.stream().map(other).toList());
  }

  /// The same in which unknown items go by the ids of random known ones.
  PlantedData withWrongIds(RandomGenerator random) {
    return withTest(list -> list.withIds(random.ints(list.ids().length, 1, idRows).toArray()));
  }

  /// The same in which a share of the items has no vector of a modality, as candidates and in
  /// histories.
  ///
  /// @param told whether the model is told so; else the vector is zero, and said to be there
  PlantedData withoutSome(Modality modality, double share, boolean told, RandomGenerator random) {
    EnumMap<Modality, float[] @Nullable []> others = new EnumMap<>(vectors);
    float[] @Nullable [] some = Objects.requireNonNull(vectors.get(modality)).clone();
    int width = width(some);
    for (int item = 0; item < some.length; item++) {
      if (random.nextDouble() < share) {
        some[item] = told ? null : new float[width];
      }
    }
    others.put(modality, some);
    return new PlantedData(others, idRows, training, test);
  }
}
