package dev.aisle.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.store.Shop;
import dev.aisle.market.Market;
import dev.aisle.market.MarketFolder;
import dev.aisle.market.MarketWriter.Part;
import dev.aisle.market.MarketWriter.Progress;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.Worlds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketShopTest {
  private static final Progress SILENT = (part, done, total) -> {};
  private static final Market MARKET = market(20_000);

  @TempDir private Path dir;

  private static Market market(long exposures) {
    MarketPlan plan = new MarketPlan(Worlds.named("position"), 60, 5, exposures, 20, 1);
    return Market.planned(MarketConfig.of(300, 1), plan, true, "Test 1");
  }

  @Test
  void aMarketThatWasCutOffIsFinishedToTheSameBytes() throws IOException {
    Path undisturbed = dir.resolve("undisturbed");
    MarketShop.Made made = MarketShop.make(undisturbed, MARKET, false, SILENT);
    Path cut = dir.resolve("cut");
    Progress powerCut =
        (part, done, total) -> {
          if (part == Part.DAYS && done == 4) {
            throw new IllegalStateException("power cut");
          }
        };
    assertThatThrownBy(() -> MarketShop.make(cut, MARKET, false, powerCut)).hasMessage("power cut");
    assertThat(MarketFolder.open(cut).complete()).isFalse();
    try (OpenShop open = OpenShop.open(cut)) {
      assertThat(open.shop().log().nextOffset()).isBetween(1L, made.events() - 1);
    }

    MarketShop.Made finished = MarketShop.make(cut, MARKET, false, SILENT);

    assertThat(finished.events()).isEqualTo(made.events());
    assertThat(finished.accepted()).isBetween(1L, made.events() - 1);
    assertThat(MarketFolder.open(cut).complete()).isTrue();
    assertThat(segments(cut)).isEqualTo(segments(undisturbed));
    MarketShop.Made again = MarketShop.make(cut, MARKET, false, SILENT);
    assertThat(again.accepted()).isZero();
    assertThat(again.events()).isEqualTo(made.events());
  }

  private static Map<String, ByteBuffer> segments(Path shop) throws IOException {
    Map<String, ByteBuffer> segments = new TreeMap<>();
    try (var files = Files.list(shop.resolve("events"))) {
      for (Path file : files.toList()) {
        segments.put(file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
      }
    }
    return segments;
  }

  @Test
  void theShopHoldsWhatTheLastNightLeft() throws IOException {
    MarketShop.make(dir, MARKET, false, SILENT);
    try (OpenShop open = OpenShop.open(dir)) {
      Shop shop = open.shop();
      Map<String, OfferChanged> last = new TreeMap<>();
      Set<String> shown = new HashSet<>();
      shop.log()
          .read(
              0,
              shop.log().nextOffset(),
              (offset, event) -> {
                if (event instanceof OfferChanged changed) {
                  last.put(changed.item().value(), changed);
                } else if (event instanceof Impression page) {
                  page.exposures().forEach(exposure -> shown.add(exposure.item().value()));
                }
              });
      assertThat(last).isNotEmpty();
      List<Item> repriced =
          shop.items().filter(item -> last.containsKey(item.id().value())).toList();
      assertThat(repriced).isNotEmpty();
      for (Item item : repriced) {
        OfferChanged offer = Objects.requireNonNull(last.get(item.id().value()));
        assertThat(item.offer()).isEqualTo(offer.offer());
      }
      assertThat(shown.size()).isGreaterThan(150);
      assertThat(open.sampleQueries()).isNotEmpty();
    }
  }

  @Test
  void aMarketLargerThanTheDiskIsRefusedWithTheNumbersAndNothingIsWritten() {
    Path shop = dir.resolve("not/yet");
    Market large = market(40_000_000);

    assertThatThrownBy(() -> MarketShop.make(shop, large, true, SILENT, folder -> 5L << 30))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching(
            "(?s).*needs about 11\\.\\d GiB more \\(pictures 4 MiB, log 11\\.\\d GiB.*"
                + "the disk has 5\\.0 GiB free.*")
        .hasMessageContaining("fewer --exposures");
    assertThat(dir.resolve("not")).doesNotExist();
  }

  @Test
  void aLogBeyondTheShopsLimitsIsRefused() throws IOException {
    Files.writeString(dir.resolve("aisle.yaml"), "limits:\n  logBytes: 1048576\n  items: 300\n");
    assertThatThrownBy(() -> MarketShop.make(dir, MARKET, false, SILENT))
        .hasMessageContaining("may have a log of 2 MiB, which needs about ")
        .hasMessageContaining("raise limits.logBytes");
    Market more = Market.planned(MarketConfig.of(301, 1), MARKET.plan(), false, "Test 1");
    assertThatThrownBy(() -> MarketShop.make(dir, more, false, SILENT))
        .hasMessageContaining("items: is 301 but the shop's limit is 300");
    try (var files = Files.list(dir)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void theEstimateIsAboveWhatIsWritten() throws IOException {
    Market small = Market.planned(MarketConfig.of(40, 1), MARKET.plan(), true, "Test 1");
    MarketShop.make(dir, small, true, SILENT);
    MarketSize size = MarketSize.of(small, true);
    assertThat(bytes(dir.resolve("events"))).isBetween(size.log() / 4, size.log());
    assertThat(bytes(dir.resolve("catalog"))).isBetween(size.pictures() / 2, size.pictures());
    assertThat(bytes(dir)).isLessThan(size.total());
  }

  private static long bytes(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void aShopThatWasNotGeneratedIsLeftAlone() throws IOException {
    try (OpenShop open = OpenShop.openOrCreate(dir)) {
      open.shop()
          .ingest(List.of(new ItemRemoved(new EventId("e"), Instant.EPOCH, new ItemId("i"))));
    }
    assertThatThrownBy(() -> MarketShop.make(dir, MARKET, false, SILENT))
        .hasMessageContaining("is a shop that was not generated");
    assertThat(dir.resolve("market")).doesNotExist();
  }
}
