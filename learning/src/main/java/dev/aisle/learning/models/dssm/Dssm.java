package dev.aisle.learning.models.dssm;

import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.RequestEncoder;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Metric;
import dev.aisle.learning.encoders.TextEncoder;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two-tower text retriever as a recipe: items are found by the nearness of their texts to the
/// query, also where they share no word with it.
public final class Dssm implements Model {
  private static final String NAME = "dssm";

  private final DssmConfig config;

  public Dssm(DssmConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trained train(TrainingJob job) throws IOException {
    DssmTraining.Outcome outcome = new DssmTraining(config, NAME, job).train();
    return new Trained(outcome.tensors(), config, List.of(), metrics(NAME, outcome));
  }

  static List<Figure> metrics(String name, DssmTraining.Outcome outcome) {
    return List.of(
        recall(name, DssmTraining.HEAD, outcome.head(), outcome.pages()),
        recall(name, DssmTraining.MAIN_DEPTH, outcome.recall(), outcome.pages()));
  }

  private static Figure recall(String name, int depth, double value, int pages) {
    return Figure.exact(name + "/" + Metric.RECALL.at(depth), value, "", Figure.Source.REAL, pages);
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    TextEncoder encoder = new TextEncoder(saved.manifest().label(), saved.tensors());
    return new Served.Embeds(new QueryEncoder(encoder), new Items(encoder), () -> {});
  }

  /// Encodes the words of a search; requests of other scenes have none.
  private record QueryEncoder(TextEncoder encoder) implements RequestEncoder {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public int width() {
      return encoder.width();
    }

    @Override
    public float @Nullable [] encode(Request request, ShopView shop) {
      return request.query() == null ? null : encoder.query(request.query());
    }
  }

  record Items(TextEncoder encoder) implements Served.ItemEncoder {
    @Override
    public int width() {
      return encoder.width();
    }

    @Override
    public float @Nullable [] encode(Item item) {
      return encoder.item(item);
    }
  }
}
