package dev.aisle.learning.training;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.nn.Gradients;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.training.TrainingJob.Progress;
import dev.aisle.learning.training.TrainingOutcome.End;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The loop of all trainings: epochs of steps by Adam, validated, ended early, written down, and
/// resumed to the bit.
/// ```java
/// TrainingOutcome outcome =
///     TrainingLoop.run(TrainingRun.of("din", job), TrainingConfig.DEFAULTS, learner);
/// Map<String, TensorData> best = learner.parameters().save();
/// ```
/// The result follows from seed, data, settings and the number of threads of libtorch: neither from
/// how batches are made ahead, nor from when checkpoints are written, nor from interruptions.
public final class TrainingLoop<B> {
  private final TrainingRun run;
  private final TrainingConfig config;
  private final Learner<B> learner;
  private final Parameters parameters;
  private final ExampleOrder order;
  private final long steps;
  private final String settings;
  private final Adam adam;
  private final Exchange exchange;
  private final boolean writes;

  private TrainingState state = TrainingState.START;
  private @Nullable Map<String, TensorData> best;

  private TrainingLoop(TrainingRun run, TrainingConfig config, Learner<B> learner) {
    this.run = run;
    this.config = config;
    this.learner = learner;
    parameters = learner.parameters();
    int examples = learner.batches().examples();
    if (examples < 1) {
      throw new InvalidInputException(
          run.name(), "has no example to learn from", "Import a log with more pages and clicks.");
    }
    order = new ExampleOrder(run.seed(), examples, config.batch());
    steps = order.stepsPerEpoch() * config.epochs();
    settings =
        config.settings()
            + ", seed "
            + run.seed()
            + ", "
            + examples
            + " examples"
            + (run.data().isEmpty() ? "" : " of " + run.data());
    adam =
        new Adam(
            parameters,
            config.adam().withMaxNorm(Double.POSITIVE_INFINITY), // the loop clips
            step -> config.schedule().factor(step - 1, steps));
    exchange = new Exchange(run.peers(), parameters);
    writes = run.peers().rank() == 0;
  }

  /// Trains, and leaves the learner's parameters at their best.
  ///
  /// @throws InvalidInputException where there is nothing to learn from; where it was stopped
  ///     before
  ///     its first validation; where a loss or gradient is not finite, naming what is not; where
  ///     memory is short; where the checkpoint to go on from
  ///     is damaged or of other settings
  /// @throws IOException where the folder cannot be written
  public static <B> TrainingOutcome run(TrainingRun run, TrainingConfig config, Learner<B> learner)
      throws IOException {
    TrainingLoop<B> loop = new TrainingLoop<>(run, config, learner);
    try (loop.adam) {
      return loop.run();
    }
  }

  private TrainingOutcome run() throws IOException {
    exchange.agree(settings);
    if (writes) {
      Files.createDirectories(run.folder());
    }
    start();
    try (Curve curve = writes ? Curve.in(run.folder(), state.step()) : Curve.none();
        Batches<B> batches =
            new Batches<>(
                learner.batches(),
                order,
                run,
                state.step(),
                state.ended() ? state.step() : steps,
                config.ahead())) {
      TrainingOutcome outcome = train(batches, curve);
      run.peers().await();
      return outcome;
    }
  }

  private TrainingOutcome train(Batches<B> batches, Curve curve) throws IOException {
    Clock clock = new Clock();
    Window window = new Window(clock.start, 0);
    double loss = Double.NaN;
    boolean stopped = false;
    while (!state.ended() && !stopped) {
      Batches.Made<B> made = next(batches);
      if (made == null) {
        stopped = true;
        break;
      }
      Window.Step step = step(made);
      stopped = step.stopped();
      window.add(step);
      state = state.stepped();
      double metric = isValidated() ? validate(window) : Double.NaN;
      if (state.step() == steps || isPatienceOver()) {
        state = state.atEnd();
      }
      if (state.step() % config.saving().curve() == 0 || !Double.isNaN(metric) || state.ended()) {
        loss = window.loss();
        long now = System.nanoTime();
        curve.add(window.point(state, epoch(), metric, rate(), now, batches.waitedNanos()));
        if (writes) {
          run.watch().at(progress(window, clock, loss, now, batches.waitedNanos()));
        }
        window = new Window(System.nanoTime(), batches.waitedNanos());
      }
      if (clock.isCheckpointDue() && !state.ended()) {
        long start = System.nanoTime();
        checkpoint();
        clock.checkpointed();
        window.pause(System.nanoTime() - start);
      }
    }
    if (clock.stepsDone() > 0) {
      checkpoint();
    }
    if (best != null) {
      parameters.load(run.name(), best);
    } else if (!state.ended()) {
      throw new InvalidInputException(
          run.name(),
          "was stopped before its first validation, so nothing of it is worth keeping",
          "Train it again; with --resume it goes on from here.");
    }
    return new TrainingOutcome(
        end(),
        state.step(),
        best == null ? state.step() : state.bestStep(),
        state.metric(),
        loss,
        clock.waited(batches.waitedNanos()));
  }

  private End end() {
    if (!state.ended()) {
      return End.STOPPED;
    }
    return state.step() == steps ? End.EPOCHS : End.PATIENCE;
  }

  /// Null where it was stopped. One of several workers takes part in a last step, in which it tells
  /// the others.
  private Batches.@Nullable Made<B> next(Batches<B> batches) {
    try {
      if (run.peers().size() > 1) {
        return batches.next(() -> false);
      }
      return run.watch().stopped() ? null : batches.next(run.watch()::stopped);
    } catch (RuntimeException | OutOfMemoryError e) {
      throw Faults.of(place(), e, config);
    }
  }

