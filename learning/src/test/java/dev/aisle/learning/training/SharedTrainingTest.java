package dev.aisle.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Peers;
import dev.aisle.learning.training.TrainingJob.Progress;
import dev.aisle.learning.training.TrainingJob.Watch;
import dev.aisle.learning.training.TrainingOutcome.End;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several workers, as threads of this process, train what one alone does with the joined batch.
class SharedTrainingTest {
  /// 8 steps an epoch, batches that do not part evenly.
  private static final TrainingConfig CONFIG = TrainingProcess.CONFIG;

  @TempDir Path folder;

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// What a worker does.
  private interface Work<T> {
    T with(Peers peers) throws Exception;
  }

  private static <T> List<Future<T>> each(int workers, Work<T> work) throws IOException {
    int port = freePort();
    Duration patience = Duration.ofSeconds(10);
    List<Future<T>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      for (int r = 0; r < workers; r++) {
        int rank = r;
        futures.add(
            threads.submit(
                () -> {
                  try (Peers peers =
                      Peers.join(rank, workers, "127.0.0.1", port, patience, patience)) {
                    return work.with(peers);
                  }
                }));
      }
    }
    return futures;
  }

  private TrainingRun run(Peers peers, boolean resume) {
    return run(peers, resume, Watch.NONE);
  }

  private TrainingRun run(Peers peers, boolean resume, Watch watch) {
    Path own = peers.rank() == 0 ? folder.resolve("joint") : folder.resolve("unused");
    return new TrainingRun("clicks", 3, own, resume, watch, peers, "");
  }

  private Map<String, TensorData> alone(TrainingConfig config) throws IOException {
    try (ClickLearner learner = new ClickLearner(7, 500, 30)) {
      TrainingLoop.run(
          new TrainingRun("clicks", 3, folder.resolve("alone"), false, Watch.NONE),
          config,
          learner);
      return learner.parameters().save();
    }
  }

  /// The largest difference of parameters, over the largest parameter of the tensor.
  static double difference(Map<String, TensorData> one, Map<String, TensorData> other) {
    assertThat(one).containsOnlyKeys(other.keySet());
    double largest = 0;
    for (String name : one.keySet()) {
      float[] a = Objects.requireNonNull(one.get(name)).values();
      float[] b = Objects.requireNonNull(other.get(name)).values();
      double scale = 0;
      double apart = 0;
      for (int i = 0; i < a.length; i++) {
        scale = Math.max(scale, Math.abs(a[i]));
        apart = Math.max(apart, Math.abs(a[i] - b[i]));
      }
      largest = Math.max(largest, apart / scale);
    }
    return largest;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void jointModelIsThatOfOneWorker(int workers) throws Exception {
    List<Future<Map<String, TensorData>>> joint =
        each(
            workers,
            peers -> {
              try (ClickLearner learner = new ClickLearner(7, 500, 30)) {
                TrainingOutcome outcome = TrainingLoop.run(run(peers, false), CONFIG, learner);
                assertThat(outcome.steps()).isGreaterThanOrEqualTo(50);
                return learner.parameters().save();
              }
            });
    Map<String, TensorData> alone = alone(CONFIG);
    for (Future<Map<String, TensorData>> model : joint) {
      assertThat(model.get()).isEqualTo(joint.getFirst().get());
      assertThat(difference(model.get(), alone)).isLessThan(1e-5);
    }
    assertThat(folder.resolve("unused")).doesNotExist();
    assertThat(Files.readAllLines(folder.resolve("joint/curve.jsonl")))
        .hasSameSizeAs(Files.readAllLines(folder.resolve("alone/curve.jsonl")));
  }

  @Test
  void workersStartFromTheParametersOfTheFirst() throws Exception {
    List<Future<Map<String, TensorData>>> joint =
        each(
            2,
            peers -> {
              try (ClickLearner learner = new ClickLearner(7, 500, 30)) {
                if (peers.rank() == 1) {
                  learner.parameters.load("test", zero(learner.parameters.save()));
                }
                TrainingLoop.run(run(peers, false), CONFIG.withEpochs(1), learner);
                return learner.parameters().save();
              }
            });
    assertThat(difference(joint.get(1).get(), alone(CONFIG.withEpochs(1)))).isLessThan(1e-5);
  }

  private static Map<String, TensorData> zero(Map<String, TensorData> data) {
    data.values().forEach(tensor -> Arrays.fill(tensor.values(), 0));
    return data;
  }

  @Test
  void oneStopsAllAndAllCanGoOn() throws Exception {
    TrainingConfig config = CONFIG.withSaving(Duration.ofDays(1), 4);
    List<Future<TrainingOutcome>> stopped =
        each(
            2,
            peers -> {
              try (ClickLearner learner = new ClickLearner(7, 500, 30)) {
                Watch watch = peers.rank() == 1 ? stopAfter(21) : Watch.NONE;
                return TrainingLoop.run(run(peers, false, watch), config, learner);
              }
            });
    for (Future<TrainingOutcome> outcome : stopped) {
      assertThat(outcome.get().end()).isEqualTo(End.STOPPED);
      assertThat(outcome.get().steps()).isEqualTo(22);
    }
    List<Future<Map<String, TensorData>>> resumed =
        each(
            2,
            peers -> {
              try (ClickLearner learner = new ClickLearner(7, 500, 30)) {
                TrainingOutcome outcome = TrainingLoop.run(run(peers, true), config, learner);
                assertThat(outcome.steps()).isEqualTo(56);
                return learner.parameters().save();
              }
            });
    assertThat(resumed.get(1).get()).isEqualTo(resumed.get(0).get());
    assertThat(difference(resumed.get(0).get(), alone(config))).isLessThan(1e-5);
  }

  /// Says so when it is asked for the time after that.
  private static Watch stopAfter(int steps) {
    return new Watch() {
      private int asked;

      @Override
      public void at(Progress progress) {
        throw new AssertionError("only rank 0 tells");
      }

      @Override
      public boolean stopped() {
        return asked++ >= steps;
      }
    };
  }

  @Test
  void workersWithOtherSettingsAreRefused() throws Exception {
    List<Future<TrainingOutcome>> outcomes =
        each(
            2,
            peers -> {
              try (ClickLearner learner = new ClickLearner(7, 500, 30)) {
                return TrainingLoop.run(
                    run(peers, false), CONFIG.withBatch(60 + peers.rank()), learner);
              }
            });
    for (Future<TrainingOutcome> outcome : outcomes) {
      assertThatThrownBy(outcome::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InvalidInputException.class)
          .hasMessageContaining("worker 1: has other data, settings or parameters than worker 0");
    }
  }

  @Test
  void lossThatIsNoNumberAtOneWorkerEndsAll() throws Exception {
    List<Future<TrainingOutcome>> outcomes =
        each(
            2,
            peers -> {
              try (ClickLearner learner = new ClickLearner(7, 500, 30)) {
                if (peers.rank() == 1) {
                  Arrays.fill(learner.x, Float.NaN);
                }
                return TrainingLoop.run(run(peers, false), CONFIG, learner);
              }
            });
    assertThatThrownBy(outcomes.get(0)::get).hasMessageContaining("the loss of another worker");
    assertThatThrownBy(outcomes.get(1)::get).hasMessageContaining("the column \"x\" has NaN");
  }

  @Test
  void workerThatLeavesEndsTheOthersAtOnce() throws Exception {
    long start = System.nanoTime();
    List<Future<TrainingOutcome>> outcomes =
        each(
            2,
            peers -> {
              try (ClickLearner learner =
                  new ClickLearner(7, 500, 30) {
                    private int losses;

                    @Override
                    public Loss loss(Batch batch, Noise noise) {
                      if (peers.rank() == 1 && losses++ == 10) {
                        throw new IllegalStateException("out of order");
                      }
                      return super.loss(batch, noise);
                    }
                  }) {
                return TrainingLoop.run(run(peers, false), CONFIG, learner);
              }
            });
    assertThatThrownBy(outcomes.get(0)::get)
        .hasCauseInstanceOf(InvalidInputException.class)
        .hasMessageContaining("worker 0 of 2: another worker has gone")
        .hasMessageContaining("with --resume");
    assertThatThrownBy(outcomes.get(1)::get).hasMessageContaining("out of order");
    // Well below the ten seconds of the timeout.
    assertThat((System.nanoTime() - start) / 1e9).isCloseTo(0, within(5.0));
  }
}
