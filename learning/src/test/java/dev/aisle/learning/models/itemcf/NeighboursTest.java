package dev.aisle.learning.models.itemcf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.learning.files.TensorData;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighboursTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  static final ItemCfConfig PLAIN = new ItemCfConfig(1_000, 1_000, 0, 1, 1, 1, 1, 20, 1);

  private static void add(Histories histories, String shopper, String item, double strength) {
    histories.add(
        new ShopperId(shopper), new ItemId(item), strength, START, new SessionId("v" + shopper));
  }

  private static double similarity(Neighbours neighbours, String a, String b) {
    return neighbours.similarity(
        neighbours.number(new ItemId(a)), neighbours.number(new ItemId(b)));
  }

  @Test
  void valuesByHand() {
    Histories histories = new Histories();
    for (String item : List.of("a", "b")) {
      add(histories, "1", item, 1);
    }
    for (String item : List.of("a", "b", "c", "d", "e", "f")) {
      add(histories, "2", item, 1);
    }
    add(histories, "3", "a", 1);
    Neighbours neighbours = Neighbours.of(histories, PLAIN);
    // Shoppers of two and six items weigh 1/2 and 1/3; a has three shoppers, b two, c one.
    assertThat(similarity(neighbours, "a", "b"))
        .isCloseTo((1 / 2.0 + 1 / 3.0) / Math.sqrt(6), within(1e-7));
    assertThat(similarity(neighbours, "b", "a")).isEqualTo(similarity(neighbours, "a", "b"));
    assertThat(similarity(neighbours, "c", "a")).isCloseTo(1 / 3.0 / Math.sqrt(3), within(1e-7));
    assertThat(similarity(neighbours, "c", "d")).isCloseTo(1 / 3.0, within(1e-7));
  }

  @Test
  void strengthTimeAndSessionsCount() {
    Histories histories = new Histories();
    ShopperId shopper = new ShopperId("1");
    histories.add(shopper, new ItemId("a"), 1, START, new SessionId("v1"));
    histories.add(shopper, new ItemId("b"), 2, START, new SessionId("v1"));
    histories.add(
        shopper, new ItemId("c"), 1, START.plus(Duration.ofDays(14)), new SessionId("v2"));
    // Again, and less: the strongest counts.
    histories.add(shopper, new ItemId("b"), 1, START, new SessionId("v1"));
    ItemCfConfig config = new ItemCfConfig(10, 10, 7, 3, 1, 1, 1, 20, 1);
    Neighbours neighbours = Neighbours.of(histories, config);
    double weight = Math.log(2) / Math.log(5);
    assertThat(similarity(neighbours, "a", "b")).isCloseTo(weight * 3 * 2 / 2, within(1e-6));
    assertThat(similarity(neighbours, "a", "c")).isCloseTo(weight / 4, within(1e-6));
  }

  private static Histories random(long seed) {
    Random random = new Random(seed);
    Histories histories = new Histories();
    for (int i = 0; i < 300; i++) {
      add(histories, "p" + random.nextInt(20), "i" + random.nextInt(25), 1 + random.nextInt(3));
    }
    return histories;
  }

  /// By all pairs of all shoppers, without any of the tables.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void equalsTheObviousVersion(long seed) {
    Histories histories = random(seed);
    Neighbours neighbours = Neighbours.of(histories, PLAIN);
    int n = histories.items().size();
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        double together = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (List<Histories.Entry> list : histories.lists(1_000)) {
          double strengthA = strength(list, a);
          double strengthB = strength(list, b);
          together += strengthA * strengthB * Math.log(2) / Math.log(2 + list.size());
          squaresA += strengthA * strengthA;
          squaresB += strengthB * strengthB;
        }
        double expected = a == b ? 0 : together / Math.sqrt(squaresA * squaresB);
        assertThat(neighbours.similarity(a, b)).isCloseTo(expected, within(1e-6));
      }
    }
  }

  private static double strength(List<Histories.Entry> list, int item) {
    return list.stream()
        .filter(entry -> entry.item() == item)
        .mapToDouble(Histories.Entry::strength)
        .sum();
  }

  @Test
  void keepsTheNearestOnly() {
    Histories histories = random(4);
    Neighbours all = Neighbours.of(histories, PLAIN);
    Neighbours few = Neighbours.of(histories, new ItemCfConfig(3, 1_000, 0, 1, 1, 1, 1, 20, 1));
    for (int item = 0; item < histories.items().size(); item++) {
      TreeSet<Double> kept = new TreeSet<>();
      TreeSet<Double> left = new TreeSet<>();
      for (int other = 0; other < histories.items().size(); other++) {
        (few.similarity(item, other) > 0 ? kept : left).add(all.similarity(item, other));
      }
      assertThat(kept.first()).isGreaterThanOrEqualTo(left.last());
      Map<Integer, Double> scores = new HashMap<>();
      few.addTo(scores, item, 1);
      assertThat(scores).hasSize(3);
    }
  }

  @Test
  void theSameOnceWrittenAndRead() {
    Histories histories = random(5);
    add(histories, "p1", "鳥居 ü", 2);
    Neighbours before = Neighbours.of(histories, PLAIN);
    Neighbours after = Neighbours.of(before.tensors());
    assertThat(after.tensors()).isEqualTo(before.tensors());
    for (int item = 0; item < before.size(); item++) {
      assertThat(after.item(item)).isEqualTo(before.item(item));
    }
    assertThat(after.number(new ItemId("鳥居 ü"))).isEqualTo(before.size() - 1);
  }

  @Test
  void refusesDamagedTables() {
    Map<String, TensorData> whole = Neighbours.of(random(6), PLAIN).tensors();
    damaged(whole, "neighbours.item", 0, 99, "has the neighbour 99.0 among 25 items");
    damaged(whole, "neighbours.item", 0, 0.5f, "has the neighbour 0.5 among 25 items");
    damaged(whole, "neighbours.similarity", 3, Float.NaN, "has the similarity NaN");
    damaged(whole, "items.idLength", 24, 99, "has an id of 99.0 bytes");
    Map<String, TensorData> less = new HashMap<>(whole);
    less.remove("items.id");
    assertThatThrownBy(() -> Neighbours.of(less))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("itemcf: has no tensor items.id. Train it again.");
  }

  private static void damaged(
      Map<String, TensorData> whole, String name, int index, float value, String problem) {
    Map<String, TensorData> changed = new HashMap<>(whole);
    TensorData tensor = whole.getOrDefault(name, new TensorData(new float[0], 0));
    float[] values = tensor.values().clone();
    values[index] = value;
    changed.put(name, new TensorData(values, tensor.shape()));
    assertThatThrownBy(() -> Neighbours.of(changed))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("itemcf: " + problem + ". Train it again.");
  }
}
