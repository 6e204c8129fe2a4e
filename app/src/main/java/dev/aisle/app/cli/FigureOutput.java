package dev.aisle.app.cli;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.wire.FigureJson;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/// `--json`, for every command that prints figures.
public final class FigureOutput {
  @Option(names = "--json", description = "Print figures as JSON Lines (see docs/figures.md).")
  private boolean json;

  /// Prints figures for people, or as JSON Lines where `--json` was given.
  public void print(PrintWriter out, List<Figure> figures) {
    if (json) {
      figures.forEach(figure -> out.println(FigureJson.line(figure)));
    } else {
      out.print(Figure.table(figures));
    }
    out.flush();
  }

  /// Whether only JSON Lines belong on standard output.
  public boolean json() {
    return json;
  }
}
