package dev.aisle.learning.models.picture;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.encoders.EncoderColumns;
import dev.aisle.learning.encoders.ItemContent;
import dev.aisle.learning.encoders.PictureEncoder;
import dev.aisle.learning.encoders.Pictures;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ConfigJson;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The picture encoder as a recipe: vectors of items' pictures, learned from the shop's own
/// catalogue.
public final class PictureModel implements Model {
  private static final String NAME = "picture";

  private final PictureConfig config;

  public PictureModel(PictureConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trained train(TrainingJob job) throws IOException {
    return train(job.items(), pictures(job.pictures()), TrainingRun.of(NAME, job));
  }

  /// Learns from some items and their pictures, without a log.
  ///
  /// @return the tensors of a [PictureEncoder] and how well labels are told
  /// @throws InvalidInputException where too few pictures can be read, or nothing is known of them
  public Trained train(Collection<Item> items, Pictures pictures, TrainingRun run)
      throws IOException {
    try (PictureTraining training = new PictureTraining(config, run.seed(), items, pictures)) {
      Map<String, TensorData> tensors = training.train(run);
      List<Figure> figures = new ArrayList<>();
      for (PictureTraining.Told told : training.told()) {
        figures.add(figure("accuracy/", told.label(), told.accuracy(), told.pictures()));
        figures.add(figure("most-frequent/", told.label(), told.guess(), told.pictures()));
      }
      return new Trained(tensors, config, List.of(), figures);
    }
  }

  private static Figure figure(String what, String label, double value, int pictures) {
    return Figure.exact(NAME + "/" + what + label, value, "", Figure.Source.REAL, pictures);
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    String place = saved.manifest().label();
    PictureConfig trained = ConfigJson.of(saved, PictureConfig.class);
    Pictures pictures = pictures(parts.pictures());
    PictureEncoder encoder = new PictureEncoder(place, saved.tensors(), trained.width(), pictures);
    return new Served.Describes(
        new Items(encoder), ItemContent.picture(pictures), EncoderColumns::pictures, encoder);
  }

  private static Pictures pictures(@Nullable Path folder) {
    if (folder == null) {
      throw new InvalidInputException(
          NAME, "needs pictures, and the shop has none", "Put them into catalog/pictures.");
    }
    return new Pictures(folder);
  }

  private record Items(PictureEncoder encoder) implements Served.ItemEncoder {
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
