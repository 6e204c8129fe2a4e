package dev.aisle.app.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.imports.TestData;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Measured values of the data sets' notes, which were computed by another program.
class RealBaselinesTest {
  @Test
  void baselinesOfGamesAreTheKnownOnes() throws IOException {
    Benchmark games = AmazonGames.read(TestData.folder("amazon-games"));
    Sequences sequences = games.sequences();
    assertThat(sequences.items()).isEqualTo(16_859);
    assertThat(sequences.shoppers()).isEqualTo(50_546);
    Covisitation before = Covisitation.of(sequences.before(1), sequences.items());
    SequenceScorer popularity = Baselines.popularity(before);
    SequenceScorer itemCf = Baselines.itemCf(before);
    // Popularity is 0.5257 there and 0.5296 in the paper; both leave open how equal counts stand.
    assertThat(games.task("random-200").mean(popularity)).isCloseTo(0.5257, within(0.003));
    assertThat(games.task("random-200").mean(itemCf)).isCloseTo(0.6047, within(0.0001));
    assertThat(games.task("random-6000").mean(itemCf)).isCloseTo(0.6642, within(0.0005));
    assertThat(games.task("one-negative").mean(popularity)).isCloseTo(0.770, within(0.004));
    assertThat(games.task("one-negative").mean(itemCf)).isCloseTo(0.838, within(0.004));
  }

  @Test
  void baselinesOfGroceryAreTheKnownOnes() throws IOException {
    Benchmark grocery = AmazonGrocery.read(TestData.folder("amazon-grocery"));
    Sequences sequences = grocery.sequences();
    assertThat(sequences.shoppers()).isEqualTo(14_681);
    Covisitation before = Covisitation.of(sequences.before(1), sequences.items());
    Task random = grocery.task("random-99");
    List<Standing> popular = random.standings(Baselines.popularity(before));
    List<Standing> itemCf = random.standings(Baselines.itemCf(before));
    assertThat(mean(popular, Measure.hitRate(5))).isCloseTo(0.2579, within(0.006));
    assertThat(mean(popular, Measure.ndcg(5))).isCloseTo(0.1698, within(0.005));
    assertThat(mean(itemCf, Measure.hitRate(5))).isCloseTo(0.3769, within(0.006));
    assertThat(mean(itemCf, Measure.ndcg(5))).isCloseTo(0.2735, within(0.005));
    Task one = grocery.task("one-negative");
    assertThat(one.mean(Baselines.popularity(before))).isCloseTo(0.695, within(0.006));
    assertThat(one.mean(Baselines.itemCf(before))).isCloseTo(0.739, within(0.006));
  }

  @Test
  void noTaskShowsItsTargetOrLaterStepsToWhoAnswers() throws IOException {
    for (Benchmark benchmark :
        List.of(
            AmazonGames.read(TestData.folder("amazon-games")),
            AmazonGrocery.read(TestData.folder("amazon-grocery")))) {
      Sequences sequences = benchmark.sequences();
      for (Task task : benchmark.tasks()) {
        for (Ask ask : task.asks()) {
          assertThat(ask.target()).isEqualTo(sequences.step(ask.shopper(), 0));
          assertThat(ask.history()).isEqualTo(sequences.before(ask.shopper(), 1));
        }
      }
      for (Ask ask : benchmark.validation().asks()) {
        assertThat(ask.history()).isEqualTo(sequences.before(ask.shopper(), 2));
      }
    }
  }

  private static double mean(List<Standing> standings, Measure measure) {
    return Arrays.stream(Task.values(standings, measure)).average().orElseThrow();
  }
}
