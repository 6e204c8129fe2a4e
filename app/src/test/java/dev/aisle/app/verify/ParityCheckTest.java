package dev.aisle.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.cli.Terminal;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.Impressions;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Receipts;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.store.PastShop;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityCheckTest {
  private static final int SERVED = 12;

  @TempDir private static Path dir;

  /// A market's days, and then requests to the cascade, each with a receipt, an impression and a
  /// click.
  @BeforeAll
  static void serve() throws IOException {
    MarketPlan plan = new MarketPlan(Worlds.named("position"), 40, 4, 4_000, 20, 1);
    Market market = Market.planned(MarketConfig.of(200, 1), plan, true, "Test 1");
    MarketShop.make(dir.resolve("shop"), market, false, (part, done, total) -> {});
    try (OpenShop open = OpenShop.open(dir.resolve("shop"))) {
      List<ShopperId> shoppers = open.shop().shoppers().sorted(ParityCheckTest::byName).toList();
      for (int i = 0; i < SERVED; i++) {
        Request request = request(i, shoppers.get(i % 3));
        CascadeAnswer answer = open.cascade().answer(request, open.shop());
        assertThat(answer.page()).isNotEmpty();
        long offset = open.shop().log().nextOffset();
        open.receipts().add(List.of(Receipts.of(answer, offset)));
        if (i == 7) {
          // Somebody else's click comes before the impression is written.
          open.shop().ingest(List.of(click(request, answer, "before")));
        }
        if (i != 9) {
          open.shop().ingest(List.of(Impressions.of(answer, new EventId("x" + i))));
          open.shop().ingest(List.of(click(request, answer, "after")));
        }
      }
    }
  }

  private static int byName(ShopperId a, ShopperId b) {
    return a.value().compareTo(b.value());
  }

  private static Request request(int number, ShopperId shopper) {
    return new Request(
        new RequestId("served-" + number),
        number % 2 == 0 ? Scene.FEED : Scene.SEARCH,
        shopper,
        new SessionId("v" + number),
        number % 2 == 0 ? null : " Red  lamp shoes table",
        null,
        Filters.NONE,
        SortOrder.RELEVANCE,
        0,
        20,
        Instant.parse("2026-01-05T10:00:00.123456789Z").plusSeconds(60L * number),
        Map.of("device", "phone"),
        Duration.ofMinutes(1));
  }

  private static Interaction click(Request request, CascadeAnswer answer, String id) {
    return new Interaction(
        new EventId("click-" + id + request.id()),
        request.time().plusSeconds(5),
        request.id(),
        request.scene(),
        request.session(),
        request.shopper(),
        answer.page().getFirst().item(),
        Interaction.Kind.CLICK,
        null,
        1,
        null);
  }

  private interface Checked {
    void check(OpenShop open, List<Receipt> receipts) throws IOException;
  }

  private static void with(Checked checked) throws IOException {
    try (OpenShop open = OpenShop.open(dir.resolve("shop"));
        Stream<Receipt> receipts = open.receipts().all()) {
      checked.check(open, receipts.toList());
    }
  }

  @Test
  void whatIsServedIsWhatIsTrainedOn() throws IOException {
    with(
        (open, receipts) -> {
          ParityCheck check = ParityCheck.run(open.shop(), receipts, ShopFeatures.DEFAULT, 100_000);
          assertThat(check.differences()).isEmpty();
          assertThat(check.logged()).isGreaterThan(150).isEqualTo(check.live());
          assertThat(check.receipts()).isEqualTo(SERVED - 1);
          assertThat(check.unlogged()).isEqualTo(1);
          assertThat(check.moved()).isEqualTo(1);
          assertThat(check.passed()).isTrue();
        });
  }

  @Test
  void aStateThatIsOneEventTooNewIsFound() throws IOException {
    with(
        (open, receipts) -> {
          PastShop ahead = new PastShop(open.shop().log());
          Function<PastShop, ShopView> tooNew =
              past -> {
                try {
                  ahead.advance(past.offset() + 1);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                return ahead;
              };
          ParityCheck check =
              ParityCheck.run(open.shop(), List.of(), ShopFeatures.DEFAULT, 50, tooNew);
          assertThat(check.passed()).isFalse();
          assertThat(check.logged()).isZero();
          assertThat(check.differences())
              .hasSize(50)
              .allMatch(line -> line.startsWith("logged page "))
              .allMatch(line -> line.contains(": column ") && line.endsWith(" in training"));
        });
  }

  @Test
  void aRequestThatIsLoggedOtherwiseThanItWasAskedIsFound() throws IOException {
    with(
        (open, receipts) -> {
          List<Receipt> changed = new ArrayList<>(receipts);
          changed.replaceAll(ParityCheckTest::anHourEarlier);
          ParityCheck check = ParityCheck.run(open.shop(), changed, ShopFeatures.DEFAULT, 10);
          assertThat(check.receipts()).isZero();
          assertThat(check.differences())
              .hasSize(SERVED - 1)
              .allMatch(line -> line.matches("receipt served-\\d+ from position 1: column .*"))
              .anyMatch(line -> line.contains("column hour, row 0: "));
        });
  }

  private static Receipt anHourEarlier(Receipt receipt) {
    Request asked = receipt.request();
    Request other =
        new Request(
            asked.id(),
            asked.scene(),
            asked.shopper(),
            asked.session(),
            asked.query(),
            asked.anchor(),
            asked.filters(),
            asked.sort(),
            asked.offset(),
            asked.size(),
            asked.time().minusSeconds(3_600),
            asked.context(),
            asked.budget());
    return new Receipt(
        other,
        receipt.bundle(),
        receipt.offset(),
        receipt.total(),
        receipt.understoodAs(),
        receipt.stages(),
        receipt.rules(),
        receipt.exposures(),
        receipt.took());
  }

  @Test
  void theCommandSaysSo() {
    Terminal verify = Terminal.run("verify", "parity", "--shop", dir.resolve("shop"));
    assertThat(verify.code()).as(verify.err()).isZero();
    assertThat(verify.out())
        .startsWith("PASS: features of ")
        .contains("11 receipts")
        .contains("0 differ.")
        .contains("1 receipts have no page in the log.")
        .contains("1 pages were logged after the shop had moved on");
    Terminal none = Terminal.run("verify", "parity", "--shop", dir.resolve("shop"), "--pages", "0");
    assertThat(none.code()).isEqualTo(2);
  }
}
