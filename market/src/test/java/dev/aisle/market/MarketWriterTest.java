package dev.aisle.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Impression;
import dev.aisle.market.MarketWriter.Part;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.needs.Meaning;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.WorldFile;
import dev.aisle.market.worlds.Worlds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketWriterTest {
  private static final World POSITION = Worlds.named("position");
  private static final Market MARKET = market(POSITION, 5);

  @TempDir private Path shop;

  private static Market market(World world, long seed) {
    return Market.planned(
        MarketConfig.of(300, seed), new MarketPlan(world, 60, 5, 6_000, 20, seed), true, "Test 1");
  }

  private static Market items(int items) {
    return Market.planned(
        MarketConfig.of(items, 5), MarketPlan.of(POSITION, 10, 5), false, "Test 1");
  }

  private List<Event> write(Market market, boolean pictures, long held) {
    List<Event> events = new ArrayList<>();
    MarketWriter.write(market, shop, pictures, held, events::addAll, (part, done, total) -> {});
    return events;
  }

  @Test
  void writesItemsAlone() throws IOException {
    List<Event> events = write(items(40), true, 0);

    assertThat(events)
        .hasSize(40)
        .contains(MarketWriter.event(items(40).catalog().item(7)))
        .isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()))
        .allMatch(MarketWriter::wrote);
    try (var pictures = Files.list(shop.resolve("catalog/pictures"))) {
      assertThat(pictures)
          .hasSize(40)
          .allSatisfy(file -> assertThat(Files.size(file)).isGreaterThan(1_000));
    }
    assertThat(lines("truth-1.tsv.gz")).hasSize(41);
    assertThat(MarketFolder.open(shop).catalog().item(7)).isEqualTo(items(40).catalog().item(7));
    assertThatThrownBy(() -> MarketFolder.openComplete(shop))
        .hasMessageContaining("has items and no log");
  }

  @Test
  void writesTheWholeMarketAndWhatWasMeantByEveryQuery() throws IOException {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    List<Event> events = new ArrayList<>();
    MarketWriter.write(
        MARKET,
        shop,
        false,
        0,
        batch -> {
          assertThat(batch.size()).isLessThanOrEqualTo(MarketWriter.BATCH);
          events.addAll(batch);
        },
        (part, done, total) -> {
          assertThat(done).isLessThanOrEqualTo(total);
          parts.add(part);
        });

    assertThat(parts).containsExactly(Part.ITEMS, Part.DAYS);
    Market there = MarketFolder.openComplete(shop);
    assertThat(there.plan()).isEqualTo(MARKET.plan());
    assertThat(there.world()).isEqualTo(POSITION);
    assertThat(Files.readString(shop.resolve("market/world.properties")))
        .isEqualTo(WorldFile.text(POSITION));
    Set<String> asked = new HashSet<>();
    events.forEach(
        event -> {
          if (event instanceof Impression page && page.query() != null) {
            asked.add(page.query());
          }
        });
    List<String> rows = lines("queries-1.tsv.gz");
    assertThat(rows.getFirst()).isEqualTo("query\tmeaning\ttimes");
    assertThat(rows.stream().skip(1).map(row -> row.split("\t")[0]))
        .containsOnlyOnceElementsOf(asked)
        .allSatisfy(query -> assertThat(asked).contains(query));
    assertThat(rows.stream().skip(1).map(row -> row.split("\t")[1]))
        .allSatisfy(meaning -> assertThat(Meaning.parse(meaning)).hasToString(meaning));
    assertThat(lines("shoppers-1.tsv.gz")).hasSize(61);
    try (var files = Files.walk(shop)) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 150, 700})
  void aRunThatWasCutOffIsFinishedByAnother(long held) throws IOException {
    Path other = shop.resolve("undisturbed");
    List<Event> all = new ArrayList<>();
    MarketWriter.write(MARKET, other, false, 0, all::addAll, (part, done, total) -> {});
    List<Event> kept = new ArrayList<>();
    assertThatThrownBy(
            () ->
                MarketWriter.write(
                    MARKET,
                    shop,
                    false,
                    0,
                    batch -> {
                      if (kept.size() + batch.size() > held) {
                        kept.addAll(batch.subList(0, (int) held - kept.size()));
                        throw new IllegalStateException("power cut");
                      }
                      kept.addAll(batch);
                    },
                    (part, done, total) -> {}))
        .hasMessage("power cut");
    assertThatThrownBy(() -> MarketFolder.openComplete(shop))
        .hasMessageContaining("is half-written. Run `aisle market " + shop + "` again");

    kept.addAll(write(MARKET, false, kept.size()));

    assertThat(kept).isEqualTo(all);
    assertThat(MarketFolder.openComplete(shop)).isEqualTo(MarketFolder.openComplete(other));
    for (String name : List.of("truth", "queries", "shoppers")) {
      assertThat(shop.resolve("market/" + name + "-1.tsv.gz"))
          .hasSameBinaryContentAs(other.resolve("market/" + name + "-1.tsv.gz"));
    }
  }

  @Test
  void writingAgainOnlyDrawsWhatIsMissing() throws IOException {
    write(items(40), true, 0);
    Path picture = shop.resolve("catalog/pictures/" + items(40).catalog().item(3).item().picture());
    byte[] before = Files.readAllBytes(picture);
    Files.delete(picture);

    assertThat(write(items(40), true, 0)).isEmpty();

    assertThat(Files.readAllBytes(picture)).isEqualTo(before);
  }

  @Test
  void refusesAFolderThatHoldsAnotherMarketAndTouchesNothing() throws IOException {
    write(MARKET, false, 0);
    byte[] before = Files.readAllBytes(shop.resolve("market/market.properties"));

    assertThatThrownBy(() -> write(market(POSITION, 6), true, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("market.properties: holds another market (300 items of seed 5, ")
        .hasMessageContaining("; not 300 items of seed 6, ")
        .hasMessageContaining("Give another folder, or remove this one.");
    assertThatThrownBy(() -> write(market(Worlds.named("cascade"), 5), true, 0))
        .hasMessageContaining("seed 5, world position; not ");
    World changed = WorldFile.with(POSITION, Map.of("taste.look", "1"));
    assertThatThrownBy(() -> write(market(changed, 5), true, 0))
        .hasMessageContaining("(the world position with other values)");
    assertThatThrownBy(() -> write(items(300), true, 0))
        .hasMessageContaining("; not 300 items of seed 5, no log)");

    assertThat(Files.readAllBytes(shop.resolve("market/market.properties"))).isEqualTo(before);
    assertThat(shop.resolve("catalog")).doesNotExist();
  }

  @Test
  void anotherProgramDoesNotFinishWhatOneHasBegun() throws IOException {
    Market newer = Market.planned(MARKET.config(), MARKET.plan(), true, "Test 2");
    MarketFolder.claim(shop, MARKET);
    assertThatThrownBy(() -> write(newer, false, 0))
        .hasMessageContaining("was begun by Test 1, and this is Test 2");

    write(MARKET, false, 0);
    assertThat(write(newer, false, 0)).isEmpty();
  }

  @Test
  void saysWhatToDoWhereTheFolderCannotBeWritten() throws IOException {
    Files.writeString(shop.resolve("catalog"), "a file where a folder belongs");

    assertThatThrownBy(() -> write(MARKET, true, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("run the same command again");
  }

  @Test
  void saysWhatIsWrongWithADamagedMarket() throws IOException {
    assertThatThrownBy(() -> MarketFolder.open(shop))
        .hasMessageContaining("does not exist. Make the shop with `aisle market`.");
    write(items(10), false, 0);
    Path file = shop.resolve("market/market.properties");
    String good = Files.readString(file);
    Files.writeString(file, good.replace("items=10", "items=ten"));
    assertThatThrownBy(() -> MarketFolder.open(shop))
        .hasMessageContaining("is damaged (items is \"ten\")");
    Files.writeString(file, good.replaceFirst("days=.*", ""));
    assertThatThrownBy(() -> MarketFolder.open(shop)).hasMessageContaining("it has no days");
    Files.writeString(file, "version=9");
    assertThatThrownBy(() -> MarketFolder.open(shop)).hasMessageContaining("has version \"9\"");
  }

  @Test
  void aFinalWorldIsRefusedUnlessItIsMeantAndEveryUseIsWrittenDown() throws IOException {
    Instant now = Instant.parse("2026-11-21T08:00:00Z");
    assertThat(FinalWorlds.check(shop, false, "aisle train", now)).contains("not generated");
    MarketFolder.claim(shop, market(Worlds.named("mixed"), 5));
    assertThatThrownBy(() -> FinalWorlds.check(shop, false, "aisle train x", now))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is a shop of the final world mixed")
        .hasMessageContaining("--final");
    assertThat(shop.resolve("reports")).doesNotExist();

    FinalWorlds.check(shop, true, "aisle train x --final", now);
    assertThat(FinalWorlds.check(shop, true, "aisle train y\n--final", now))
        .isEqualTo("world mixed (final; use 2 of this shop in reports/final-uses.log)");
    assertThat(Files.readAllLines(shop.resolve("reports/final-uses.log")))
        .containsExactly(
            "2026-11-21T08:00:00Z\taisle train x --final",
            "2026-11-21T08:00:00Z\taisle train y --final");
  }

  private List<String> lines(String name) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(shop.resolve("market").resolve(name))),
                StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }
}