  // ---- a step

  private Window.Step step(Batches.Made<B> made) {
    B batch = made.batch();
    boolean stopped = run.peers().size() > 1 && run.watch().stopped();
    try (Scope _ = Scope.training()) {
      parameters.clearGradients();
      Exchange.Part own =
          batch == null ? Exchange.Part.nothing(stopped) : part(made, batch, stopped);
      Exchange.Part all = exchange.sum(own);
      double norm = all.gradients().clip(config.adam().maxNorm());
      if (batch != null && !Double.isFinite(own.loss())) {
        throw Faults.loss(place(), learner, batch, own, () -> loss(batch), config);
      }
      if (!Double.isFinite(norm) || !Double.isFinite(all.loss())) {
        throw Faults.gradient(place(), all, () -> batch == null ? null : loss(batch), config);
      }
      adam.step(all.gradients());
      return new Window.Step(
          all.loss(), all.parts(), all.terms(), all.examples(), norm, all.stopped());
    } catch (RuntimeException | OutOfMemoryError e) {
      throw Faults.of(place(), e, config);
    }
  }

  /// The step to come.
  private String place() {
    return run.name() + ", step " + (state.step() + 1);
  }

  private Exchange.Part part(Batches.Made<B> made, B batch, boolean stopped) {
    Loss loss = loss(batch);
    loss.total().backward();
    return new Exchange.Part(
        Gradients.of(parameters),
        loss.total().item(),
        values(loss),
        loss.terms() > 0 ? loss.terms() : made.examples(),
        made.examples(),
        stopped);
  }

  /// Of the step to come; each worker's part has noise of its own.
  private Loss loss(B batch) {
    long index = state.step() * run.peers().size() + run.peers().rank();
    return learner.loss(batch, new Noise(Streams.LOSS.random(run.seed(), index).nextLong()));
  }

  private static SequencedMap<String, Double> values(Loss loss) {
    SequencedMap<String, Double> values = new LinkedHashMap<>();
    loss.parts().forEach((name, part) -> values.put(name, part.item()));
    return values;
  }

  // ---- validation

  private boolean isValidated() {
    int every = config.stopping().every();
    return state.step() % (every == 0 ? order.stepsPerEpoch() : every) == 0
        || state.step() == steps;
  }

  private double validate(Window window) {
    long start = System.nanoTime();
    double metric = exchange.agreed(writes ? learner.validate() : 0)[0];
    if (!Double.isNaN(metric)) {
      if (state.improvedBy(metric)) {
        best = parameters.save();
      }
      state = state.validated(metric);
    }
    window.pause(System.nanoTime() - start);
    return metric;
  }

  private boolean isPatienceOver() {
    int patience = config.stopping().patience();
    return patience > 0 && state.worse() >= patience;
  }

  // ---- checkpoints

  /// Takes over where a checkpoint or rank 0 is.
  private void start() throws IOException {
    Checkpoint checkpoint = writes ? checkpointToGoOnFrom() : null;
    if (checkpoint != null) {
      String place = run.folder().resolve(Checkpoint.FILE).toString();
      state = checkpoint.state();
      best = checkpoint.best();
      parameters.load(place, checkpoint.model());
      adam.load(place, checkpoint.optimiser());
    }
    if (run.peers().size() > 1) {
      state = TrainingState.of(exchange.agreed(state.numbers()));
      boolean hasBest = exchange.agreed(best == null ? 0 : 1)[0] > 0;
      parameters.load(run.name(), exchange.agreed(parameters.save()));
      adam.load(run.name(), exchange.agreed(adam.save()));
      best = hasBest ? exchange.agreed(best == null ? parameters.save() : best) : null;
    }
  }

  private @Nullable Checkpoint checkpointToGoOnFrom() throws IOException {
    if (run.resume()) {
      return Checkpoint.read(run.folder(), settings);
    }
    Files.deleteIfExists(run.folder().resolve(Checkpoint.FILE));
    return null;
  }

  private void checkpoint() throws IOException {
    if (writes) {
      new Checkpoint(settings, state, parameters.save(), adam.save(), best).write(run.folder());
    }
  }

  // ---- telling

  private long epoch() {
    return Math.ceilDiv(state.step(), order.stepsPerEpoch());
  }

  private double rate() {
    return config.adam().rate() * config.schedule().factor(state.step() - 1, steps);
  }

  private Progress progress(Window window, Clock clock, double loss, long now, long waitedNanos) {
    return new Progress(
        run.name(),
        state.step(),
        steps,
        loss,
        state.metric(),
        clock.waited(waitedNanos),
        window.rate(now),
        clock.left(now));
  }

  /// Time of this process, which no result depends on.
  private final class Clock {
    private final long start = System.nanoTime();
    private final long firstStep = state.step();
    private long lastCheckpoint = start;

    long stepsDone() {
      return state.step() - firstStep;
    }

    boolean isCheckpointDue() {
      return System.nanoTime() - lastCheckpoint >= config.saving().checkpoints().toNanos();
    }

    void checkpointed() {
      lastCheckpoint = System.nanoTime();
    }

    Duration left(long now) {
      return Duration.ofNanos(
          (long) ((double) (now - start) / stepsDone() * (steps - state.step())));
    }

    double waited(long waitedNanos) {
      return Math.min(1, waitedNanos / (double) Math.max(1, System.nanoTime() - start));
    }
  }
}
