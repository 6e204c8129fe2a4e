package dev.aisle.app.wiring;

import static java.util.Objects.requireNonNull;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.provenance.DataIdentity;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ConfigJson;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A ranker whose scores say which version gave them, `1000 · level + something below 100`, and
/// which fails where it is used after its memory was freed.
final class FakeRanker implements Model {
  record FakeConfig(boolean descending) {}

  final AtomicInteger open = new AtomicInteger();
  private final String name;

  FakeRanker(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Trained train(TrainingJob job) {
    throw new UnsupportedOperationException("tests save what they need");
  }

  /// Saves a version whose number is its level.
  static int save(ModelRegistry registry, String model, int level, List<String> features)
      throws IOException {
    Trained trained =
        new Trained(
            Map.of("level", new TensorData(new float[] {level})),
            new FakeConfig(level % 2 == 0),
            features,
            List.of(
                Figure.exact(
                    "rank/test/auc", 0.5 + level / 100.0, "", Figure.Source.SIMULATED, 9)));
    DataIdentity data =
        new DataIdentity(
            9, Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-10-02T00:00:00Z"), "cd");
    return registry.save(model, trained, new Provenance(data, level), null);
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    int level = (int) requireNonNull(saved.tensors().get("level")).values()[0];
    boolean descending = ConfigJson.of(saved, FakeConfig.class).descending();
    open.incrementAndGet();
    Ranking ranking = new Ranking(saved.manifest().label(), level, descending);
    return new Served.Orders(ranking, null, ranking);
  }

  private final class Ranking implements Stage, AutoCloseable {
    private final String label;
    private final int level;
    private final boolean descending;
    private volatile boolean freed;

    Ranking(String label, int level, boolean descending) {
      this.label = label;
      this.level = level;
      this.descending = descending;
    }

    @Override
    public Slot slot() {
      return Slot.RANK;
    }

    @Override
    public String name() {
      return label;
    }

    @Override
    public Slate apply(Request request, ShopView shop, Slate slate) {
      List<Candidate> ordered = new ArrayList<>();
      for (Candidate candidate : slate.candidates()) {
        requireMemory();
        int place = Math.floorMod(candidate.item().hashCode(), 100);
        ordered.add(candidate.withScore(1_000 * level + (descending ? place : 99 - place)));
      }
      ordered.sort(
          Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::item));
      requireMemory();
      return new Slate(ordered);
    }

    private void requireMemory() {
      if (freed) {
        throw new IllegalStateException("used after it was freed");
      }
    }

    @Override
    public Explanation explain(Request request, ShopView shop, Slate slate, ItemId item) {
      return new Explanation(level, label);
    }

    @Override
    public void close() {
      if (freed) {
        throw new IllegalStateException("freed twice");
      }
      freed = true;
      open.decrementAndGet();
    }
  }

  /// The level in a score.
  static int level(double score) {
    return (int) (score / 1_000);
  }

  static @Nullable Integer version(String label) {
    int at = label.indexOf('@');
    return at < 0 ? null : Integer.valueOf(label.substring(at + 1));
  }
}
