package dev.aisle.learning.models.dssm;

import dev.aisle.learning.encoders.EncoderColumns;
import dev.aisle.learning.encoders.ItemContent;
import dev.aisle.learning.encoders.TextEncoder;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.util.List;

/// The text encoder as a recipe: the item tower of a narrower [Dssm], whose vectors other models
/// read as a column. It is a model of its own, so that training the retriever again leaves the
/// rankers the vectors that they know.
public final class TextModel implements Model {
  private static final String NAME = "text";

  private final DssmConfig config;

  /// @param config usually [DssmConfig#COLUMN]
  public TextModel(DssmConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trained train(TrainingJob job) throws IOException {
    DssmTraining.Outcome outcome = new DssmTraining(config, NAME, job).train();
    return new Trained(outcome.tensors(), config, List.of(), Dssm.metrics(NAME, outcome));
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    TextEncoder encoder = new TextEncoder(saved.manifest().label(), saved.tensors());
    return new Served.Describes(
        new Dssm.Items(encoder),
        ItemContent.TEXT,
        items -> EncoderColumns.texts(encoder, items),
        () -> {});
  }
}
