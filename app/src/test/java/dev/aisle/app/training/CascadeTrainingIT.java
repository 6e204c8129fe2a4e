package dev.aisle.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.app.config.ShopConfigFile;
import dev.aisle.app.models.Models;
import dev.aisle.app.wiring.CascadeVariant;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.ShopColumns;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.Stage;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplaySummary;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.tensor.Peers;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.Worlds;
import dev.aisle.storage.LogSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CascadeTrainingIT {
  private static final Market MARKET =
      Market.planned(
          MarketConfig.of(300, 3),
          new MarketPlan(Worlds.named("position"), 40, 8, 4_000, 20, 3),
          true,
          "test");

  @TempDir private Path dir;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private boolean stop;

  /// Scores an item by a column, adds what comes from upstream, and learns nothing but whether
  /// there was an upstream.
  private final class Fake implements Model {
    private final String name;
    private final Stage.Slot slot;
    private final boolean fails;

    Fake(String name, Stage.Slot slot, boolean fails) {
      this.name = name;
      this.slot = slot;
      this.fails = fails;
    }

    record Config(boolean upstream) {}

    @Override
    public String name() {
      return name;
    }

    @Override
    public Trained train(TrainingJob job) {
      if (fails) {
        throw new InvalidInputException("the log", "has nothing for " + name, "Wait.");
      }
      TrainingJob.Upstream upstream = job.upstream();
      LoggedPage page = job.pages().of(Split.TRAIN).getFirst();
      heard.add(name + (upstream == null ? " first" : " after " + upstream.scores(page)[0]));
      return new Trained(
          Map.of("x", new TensorData(new float[] {1}, 1)),
          new Config(upstream != null),
          List.of(),
          List.of());
    }

    @Override
    public Served serve(SavedModel saved, ServingParts parts) {
      String label = saved.manifest().label();
      var stage =
          new ScoringStage(
              slot,
              label,
              parts.features(),
              (batch, upstream) -> {
                float[] scores = new float[batch.size()];
                for (int i = 0; i < scores.length; i++) {
                  scores[i] = upstream[i] + 1;
                }
                return scores;
              });
      return new Served.Orders(stage, stage.scorer(), () -> {});
    }
  }

  private final Models models =
      new Models(
          List.of(
              Models.Known.in(Stage.Slot.PRE_RANK, new Fake("early", Stage.Slot.PRE_RANK, false)),
              Models.Known.in(Stage.Slot.RANK, new Fake("broken", Stage.Slot.RANK, true)),
              Models.Known.in(Stage.Slot.RANK, new Fake("middle", Stage.Slot.RANK, false)),
              Models.Known.in(Stage.Slot.RERANK, new Fake("late", Stage.Slot.RERANK, false))));

  private final CascadeTraining.Listener listener =
      new CascadeTraining.Listener() {
        @Override
        public void replaying(long offset, long end) {}

        @Override
        public void preparing(String encoder, int done, int of) {}

        @Override
        public void says(String line) {
          heard.add(line);
        }

        @Override
        public void replayed(ReplaySummary summary) {}

        @Override
        public TrainingJob.Watch begins(String model, int number, int of) {
          return new TrainingJob.Watch() {
            @Override
            public void at(TrainingJob.Progress progress) {}

            @Override
            public boolean stopped() {
              return stop;
            }
          };
        }

        @Override
        public void trained(String model, int version, Trained trained, Duration took) {
          heard.add(model + "@" + version);
        }

        @Override
        public void failed(String model, InvalidInputException why) {
          heard.add(model + " failed: " + why.getMessage());
        }
      };

  @BeforeEach
  void makeTheShop() throws IOException {
    MarketShop.make(dir, MARKET, false, (part, done, total) -> {});
    Files.writeString(
        dir.resolve("aisle.yaml"),
        """
        stages: {preRank: early, rank: middle, rerank: late}
        retrieval: {channels: {search: [bm25], feed: [feed]}}
        """);
  }

  private CascadeTraining.Outcome train(String... names) throws IOException {
    return train(Peers.alone(), names);
  }

  private CascadeTraining.Outcome train(Peers peers, String... names) throws IOException {
    try (ShopColumns columns = new ShopColumns(dir, models, registry())) {
      return new CascadeTraining(
              LogSnapshot.of(dir), ShopConfigFile.read(dir, models), models, registry(), columns)
          .run(
              new CascadeTraining.Settings(
                  List.of(names), 1, false, ReplayOptions.TRAINING, peers, false),
              listener);
    }
  }

  private ModelRegistry registry() {
    return new ModelRegistry(dir.resolve("models"), InstantSource.system());
  }

  @Test
  void modelsAreTrainedInTheOrderOfTheCascadeEachWithTheScoresOfTheOneBefore() throws IOException {
    CascadeTraining.Outcome outcome = train();
    assertThat(outcome.versions()).containsExactly("early@1", "middle@1", "late@1");
    assertThat(heard)
        .containsExactly(
            "early first",
            "early@1",
            "middle after 1.0",
            "middle@1",
            "middle after 1.0",
            "middle after 1.0",
            "late after 2.0",
            "late@1");
    try (OpenShop open = OpenShop.open(dir, models);
        CascadeVariant variant = new CascadeVariant(open, "preRank=none")) {
      assertThat(names(open.cascade().plan())).containsExactly("early@1", "middle@1", "late@1");
      assertThat(names(variant.cascade().plan())).containsExactly("middle@1", "late@1");
      assertThatThrownBy(() -> new CascadeVariant(open, "rank=broken"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("aisle train broken");
      assertThatThrownBy(() -> new CascadeVariant(open, "rnk=middle"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("\"rnk=middle\"");
    }
  }

  @Test
  void workersTrainTheCascadeTogetherAndOneSavesIt() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    List<Future<CascadeTraining.Outcome>> outcomes = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      for (int r = 0; r < 2; r++) {
        int rank = r;
        outcomes.add(
            workers.submit(
                () -> {
                  Duration patience = Duration.ofSeconds(20);
                  try (Peers peers = Peers.join(rank, 2, "127.0.0.1", port, patience, patience)) {
                    return train(peers);
                  }
                }));
      }
    }
    for (Future<CascadeTraining.Outcome> outcome : outcomes) {
      assertThat(outcome.get().versions()).containsExactly("early@1", "middle@1", "late@1");
    }
    assertThat(registry().live("late")).isEqualTo(1);
    // The second worker found each model that the first had saved.
    assertThat(heard.stream().filter(said -> said.equals("late after 2.0"))).hasSize(2);
    try (Stream<Path> files = Files.walk(dir.resolve("models"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith("training"));
    }
  }

  private static List<String> names(CascadePlan plan) {
    return plan.steps().stream().map(step -> step.stage().name()).toList();
  }

  @Test
  void aModelThatFailsLeavesTheOthersAndWhatWasLive() throws IOException {
    train("late");
    heard.clear();
    CascadeTraining.Outcome outcome = train("broken", "late");
    assertThat(outcome.failed()).containsExactly("broken");
    assertThat(outcome.versions()).containsExactly("late@2");
    assertThat(heard.getFirst()).startsWith("broken failed: ").contains("Wait.");
    assertThat(registry().live("broken")).isNull();
  }

  @Test
  void twoTrainingsAtOnceAreRefusedAndTheFirstGoesOn() throws IOException {
    try (ModelRegistry.Training _ = registry().beginTraining()) {
      assertThatThrownBy(() -> train("late"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("trained already");
    }
    assertThat(train("late").versions()).containsExactly("late@1");
  }

  @Test
  void whoeverStopsItKeepsWhatIsTrained() throws IOException {
    stop = true;
    CascadeTraining.Outcome outcome = train();
    assertThat(outcome.stopped()).isTrue();
    assertThat(outcome.versions()).containsExactly("early@1");
  }

  @Test
  void anUnknownModelIsRefusedBeforeAnythingIsRead() {
    assertThatThrownBy(() -> train("midle"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("middle");
    assertThat(heard).isEmpty();
  }
}
