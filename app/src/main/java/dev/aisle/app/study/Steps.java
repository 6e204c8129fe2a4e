package dev.aisle.app.study;

import java.time.Duration;
import java.util.Locale;

/// Says what of a study is done and how long the rest will take, if its steps take as long as those
/// before. Safe for use by several threads.
final class Steps {
  private final int of;
  private final StudyProgress progress;
  private final long began = System.nanoTime();
  private int done;

  /// @param of steps in all
  Steps(int of, StudyProgress progress) {
    this.of = of;
    this.progress = progress;
  }

  /// Something else to know.
  synchronized void says(String what) {
    progress.says(what);
  }

  /// One step more is done.
  synchronized void done(String what) {
    done++;
    Duration left = Duration.ofNanos((System.nanoTime() - began) / done * Math.max(0, of - done));
    // The first steps of all are no measure: markets are made before them.
    String rest =
        20 * done < of
            ? ""
            : String.format(
                Locale.ROOT, ", about %d:%02d left", left.toMinutes(), left.toSecondsPart());
    progress.says(String.format(Locale.ROOT, "%s (%d of %d%s)", what, done, of, rest));
  }

  /// A step that took some time.
  void done(String what, Duration took) {
    done(String.format(Locale.ROOT, "%s in %.1f s", what, took.toMillis() / 1000.0));
  }
}
