package dev.aisle.app.offpolicy;

import dev.aisle.app.offpolicy.Estimate.Estimated;
import dev.aisle.app.offpolicy.Estimate.Refused;
import dev.aisle.app.offpolicy.OpenBanditLog.Row;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// Evaluates each of the two policies of the Open Bandit Dataset from the other's log, beside what
/// it really earned in its own.
///
/// The evaluated policy is what its own log says of it: the share of each item at each position, or
/// the logged propensity itself where that never changes (the uniform policy). The logging policy's
/// propensities are those of the rows.
///
/// @param figures `replay/open-bandit/<from>-to-<to>/<estimator>` and `/effective-sample`; the
///     means of the logs are `replay/open-bandit/<policy>/on-policy`
/// @param refusals what was not estimated, and why
public record OpenBanditReplay(List<Figure> figures, List<String> refusals) {
  private static final String PREFIX = "replay/open-bandit/";
  private static final double STRENGTH = 300;

  public OpenBanditReplay {
    figures = List.copyOf(figures);
    refusals = List.copyOf(refusals);
  }

  /// Reads both logs and evaluates both ways.
  ///
  /// @param campaign `men`, `women` or `all`
  public static OpenBanditReplay run(Path folder, String campaign, Limits limits)
      throws IOException {
    OpenBanditLog random = OpenBanditLog.read(folder, "random", campaign);
    OpenBanditLog bts = OpenBanditLog.read(folder, "bts", campaign);
    OpenBanditReplay replay = new OpenBanditReplay(List.of(), List.of());
    return replay
        .with(onPolicy(random))
        .with(onPolicy(bts))
        .withEstimates(random, bts, limits)
        .withEstimates(bts, random, limits);
  }

  private OpenBanditReplay with(Figure figure) {
    List<Figure> more = new ArrayList<>(figures);
    more.add(figure);
    return new OpenBanditReplay(more, refusals);
  }

  private static Figure onPolicy(OpenBanditLog log) {
    double clicks = log.rows().stream().filter(Row::clicked).count();
    double rate = clicks / log.rows().size();
    double error = Math.sqrt(rate * (1 - rate) / log.rows().size());
    return new Figure(
        PREFIX + log.policy() + "/on-policy",
        Interval.ofError(rate, error, log.rows().size()),
        "",
        Figure.Source.REAL,
        1);
  }

  private OpenBanditReplay withEstimates(OpenBanditLog from, OpenBanditLog to, Limits limits) {
    String name = PREFIX + from.policy() + "-to-" + to.policy() + "/";
    LoggedSamples samples = samples(from, to);
    List<Figure> more = new ArrayList<>(figures);
    List<String> refused = new ArrayList<>(refusals);
    for (Estimator estimator : Estimator.values()) {
      switch (estimator.estimate(samples, limits)) {
        case Estimated e ->
            more.add(new Figure(name + estimator.label(), e.interval(), "", Figure.Source.REAL, 1));
        case Refused r ->
            refused.add(name + estimator.label() + ": " + r.reason() + ". " + r.remedy());
      }
    }
    more.add(
        Figure.exact(
            name + "effective-sample",
            samples.effectiveSample(),
            "",
            Figure.Source.REAL,
            samples.size()));
    return new OpenBanditReplay(more, refused);
  }

  /// The log of one policy, weighted for the other, with the click rates of the log as the model.
  static LoggedSamples samples(OpenBanditLog from, OpenBanditLog to) {
    int items = 1 + Math.max(most(from, Row::item), most(to, Row::item));
    int positions = Math.max(most(from, Row::position), most(to, Row::position));
    double[][] policy = probabilities(to, items, positions);
    double[][] logging = shares(from, items, positions);
    ClickRates model = new ClickRates(items, positions, STRENGTH);
    int cluster = 0;
    for (Row row : from.rows()) {
      model.add(row.item(), row.position(), row.clicked() ? 1 : 0, cluster++);
    }
    LoggedSamples samples = new LoggedSamples();
    for (int i = 0; i < from.rows().size(); i++) {
      Row row = from.rows().get(i);
      double[] chosen = policy[row.position() - 1];
      samples.add(
          new Sample(chosen[row.item()] / row.propensity(), row.clicked() ? 1 : 0, i)
              .withModel(
                  model.rate(row.item(), row.position(), i),
                  model.expected(chosen, row.position(), i))
              .withUnsupported(unsupported(chosen, logging[row.position() - 1])));
    }
    return samples;
  }

  private static int most(OpenBanditLog log, ToIntFunction<Row> number) {
    return log.rows().stream().mapToInt(number).max().orElse(0);
  }

  /// What the policy would choose that its log never shows at the position.
  private static double unsupported(double[] policy, double[] logging) {
    double mass = 0;
    for (int item = 0; item < policy.length; item++) {
      mass += logging[item] == 0 ? policy[item] : 0;
    }
    return Math.min(1, mass);
  }

  /// `[position − 1][item]`: the logged propensities where they are always the same, else shares.
  private static double[][] probabilities(OpenBanditLog log, int items, int positions) {
    double[] propensities = log.rows().stream().mapToDouble(Row::propensity).distinct().toArray();
    double[][] shares = shares(log, items, positions);
    if (propensities.length > 1) {
      return shares;
    }
    for (double[] ofPosition : shares) {
      Arrays.setAll(ofPosition, i -> ofPosition[i] > 0 ? propensities[0] : 0);
    }
    return shares;
  }

  private static double[][] shares(OpenBanditLog log, int items, int positions) {
    double[][] shares = new double[positions][items];
    double[] rows = new double[positions];
    for (Row row : log.rows()) {
      shares[row.position() - 1][row.item()]++;
      rows[row.position() - 1]++;
    }
    for (int p = 0; p < positions; p++) {
      for (int item = 0; item < items; item++) {
        shares[p][item] /= Math.max(1, rows[p]);
      }
    }
    return shares;
  }
}
