package dev.aisle.learning.models.random;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.RequestId;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.Teachable;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Random order as a model of the shop, for the ranking slot. All that it learns is the seed.
public final class RandomOrder implements Model {
  /// Its name.
  public static final String NAME = "random";

  private static final String SEED = "seed";

  /// It has nothing to set.
  public record Config() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trained train(TrainingJob job) {
    Teachable.requireClicks(job.pages(), Split.VALIDATION);
    // Three bytes, which single precision holds exactly.
    int seed = (int) (job.seed() & 0xFFFFFF);
    List<LoggedPage> validation = job.pages().of(Split.VALIDATION);
    double[] ndcg =
        PageMetrics.ndcg(validation, page -> scores(seed, page), 10, PageMetrics.Rows.EXPOSED);
    return new Trained(
        Map.of(SEED, new TensorData(new float[] {seed}, 1)),
        new Config(),
        List.of(),
        List.of(PageMetrics.figure("rank/" + NAME + "/ndcg@10", validation, ndcg, job.seed())));
  }

  private static float[] scores(int seed, LoggedPage page) {
    float[] scores = new float[page.size()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = (float) score(seed, page.impression().request(), page.items().get(row));
    }
    return scores;
  }

  /// In `[0, 1)`, evenly: the mixing of SplitMix64 over both texts.
  static double score(int seed, RequestId request, ItemId item) {
    long hash = mix(mix(mix(seed) ^ text(request.value())) ^ text(item.value()));
    return (hash >>> 11) * 0x1.0p-53;
  }

  private static long text(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x100000001b3L + text.charAt(i);
    }
    return hash;
  }

  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    TensorData seed = saved.tensors().get(SEED);
    if (seed == null || seed.values().length != 1) {
      throw new InvalidInputException(
          saved.manifest().label(), "has no tensor seed of one number", "Train it again.");
    }
    return new Served.Orders(
        new RandomStage(saved.manifest().label(), (int) seed.values()[0]), null, () -> {});
  }

  private record RandomStage(String name, int seed) implements Stage {
    @Override
    public Slot slot() {
      return Slot.RANK;
    }

    @Override
    public Slate apply(Request request, ShopView shop, Slate slate) {
      List<Candidate> order = new ArrayList<>();
      for (Candidate candidate : slate.candidates()) {
        order.add(candidate.withScore(score(seed, request.id(), candidate.item())));
      }
      order.sort(Comparator.comparingDouble(Candidate::score).reversed());
      return new Slate(order);
    }

    @Override
    public Explanation explain(Request request, ShopView shop, Slate slate, ItemId item) {
      return new Explanation(
          score(seed, request.id(), item), "a random number of the request and the item");
    }
  }
}
