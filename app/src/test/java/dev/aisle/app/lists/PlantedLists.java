package dev.aisle.app.lists;

import dev.aisle.app.sequences.Ask;
import dev.aisle.app.sequences.Measure;
import dev.aisle.app.sequences.SideIds;
import dev.aisle.app.sequences.Task;
import dev.aisle.core.evaluation.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Lists whose target looks like the history, and nothing else tells it.
final class PlantedLists {
  static final int LOOKS = 6;
  private static final int ITEMS = 240;

  private PlantedLists() {}

  static ListData data(long seed, int lists) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] pictures = new float[ITEMS + 1][];
    int[][] words = new int[ITEMS + 1][0];
    for (int item = 1; item <= ITEMS; item++) {
      pictures[item] = new float[LOOKS];
      pictures[item][item % LOOKS] = 1;
      words[item] = new int[] {1 + random.nextInt(5)};
    }
    Task test = new Task("test", "planted", asks(random, lists / 4), List.of(Measure.ndcg(10)));
    return new ListData(
        "planted",
        "drawn",
        Figure.Source.SIMULATED,
        List.of(test),
        new Task("validation", "planted", asks(random, lists / 4), List.of(Measure.ndcg(10))),
        TrainingLists.of(asks(random, lists)),
        ListConfig.DEFAULTS.withRate(0.01),
        new Nothing(),
        new Modality.Words("random words", 4, new SideIds("words", 5, words)),
        new Modality.Vectors("looks", LOOKS, pictures),
        List.of(ListRows.random()),
        List.of(),
        "hash");
  }

  private static List<Ask> asks(SplittableRandom random, int lists) {
    List<Ask> asks = new ArrayList<>();
    for (int list = 0; list < lists; list++) {
      int look = random.nextInt(LOOKS);
      int[] history = new int[1 + random.nextInt(3)];
      for (int i = 0; i < history.length; i++) {
        history[i] = item(look, random);
      }
      int[] candidates = new int[LOOKS - random.nextInt(2)];
      for (int i = 0; i < candidates.length; i++) {
        candidates[i] = item(look + i, random);
      }
      asks.add(new Ask(list, history, candidates, candidates[0]));
    }
    return asks;
  }

  private static int item(int look, SplittableRandom random) {
    return 1 + (look + LOOKS - 1) % LOOKS + LOOKS * random.nextInt(ITEMS / LOOKS);
  }

  /// Tells nothing of candidates.
  private static final class Nothing implements ListFeatures {
    @Override
    public int base() {
      return 1;
    }

    @Override
    public void write(Ask ask, int candidate, float[] to, int at) {
      to[at] = 0;
    }

    @Override
    public int context() {
      return 1;
    }

    @Override
    public void writeContext(Ask ask, float[] to, int at) {
      to[at] = 1;
    }

    @Override
    public double upstream(Ask ask, int candidate) {
      return candidate % 7;
    }
  }
}
