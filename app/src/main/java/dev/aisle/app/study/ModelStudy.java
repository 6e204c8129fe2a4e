package dev.aisle.app.study;

import dev.aisle.app.models.Models;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Metric;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model of a slot beside its ablations and the other models of the slot, all trained on the same
/// log with the same seeds and measured on the pages of its last part. A page's value is the mean
/// over the seeds; intervals are over shoppers.
///
/// @param pages the replayed log
/// @param upstream what the stage before scores, null where there is none
/// @param pictures the folder of the items' pictures
public record ModelStudy(
    LoggedPages pages,
    TrainingJob.@Nullable Upstream upstream,
    Path pictures,
    Figure.Source source) {
  private static final int HEAD = 10;

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
  /// @param watch follows each training, and may end it
  /// @return `ablate/<model>/<variant>/ndcg@10` and `…/auc`, and below `…/minus-<model>` how much
  ///     better the variant is than the model
  /// @throws InvalidInputException where the model does not score, or the log has no test pages
  public List<Figure> run(
      Models.Known model,
      List<Models.Known> others,
      List<Long> seeds,
      TrainingJob.Watch watch,
      Progress progress)
      throws IOException {
    List<LoggedPage> test = pages.of(Split.TEST);
    if (test.isEmpty()) {
      throw new InvalidInputException(
          "the log", "has no pages to measure on", "Wait until it is longer.");
    }
    Map<String, Model> variants = new LinkedHashMap<>();
    variants.put(model.name(), model.model());
    model
        .model()
        .ablations()
        .forEach((what, ablated) -> variants.put(what.replace(' ', '-'), ablated));
    others.forEach(other -> variants.put(other.name(), other.model()));
    Map<String, Measured> measured = new LinkedHashMap<>();
    for (Map.Entry<String, Model> variant : variants.entrySet()) {
      Measured sums = new Measured(test.size());
      for (long seed : seeds) {
        long began = System.nanoTime();
        measure(variant.getValue(), seed, test, watch, sums);
        progress.trained(variant.getKey(), seed, (System.nanoTime() - began) / 1e9);
      }
      measured.put(variant.getKey(), sums);
    }
    return figures(model.name(), measured, test, seeds.size());
  }

  private void measure(
      Model variant, long seed, List<LoggedPage> test, TrainingJob.Watch watch, Measured sums)
      throws IOException {
    try (Scratch scratch = Scratch.make("ablate")) {
      ModelRegistry registry =
          new ModelRegistry(scratch.path().resolve("models"), InstantSource.system());
      Path folder = Files.createDirectories(scratch.path().resolve("training"));
      var trained =
          variant.train(
              new TrainingJob(
                  pages,
                  pages.catalogue(),
                  pages.features(),
                  seed,
                  folder,
                  false,
                  watch,
                  pictures,
                  upstream));
      registry.save(variant.name(), trained, new Provenance(pages.data(), seed), null);
      try (Served served =
          variant.serve(
              registry.load(variant.name()),
              new ServingParts(pages.features(), pages.catalogue()::get))) {
        sums.add(test, scorer(variant, served));
      }
    }
  }

  private PageMetrics.PageScorer scorer(Model variant, Served served) {
    Scorer scorer = served instanceof Served.Orders orders ? orders.scorer() : null;
    if (scorer == null) {
      throw new InvalidInputException(
          "model", variant.name() + " does not score items", "Name a ranker or a pre-ranker.");
    }
    return page -> {
      float[] before = upstream == null ? new float[page.size()] : upstream.scores(page);
      return scorer.score(page.features(), before);
    };
  }

  /// Values of pages, added up over seeds.
  private static final class Measured {
    private final double[] ndcg;
    private final double[] auc;

    Measured(int pages) {
      ndcg = new double[pages];
      auc = new double[pages];
    }

    void add(List<LoggedPage> pages, PageMetrics.PageScorer scorer) {
      add(ndcg, PageMetrics.ndcg(pages, scorer, HEAD, PageMetrics.Rows.EXPOSED));
      add(auc, PageMetrics.auc(pages, scorer, PageMetrics.Rows.EXPOSED));
    }

    private static void add(double[] to, double[] values) {
      for (int i = 0; i < to.length; i++) {
        to[i] += values[i];
      }
    }
  }

  private List<Figure> figures(
      String model, Map<String, Measured> measured, List<LoggedPage> test, int seeds) {
    Measured own = measured.getOrDefault(model, new Measured(test.size()));
    List<Figure> figures = new ArrayList<>();
    measured.forEach(
        (variant, sums) -> {
          String name = "ablate/" + model + "/" + variant + "/";
          figures.add(figure(name + Metric.NDCG.at(HEAD), test, mean(sums.ndcg, seeds), seeds));
          figures.add(figure(name + Metric.AUC.label(), test, mean(sums.auc, seeds), seeds));
          if (!variant.equals(model)) {
            figures.add(
                figure(
                    name + Metric.NDCG.at(HEAD) + "/minus-" + model,
                    test,
                    difference(sums.ndcg, own.ndcg, seeds),
                    seeds));
          }
        });
    return figures;
  }

  private Figure figure(String name, List<LoggedPage> test, double[] perPage, int seeds) {
    Figure figure = PageMetrics.figure(name, test, perPage, 1);
    return new Figure(
        name, figure.value(), figure.low(), figure.high(), "", source, figure.n(), seeds);
  }

  private static double[] mean(double[] sums, int seeds) {
    double[] mean = new double[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = sums[i] / seeds;
    }
    return mean;
  }

  private static double[] difference(double[] one, double[] other, int seeds) {
    double[] difference = new double[one.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (one[i] - other[i]) / seeds;
    }
    return difference;
  }
}
