package dev.aisle.app.cli;

import dev.aisle.app.imports.ImportFuzz;
import dev.aisle.app.verify.ParityCheck;
import dev.aisle.app.verify.ReceiptCheck;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Serving;
import dev.aisle.app.wiring.ShopColumns;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.serving.AisleServer;
import dev.aisle.serving.check.HttpFuzz;
import dev.aisle.storage.CrashCheck;
import dev.aisle.storage.StateCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle verify …`: does the shop keep what it promises?
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VerifyExperimentsCommand.class, VerifyOffPolicyCommand.class},
    description =
        "Checks what Aisle promises: state, receipts, parity, crashes, hostile input, experiments.")
final class VerifyCommand implements Runnable {
  private static final int SHOWN = 20;
  private static final int FUZZED_ITEMS = 500;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to verify: state, receipts, parity, crash, fuzz, experiments or offpolicy.");
  }

  @Command(
      name = "state",
      mixinStandardHelpOptions = true,
      description =
          "Rebuilds catalogue, states and statistics from the log; compares with the live ones.")
  int state(@Mixin ShopOption shop) throws IOException {
    try (OpenShop open = shop.open()) {
      StateCheck check = open.shop().verifyState();
      out()
          .printf(
              "%s: up to offset %,d the log says %,d items, %,d shoppers and statistics of %,d items%s.%n",
              check.equal() ? "PASS" : "FAIL",
              check.offset(),
              check.items(),
              check.shoppers(),
              check.statistics(),
              check.equal() ? ", as the live shop does" : "; " + check.difference());
      out().flush();
      return check.equal() ? 0 : Main.FAILED;
    }
  }

  @Command(
      name = "receipts",
      mixinStandardHelpOptions = true,
      description = "Answers the requests of all kept receipts again and compares.")
  int receipts(@Mixin ShopOption shop) throws IOException {
    try (OpenShop open = shop.open()) {
      ReceiptCheck check = ReceiptCheck.run(open);
      out()
          .printf(
              "%s: %,d requests answered again the same, %,d more from what was retrieved then;"
                  + " %,d cannot be compared; %,d differ.%n",
              check.differences().isEmpty() ? "PASS" : "FAIL",
              check.same(),
              check.sameStages(),
              check.unclear(),
              check.differences().size());
      check.differences().stream().limit(SHOWN).forEach(line -> out().println("  " + line));
      out().flush();
      return check.differences().isEmpty() ? 0 : Main.FAILED;
    }
  }

  @Command(
      name = "parity",
      mixinStandardHelpOptions = true,
      description = {
        "Compares the features that models are trained on with those that they are served, bit by",
        "bit: for logged pages, for requests with a receipt, and for the running shop as of now.",
        "The vectors of the shop's live encoders are among them."
      })
  int parity(
      @Mixin ShopOption shop,
      @Option(
              names = "--pages",
              defaultValue = "2000",
              description = "Newest logged pages to check at most. Default ${DEFAULT-VALUE}.")
          int pages)
      throws IOException {
    if (pages < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--pages is " + pages + " but must be at least 1.");
    }
    try (OpenShop open = shop.open();
        ShopColumns.Lease columns = open.columns().live();
        Stream<Receipt> kept = open.receipts().all()) {
      ParityCheck check = ParityCheck.run(open.shop(), kept.toList(), columns.features(), pages);
      out()
          .printf(
              "%s: features of %,d logged pages, %,d receipts and %,d requests as of now are the"
                  + " same in training and serving; %,d differ.%n",
              check.passed() ? "PASS" : "FAIL",
              check.logged(),
              check.receipts(),
              check.live(),
              check.differences().size());
      if (check.unlogged() > 0) {
        out().printf("  %,d receipts have no page in the log.%n", check.unlogged());
      }
      if (check.moved() > 0) {
        out()
            .printf(
                "  %,d pages were logged after the shop had moved on from what their request saw.%n",
                check.moved());
      }
      check.differences().stream().limit(SHOWN).forEach(line -> out().println("  " + line));
      out().flush();
      return check.passed() ? 0 : Main.FAILED;
    }
  }

  @Command(
      name = "crash",
      mixinStandardHelpOptions = true,
      description = {
        "Kills a process with SIGKILL while it ingests, indexes and saves, again and again;",
        "checks that nothing acknowledged is lost or doubled."
      })
  int crash(
      @Option(names = "--cycles", defaultValue = "200", description = "Default ${DEFAULT-VALUE}.")
          int cycles,
      @Option(names = "--seed", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
          long seed)
      throws IOException, InterruptedException {
    Path dir = Files.createTempDirectory("aisle-crash-").resolve("shop");
    CrashCheck.Report report =
        CrashCheck.run(
            dir,
            cycles,
            seed,
            line -> {
              out().println(line);
              out().flush();
            });
    out()
        .printf(
            "PASS: %,d kills, %,d events acknowledged, %,d shoppers erased, none lost or doubled;"
                + " %,d torn ends repaired.%n",
            report.cycles(), report.acknowledged(), report.erased(), report.repairs());
    out().flush();
    return 0;
  }

  @Command(
      name = "fuzz",
      mixinStandardHelpOptions = true,
      description = {
        "Feeds mutated files to the importers and mutated requests to a server over a small shop of",
        "its own: no 5xx, no hang, no growth of the heap."
      })
  int fuzz(
      @Option(
              names = "--inputs",
              defaultValue = "100000",
              description = "Default ${DEFAULT-VALUE}.")
          int inputs,
      @Option(names = "--seed", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
          long seed)
      throws IOException {
    ImportFuzz.Report files = ImportFuzz.run(inputs / 2, seed, this::say);
    out().println((files.passed() ? "PASS" : "FAIL") + " importers: " + files);
    HttpFuzz.Result requests;
    Path dir = Files.createTempDirectory("aisle-fuzz-").resolve("shop");
    try (OpenShop open = OpenShop.openOrCreate(dir)) {
      MarketShop.make(open, FUZZED_ITEMS, seed, false, done -> {});
      try (AisleServer server = Serving.start(open, "127.0.0.1", 0)) {
        requests =
            HttpFuzz.run(
                URI.create("http://127.0.0.1:" + server.port()), inputs / 2, seed, this::say);
      }
    }
    out()
        .printf(
            "%s server: %,d requests, answers by status %s, slowest %d ms%n",
            requests.passed() ? "PASS" : "FAIL",
            requests.inputs(),
            requests.statuses(),
            requests.slowest().toMillis());
    requests.failures().forEach(failure -> out().println("  " + failure));
    out().flush();
    return files.passed() && requests.passed() ? 0 : Main.FAILED;
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
