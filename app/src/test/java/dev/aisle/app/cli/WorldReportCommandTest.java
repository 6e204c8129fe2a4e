package dev.aisle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorldReportCommandTest {
  private static final List<String> PLOTS =
      List.of(
          "clicks-by-position",
          "histories",
          "orders-by-hour",
          "orders-by-weekday",
          "pictures",
          "neighbours",
          "sellers",
          "grades",
          "exposure",
          "click-model");

  @TempDir private Path folder;

  private Terminal report(String world, Path out) {
    return Terminal.run(
        "world",
        "report",
        world,
        "--items",
        1_500,
        "--shoppers",
        300,
        "--days",
        10,
        "--out",
        out,
        "--json");
  }

  private static Map<String, JsonNode> figures(Terminal ran) {
    Map<String, JsonNode> figures = new HashMap<>();
    ran.out()
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(line -> new JsonMapper().readTree(line))
        .forEach(figure -> figures.put(figure.path("figure").asString(), figure));
    return figures;
  }

  private static double value(Map<String, JsonNode> figures, String name) {
    return Objects.requireNonNull(figures.get("market/" + name), name).path("value").asDouble();
  }

  @Test
  void aWorldIsMeasuredDrawnAndTheSameAgain() throws IOException {
    Terminal ran = report("mixed", folder.resolve("one"));
    Terminal again = report("mixed", folder.resolve("two"));

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(again.out()).isEqualTo(ran.out());
    for (String plot : PLOTS) {
      String svg = Files.readString(folder.resolve("one/mixed-" + plot + ".svg"));
      assertThat(svg).startsWith("<svg");
      assertThat(folder.resolve("two/mixed-" + plot + ".svg")).hasContent(svg);
    }
    assertThat(Files.readString(folder.resolve("one/mixed.html")))
        .contains("The world mixed", "This world is kept for final checks.");

    Map<String, JsonNode> figures = figures(ran);
    assertThat(figures.values())
        .allSatisfy(figure -> assertThat(figure.path("data").asString()).isEqualTo("simulated"));
    assertThat(value(figures, "mixed/exposures")).isBetween(20_000.0, 40_000.0);
    assertThat(value(figures, "mixed/ctr@1")).isGreaterThan(value(figures, "mixed/ctr@20"));
    assertThat(value(figures, "mixed/neighbours/over-value")).isGreaterThan(1.05);
    assertThat(value(figures, "mixed/policies/oracle/clicks-per-page"))
        .isGreaterThan(value(figures, "mixed/policies/production/clicks-per-page"));
    assertThat(value(figures, "mixed/fitted/cascade/afterSkip/truth")).isEqualTo(0.93);
    assertThat(figures).containsKey("market/mixed/fitted/dependent/distance");
  }

  @Test
  void anUnknownWorldIsRefusedByName() {
    Terminal ran = report("positon", folder);

    assertThat(ran.code()).isNotZero();
    assertThat(ran.err()).contains("world: \"positon\" is unknown").contains("position");
  }
}
