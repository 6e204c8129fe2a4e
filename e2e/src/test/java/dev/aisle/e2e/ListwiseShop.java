package dev.aisle.e2e;

import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Gain;
import dev.aisle.core.cascade.LiveCascade;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.queries.Scene;
import dev.aisle.learning.models.LeftOut;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.models.ScoringStage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// While it is open, the shop's pages are re-ranked by a list-wise scorer that knows which parts it
/// is made of; closing it gives the shop its own cascade back.
final class ListwiseShop implements AutoCloseable {
  private final LiveCascade live;
  private final Cascade own;

  ListwiseShop(LiveCascade live, Scorer scorer) {
    this.live = live;
    this.own = live.now();
    List<CascadePlan.Step> steps = new ArrayList<>(own.plan().steps());
    steps.removeIf(step -> step.stage().slot().compareTo(Stage.Slot.RERANK) >= 0);
    steps.add(
        new CascadePlan.Step(
            new ScoringStage(Stage.Slot.RERANK, "listwise@1", ShopFeatures.DEFAULT, scorer),
            20,
            1));
    live.exchange(cascade(steps), () -> {});
  }

  private Cascade cascade(List<CascadePlan.Step> steps) {
    Map<Scene, Retriever> retrievers = new EnumMap<>(Scene.class);
    for (Scene scene : Scene.values()) {
      Retriever retriever = own.retriever(scene);
      if (retriever != null) {
        retrievers.put(scene, retriever);
      }
    }
    CascadePlan plan = own.plan();
    return new Cascade(
        retrievers,
        new CascadePlan(plan.bundle(), plan.depth(), plan.share(), steps, plan.rules()));
  }

  @Override
  public void close() {
    live.exchange(cascade(own.plan().steps()), () -> {});
  }

  /// Scores that are the sum of what three parts give a row of a list of N: the text what it came
  /// in with, the picture more the later it came in, the neighbours less to every second.
  static final class ThreeParts implements Scorer {
    private static final List<String> PARTS =
        List.of("text", "picture", "a part whose name is longer than anyone would ever want it");

    private static float[] part(String name, int rows) {
      float[] given = new float[rows];
      for (int row = 0; row < rows; row++) {
        given[row] =
            switch (PARTS.indexOf(name)) {
              case 0 -> 0.05f * (rows - row);
              case 1 -> 0.08f * row;
              default -> row % 2 == 0 ? 0 : -0.3f;
            };
      }
      return given;
    }

    private static float[] sum(List<String> names, int rows) {
      float[] sum = new float[rows];
      for (String name : names) {
        float[] given = part(name, rows);
        for (int row = 0; row < rows; row++) {
          sum[row] += given[row];
        }
      }
      return sum;
    }

    @Override
    public float[] score(FeatureBatch batch, float[] upstream) {
      return sum(PARTS, batch.size());
    }

    @Override
    public Gain gain(float[] scores, int places) {
      return new Gain(2.1, 2.307);
    }

    @Override
    public List<Explanation> explain(FeatureBatch batch, float[] upstream, int row) {
      Map<String, float[]> without = new LinkedHashMap<>();
      for (String name : PARTS) {
        List<String> others = new ArrayList<>(PARTS);
        others.remove(name);
        without.put(name, sum(others, batch.size()));
      }
      return LeftOut.parts(score(batch, upstream), without, row);
    }
  }
}
