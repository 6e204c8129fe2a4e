package dev.aisle.app.lists;

import dev.aisle.app.sequences.Outcome;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/// Trains and measures rankers of lists, each network anew for each seed.
public final class ListAblation {
  private final ListData data;
  private final List<ListRow> rows;
  private final List<Long> seeds;

  /// Told what a network came to.
  @FunctionalInterface
  public interface Listener {
    void measured(String ranker, long seed, double validation, double main);
  }

  /// @param rows the one first that the others are compared with
  /// @param seeds how many times each network is trained
  public ListAblation(ListData data, List<ListRow> rows, int seeds) {
    this.data = data;
    this.rows = List.copyOf(rows);
    this.seeds = LongStream.rangeClosed(1, seeds).boxed().toList();
  }

  /// @param folder of the trainings' curves
  public Outcome run(Path folder, Listener listener) throws IOException {
    Outcome.Tally tally = new Outcome.Tally(data.tests(), seeds);
    for (ListRow row : rows) {
      switch (row) {
        case ListRow.Order order -> tally.measure(order, order.scorer());
        case ListRow.Network network -> {
          for (long seed : seeds) {
            train(network, seed, folder, listener, tally);
          }
        }
      }
    }
    return tally.outcome("lists/" + data.name(), data.source(), rows);
  }

  private void train(
      ListRow.Network row, long seed, Path folder, Listener listener, Outcome.Tally tally)
      throws IOException {
    Path own = folder.resolve(data.name() + "-" + row.label() + "-" + seed);
    try (ListRanker ranker = new ListRanker(data, row.maker(), seed)) {
      double validated =
          ranker.train(new TrainingRun(row.label(), seed, own, false, TrainingJob.Watch.NONE));
      tally.validated(row, validated);
      listener.measured(row.label(), seed, validated, tally.measure(row, ranker));
    }
  }
}
