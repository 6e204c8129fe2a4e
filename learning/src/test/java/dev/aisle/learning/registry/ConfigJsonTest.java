package dev.aisle.learning.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigJsonTest {
  enum Loss {
    POINTWISE,
    PAIRWISE
  }

  record Layer(int width, double dropout) {}

  record NetConfig(
      List<Layer> layers,
      Loss loss,
      long seed,
      boolean bias,
      Duration patience,
      Map<String, Double> weights) {
    NetConfig {
      if (layers.isEmpty()) {
        throw new InvalidInputException("layers", "are missing", "Give one.");
      }
    }
  }

  private static final NetConfig CONFIG =
      new NetConfig(
          List.of(new Layer(64, 0.1), new Layer(1, 0)),
          Loss.PAIRWISE,
          Long.MAX_VALUE,
          true,
          Duration.ofSeconds(90),
          Map.of("click", 1.0));

  private static NetConfig read(String json) {
    return ConfigJson.read("din@1", json, NetConfig.class);
  }

  @Test
  void aConfigComesBackAsItWas() {
    assertThat(read(ConfigJson.write(CONFIG))).isEqualTo(CONFIG);
  }

  @Test
  void anythingElseIsRefusedWithItsPlace() {
    String good = ConfigJson.write(CONFIG);
    refused(good.replace("\"seed\"", "\"sead\""), "Missing creator property 'seed'");
    refused(
        good.replace("\"seed\"", "\"sead\":1,\"seed\""),
        "\"sead\", which this version does not know",
        "\"seed\"");
    refused(good.replace("\"width\"", "\"wide\""), "Missing creator property 'width'");
    refused(good.replace("\"bias\":true,", ""), "bias");
    refused(good.replace("\"bias\":true", "\"bias\":null"), "boolean");
    refused(good.replace("\"bias\":true", "\"bias\":\"yes\""), "yes");
    refused(good.replace("64", "64.5"), "64.5");
    refused(good.replace("PAIRWISE", "LISTWISE"), "LISTWISE");
    refused(good.replace("\"PAIRWISE\"", "1"), "Loss");
    refused(good + "{}", "cannot be read");
    refused(good.replaceAll("\"layers\":\\[.*?\\]", "\"layers\":[]"), "layers: are missing");
    refused("", "cannot be read");
  }

  private static void refused(String json, String... says) {
    assertThatThrownBy(() -> read(json))
        .as(json)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("din@1")
        .hasMessageContainingAll(says);
  }
}
