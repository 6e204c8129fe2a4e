package dev.aisle.learning.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What this process runs on. Results of a training can depend on all of it.
public final class Platform {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Platform() {}

  /// Facts by name: `jvm`, `system`, `processor`, `threads`, and a version for each native library
  /// that is there.
  public static Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    facts.put(
        "jvm",
        System.getProperty("java.vm.name", "")
            + " "
            + System.getProperty("java.vm.version", Runtime.version().toString()));
    facts.put(
        "system",
        System.getProperty("os.name", "")
            + " "
            + System.getProperty("os.version", "")
            + " "
            + System.getProperty("os.arch", ""));
    facts.put("processor", processor());
    facts.put("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
    library(facts, "libtorch", "org.bytedeco/pytorch");
    library(facts, "lightgbm", "io.github.metarank/lightgbm4j");
    return facts;
  }

  private static String processor() {
    try (var lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException | UncheckedIOException e) {
      // Not a Linux machine; the architecture is all that Java can say there.
      return "unknown";
    }
  }

  private static void library(Map<String, String> facts, String name, String artifact) {
    String place = "/META-INF/maven/" + artifact + "/pom.properties";
    try (InputStream in = Platform.class.getResourceAsStream(place)) {
      if (in != null) {
        Properties properties = new Properties();
        properties.load(in);
        facts.put(name, properties.getProperty("version", "unknown"));
      }
    } catch (IOException e) {
      facts.put(name, "unknown: " + e.getMessage());
    }
  }
}
