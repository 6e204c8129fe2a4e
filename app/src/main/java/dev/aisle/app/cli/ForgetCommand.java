package dev.aisle.app.cli;

import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.Shop;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle forget SHOPPER`: erases a shopper and prints what was removed.
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description =
        "Erases a shopper from the log and everything derived from it; prints what was removed.")
final class ForgetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShopOption shopOption = new ShopOption();

  @Parameters(paramLabel = "SHOPPER", description = "The shopper's id.")
  private String shopper = "";

  @Override
  public Integer call() throws IOException {
    try (OpenShop open = shopOption.open()) {
      Shop.Erasure erasure = open.forget(new ShopperId(shopper));
      PrintWriter out = spec.commandLine().getOut();
      out.printf("Shopper %s is erased from %s.%n", shopper, shopOption.dir());
      out.printf("  %,d events removed from the log%n", erasure.events());
      out.printf("  %,d log segments rewritten%n", erasure.segments());
      erasure.places().forEach(place -> out.println("  " + place));
      return 0;
    }
  }
}
