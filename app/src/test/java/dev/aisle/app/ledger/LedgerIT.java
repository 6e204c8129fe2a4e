package dev.aisle.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.MerchandisingRules;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.Scene;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerIT {
  private static final Market MARKET =
      Market.planned(
          MarketConfig.of(400, 3),
          new MarketPlan(Worlds.named("position"), 80, 12, 8_000, 20, 3),
          true,
          "test");

  @TempDir private Path dir;

  @Test
  void aStageThatKnowsWhatIsWantedGainsAndOneThatCutsBlindlyLoses() throws IOException {
    MarketShop.make(dir, MARKET, false, (part, done, total) -> {});
    try (OpenShop open = OpenShop.open(dir)) {
      Set<ItemId> clicked = clicked(open);
      Ledger plain = measure(open, List.of());
      Ledger knowing = measure(open, List.of(step(slate -> first(slate, clicked), 20)));
      Ledger blind = measure(open, List.of(step(LedgerIT::byId, 2)));

      Ledger.Row found = row(plain, "retrieve");
      assertThat(found.hit().value()).isBetween(0.2, 1.0);
      assertThat(row(knowing, "retrieve").hit()).isEqualTo(found.hit());
      assertThat(row(knowing, "rank").ndcg().value())
          .as("wanted items first")
          .isGreaterThan(row(knowing, "retrieve").ndcg().high());
      assertThat(row(blind, "rank").hit().value())
          .as("all but two candidates gone")
          .isLessThan(0.7 * found.hit().value());
      assertThat(row(blind, "rank").candidates()).isCloseTo(2, within(0.5));
      assertThat(row(blind, "rank").cpuMillis()).isPositive();

      LedgerFile.write(dir, plain, Instant.EPOCH);
      assertThat(Files.readString(LedgerFile.of(dir)))
          .contains("\"stage\" : \"retrieve\"", "\"made\" : \"1970-01-01T00:00:00Z\"");
    }
  }

  private static Ledger measure(OpenShop open, List<CascadePlan.Step> steps) throws IOException {
    CascadePlan plan = new CascadePlan("b-test", 200, 1, steps, new MerchandisingRules(List.of()));
    Cascade cascade =
        new Cascade(
            new EnumMap<>(
                Map.of(
                    Scene.SEARCH, retriever(open, Scene.SEARCH),
                    Scene.FEED, retriever(open, Scene.FEED))),
            plan);
    return Ledger.measure(cascade, open.shop().log(), 150, 1, done -> {});
  }

  private static Retriever retriever(OpenShop open, Scene scene) {
    return Objects.requireNonNull(open.cascade().retriever(scene));
  }

  private static Ledger.Row row(Ledger ledger, String stage) {
    return ledger.rows().stream()
        .filter(row -> row.scene() == Scene.SEARCH && row.stage().equals(stage))
        .findFirst()
        .orElseThrow();
  }

  private static Set<ItemId> clicked(OpenShop open) throws IOException {
    Set<ItemId> clicked = new HashSet<>();
    HeldOutPage.of(open.shop().log(), Integer.MAX_VALUE, 1)
        .forEach(page -> clicked.addAll(page.grades().keySet()));
    return clicked;
  }

  private static Slate first(Slate slate, Set<ItemId> wanted) {
    return new Slate(
        slate.candidates().stream()
            .sorted(Comparator.comparing((Candidate c) -> !wanted.contains(c.item())))
            .toList());
  }

  private static Slate byId(Slate slate) {
    return new Slate(
        slate.candidates().stream().sorted(Comparator.comparing(Candidate::item)).toList());
  }

  private static CascadePlan.Step step(UnaryOperator<Slate> order, int limit) {
    return new CascadePlan.Step(new Reordering(order), limit, 1);
  }

  private record Reordering(UnaryOperator<Slate> order) implements Stage {
    @Override
    public Slot slot() {
      return Slot.RANK;
    }

    @Override
    public String name() {
      return "test";
    }

    @Override
    public Slate apply(Request request, ShopView shop, Slate slate) {
      return order.apply(slate);
    }

    @Override
    public Explanation explain(Request request, ShopView shop, Slate slate, ItemId item) {
      return new Explanation(0, "test");
    }
  }
}
