package dev.aisle.app.reports;

import dev.aisle.core.evaluation.Figure;
import java.util.List;

/// A part of a report.
public sealed interface Section {
  /// What the part is about; empty where it continues the one before.
  String heading();

  /// Words.
  ///
  /// @param text paragraphs, parted by an empty line; plain text, not markup
  record Text(String heading, String text) implements Section {}

  /// A table with a row for each figure.
  record Figures(String heading, List<Figure> figures) implements Section {
    public Figures {
      figures = List.copyOf(figures);
      if (figures.isEmpty()) {
        throw new IllegalArgumentException("the table \"" + heading + "\" has no figures");
      }
    }
  }

  /// Policies against each other.
  record Compared(String heading, Comparison comparison) implements Section {}

  /// Plots. One is drawn across the page; several stand in two columns.
  record Plots(String heading, List<Plot> plots) implements Section {
    public Plots {
      plots = List.copyOf(plots);
      if (plots.isEmpty()) {
        throw new IllegalArgumentException("the section \"" + heading + "\" has no plots");
      }
    }

    /// One plot, or several beside each other.
    public static Plots of(String heading, Plot... plots) {
      return new Plots(heading, List.of(plots));
    }
  }
}
