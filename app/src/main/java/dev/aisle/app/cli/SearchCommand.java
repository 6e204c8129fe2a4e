package dev.aisle.app.cli;

import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Requests;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.StageOutcome;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle search "QUERY"`: one page on the terminal.
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Answers one query and prints the page.")
final class SearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShopOption shopOption = new ShopOption();

  @Parameters(paramLabel = "QUERY", description = "What a shopper would type.")
  private String query = "";

  @Option(names = "--shopper", paramLabel = "ID", description = "Search as this shopper.")
  private String shopper = "cli";

  @Option(names = "--category", description = "Only this category (repeatable).")
  private Set<String> categories = Set.of();

  @Option(names = "--brand", description = "Only this brand (repeatable).")
  private Set<String> brands = Set.of();

  @Option(names = "--attribute", paramLabel = "NAME=VALUE", description = "Only this value.")
  private Map<String, String> attributes = Map.of();

  @Option(names = "--min-price", description = "Lowest price.")
  private @Nullable String minPrice;

  @Option(names = "--max-price", description = "Highest price.")
  private @Nullable String maxPrice;

  @Option(names = "--in-stock", description = "Leave sold-out items out.")
  private boolean inStock;

  @Option(
      names = "--sort",
      defaultValue = "RELEVANCE",
      description = "${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.")
  private SortOrder sort = SortOrder.RELEVANCE;

  @Option(names = "--size", defaultValue = "10", description = "Items. Default ${DEFAULT-VALUE}.")
  private int size;

  @Option(names = "--explain", description = "Say why each item has its score.")
  private boolean explain;

  @Override
  public Integer call() throws IOException {
    try (OpenShop open = shopOption.open()) {
      Request request =
          Requests.search(query, shopper, filters(), sort, size, open.config().budget());
      CascadeAnswer answer = open.cascade().answer(request, open.shop());
      print(open, answer);
    }
    return 0;
  }

  private Filters filters() {
    Map<String, Set<String>> wanted = new HashMap<>();
    attributes.forEach((name, value) -> wanted.put(name, Set.of(value)));
    return new Filters(
        categories,
        brands,
        minPrice == null ? null : Money.of(minPrice),
        maxPrice == null ? null : Money.of(maxPrice),
        wanted,
        inStock);
  }

  private void print(OpenShop open, CascadeAnswer answer) {
    PrintWriter out = spec.commandLine().getOut();
    String understood = answer.retrieval().understoodAs();
    if (understood != null) {
      out.printf("Searched for: %s%n", understood);
    }
    out.printf(
        "%,d items match; %.1f ms%n", answer.retrieval().total(), answer.took().toNanos() / 1e6);
    for (StageOutcome.Degraded degraded : answer.degraded()) {
      out.printf("Degraded: %s: %s%n", degraded.stage(), degraded.reason());
    }
    int position = answer.request().offset();
    for (Candidate candidate : answer.page()) {
      position++;
      Item item = open.shop().item(candidate.item());
      if (item == null) {
        continue;
      }
      Money price = item.offer().price();
      out.printf(
          Locale.ROOT,
          "%3d  %8.3f  %10s  %s  [%s]%n",
          position,
          candidate.score(),
          price == null ? "" : price,
          item.title(),
          item.id());
      Retriever retriever = open.cascade().retriever(Scene.SEARCH);
      if (explain && retriever != null) {
        print(out, retriever.explain(answer.request(), open.shop(), item.id()), 1);
      }
    }
    out.flush();
  }

  private static void print(PrintWriter out, Explanation explanation, int depth) {
    out.printf(
        Locale.ROOT,
        "%s%.3f  %s%n",
        "      ".repeat(depth),
        explanation.value(),
        explanation.text());
    explanation.parts().forEach(part -> print(out, part, depth + 1));
  }
}
