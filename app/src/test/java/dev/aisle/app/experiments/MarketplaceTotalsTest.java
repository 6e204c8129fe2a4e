package dev.aisle.app.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.experiments.MarketplaceTotals.Shown;
import dev.aisle.core.evaluation.Figure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class MarketplaceTotalsTest {
  private static final List<Shown> VARIED =
      List.of(
          new Shown("shirt", 0, true), new Shown("lamp", 0, false), new Shown("shirt", 1, false));
  private static final List<Shown> ALIKE =
      List.of(new Shown("lamp", 0, false), new Shown("lamp", 0, false));

  private static Map<String, Double> values(MarketplaceTotals totals) {
    return totals.figures("run", Figure.Source.SIMULATED, 4, 3).stream()
        .collect(Collectors.toMap(Figure::figure, Figure::value));
  }

  @Test
  void figuresAreWhatWasShown() {
    MarketplaceTotals totals = new MarketplaceTotals(3);
    totals.page(VARIED);
    totals.page(ALIKE);
    totals.page(List.of());
    Map<String, Double> values = values(totals);
    double entropy = -2.0 / 3 * Math.log(2.0 / 3) - 1.0 / 3 * Math.log(1.0 / 3);
    assertThat(values.get("run/category-entropy")).isCloseTo(entropy / 2, within(1e-12));
    assertThat(values.get("run/ild")).isCloseTo((2.0 / 3 + 0) / 2, within(1e-12));
    assertThat(values.get("run/new-item-share")).isCloseTo(0.2, within(1e-12));
    // Exposures 0, 1, 4 of three sellers: (0·1 + 2·4) / (3·5).
    assertThat(values.get("run/seller-gini")).isCloseTo(8.0 / 15, within(1e-12));
    assertThat(values.get("run/seller-survival")).isEqualTo(0.75);
  }

  @Test
  void partsAddUpToTheWhole() {
    MarketplaceTotals whole = new MarketplaceTotals(3);
    whole.page(VARIED);
    whole.page(ALIKE);
    MarketplaceTotals one = new MarketplaceTotals(3);
    MarketplaceTotals other = new MarketplaceTotals(3);
    one.page(VARIED);
    other.page(ALIKE);
    one.add(other);
    assertThat(values(one)).isEqualTo(values(whole));
    assertThatThrownBy(() -> one.add(new MarketplaceTotals(4)))
        .hasMessage("3 sellers and 4 sellers");
  }

  @Test
  void aRunWithoutPagesHasNoValues() {
    Map<String, Double> values = values(new MarketplaceTotals(3));
    assertThat(values.get("run/ild")).isNaN();
    assertThat(values.get("run/seller-gini")).isNaN();
  }
}
