package dev.aisle.learning.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A search for settings: each of a list is trained alike and judged by one validation metric, and
/// the table of all is kept, so that a default can be traced to what it won against.
///
/// ```java
/// Tuning<LogisticConfig> tuning =
///     Tuning.search(configs, config -> validationNdcg(Logistic.fit(config, job)));
/// new Logistic(tuning.best().config());
/// ```
///
/// @param tried all settings in the order in which they were given
public record Tuning<C>(List<Tried<C>> tried) {
  public Tuning {
    tried = List.copyOf(tried);
    if (tried.isEmpty()) {
      throw new IllegalArgumentException("no settings to search in");
    }
  }

  /// Trains and judges one setting.
  @FunctionalInterface
  public interface Trial<C> {
    /// The validation metric, higher is better; NaN where the setting does not train.
    double metric(C config) throws IOException;
  }

  /// One setting and how it did.
  ///
  /// @param seconds that it took
  public record Tried<C>(C config, double metric, double seconds) {}

  /// Tries every setting, one after the other.
  public static <C> Tuning<C> search(List<C> configs, Trial<C> trial) throws IOException {
    List<Tried<C>> tried = new ArrayList<>();
    for (C config : configs) {
      long start = System.nanoTime();
      double metric = trial.metric(config);
      tried.add(new Tried<>(config, metric, (System.nanoTime() - start) / 1e9));
    }
    return new Tuning<>(tried);
  }

  /// The setting with the highest metric; of equal ones the first. NaN is below all.
  public Tried<C> best() {
    Tried<C> best = tried.getFirst();
    for (Tried<C> candidate : tried) {
      if (candidate.metric() > best.metric() || Double.isNaN(best.metric())) {
        best = Double.isNaN(candidate.metric()) ? best : candidate;
      }
    }
    return best;
  }

  /// All settings, best first, as a table in Markdown.
  public String table() {
    StringBuilder table =
        new StringBuilder("| setting | metric | seconds |\n| --- | --- | --- |\n");
    tried.stream()
        .sorted(
            Comparator.comparingDouble(
                t -> Double.isNaN(t.metric()) ? Double.POSITIVE_INFINITY : -t.metric()))
        .forEach(
            t ->
                table.append(
                    String.format(
                        Locale.ROOT,
                        "| %s | %.4f | %.1f |\n",
                        t.config(),
                        t.metric(),
                        t.seconds())));
    return table.toString();
  }
}
