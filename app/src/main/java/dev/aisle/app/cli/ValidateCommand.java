package dev.aisle.app.cli;

import dev.aisle.app.validate.Check;
import dev.aisle.app.validate.Validator;
import dev.aisle.app.wiring.OpenShop;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `aisle validate`: is the data good enough to search and to learn from?
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Checks catalogue and log: PASS, WARN and FAIL lines with counts and the fix.")
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShopOption shopOption = new ShopOption();

  @Override
  public Integer call() throws IOException {
    try (OpenShop open = shopOption.open()) {
      List<Check> checks = Validator.run(open.shop(), open.pictures(), Instant.now());
      PrintWriter out = spec.commandLine().getOut();
      Check.lines(checks).forEach(out::println);
      long failed = checks.stream().filter(check -> check.verdict() == Check.Verdict.FAIL).count();
      out.printf("%,d checks, %,d failed.%n", checks.size(), failed);
      out.flush();
      return failed == 0 ? 0 : Main.FAILED;
    }
  }
}
