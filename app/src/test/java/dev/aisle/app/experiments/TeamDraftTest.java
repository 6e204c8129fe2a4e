package dev.aisle.app.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.experiments.TeamDraft.Credit;
import dev.aisle.app.experiments.TeamDraft.Page;
import dev.aisle.app.experiments.TeamDraft.Team;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TeamDraftTest {
  private static final int PAGE = 10;

  @Test
  void everyPairOfPicksHasOneOfEachTeamAndEachPicksItsBestFreeItem() {
    Random random = new Random(4);
    for (int trial = 0; trial < 500; trial++) {
      List<Integer> control = shuffled(random);
      List<Integer> treatment = shuffled(random);
      Page<Integer> page = TeamDraft.interleave(control, treatment, PAGE, random);
      assertThat(page.items()).hasSize(PAGE).doesNotHaveDuplicates();
      for (int i = 0; i < PAGE; i += 2) {
        assertThat(page.teams().get(i)).isNotEqualTo(page.teams().get(i + 1));
      }
      for (int i = 0; i < PAGE; i++) {
        List<Integer> before = page.items().subList(0, i);
        List<Integer> captain = page.teams().get(i) == Team.CONTROL ? control : treatment;
        assertThat(captain.stream().filter(item -> !before.contains(item)).findFirst())
            .contains(page.items().get(i));
      }
    }
  }

  private static List<Integer> shuffled(Random random) {
    List<Integer> items = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
    Collections.shuffle(items, random);
    return items;
  }

  @Test
  void equalRankingsAreShownAsTheyAreAndCreditNeither() {
    List<Integer> ranking = IntStream.range(0, PAGE).boxed().toList();
    SplittableRandom random = new SplittableRandom(6);
    int top = 0;
    for (int trial = 0; trial < 4_000; trial++) {
      Page<Integer> page = TeamDraft.interleave(ranking, ranking, PAGE, random);
      assertThat(page.items()).isEqualTo(ranking);
      top += page.teams().getFirst() == Team.TREATMENT ? 1 : 0;
    }
    assertThat(top).isBetween(1_900, 2_100);
  }

  @Test
  void aShortRankingLeavesTheRestToTheOther() {
    Page<String> page =
        TeamDraft.interleave(List.of("a"), List.of("a", "b", "c", "d"), 9, new SplittableRandom(1));
    assertThat(page.items()).containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThat(TeamDraft.interleave(List.of(), List.of(), 9, new SplittableRandom(1)).items())
        .isEmpty();
  }

  @Test
  void clicksCreditTheTeamOfTheItem() {
    Page<String> page =
        new Page<>(List.of("a", "b", "c"), List.of(Team.CONTROL, Team.TREATMENT, Team.TREATMENT));
    assertThat(page.credit(List.of(2, 3, 1, 3))).isEqualTo(new Credit(1, 3));
    ShopperPreference shopper =
        ShopperPreference.NONE
            .after(new Credit(1, 3))
            .after(new Credit(2, 0))
            .after(new Credit(1, 1))
            .after(new Credit(0, 0))
            .after(new Credit(0, 1));
    assertThat(shopper).isEqualTo(new ShopperPreference(1, 2, 1));
  }

  @Test
  void deltaIsTheWinShareAboveOneHalf() {
    List<ShopperPreference> shoppers =
        List.of(
            new ShopperPreference(1, 4, 1),
            new ShopperPreference(0, 2, 0),
            new ShopperPreference(2, 0, 0),
            ShopperPreference.NONE);
    InterleavingResult result = InterleavingResult.of(shoppers, 3);
    assertThat(result.delta().value()).isCloseTo((6 + 0.5) / 10 - 0.5, within(1e-12));
    assertThat(result.forTreatment()).isEqualTo(6);
    assertThat(result.forControl()).isEqualTo(3);
    assertThat(result.ties()).isEqualTo(1);
    assertThat(result.delta().groups()).isEqualTo(4);
    assertThat(result.pValue()).isGreaterThan(0.3);
    assertThat(result.figures("x", Figure.Source.SIMULATED).getFirst().figure())
        .isEqualTo("x/delta");
  }

  /// Two rankers order the same candidates by relevance plus noise, the treatment with less of it.
  /// A/B compares clicks of shoppers who see one or the other; the same shoppers see interleaved
  /// pages. The better ranker must be found with a tenth of the shoppers.
  @Test
  void interleavingNeedsATenthOfTheShoppersOfAnAb() {
    Shopping shopping = new Shopping(1.3, 0.9, 31);
    int shoppers = 3_000;
    List<ShopperTotals> control = new ArrayList<>();
    List<ShopperTotals> treatment = new ArrayList<>();
    List<ShopperPreference> preferences = new ArrayList<>();
    for (int i = 0; i < shoppers; i++) {
      shopping.nextShopper();
      control.add(shopping.totals(Team.CONTROL));
      treatment.add(shopping.totals(Team.TREATMENT));
      preferences.add(shopping.preference());
    }
    PotentialOutcomes pool = new PotentialOutcomes(control, treatment);
    Power power = Power.of(pool.moments(OnlineMetric.CTR, false), 0.05);
    double lift = pool.lift(OnlineMetric.CTR);
    long byArms = 2 * power.shoppersPerArm(lift, 0.8);

    InterleavingResult result = InterleavingResult.of(preferences, 1);
    long byInterleaving = result.shoppersNeeded(0.05, 0.8);
    assertThat(lift).isPositive();
    assertThat(result.delta().aboveZero()).isTrue();
    assertThat(byInterleaving).as("A/B needs %d", byArms).isLessThanOrEqualTo(byArms / 10);

    Interval found = KnownAnswers.interleaved(preferences, (int) (byArms / 10), 1_000, 0.05, 2);
    assertThat(found.value()).as("with %d shoppers", byArms / 10).isGreaterThan(0.8);
    Interval stated = KnownAnswers.interleaved(preferences, (int) byInterleaving, 1_000, 0.05, 3);
    assertThat(stated.low()).isLessThan(0.82);
    assertThat(stated.high()).isGreaterThan(0.78);
  }

  /// 1,000 interleavings of a ranker with itself, each looked at twenty times.
  @Test
  void interleavingMayBePeekedAt() {
    Shopping shopping = new Shopping(1.0, 1.0, 5);
    List<ShopperPreference> pool = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      shopping.nextShopper();
      pool.add(shopping.preference());
    }
    // Whoever is which team makes no difference, so that the truth of the pool is exactly 0.
    pool.addAll(
        pool.stream()
            .map(
                s ->
                    new ShopperPreference(
                        /* forControl= */ s.forTreatment(),
                        /* forTreatment= */ s.forControl(),
                        s.ties()))
            .toList());
    ConfidenceSequence sequence = ConfidenceSequence.tunedTo(0.05, 0.05);
    SplittableRandom random = new SplittableRandom(9);
    int decided = 0;
    int naively = 0;
    for (int run = 0; run < 1_000; run++) {
      ArmMoments drawn = new ArmMoments();
      boolean left = false;
      boolean leftNaively = false;
      for (int look = 1; look <= 20; look++) {
        for (int i = 0; i < 100; i++) {
          pool.get(random.nextInt(pool.size())).addTo(drawn);
        }
        left |= Math.abs(drawn.value()) > sequence.halfWidth(drawn.error());
        leftNaively |= InterleavingResult.pValue(drawn) < 0.05;
      }
      decided += left ? 1 : 0;
      naively += leftNaively ? 1 : 0;
    }
    assertThat(decided).isLessThanOrEqualTo(50);
    assertThat(naively).isGreaterThan(150);
    InterleavingResult result = InterleavingResult.of(pool, 1);
    Interval peeked = result.peekedDelta(sequence);
    assertThat(peeked.low()).isLessThan(result.delta().low());
    assertThat(peeked.high()).isGreaterThan(result.delta().high());
  }

  /// Shoppers who look at a page from the top and click what appeals, each as eagerly as he is.
  private static final class Shopping {
    private static final int CANDIDATES = 20;

    private final double controlNoise;
    private final double treatmentNoise;
    private final SplittableRandom random;
    private double eagerness;
    private int pages;

    Shopping(double controlNoise, double treatmentNoise, long seed) {
      this.controlNoise = controlNoise;
      this.treatmentNoise = treatmentNoise;
      random = new SplittableRandom(seed);
    }

    void nextShopper() {
      eagerness = 0.05 * Math.exp(0.8 * random.nextGaussian());
      pages = (int) Math.min(60, Math.pow(random.nextDouble(), -0.8));
    }

    ShopperTotals totals(Team team) {
      int clicks = 0;
      for (int page = 0; page < pages; page++) {
        double[] relevance = relevance();
        clicks += clicks(ranking(relevance, team).subList(0, PAGE), relevance).size();
      }
      return new ShopperTotals(new Totals(pages, pages * PAGE, clicks, 0, 0, 0));
    }

    ShopperPreference preference() {
      ShopperPreference preference = ShopperPreference.NONE;
      for (int page = 0; page < pages; page++) {
        double[] relevance = relevance();
        Page<Integer> shown =
            TeamDraft.interleave(
                ranking(relevance, Team.CONTROL), ranking(relevance, Team.TREATMENT), PAGE, random);
        preference = preference.after(shown.credit(clicks(shown.items(), relevance)));
      }
      return preference;
    }

    private double[] relevance() {
      double[] relevance = new double[CANDIDATES];
      for (int i = 0; i < CANDIDATES; i++) {
        relevance[i] = random.nextGaussian();
      }
      return relevance;
    }

    private List<Integer> ranking(double[] relevance, Team team) {
      double[] score = new double[CANDIDATES];
      for (int i = 0; i < CANDIDATES; i++) {
        score[i] =
            relevance[i]
                + (team == Team.CONTROL ? controlNoise : treatmentNoise) * random.nextGaussian();
      }
      return IntStream.range(0, CANDIDATES)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> -score[i]))
          .toList();
    }

    private List<Integer> clicks(List<Integer> items, double[] relevance) {
      List<Integer> positions = new ArrayList<>();
      for (int r = 1; r <= items.size(); r++) {
        double click = eagerness * Math.exp(relevance[items.get(r - 1)]) / Math.sqrt(r);
        if (random.nextDouble() < click) {
          positions.add(r);
        }
      }
      return positions;
    }
  }
}
