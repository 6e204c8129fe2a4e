package dev.aisle.app.cli;

import dev.aisle.core.InvalidInputException;
import dev.aisle.serving.access.ApiKey;
import dev.aisle.serving.access.Keys;
import dev.aisle.serving.access.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle key`: who may call the HTTP API from elsewhere.
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description =
        "Creates, lists and revokes API keys. A running server takes them up within a second.",
    synopsisSubcommandLabel = "COMMAND")
final class KeyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do: create, list or revoke.");
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Creates a key and prints it once; only its hash is kept.")
  void create(
      @Mixin ShopOption shop,
      @Option(names = "--name", required = true, description = "What it is for.") String name,
      @Option(
              names = "--scope",
              split = ",",
              defaultValue = "SEARCH,EVENTS",
              description = "${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.")
          Set<Scope> scopes)
      throws IOException {
    Keys.Created created = keys(shop).create(name, scopes);
    PrintWriter out = spec.commandLine().getOut();
    out.println(created.text());
    out.printf(
        "Key %s (%s) may %s. It is not shown again: send it as Authorization: Bearer KEY.%n",
        created.key().id(), name, scopes(created.key()));
    out.flush();
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the keys.")
  void list(@Mixin ShopOption shop) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<ApiKey> all = keys(shop).all();
    if (all.isEmpty()) {
      out.println("No keys: only clients on this machine are answered.");
    }
    for (ApiKey key : all) {
      out.printf("%-14s %-24s %s%n", key.id(), key.name(), scopes(key));
    }
    out.flush();
  }

  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes a key.")
  void revoke(
      @Mixin ShopOption shop,
      @Parameters(paramLabel = "ID", description = "As `aisle key list` prints it.") String id)
      throws IOException {
    if (!keys(shop).revoke(id)) {
      throw new InvalidInputException(id, "is no key", "`aisle key list` prints the ids.");
    }
    spec.commandLine().getOut().printf("Key %s is revoked.%n", id);
    spec.commandLine().getOut().flush();
  }

  private static Keys keys(ShopOption shop) throws IOException {
    return Keys.open(shop.existing().resolve("keys.json"));
  }

  private static String scopes(ApiKey key) {
    return key.scopes().stream().map(Scope::label).sorted().collect(Collectors.joining(", "));
  }
}
