package dev.aisle.app.cli;

import dev.aisle.app.training.CascadeTraining;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.samples.ReplaySummary;
import dev.aisle.learning.training.TrainingJob;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A bar for each model that is trained, and a line when it is done.
final class TrainingBars implements CascadeTraining.Listener, AutoCloseable {
  private final PrintWriter out;
  private final BooleanSupplier stopped;
  private double waited;
  private @Nullable String prepared;
  private long began;
  private @Nullable Bar bar;

  /// @param out for the lines; bars are drawn on standard error
  /// @param stopped whether trainings are to end with the best so far
  TrainingBars(PrintWriter out, BooleanSupplier stopped) {
    this.out = out;
    this.stopped = stopped;
  }

  @Override
  public void replaying(long offset, long end) {
    if (bar == null) {
      bar = new Bar("Reading the log", end, "events");
    }
    bar.at(offset, end);
  }

  @Override
  public void replayed(ReplaySummary summary) {
    done();
    summary.lines().forEach(this::say);
  }

  @Override
  public void preparing(String encoder, int done, int of) {
    if (!encoder.equals(prepared)) {
      done();
      prepared = encoder;
      began = System.nanoTime();
      bar = new Bar("Vectors of " + encoder, of, "items");
    }
    if (bar != null) {
      bar.at(done, of);
    }
    if (done == of) {
      done();
      prepared = null;
      double seconds = (System.nanoTime() - began) / 1e9;
      say(
          String.format(
              Locale.ROOT,
              "%s: vectors of %,d items in %.1f s, %,.0f a second",
              encoder,
              of,
              seconds,
              of / seconds));
    }
  }

  @Override
  public TrainingJob.Watch begins(String model, int number, int of) {
    done();
    Bar drawn = new Bar("Training " + model + " (" + number + " of " + of + ")", 1, "steps");
    bar = drawn;
    waited = 0;
    return new TrainingJob.Watch() {
      @Override
      public void at(TrainingJob.Progress progress) {
        drawn.at(progress.step(), progress.of());
        drawn.says(
            String.format(
                Locale.ROOT,
                "loss %.4f, validation %.4f, waited %.1f %%",
                progress.loss(),
                progress.metric(),
                100 * progress.waited()));
        waited = progress.waited();
      }

      @Override
      public boolean stopped() {
        return stopped.getAsBoolean();
      }
    };
  }

  @Override
  public void trained(String model, int version, Trained trained, Duration took) {
    done();
    StringBuilder metrics = new StringBuilder();
    for (Figure figure : trained.metrics()) {
      metrics.append(String.format(Locale.ROOT, ", %s %.4f", figure.figure(), figure.value()));
    }
    say(
        String.format(
            Locale.ROOT,
            "%s@%d in %.1f s%s; steps waited for data %.1f %% of the time",
            model,
            version,
            took.toMillis() / 1000.0,
            metrics,
            100 * waited));
  }

  @Override
  public void failed(String model, InvalidInputException why) {
    done();
    say(model + " was not trained: " + why.getMessage());
  }

  @Override
  public void says(String line) {
    done();
    say(line);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  private void done() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    done();
  }
}
