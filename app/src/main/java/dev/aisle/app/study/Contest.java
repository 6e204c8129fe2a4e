package dev.aisle.app.study;

import dev.aisle.core.evaluation.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model and what it is held against, all measured on the same pages, once for each seed.
/// Mutable; for one thread.
final class Contest {
  private final String subject;
  private final Map<String, List<HeldOut>> measured = new LinkedHashMap<>();

  /// @param subject the model that all others are compared with
  Contest(String subject) {
    this.subject = subject;
  }

  /// One more measurement.
  void add(String variant, HeldOut found) {
    measured.computeIfAbsent(variant, _ -> new ArrayList<>()).add(found);
  }

  /// How much better one is than another, the mean over seeds.
  HeldOut difference(String better, String than) {
    return of(better).minus(of(than));
  }

  private HeldOut of(String variant) {
    List<HeldOut> found = measured.get(variant);
    if (found == null) {
      throw new IllegalArgumentException("no variant " + variant);
    }
    return HeldOut.mean(found);
  }

  /// `<prefix>/<variant>/<metric>`, the mean over seeds, and below `…/minus-<subject>` how much
  /// better the variant is.
  List<Figure> figures(String prefix, Figure.Source source) {
    List<Figure> figures = new ArrayList<>();
    measured.forEach(
        (variant, found) -> {
          HeldOut mean = HeldOut.mean(found);
          HeldOut beside = variant.equals(subject) ? null : mean.minus(of(subject));
          mean.metrics()
              .forEach(
                  (metric, influence) -> {
                    String name = prefix + "/" + variant + "/" + metric;
                    int seeds = found.size();
                    figures.add(new Figure(name, influence.interval(), "", source, seeds));
                    if (beside != null) {
                      figures.add(
                          new Figure(
                              name + "/minus-" + subject,
                              beside.of(metric).interval(),
                              "",
                              source,
                              seeds));
                    }
                  });
        });
    return figures;
  }
}
