package dev.aisle.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.config.ShopConfigFile;
import dev.aisle.app.models.Models;
import dev.aisle.app.verify.ParityCheck;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Requests;
import dev.aisle.app.wiring.ShopColumns;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.cascade.StageOutcome;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.learning.encoders.EncoderColumns;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.models.dssm.DssmConfig;
import dev.aisle.learning.models.dssm.TextModel;
import dev.aisle.learning.models.picture.PictureConfig;
import dev.aisle.learning.models.picture.PictureModel;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplaySummary;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.Worlds;
import dev.aisle.storage.LogSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Encoders, and a model that reads them, from a log to a page.
class EncodersIT {
  private static final Market MARKET =
      Market.planned(
          MarketConfig.of(200, 3),
          new MarketPlan(Worlds.named("position"), 40, 8, 4_000, 20, 3),
          true,
          "test");
  private static final Models MODELS =
      new Models(
          List.of(
              Models.Known.describing(
                  new TextModel(
                      new DssmConfig(
                          1 << 10, 8, 0, 0.05, 64, 16, 1, 0, 20, 1, 0, true, 2, 0.01, 1, 1, 1,
                          false))),
              Models.Known.describing(
                  new PictureModel(
                      new PictureConfig(8, 200, 2, 16, 2, 0.1, 0.25, 32, 0.005, 1, 1))),
              Models.Known.in(Stage.Slot.RANK, new Reader())));

  @TempDir private Path dir;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  /// Scores an item by its vectors, and remembers how many vectors it was given.
  private static final class Reader implements Model {
    static final AtomicInteger VECTORS = new AtomicInteger();

    record Config(int columns) {}

    @Override
    public String name() {
      return "reader";
    }

    @Override
    public List<String> reads() {
      return List.of("text", "picture");
    }

    @Override
    public Trained train(TrainingJob job) {
      List<String> read =
          job.features().columns().stream()
              .filter(column -> column instanceof Column.Vectors)
              .map(Column::declaration)
              .toList();
      for (LoggedPage page : job.pages().of(Split.TRAIN)) {
        VECTORS.addAndGet(count(page.features()));
      }
      return new Trained(
          Map.of("x", new TensorData(new float[1], 1)), new Config(read.size()), read, List.of());
    }

    @Override
    public Served serve(SavedModel saved, ServingParts parts) {
      String label = saved.manifest().label();
      ScoringStage stage =
          new ScoringStage(
              Stage.Slot.RANK,
              label,
              parts.features().declared(label, saved.manifest().features()),
              (batch, upstream) -> {
                VECTORS.addAndGet(count(batch));
                return new float[batch.size()];
              });
      return new Served.Orders(stage, stage.scorer(), () -> {});
    }

    private static int count(FeatureBatch batch) {
      int count = 0;
      for (Column column : batch.set().columns()) {
        if (column instanceof Column.Vectors) {
          count +=
              (int) Arrays.stream(batch.vectors(column.name())).filter(Objects::nonNull).count();
        }
      }
      return count;
    }
  }

  private final CascadeTraining.Listener listener =
      new CascadeTraining.Listener() {
        @Override
        public void replaying(long offset, long end) {}

        @Override
        public void preparing(String encoder, int done, int of) {
          if (done == of) {
            heard.add("vectors of " + encoder);
          }
        }

        @Override
        public void replayed(ReplaySummary summary) {
          heard.add("replayed");
        }

        @Override
        public TrainingJob.Watch begins(String model, int number, int of) {
          heard.add(model + " " + number + " of " + of);
          return TrainingJob.Watch.NONE;
        }

        @Override
        public void trained(String model, int version, Trained trained, Duration took) {}

        @Override
        public void failed(String model, InvalidInputException why) {
          heard.add(model + " failed: " + why.getMessage());
        }

        @Override
        public void says(String line) {
          heard.add(line);
        }
      };

  private void make(boolean pictures) throws IOException {
    MarketShop.make(dir, MARKET, pictures, (part, done, total) -> {});
    Files.writeString(
        dir.resolve("aisle.yaml"),
        """
        stages: {preRank: none, rank: reader, rerank: none, diversify: none}
        retrieval: {channels: {search: [bm25], feed: [feed]}}
        """);
  }

  private CascadeTraining.Outcome train(String... names) throws IOException {
    heard.clear();
    try (ShopColumns columns = new ShopColumns(dir, MODELS, registry())) {
      return new CascadeTraining(
              LogSnapshot.of(dir), ShopConfigFile.read(dir, MODELS), MODELS, registry(), columns)
          .run(
              new CascadeTraining.Settings(List.of(names), 1, false, ReplayOptions.TRAINING),
              listener);
    }
  }

