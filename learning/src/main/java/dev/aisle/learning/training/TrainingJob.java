package dev.aisle.learning.training;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.tensor.Peers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a model is given to learn from.
///
/// @param pages the replayed log, split by time
/// @param catalogue the items as of the end of the log
/// @param features what the pages' columns are
/// @param seed of every random choice
/// @param folder where the training keeps its checkpoint and its curve (`curve.jsonl`) while it
///     runs
/// @param resume whether to go on from the checkpoint in [#folder] where there is one
/// @param watch what is told of the progress, and whether to stop early
/// @param pictures the folder of the items' pictures, null where there is none
/// @param upstream what the stage before scores, null where there is none
/// @param peers the processes that train together, each with the same job; [Peers#alone] for one
public record TrainingJob(
    LoggedPages pages,
    Map<ItemId, Item> catalogue,
    FeatureSet features,
    long seed,
    Path folder,
    boolean resume,
    Watch watch,
    @Nullable Path pictures,
    @Nullable Upstream upstream,
    Peers peers) {

  /// A job of one process.
  public TrainingJob(
      LoggedPages pages,
      Map<ItemId, Item> catalogue,
      FeatureSet features,
      long seed,
      Path folder,
      boolean resume,
      Watch watch,
      @Nullable Path pictures,
      @Nullable Upstream upstream) {
    this(
        pages, catalogue, features, seed, folder, resume, watch, pictures, upstream, Peers.alone());
  }

  /// A job without pictures and without a stage before.
  public TrainingJob(
      LoggedPages pages,
      Map<ItemId, Item> catalogue,
      FeatureSet features,
      long seed,
      Path folder,
      boolean resume,
      Watch watch) {
    this(pages, catalogue, features, seed, folder, resume, watch, null, null);
  }

  /// The same with another seed.
  public TrainingJob with(long other) {
    return new TrainingJob(
        pages, catalogue, features, other, folder, resume, watch, pictures, upstream, peers);
  }

  /// The same behind a stage.
  public TrainingJob behind(@Nullable Upstream before) {
    return new TrainingJob(
        pages, catalogue, features, seed, folder, resume, watch, pictures, before, peers);
  }

  /// The same from its beginning, from other pages and in another folder.
  public TrainingJob over(LoggedPages others, Path elsewhere) {
    return new TrainingJob(
        others, catalogue, features, seed, elsewhere, false, watch, pictures, upstream, peers);
  }

  /// The stage before, as it serves: what it would have scored the rows of a logged page, so that a
  /// model that reads its scores learns from those that it will meet.
  @FunctionalInterface
  public interface Upstream {
    /// `[N]` scores in the order of the page's rows.
    float[] scores(LoggedPage page);
  }

  /// The item of an id, null where it is gone.
  public @Nullable Item item(ItemId id) {
    return catalogue.get(id);
  }

  /// All items.
  public Collection<Item> items() {
    return catalogue.values();
  }

  /// Follows a training, and may end it.
  public interface Watch {
    /// Hears nothing and lets it run.
    Watch NONE =
        new Watch() {
          @Override
          public void at(Progress progress) {}

          @Override
          public boolean stopped() {
            return false;
          }
        };

    /// Told now and then, on the training's thread.
    void at(Progress progress);

    /// Whether somebody wants it to end; the best so far is then kept.
    boolean stopped();
  }

  /// How far a training is.
  ///
  /// @param step steps done, of `of` at most
  /// @param loss mean training loss lately, NaN where the model has none
  /// @param metric the validation metric at its best so far, NaN before the first
  /// @param waited share in `[0, 1]` of the time that steps waited for their batch
  /// @param examplesPerSecond lately, NaN where the model does not count them
  /// @param left time to the last step at most, as long as steps take as they did; null where
  ///     nothing can be said yet
  public record Progress(
      String model,
      long step,
      long of,
      double loss,
      double metric,
      double waited,
      double examplesPerSecond,
      @Nullable Duration left) {
    /// Of a training that counts no examples and foretells nothing.
    public Progress(String model, long step, long of, double loss, double metric, double waited) {
      this(model, step, of, loss, metric, waited, Double.NaN, null);
    }
  }
}
