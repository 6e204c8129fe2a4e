package dev.aisle.app.study;

import dev.aisle.app.models.Models;
import dev.aisle.app.training.ScratchModel;
import dev.aisle.app.training.Upstreams;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model of a slot beside its ablations and the other models of the slot, all trained on the same
/// log with the same seeds and measured on the pages of its last part ([HeldOut]). Values are means
/// over the seeds; intervals are over shoppers.
///
/// @param job what they learn from, behind which stage; its seed and its folder are not used
public record ModelStudy(TrainingJob job, Figure.Source source) {

  /// Follows a study.
  @FunctionalInterface
  public interface Progress {
    /// A variant was trained with a seed.
    void trained(String variant, long seed, double seconds);
  }

  /// Trains and measures.
  ///
  /// @param model of a slot
  /// @param others models to compare with
  /// @return `ablate/<model>/<variant>/<metric>`, and below `…/minus-<model>` how much better the
  ///     variant is than the model
  /// @throws InvalidInputException where the model does not score, or the log has no test pages
  public List<Figure> run(
      Models.Known model, List<Models.Known> others, List<Long> seeds, Progress progress)
      throws IOException {
    Map<String, Model> variants = variants(model.model());
    others.forEach(other -> variants.put(other.name(), other.model()));
    Contest contest = new Contest(model.name());
    for (Map.Entry<String, Model> variant : variants.entrySet()) {
      for (long seed : seeds) {
        long began = System.nanoTime();
        try (ScratchModel trained = ScratchModel.train(variant.getValue(), job.with(seed))) {
          contest.add(variant.getKey(), measure(job, trained.scorer(), 0));
        }
        progress.trained(variant.getKey(), seed, (System.nanoTime() - began) / 1e9);
      }
    }
    return contest.figures("ablate/" + model.name(), source);
  }

  /// A model and its ablations, by the name that figures have for them.
  static Map<String, Model> variants(Model model) {
    Map<String, Model> variants = new LinkedHashMap<>();
    variants.put(model.name(), model);
    model.ablations().forEach((what, ablated) -> variants.put(what.replace(' ', '-'), ablated));
    return variants;
  }

  /// Measures on the test pages.
  ///
  /// @param job that the model learned from
  /// @param market number of the market, see [HeldOut#of]
  static HeldOut measure(TrainingJob job, Scorer scorer, long market) {
    List<LoggedPage> test = job.pages().of(Split.TEST);
    if (test.isEmpty()) {
      throw new InvalidInputException(
          "the log", "has no pages to measure on", "Wait until it is longer.");
    }
    return HeldOut.of(test, Upstreams.shown(job.upstream(), scorer), market);
  }
}
