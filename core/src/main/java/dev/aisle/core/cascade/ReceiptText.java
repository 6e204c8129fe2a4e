package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Exposure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A receipt for people at a terminal: the stages as a table, below it the page with the places
/// that each stage gave its items.
public final class ReceiptText {
  private ReceiptText() {}

  /// Some 30 lines of at most about 110 characters, ending with a line break.
  ///
  /// @param title what an item is called; the id where the catalogue no longer knows
  public static String of(Receipt receipt, Function<ItemId, String> title) {
    Request request = receipt.request();
    StringBuilder text = new StringBuilder();
    text.append("request  ").append(request.id()).append("  ").append(request.time()).append('\n');
    text.append("asked    ").append(request.scene()).append(asked(request, receipt)).append('\n');
    text.append("shopper  ").append(request.shopper());
    text.append("  bundle ").append(receipt.bundle());
    text.append("  log offset ").append(receipt.offset()).append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "took     %s of %s; %,d items matched%n%n",
            millis(receipt.took()),
            millis(request.budget()),
            receipt.total()));
    text.append(line("stage", "with", "saw", "passed", "cut", "dropped", "took", ""));
    for (StageTrace trace : receipt.stages()) {
      int dropped = Math.max(0, trace.saw() - trace.passed() - trace.cut());
      text.append(
          line(
              trace.stage(),
              trace.name(),
              trace.saw(),
              trace.passed(),
              trace.cut(),
              dropped,
              millis(trace.took()),
              trace.degraded() == null ? "" : "DEGRADED " + trace.degraded()));
    }
    for (StageTrace trace : receipt.stages()) {
      Gain gain = trace.gain();
      if (gain != null) {
        text.append(
            String.format(
                Locale.ROOT,
                "%n%s: %.2f expected clicks on the first page, %.2f as it came in%n",
                trace.stage(),
                gain.after(),
                gain.before()));
      }
    }
    text.append('\n');
    for (Exposure exposure : receipt.exposures()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%4d  %-48s %s%n",
              exposure.position(),
              shortened(title.apply(exposure.item())),
              places(receipt, exposure.item())));
    }
    for (RuleEffect effect : receipt.rules()) {
      text.append(
          String.format(
              Locale.ROOT,
              "rule  %s: %s %s%n",
              effect.rule(),
              shortened(title.apply(effect.item())),
              effect.effect()));
    }
    return text.toString();
  }

  private static String asked(Request request, Receipt receipt) {
    String query = request.query() == null ? "" : " \"" + request.query() + "\"";
    String corrected =
        receipt.understoodAs() == null ? "" : " as \"" + receipt.understoodAs() + "\"";
    String anchor = request.anchor() == null ? "" : " like " + request.anchor();
    return query + corrected + anchor + ", " + request.sort() + " from " + request.offset();
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-10s %-24s %6s %6s %6s %7s %9s  %s", cells).stripTrailing()
        + "\n";
  }

  /// `retrieve 12 → rank 3`
  private static String places(Receipt receipt, ItemId item) {
    List<String> places =
        receipt.stages().stream()
            .filter(trace -> trace.rank(item) > 0)
            .map(trace -> trace.stage() + " " + trace.rank(item))
            .toList();
    return String.join(" → ", places);
  }

  private static String shortened(String title) {
    return title.length() <= 48 ? title : title.substring(0, 47) + "…";
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
  }
}