  private ModelRegistry registry() {
    return new ModelRegistry(dir.resolve("models"), InstantSource.system());
  }

  /// The ranking stage of a page, null where there was none.
  private static @Nullable StageOutcome ranked(OpenShop open) {
    CascadeAnswer answer =
        open.models()
            .cascade()
            .answer(
                Requests.search(
                    "a", "p", Filters.NONE, SortOrder.RELEVANCE, 10, Duration.ofSeconds(10)),
                open.shop());
    return answer.outcome(Stage.Slot.RANK);
  }

  @Test
  void encodersAreTrainedBeforeTheModelThatReadsThemAndServeWithIt() throws IOException {
    make(true);
    try (OpenShop open = OpenShop.open(dir, MODELS)) {
      assertThat(open.models().serving("reader")).isNull();
      Reader.VECTORS.set(0);
      assertThat(train().versions()).containsExactly("text@1", "picture@1", "reader@1");
      assertThat(heard)
          .containsExactly(
              "text 1 of 3",
              "picture 2 of 3",
              "vectors of text@1",
              "vectors of picture@1",
              "replayed",
              "reader 3 of 3");
      assertThat(Reader.VECTORS).hasPositiveValue();
      assertThat(registry().manifest("reader", 1).features())
          .containsExactly(
              "text: text vector, width 8, encoder text@1",
              "clickTexts: vector sequence, length 50, width 8, encoder text@1",
              "queryText: vector sequence, length 1, width 8, encoder text@1",
              "picture: image vector, width 8, encoder picture@1",
              "clickPictures: vector sequence, length 50, width 8, encoder picture@1");

      // The shop was opened before there was any encoder, and takes the model as it comes.
      assertThat(open.models().refresh()).isTrue();
      assertThat(open.models().problem("reader")).isNull();
      Reader.VECTORS.set(0);
      assertThat(ranked(open)).isInstanceOf(StageOutcome.Answered.class);
      assertThat(Reader.VECTORS).hasPositiveValue();

      try (ShopColumns.Lease live = open.columns().live()) {
        assertThat(live.features().declaration()).anyMatch(line -> line.startsWith("textMatch "));
        ParityCheck check = ParityCheck.run(open.shop(), List.of(), live.features(), 300);
        assertThat(check.differences()).isEmpty();
        assertThat(check.logged()).isPositive();
      }
    }
    assertThat(train().versions()).as("encoders are kept").containsExactly("reader@2");
  }

  @Test
  void aNewerEncoderLeavesTheModelThatReadsTheOlderOne() throws IOException {
    make(true);
    train();
    try (OpenShop open = OpenShop.open(dir, MODELS)) {
      assertThat(open.models().serving("reader")).isEqualTo(1);
      assertThat(train("picture").versions()).containsExactly("picture@2");
      assertThat(heard)
          .containsExactly(
              "replayed",
              "picture 1 of 1",
              "reader@1 still reads picture@1; `aisle train reader` lets it read picture@2.");
      boolean _ = open.models().refresh();
      assertThat(ranked(open)).isInstanceOf(StageOutcome.Answered.class);
      open.models().activate("picture", 2);
      assertThat(open.models().serving("reader")).isEqualTo(1);
      assertThat(ranked(open)).isInstanceOf(StageOutcome.Answered.class);
    }
    try (Stream<Path> files = Files.list(dir.resolve("models/picture/1"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(dir.resolve("models/picture/1"));
    try (OpenShop open = OpenShop.open(dir, MODELS)) {
      assertThat(open.models().serving("reader")).isNull();
      assertThat(open.models().problem("reader"))
          .contains("picture: has no version 1")
          .contains("`aisle train reader`");
      assertThat(ranked(open)).isNull();
      assertThat(train("reader").versions()).containsExactly("reader@2");
      assertThat(heard).noneMatch(line -> line.contains("still reads"));
      assertThat(open.models().refresh()).isTrue();
      assertThat(ranked(open)).isInstanceOf(StageOutcome.Answered.class);
    }
  }

  @Test
  void aShopWithoutPicturesGoesOnWithoutTheirEncoder() throws IOException {
    make(false);
    CascadeTraining.Outcome outcome = train();
    assertThat(outcome.versions()).containsExactly("text@1", "reader@1");
    assertThat(outcome.failed()).isEmpty();
    assertThat(heard)
        .anyMatch(line -> line.startsWith("Going on without the encoder picture: "))
        .noneMatch(line -> line.contains("failed"));
    assertThat(registry().manifest("reader", 1).features())
        .noneMatch(line -> line.startsWith(EncoderColumns.PICTURE));
    assertThat(train("picture").failed()).as("asked for by name").containsExactly("picture");
  }
}
