package dev.aisle.app.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.imports.ImportFormat;
import dev.aisle.app.imports.ImportOptions;
import dev.aisle.app.imports.Importer;
import dev.aisle.app.imports.MemoryShop;
import dev.aisle.app.imports.Progress;
import dev.aisle.app.validate.Check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatorTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  @TempDir Path folder;

  private final MemoryShop shop = new MemoryShop();

  @Test
  void anEmptyShopFails() throws IOException {
    assertThat(check("items").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(check("items").fix()).contains("aisle import");
    assertThat(check("events").verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void itemsAreCounted() throws IOException {
    Files.writeString(folder.resolve("there.jpg"), "no picture");
    bring(
        "{\"id\":\"a\",\"title\":\"Red shoe\",\"price\":\"1\",\"categories\":[\"Shoes\"],"
            + "\"picture\":\"gone.jpg\"}",
        "{\"id\":\"b\",\"title\":\"RED SHOE\",\"categories\":[\"Hats\"],\"picture\":\"there.jpg\"}",
        "{\"id\":\"c\",\"title\":\"c\",\"categories\":[\"Hats\"]}");

    assertThat(check("items-without-price"))
        .extracting("verdict", "count", "of")
        .containsExactly(Verdict.WARN, 2L, 3L);
    assertThat(check("items-without-picture").count()).isEqualTo(1);
    assertThat(check("picture-files-missing"))
        .extracting("verdict", "count", "of")
        .containsExactly(Verdict.FAIL, 1L, 2L);
    assertThat(check("picture-files-unreadable").count()).isEqualTo(1);
    assertThat(check("items-without-category").verdict()).isEqualTo(Verdict.PASS);
    assertThat(check("poor-titles").count()).isEqualTo(1);
    assertThat(check("duplicate-titles").count()).isEqualTo(1);
    assertThat(check("categories-with-one-item")).extracting("count", "of").containsExactly(1L, 2L);
    assertThat(check("constant-fields").finding()).contains("(price)");
  }

  @Test
  void eventsAreCheckedAgainstEachOther() throws IOException {
    bring(
        "{\"id\":\"a\",\"title\":\"Red shoe\"}",
        page(
            "p1",
            "r1",
            "12:00:01",
            "{\"item\":\"a\",\"position\":1},{\"item\":\"x\",\"position\":1}"),
        page(
            "p2",
            "r2",
            "12:00:02",
            "{\"item\":\"a\",\"position\":1},{\"item\":\"a\",\"position\":3}"),
        interaction("e1", "r1", "12:00:03", "a", "click"),
        interaction("e2", "r1", "12:00:04", "b", "order"),
        interaction("e3", null, "11:00:00", "a", "order"));

    assertThat(check("shoppers").finding()).isEqualTo("1 shoppers in 1 sessions");
    assertThat(check("events").finding()).contains("impression 2 (40.0 %)", "order 2 (40.0 %)");
    assertThat(check("unknown-items"))
        .extracting("verdict", "count", "of")
        .containsExactly(Verdict.FAIL, 2L, 7L);
    assertThat(check("duplicate-positions").count()).isEqualTo(1);
    assertThat(check("position-gaps").count()).isEqualTo(1);
    assertThat(check("interactions-with-items-not-shown").count()).isEqualTo(1);
    assertThat(check("interactions-without-page").count()).isEqualTo(1);
    assertThat(check("orders-without-click")).extracting("count", "of").containsExactly(1L, 2L);
    assertThat(check("out-of-order").count()).isEqualTo(1);
    assertThat(check("events-in-the-future").verdict()).isEqualTo(Verdict.PASS);
    assertThat(check("exploration").verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void anItemThatWasSoldOnceIsKnownAfterItIsRemoved() throws IOException {
    bring(
        "{\"id\":\"a\",\"title\":\"Red shoe\"}",
        page("p1", "r1", "12:00:01", "{\"item\":\"a\",\"position\":1}"),
        interaction("e1", "r1", "12:00:03", "a", "click"),
        "{\"type\":\"item_removed\",\"id\":\"x1\",\"time\":\"2026-01-31T13:00:00.000Z\",\"item\":\"a\"}");

    assertThat(check("unknown-items").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void linesAreForPeople() {
    assertThat(
            Check.lines(
                List.of(
                    Check.fact("items", 3, "3 items"),
                    Check.none(Verdict.FAIL, "poor", 1, 3, "titles", "Mend them."))))
        .containsExactly("PASS  items  3 items", "FAIL  poor   1 of 3: titles. Fix: Mend them.");
  }

  private Check check(String name) throws IOException {
    return Validator.run(shop, folder, NOW).stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + name));
  }

  private static String page(String id, String request, String time, String exposures) {
    return "{\"type\":\"impression\",\"id\":\""
        + id
        + "\",\"time\":\"2026-01-31T"
        + time
        + ".000Z\",\"request\":\""
        + request
        + "\",\"session\":\"s\",\"shopper\":\"u\",\"scene\":\"feed\",\"exposures\":["
        + exposures
        + "],\"bundle\":\"b\"}";
  }

  private static String interaction(
      String id,
      @org.jspecify.annotations.Nullable String request,
      String time,
      String item,
      String kind) {
    return "{\"type\":\"interaction\",\"id\":\""
        + id
        + "\",\"time\":\"2026-01-31T"
        + time
        + ".000Z\","
        + (request == null ? "" : "\"request\":\"" + request + "\",")
        + "\"session\":\"s\",\"shopper\":\"u\",\"item\":\""
        + item
        + "\",\"kind\":\""
        + kind
        + "\"}";
  }

  private void bring(String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("in.jsonl"), String.join("\n", lines));
    var summary =
        Importer.run(
            ImportFormat.AISLE, List.of(file), shop, ImportOptions.DEFAULTS.at(NOW), Progress.NONE);
    assertThat(summary.rejected()).as(summary.problems().toString()).isZero();
  }
}
