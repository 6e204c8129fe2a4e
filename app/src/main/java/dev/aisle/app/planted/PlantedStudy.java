package dev.aisle.app.planted;

import dev.aisle.app.study.AtOnce;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Influence;
import dev.aisle.core.evaluation.Interval;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Trains and measures for some checks with some seeds, as many seeds at a time as there are cores.
/// A seed decides the lists and the models.
public final class PlantedStudy {
  private final PlantedPlan plan;
  private final Set<PlantedCheck> checks;
  private final int seeds;

  /// @param checks at least one
  /// @param seeds how many, from 1 on
  public PlantedStudy(PlantedPlan plan, Collection<PlantedCheck> checks, int seeds) {
    this.plan = plan;
    this.checks = EnumSet.copyOf(checks);
    this.seeds = seeds;
  }

  /// What was measured.
  ///
  /// @param bySeed by name, of each seed
  public record Outcome(
      List<PlantedCheck> checks, SequencedMap<String, List<Influence>> bySeed, int seeds) {
    /// The mean over seeds with its paired interval over lists.
    public Interval interval(String figure) {
      return Influence.mean(of(figure)).interval();
    }

    private List<Influence> of(String figure) {
      return Objects.requireNonNull(bySeed.get(figure), figure);
    }

    /// All of it, `planted/<check>/…`.
    public List<Figure> figures() {
      return bySeed.keySet().stream()
          .map(
              name ->
                  new Figure("planted/" + name, interval(name), "", Figure.Source.SIMULATED, seeds))
          .toList();
    }

    /// Whether what must hold does, on the mean over seeds.
    public List<Verdict> verdicts() {
      List<Verdict> verdicts = new ArrayList<>();
      for (PlantedCheck check : checks) {
        for (Requirement requirement : check.requirements()) {
          verdicts.add(
              new Verdict(
                  check,
                  requirement,
                  interval(requirement.figure()),
                  of(requirement.figure()).stream().map(Influence::value).toList()));
        }
      }
      return verdicts;
    }
  }

  /// Whether a requirement holds.
  ///
  /// @param value the mean over seeds
  /// @param bySeed of each seed
  public record Verdict(
      PlantedCheck check, Requirement requirement, Interval value, List<Double> bySeed) {
    /// Whether the mean fulfils it.
    public boolean holds() {
      return requirement.holds(value.value());
    }

    /// Verdicts as an aligned table with a line each, for people.
    public static String table(List<Verdict> verdicts) {
      StringBuilder table = new StringBuilder();
      for (Verdict verdict : verdicts) {
        table.append(
            String.format(
                Locale.ROOT,
                "%s  %-3s  %-52s %-15s %9.4f  %-20s  by seed %s%n",
                verdict.check,
                verdict.holds() ? "yes" : "NO",
                verdict.requirement.claim(),
                verdict.requirement.threshold(),
                verdict.value.value(),
                String.format(
                    Locale.ROOT, "[%.4f, %.4f]", verdict.value.low(), verdict.value.high()),
                verdict.bySeed.stream()
                    .map(value -> String.format(Locale.ROOT, "%.4f", value))
                    .collect(Collectors.joining(" "))));
      }
      return table.toString();
    }
  }

  /// Runs it.
  ///
  /// @param folder of the trainings' curves
  /// @param progress is told of each model that was trained, by several threads
  public Outcome run(Path folder, Consumer<String> progress) throws IOException {
    List<AtOnce.Part<SequencedMap<String, Influence>>> parts = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      long own = seed;
      parts.add(
          () -> {
            try (SeedRun run =
                new SeedRun(plan, own, folder.resolve(Long.toString(own)), progress)) {
              for (PlantedCheck check : checks) {
                run.run(check);
              }
              return new LinkedHashMap<>(run.measured());
            }
          });
    }
    SequencedMap<String, List<Influence>> bySeed = new LinkedHashMap<>();
    for (SequencedMap<String, Influence> measured : AtOnce.run(parts)) {
      measured.forEach(
          (name, influence) -> bySeed.computeIfAbsent(name, _ -> new ArrayList<>()).add(influence));
    }
    return new Outcome(List.copyOf(checks), bySeed, seeds);
  }
}
