package dev.aisle.app.cli;

import dev.aisle.app.planted.PlantedCheck;
import dev.aisle.app.planted.PlantedPlan;
import dev.aisle.app.planted.PlantedStudy;
import dev.aisle.app.planted.PlantedStudy.Verdict;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle ablate planted`: does ARMMT find what was planted, and lose it without its parts?
@Command(
    name = "planted",
    mixinStandardHelpOptions = true,
    description = {
      "Trains ARMMT with and without its parts on lists that are drawn with a known structure, and",
      "says whether each part finds what only it can see. What does not hold is a finding, printed",
      "as such; the command does not fail for it."
    })
final class AblatePlantedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(
      names = "--seeds",
      defaultValue = "2",
      description = "Of lists and models alike. Default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--check",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES}; see docs/models/armmt-planted.md.")
  private List<PlantedCheck> checks = List.of(PlantedCheck.values());

  @Override
  public Integer call() throws IOException {
    if (seeds < 1 || seeds > 100) {
      throw new InvalidInputException("--seeds", "is " + seeds, "Give 1 to 100.");
    }
    PrintWriter err = spec.commandLine().getErr();
    PlantedStudy.Outcome outcome;
    try (Scratch scratch = Scratch.make("planted")) {
      outcome =
          new PlantedStudy(PlantedPlan.DEFAULT, checks, seeds)
              .run(
                  scratch.path(),
                  line -> {
                    err.println(line);
                    err.flush();
                  });
    }
    PrintWriter out = spec.commandLine().getOut();
    output.print(out, outcome.figures());
    PrintWriter told = output.json() ? err : out;
    List<Verdict> verdicts = outcome.verdicts();
    told.println();
    told.print(Verdict.table(verdicts));
    long broken = verdicts.stream().filter(verdict -> !verdict.holds()).count();
    told.println(
        broken == 0
            ? "All " + verdicts.size() + " hold."
            : broken + " of " + verdicts.size() + " do NOT hold.");
    told.flush();
    return 0;
  }
}
