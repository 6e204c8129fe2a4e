package dev.aisle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Gain;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.RuleEffect;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.StageTrace;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReceiptJsonTest {
  private static Candidate candidate(String id, double score, String... channels) {
    return new Candidate(new ItemId(id), score, List.of(channels));
  }

  private static Receipt receipt() {
    Request request =
        new Request(
            new RequestId("r-1"),
            Scene.SEARCH,
            new ShopperId("s-1"),
            new SessionId("visit/1"),
            "rot shoe",
            null,
            new Filters(Set.of("Shoes"), Set.of(), Money.of("10"), null, Map.of(), true),
            SortOrder.RELEVANCE,
            20,
            2,
            Instant.parse("2026-01-02T03:04:05.123456789Z"),
            Map.of("device", "phone"),
            Duration.ofMillis(150));
    Slate found =
        new Slate(
            List.of(
                candidate("a", 7.25, "bm25"),
                candidate("b", 7.125, "bm25", "similar"),
                candidate("ç/3", 0.1, "bm25")));
    Slate ranked =
        new Slate(
            List.of(candidate("b", -0.5, "bm25", "similar"), candidate("a", -1.0 / 3, "bm25")));
    return new Receipt(
        request,
        "bundle-7",
        123_456_789_012L,
        348,
        "red shoe",
        List.of(
            new StageTrace(
                "retrieve",
                "lexical",
                3,
                3,
                0,
                found,
                List.of(),
                null,
                null,
                Duration.ofNanos(1_234)),
            new StageTrace(
                "rank",
                "logistic@2",
                3,
                1,
                1,
                ranked,
                List.of(new ItemId("ç/3")),
                null,
                null,
                Duration.ofNanos(99)),
            new StageTrace(
                "rerank",
                "prm@1",
                1,
                1,
                0,
                ranked.top(1),
                List.of(),
                null,
                "was late: \"not done\"",
                Duration.ofMillis(31))),
        List.of(new RuleEffect("sale", new ItemId("b"), "pinned to place 1")),
        List.of(
            new Exposure(
                new ItemId("b"),
                21,
                Map.of("retrieve", 7.125, "rank", -0.5),
                List.of("bm25", "similar"),
                1)),
        Duration.ofMillis(33));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(ReceiptJson.read(ReceiptJson.write(receipt()))).isEqualTo(receipt());
  }

  @Test
  void anExpectedGainIsWrittenAndReadAgain() {
    Receipt without = receipt();
    List<StageTrace> stages = new ArrayList<>(without.stages());
    StageTrace rank = stages.get(1);
    stages.set(
        1,
        new StageTrace(
            rank.stage(),
            rank.name(),
            rank.saw(),
            rank.passed(),
            rank.cut(),
            rank.order(),
            rank.dropped(),
            new Gain(2.1, 2.25),
            null,
            rank.took()));
    Receipt with =
        new Receipt(
            without.request(),
            without.bundle(),
            without.offset(),
            without.total(),
            without.understoodAs(),
            stages,
            without.rules(),
            without.exposures(),
            without.took());
    String json = new String(ReceiptJson.write(with), StandardCharsets.UTF_8);
    assertThat(json).contains("\"gain\":[2.1,2.25]");
    assertThat(read(json)).isEqualTo(with);
    assertThatThrownBy(() -> read(json.replace("[2.1,2.25]", "[2.1]")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("/stages/1/gain: has 1 elements but needs 2");
    assertThatThrownBy(() -> read(json.replace("[2.1,2.25]", "[-2.1,2.25]")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("/stages/1/gain: expects -2.1 clicks before");
  }

  /// Receipts are kept for weeks: what version 1 wrote must stay readable. After an intended change
  /// of the form raise its version and write the file again with -Daisle.golden=write.
  @Test
  void theFormIsThatOfTheGoldenFile() throws IOException {
    String line = new String(ReceiptJson.write(receipt()), StandardCharsets.UTF_8) + "\n";
    String name = "dev/aisle/wire/receipt-v1.json";
    if ("write".equals(System.getProperty("aisle.golden"))) {
      Path file =
          Path.of(Objects.requireNonNull(System.getProperty("aisle.root")))
              .resolve("wire/src/test/resources")
              .resolve(name);
      Files.writeString(file, line);
    }
    try (var golden = getClass().getResourceAsStream("/" + name)) {
      byte[] bytes = Objects.requireNonNull(golden, name).readAllBytes();
      assertThat(line).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
      assertThat(ReceiptJson.read(bytes)).isEqualTo(receipt());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void largeReceiptsReadAgainAndAreCompact(long seed) {
    Random random = new Random(seed);
    List<Candidate> found = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      found.add(
          candidate("item-" + i, random.nextGaussian(), random.nextBoolean() ? "bm25" : "similar"));
    }
    List<Candidate> ranked =
        new ArrayList<>(found.stream().map(c -> c.withScore(random.nextGaussian())).toList());
    Collections.shuffle(ranked, random);
    Receipt small = receipt();
    Receipt large =
        new Receipt(
            small.request(),
            "",
            0,
            2_000,
            null,
            List.of(
                new StageTrace(
                    "retrieve",
                    "lexical",
                    2_000,
                    2_000,
                    0,
                    new Slate(found),
                    List.of(),
                    null,
                    null,
                    Duration.ZERO),
                new StageTrace(
                    "rank",
                    "x",
                    2_000,
                    50,
                    1_950,
                    new Slate(ranked.subList(0, 200)),
                    List.of(),
                    null,
                    null,
                    Duration.ZERO)),
            List.of(),
            List.of(),
            Duration.ZERO);
    byte[] json = ReceiptJson.write(large);
    assertThat(json.length).isLessThan(90_000);
    assertThat(ReceiptJson.read(json)).isEqualTo(large);
  }

  @Test
  void damageIsNamed() {
    String good = new String(ReceiptJson.write(receipt()), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(good.replace("\"version\":1", "\"version\":9")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("/version: is 9 but this release reads 1");
    assertThatThrownBy(() -> read(good.replace("\"order\":[1,0]", "\"order\":[1,7]")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("/stages/1/order/1: is 7 but there are 3 to refer to");
    assertThatThrownBy(() -> read(good.replace("\"scores\":[-0.5]", "\"scores\":[-0.5,1,2,3]")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has 4 elements but needs 1");
    assertThatThrownBy(() -> read(good.replace("\"found\":[0,1,0]", "\"found\":[0,1]")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("/found: has 2 elements but needs 3");
  }

  private static Receipt read(String json) {
    return ReceiptJson.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void brokenBytesAreRefusedAsInput(long seed) {
    Random random = new Random(seed);
    byte[] good = ReceiptJson.write(receipt());
    IntStream.range(0, 2_000)
        .forEach(
            _ -> {
              byte[] broken = good.clone();
              for (int i = random.nextInt(3); i >= 0; i--) {
                broken[random.nextInt(broken.length)] = (byte) (32 + random.nextInt(95));
              }
              try {
                Receipt read = ReceiptJson.read(broken);
                assertThat(ReceiptJson.read(ReceiptJson.write(read))).isEqualTo(read);
              } catch (InvalidInputException e) {
                assertThat(e.remedy()).isNotBlank();
              }
            });
  }

  @Test
  void aFigureIsALine() {
    assertThat(
            FigureJson.line(
                new Figure(
                    "retrieve/bm25/ndcg@10",
                    .741,
                    .71,
                    Double.NaN,
                    "",
                    Figure.Source.REAL,
                    109,
                    1)))
        .isEqualTo(
            "{\"figure\":\"retrieve/bm25/ndcg@10\",\"value\":0.741,\"low\":0.71,\"high\":null,"
                + "\"unit\":\"\",\"data\":\"real\",\"n\":109,\"seeds\":1}");
  }
}
