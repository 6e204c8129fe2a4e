package dev.aisle.app.study;

import dev.aisle.app.reports.Comparison;
import dev.aisle.app.reports.Comparison.Column;
import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.trials.PolicyTable;
import dev.aisle.app.trials.PolicyTable.Worth;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// What the pages of cascades are truly worth, added up over the seeds of a study. Mutable; for one
/// thread.
final class PageWorth {
  private static final long SEED = 1;

  private final Map<String, List<PolicyTable.Row>> rows = new LinkedHashMap<>();
  private int seeds;

  /// One more seed.
  void add(List<PolicyTable.Row> measured) {
    seeds++;
    measured.forEach(row -> rows.computeIfAbsent(row.name(), _ -> new ArrayList<>()).add(row));
  }

  /// All cascades and policies that were measured, in order.
  List<String> names() {
    return List.copyOf(rows.keySet());
  }

  /// How much more one cascade's pages are worth than another's.
  Interval lift(String better, String than, ToDoubleFunction<Worth> of) {
    return PolicyTable.lift(of(better), of(than), of, SEED);
  }

  private List<PolicyTable.Row> of(String name) {
    return rows.getOrDefault(name, List.of());
  }

  /// `<prefix>/<name>/orders-per-page` and so on, by name.
  List<Figure> figures(String prefix) {
    List<Figure> figures = new ArrayList<>();
    names().forEach(name -> figures.addAll(figuresOf(prefix + "/" + name, name)));
    return figures;
  }

  private List<Figure> figuresOf(String prefix, String name) {
    return List.of(
        perPage(prefix + "/orders-per-page", name, Worth::orders, ""),
        perPage(prefix + "/clicks-per-page", name, Worth::clicks, ""),
        perPage(prefix + "/revenue-per-page", name, Worth::cents, "cents"));
  }

  private Figure perPage(String figure, String name, ToDoubleFunction<Worth> of, String unit) {
    List<Worth> shoppers = of(name).stream().flatMap(r -> r.shoppers().stream()).toList();
    Interval interval =
        Interval.of(
            shoppers,
            drawn ->
                drawn.stream().mapToDouble(of).sum() / drawn.stream().mapToInt(Worth::pages).sum(),
            SEED);
    return new Figure(figure, interval, unit, Figure.Source.SIMULATED, seeds);
  }

  /// The figures as a table.
  ///
  /// @param baselines names of cascades that a good engineer would have without what is studied
  Comparison comparison(Set<String> baselines) {
    Comparison table =
        Comparison.of(
            Column.objective("orders per page"),
            Column.higher("clicks per page"),
            Column.higher("revenue per page, cents"));
    for (String name : names()) {
      Role role =
          switch (name) {
            case "random" -> Role.RANDOM;
            case "popularity" -> Role.POPULARITY;
            case "production" -> Role.BASELINE;
            case "oracle" -> Role.ORACLE;
            default -> baselines.contains(name) ? Role.BASELINE : Role.MODEL;
          };
      table =
          table.with(role, role.label().equals(name) ? "" : name, figuresOf("worth/" + name, name));
    }
    return table;
  }

  /// `<prefix>/orders`, `…/clicks`, `…/revenue`: how much more one cascade's pages are worth.
  List<Figure> lifts(String prefix, String better, String than) {
    return List.of(
        lifted(prefix + "/orders", better, than, Worth::orders),
        lifted(prefix + "/clicks", better, than, Worth::clicks),
        lifted(prefix + "/revenue", better, than, Worth::cents));
  }

  private Figure lifted(String figure, String better, String than, ToDoubleFunction<Worth> of) {
    return new Figure(figure, lift(better, than, of), "", Figure.Source.SIMULATED, seeds);
  }
}
