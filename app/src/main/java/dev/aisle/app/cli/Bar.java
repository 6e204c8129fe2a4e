package dev.aisle.app.cli;

import java.io.Console;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A progress bar with an estimate of the time left, on standard error. Where that is not a
/// terminal nothing is drawn: a log is no place for a bar.
final class Bar implements AutoCloseable {
  private static final int REDRAW_MILLIS = 250;

  private final ProgressBar bar;

  Bar(String task, long total, String unit) {
    boolean terminal = onTerminal();
    PrintStream out = terminal ? System.err : new PrintStream(PrintStream.nullOutputStream());
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(" " + unit, 1)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
            .setConsumer(new ConsoleProgressBarConsumer(out))
            .build();
  }

  /// So much is done, of so much.
  void at(long done, long total) {
    bar.maxHint(total);
    bar.stepTo(done);
  }

  /// Stands behind the bar from now on.
  void says(String text) {
    bar.setExtraMessage(" " + text);
  }

  @Override
  public void close() {
    bar.close();
  }

  @SuppressWarnings("SystemConsoleNull") // with -Djdk.console=java.base it still is
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
