package dev.aisle.app.cli;

import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.WorldFile;
import dev.aisle.market.worlds.Worlds;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle world`: the laws of generated shops.
@Command(
    name = "world",
    mixinStandardHelpOptions = true,
    subcommands = WorldReportCommand.class,
    description = {
      "Lists the worlds that aisle market knows, or prints one as a file that --world takes.",
      "A file that begins with like=position needs only what differs from that world."
    })
final class WorldCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|FILE",
      description = "Prints this world with what each value means and may be.")
  private @Nullable String world;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes a value before it is printed. May be given repeatedly.")
  private Map<String, String> changes = new LinkedHashMap<>();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (world == null) {
      Worlds.all().forEach(known -> out.println(line(known)));
    } else {
      out.print(WorldFile.text(WorldFile.with(Worlds.of(world), changes)));
    }
    out.flush();
    return 0;
  }

  private static String line(World world) {
    return "%-10s %-12s %s."
        .formatted(world.name(), world.isFinal() ? "final" : "development", world.says());
  }
}
