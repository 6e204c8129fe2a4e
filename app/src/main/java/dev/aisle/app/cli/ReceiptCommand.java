package dev.aisle.app.cli;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.ReceiptText;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.RequestId;
import dev.aisle.storage.ReceiptFiles;
import dev.aisle.wire.ReceiptJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle receipt REQUEST`: what happened to a request. Works beside a running server.
@Command(
    name = "receipt",
    mixinStandardHelpOptions = true,
    description = "Prints what every stage of a request saw, dropped, scored and moved.")
final class ReceiptCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShopOption shopOption = new ShopOption();

  @Parameters(paramLabel = "REQUEST", description = "The request's id, as the answer named it.")
  private String request = "";

  @Option(names = "--json", description = "Print the receipt as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Receipt receipt =
        ReceiptFiles.open(shopOption.existing().resolve("receipts")).find(new RequestId(request));
    if (receipt == null) {
      throw new InvalidInputException(
          request,
          "no receipt is kept for this request",
          "Only the latest receipts are kept; check the id in the answer's \"request\" field.");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json
            ? new String(ReceiptJson.write(receipt), StandardCharsets.UTF_8)
            : ReceiptText.of(receipt, ItemId::value));
    out.flush();
    return 0;
  }
}
