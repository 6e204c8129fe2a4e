package dev.aisle.app.cli;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;

/// Dispatches to the commands.
public final class Main {
  static final int FAILED = 1;

  private Main() {}

  /// Runs one command and exits with its code: 0 done, 1 failed, 2 usage.
  public static void main(String[] arguments) {
    // Lucene and Helidon log through java.util.logging; one configuration, logback.xml, rules all.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(run(arguments));
  }

  /// As [#main] without ending the process.
  public static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new AisleCommand());
    ServiceLoader.load(CommandPlugin.class).forEach(plugin -> line.addSubcommand(plugin.command()));
    line.getSubcommands()
        .values()
        .forEach(
            command -> {
              if (command.getCommand() instanceof ImportCommand) {
                command.getCommandSpec().usageMessage().footer(ImportCommand.formats());
              }
            });
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Main::failed);
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult result) {
    LoggerFactory.getLogger(Main.class).debug("command failed", e);
    line.getErr().println(line.getColorScheme().errorText("aisle: " + message(e)));
    return FAILED;
  }

  /// What to tell a person. Expected failures speak for themselves; anything else shows its trace.
  private static String message(Exception e) {
    String said = String.valueOf(e.getMessage());
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file or folder.";
      case AccessDeniedException denied ->
          denied.getFile() + ": access is denied. Check owner and rights of the file.";
      case InvalidInputException bad -> said;
      case IllegalStateException state -> said;
      case IOException io -> io.getMessage() == null ? io.toString() : said;
      default -> {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        yield "this is a bug, please report it.\n" + trace;
      }
    };
  }
}
