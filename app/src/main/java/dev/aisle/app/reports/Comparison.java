package dev.aisle.app.reports;

import dev.aisle.core.evaluation.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Policies as rows, metrics as columns. There is always a row for every [Role]: what did not run
/// is said, with the reason, so that a missing baseline or oracle cannot go unseen.
///
/// ```
/// Comparison.of(Column.objective("CTR"), Column.lower("Gini"))
///     .with(Role.MODEL, "hccp", List.of(ctr, gini))
///     .without(Role.ORACLE, "real data have no oracle")
/// ```
/// Roles that are neither given nor excused throw when the table is put into a report.
///
/// @param columns the metrics
/// @param rows in the order of their roles, then as given
public record Comparison(List<Column> columns, List<Row> rows) {
  /// What a policy stands for.
  public enum Role {
    /// Any order.
    RANDOM,
    /// The same for everybody: what most took.
    POPULARITY,
    /// What a good engineer would have without the model.
    BASELINE,
    /// What the report is about.
    MODEL,
    /// Knows the truth, hence the ceiling.
    ORACLE;

    /// `random`, `popularity` …
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Which values of a metric are good.
  public enum Better {
    HIGHER,
    LOWER,
    /// Neither: nothing is marked as best.
    NEITHER
  }

  /// A metric.
  ///
  /// @param bounded whether the oracle's value is the best that is possible; so it is for the
  ///     objective that this oracle maximises, and for no other
  public record Column(String metric, Better better, boolean bounded) {
    /// The objective of the oracle, of which more is better.
    public static Column objective(String metric) {
      return new Column(metric, Better.HIGHER, true);
    }

    /// A metric of which more is better.
    public static Column higher(String metric) {
      return new Column(metric, Better.HIGHER, false);
    }

    /// A metric of which less is better.
    public static Column lower(String metric) {
      return new Column(metric, Better.LOWER, false);
    }

    /// A metric that is only shown.
    public static Column shown(String metric) {
      return new Column(metric, Better.NEITHER, false);
    }

    /// Whether `figure` is better than `other` beyond both intervals.
    boolean clearlyBetter(Figure figure, Figure other) {
      return switch (better) {
        case HIGHER -> figure.low() > other.high();
        case LOWER -> figure.high() < other.low();
        case NEITHER -> false;
      };
    }

    /// Whether the value is better, intervals aside.
    boolean better(Figure figure, Figure other) {
      return switch (better) {
        case HIGHER -> figure.value() > other.value();
        case LOWER -> figure.value() < other.value();
        case NEITHER -> false;
      };
    }
  }

  /// A policy.
  public sealed interface Row {
    /// What it stands for.
    Role role();

    /// A policy that ran.
    ///
    /// @param name which one: `bm25`; empty where the role says it all
    /// @param figures one per column; NaN where a metric is undefined for it
    record Measured(Role role, String name, List<Figure> figures) implements Row {
      public Measured {
        figures = List.copyOf(figures);
      }
    }

    /// A policy that did not run.
    record NotRun(Role role, String reason) implements Row {
      public NotRun {
        if (reason.isBlank()) {
          throw new IllegalArgumentException("say why no " + role.label() + " policy was run");
        }
      }
    }
  }

  public Comparison {
    columns = List.copyOf(columns);
    rows = rows.stream().sorted(Comparator.comparing(Row::role)).toList();
    for (Row row : rows) {
      if (row instanceof Row.Measured measured && measured.figures().size() != columns.size()) {
        throw new IllegalArgumentException(
            "the %s policy has %d figures for %d columns"
                .formatted(row.role().label(), measured.figures().size(), columns.size()));
      }
    }
  }

  /// A table without rows yet.
  public static Comparison of(Column... columns) {
    return new Comparison(List.of(columns), List.of());
  }

  /// With a policy that ran.
  public Comparison with(Role role, String name, List<Figure> figures) {
    return with(new Row.Measured(role, name, figures));
  }

  /// With the reason why there is no such policy.
  public Comparison without(Role role, String reason) {
    return with(new Row.NotRun(role, reason));
  }

  private Comparison with(Row row) {
    List<Row> more = new ArrayList<>(rows);
    more.add(row);
    return new Comparison(columns, more);
  }

  /// Roles that nothing was said about.
  List<Role> missing() {
    List<Role> missing = new ArrayList<>(List.of(Role.values()));
    rows.forEach(row -> missing.remove(row.role()));
    return missing;
  }

  /// The policies that ran.
  List<Row.Measured> measured() {
    return rows.stream()
        .filter(Row.Measured.class::isInstance)
        .map(Row.Measured.class::cast)
        .toList();
  }

  /// Whether no policy but the oracle has a better value in this column.
  boolean best(Row.Measured row, int column) {
    Figure own = row.figures().get(column);
    Column metric = columns.get(column);
    return row.role() != Role.ORACLE
        && metric.better() != Better.NEITHER
        && !Double.isNaN(own.value())
        && measured().stream()
            .filter(other -> other.role() != Role.ORACLE)
            .noneMatch(other -> metric.better(other.figures().get(column), own));
  }

  /// An alarm for each policy that is better than the oracle at the oracle's own objective, beyond
  /// both intervals: it peeks at the truth, exploits the simulator, or is measured wrongly.
  public List<Alarm> alarms() {
    List<Alarm> alarms = new ArrayList<>();
    for (Row.Measured oracle : measured()) {
      if (oracle.role() == Role.ORACLE) {
        measured().stream()
            .filter(row -> row.role() != Role.ORACLE)
            .forEach(row -> alarms.addAll(above(oracle, row)));
      }
    }
    return alarms;
  }

  private List<Alarm> above(Row.Measured oracle, Row.Measured row) {
    List<Alarm> alarms = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Figure own = row.figures().get(i);
      Figure ceiling = oracle.figures().get(i);
      if (columns.get(i).bounded() && columns.get(i).clearlyBetter(own, ceiling)) {
        alarms.add(
            new Alarm(
                "%s of %s is %s, beyond the oracle's %s, which knows the truth."
                    .formatted(columns.get(i).metric(), name(row), text(own), text(ceiling)),
                "Do not believe this report: look for latent variables among the policy's inputs,"
                    + " for a flaw of the world that it exploits, and at how both were measured."));
      }
    }
    return alarms;
  }

  /// `model hccp`
  static String name(Row.Measured row) {
    return (row.role().label() + " " + row.name()).strip();
  }

  private static String text(Figure figure) {
    return (Numbers.value(figure) + " " + Numbers.interval(figure)).strip();
  }
}
