package dev.aisle.app.study;

import dev.aisle.app.experiments.ArmComparison;
import dev.aisle.app.experiments.ArmMoments;
import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.core.evaluation.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The arms of an online experiment, added up over the seeds of a study. Mutable; for one thread.
final class OnlineArms {
  private final Map<OnlineMetric, ArmMoments> control = new LinkedHashMap<>();
  private final Map<OnlineMetric, ArmMoments> treatment = new LinkedHashMap<>();

  /// One more seed.
  ///
  /// @param arms by metric: control, treatment
  void add(Map<OnlineMetric, List<ArmMoments>> arms) {
    arms.forEach(
        (metric, moments) -> {
          control.computeIfAbsent(metric, _ -> new ArmMoments()).add(moments.get(0));
          treatment.computeIfAbsent(metric, _ -> new ArmMoments()).add(moments.get(1));
        });
  }

  /// Those of [ArmComparison] of every metric.
  List<Figure> figures(String prefix) {
    List<Figure> figures = new ArrayList<>();
    control.forEach(
        (metric, moments) ->
            figures.addAll(
                ArmComparison.of(metric, moments, treatment.getOrDefault(metric, moments))
                    .figures(prefix, Figure.Source.SIMULATED)));
    return figures;
  }
}
