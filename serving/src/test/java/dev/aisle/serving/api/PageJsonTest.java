package dev.aisle.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.serving.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageJsonTest {
  private final Json json = new Json(64);

  @Test
  void aPageReadsAsItsRecordDoes() {
    Answers.Page page =
        new Answers.Page(
            "r-1",
            "s-1",
            "v-1",
            "größe \"M\"",
            "grosse m",
            3_000_000_000L,
            2,
            20,
            100,
            "cursor",
            List.of(item("b", "1.00", 3, 4.25), item(null, null, null, null)),
            List.of(
                new Answers.FacetCounts("brand", List.of(new Answers.FacetCount("b", 7L))),
                new Answers.FacetCounts("price", List.of())),
            List.of(
                new Answers.StageLine("retrieve", "bm25", 10, 5, 120L, null),
                new Answers.StageLine("rank", "none", 5, 5, 1L, "late")),
            1_234L,
            "bundle");

    byte[] written = json.write(generator -> PageJson.write(generator, page));

    assertThat(new String(written, StandardCharsets.UTF_8))
        .isEqualTo(json.mapper().writeValueAsString(page));
  }

  @Test
  void anEmptyPageReadsAsItsRecordDoes() {
    Answers.Page page =
        new Answers.Page(
            "r", "s", "v", "", null, 0, 1, 20, 0, null, List.of(), List.of(), List.of(), 0, "b");

    assertThat(json.write(generator -> PageJson.write(generator, page)))
        .isEqualTo(json.mapper().writeValueAsBytes(page));
  }

  private static Answers.Placed item(
      @Nullable String brand,
      @Nullable String price,
      @Nullable Integer stock,
      @Nullable Double rating) {
    return new Answers.Placed(
        "i",
        "Lamp <b>",
        brand,
        List.of("Home", "Lamps"),
        price,
        stock != null,
        stock,
        rating,
        12,
        brand == null ? null : "/pictures/a%20b.png",
        21,
        0.1f,
        brand == null ? Map.of() : Map.of("colour", List.of("Red", "Blue")),
        "Shines\n\u2028");
  }
}
