package dev.aisle.learning.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureInputs;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.Scaling;
import dev.aisle.learning.files.TensorData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class NumericScalerTest {
  private static final FeatureSet SET =
      new FeatureSet(
          List.of(
              number("cents", in -> price(in)),
              number("counted", in -> in.item().offer().stock() == null ? Double.NaN : price(in)),
              number("always7", _ -> 7),
              number("never", _ -> Double.NaN)));

  @Test
  void trainingRowsHaveMeanZeroAndDeviationOne() throws IOException {
    List<LoggedPage> pages = pages();
    NumericScaler scaler = NumericScaler.fit(pages);
    assertThat(scaler.outputs())
        .containsExactly(
            "cents", "counted", "always7", "never", "counted unknown", "never unknown");
    assertThat(scaler.width()).isEqualTo(6);
    double[] sums = new double[6];
    double[] squares = new double[6];
    double unknown = 0;
    int rows = 0;
    for (LoggedPage page : pages) {
      float[] raw = page.features().numbers("counted");
      float[] scaled = scaler.scale(page.features());
      for (int row = 0; row < raw.length; row++) {
        rows++;
        unknown += Float.isNaN(raw[row]) ? 1 : 0;
        for (int c = 0; c < 6; c++) {
          sums[c] += scaled[row * 6 + c];
          squares[c] += scaled[row * 6 + c] * scaled[row * 6 + c];
        }
      }
    }
    assertThat(sums[0] / rows).isCloseTo(0, within(1e-5));
    assertThat(squares[0] / rows).isCloseTo(1, within(1e-4));
    assertThat(sums[1] / rows).isCloseTo(0, within(1e-5));
    assertThat(squares[1] / (rows - unknown)).isCloseTo(1, within(1e-4));
    assertThat(sums[2]).isZero();
    assertThat(sums[3]).isZero();
    assertThat(sums[4]).isEqualTo(unknown).isPositive();
    assertThat(sums[5]).isEqualTo(rows);
  }

  @Test
  void columnsWithoutInformationAreNamed() throws IOException {
    assertThat(NumericScaler.fit(pages()).warnings())
        .containsExactly(
            "column always7 is 7.0 in every training row",
            "column never is unknown in every training row");
  }

  @Test
  void savedAndReadItScalesTheSame() throws IOException {
    List<LoggedPage> pages = pages();
    NumericScaler scaler = NumericScaler.fit(pages);
    NumericScaler read = NumericScaler.read(scaler.columns(), scaler.saved());
    for (LoggedPage page : pages) {
      assertThat(read.scale(page.features())).isEqualTo(scaler.scale(page.features()));
    }
    assertThat(read.outputs()).isEqualTo(scaler.outputs());
    assertThatThrownBy(() -> NumericScaler.read(List.of("a"), scaler.saved()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1 columns need [3, 1]");
    TensorData damaged = new TensorData(new float[] {0, 0, 0}, 3, 1);
    assertThatThrownBy(() -> NumericScaler.read(List.of("a"), damaged))
        .hasMessageContaining("scales column a by 0.0, 0.0");
  }

  @Test
  void whatIsFarOutIsCut() throws IOException {
    List<LoggedPage> pages = pages();
    NumericScaler narrow =
        NumericScaler.read(List.of("cents"), new TensorData(new float[] {0, 1, 0}, 3, 1));
    assertThat(narrow.scale(pages.getFirst().features())).containsOnly(NumericScaler.CLIP);
  }

  @Test
  void rowsWithoutPagesAreRefused() {
    assertThatThrownBy(() -> NumericScaler.fit(List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("log: has no page to learn from.");
  }

  private static List<LoggedPage> pages() throws IOException {
    LoggedPages pages =
        LoggedPages.replay(
            TestShop.of(1).withPages(80).log(),
            SET,
            ReplayOptions.DEFAULT.withOutcomeWindow(java.time.Duration.ZERO),
            ReplayProgress.NONE);
    return new ArrayList<>(pages.of(Split.TRAIN));
  }

  private static double price(FeatureInputs in) {
    var price = in.item().offer().price();
    return price == null ? Double.NaN : price.cents();
  }

  private static Column number(String name, ToDoubleFunction<FeatureInputs> value) {
    return new Column.Numeric(name, Scaling.NONE, value);
  }
}
