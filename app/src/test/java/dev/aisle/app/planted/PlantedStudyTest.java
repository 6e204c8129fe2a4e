package dev.aisle.app.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.evaluation.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The checks T1 to T3 on fewer lists with looser thresholds, which a part that does nothing fails:
/// then the differences are 0 and the ratios 1. Seed 1; figures are printed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedStudyTest {
  private static final PlantedPlan QUICK =
      new PlantedPlan(
          32,
          new PlantedTastes(600, 300, 800, 400, 1.2),
          3,
          new PlantedQueries(800, 800),
          12,
          new PlantedLooks(800, 400),
          12,
          1);

  private PlantedStudy.Outcome outcome;

  @BeforeAll
  void trainAndMeasure(@TempDir Path folder) throws IOException {
    outcome =
        new PlantedStudy(QUICK, List.of(PlantedCheck.T1, PlantedCheck.T2, PlantedCheck.T3), 1)
            .run(folder, System.out::println);
    System.out.print(Figure.table(outcome.figures()));
  }

  private double value(String figure) {
    return outcome.interval(figure).value();
  }

  @Test
  void bothModalitiesAreUsedForItemsNeverSeen() {
    assertThat(value("t1/full-minus-text-only")).as("seed 1").isGreaterThan(0.04);
    assertThat(value("t1/full-minus-picture-only")).as("seed 1").isGreaterThan(0.04);
    assertThat(value("t1/full")).as("seed 1").isBetween(0.75, value("t1/oracle"));
  }

  @Test
  void withoutVectorsOrWithoutTheShopperAllIsChance() {
    assertThat(value("t1/no-modalities")).as("seed 1").isEqualTo(0.5, within(0.04));
    assertThat(value("t1/no-personal")).as("seed 1").isEqualTo(0.5, within(0.04));
  }

  @Test
  void picturesThatSayNothingAreNoHelpAndWeighLess() {
    assertThat(value("t1-control/full-minus-text-only")).as("seed 1").isEqualTo(0, within(0.03));
    assertThat(value("t1-control/text-weight-minus-picture-weight")).as("seed 1").isPositive();
  }

  @Test
  void theFusionGoesByTheContext() {
    assertThat(value("t2/context-minus-no-context")).as("seed 1").isGreaterThan(0.04);
    assertThat(value("t2/picture-over-text/visual")).as("seed 1").isGreaterThan(2);
    assertThat(value("t2/picture-over-text/textual")).as("seed 1").isLessThan(0.5);
  }

  @Test
  void attentionSeesTheOtherItemsOfTheList() {
    assertThat(value("t3/multi-minus-pointwise")).as("seed 1").isGreaterThan(0.015);
    assertThat(value("t3/joint-minus-pointwise")).as("seed 1").isGreaterThan(0.015);
  }
}
