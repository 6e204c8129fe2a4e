package dev.aisle.benchmarks.peers;

import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// One OpenSearch node in a process of its own, from the distribution that Maven fetches. Listens
/// on loopback only. Close it to stop the process and remove its data.
public final class OpenSearchNode implements AutoCloseable {
  /// The release that is fetched.
  public static final String VERSION = "3.6.0";

  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final Process process;
  private final Path home;
  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private OpenSearchNode(Process process, Path home, URI address) {
    this.process = process;
    this.home = home;
    this.address = address;
  }

  /// Fetches the distribution where it is not there yet, starts a node and waits until it answers.
  ///
  /// @param cache where the distribution is kept between runs
  /// @param heapMegabytes the node's heap
  /// @throws InvalidInputException where Maven cannot fetch it or the node does not come up
  public static OpenSearchNode start(Path cache, int heapMegabytes)
      throws IOException, InterruptedException {
    Path distribution = fetch(cache);
    Path home = Files.createTempDirectory("aisle-opensearch-");
    int port = freePort();
    configure(distribution, home, port, heapMegabytes);
    boolean root = "root".equals(System.getProperty("user.name"));
    List<String> command = new ArrayList<>();
    if (root) {
      // OpenSearch refuses to run as root.
      run(home, List.of("chown", "-R", "65534:65534", home.toString()));
      command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.add(distribution.resolve("bin/opensearch").toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("node.log").toFile());
    builder.environment().put("OPENSEARCH_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("OPENSEARCH_PATH_CONF", home.resolve("config").toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    OpenSearchNode node =
        new OpenSearchNode(builder.start(), home, URI.create("http://127.0.0.1:" + port));
    node.awaitAnswer();
    return node;
  }

  /// Where it answers: `http://127.0.0.1:PORT`.
  public URI address() {
    return address;
  }

  /// The process whose CPU time and memory are the node's.
  public ProcessHandle process() {
    // bin/opensearch replaces itself by the JVM, so the process is the node.
    return process.toHandle();
  }

  /// Sends a request with a JSON body.
  ///
  /// @return the body of the answer
  /// @throws IllegalStateException where the status is not 2xx
  public String send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofMinutes(2))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          method + " " + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw didNotStart();
      }
      try {
        send("GET", "/_cluster/health?wait_for_status=yellow&timeout=5s", "");
        return;
      } catch (IOException | IllegalStateException e) {
        Thread.sleep(500); // not up yet
      }
    }
    close();
    throw didNotStart();
  }

  private InvalidInputException didNotStart() throws IOException {
    List<String> lines = Files.readAllLines(home.resolve("node.log"));
    String tail = String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    return new InvalidInputException(
        "OpenSearch " + VERSION, "did not start: " + tail, "Its log is in " + home + ".");
  }

  private static Path fetch(Path cache) throws IOException, InterruptedException {
    Path distribution = cache.resolve("opensearch-" + VERSION);
    if (Files.isDirectory(distribution)) {
      return distribution;
    }
    Files.createDirectories(cache);
    Path zip = cache.resolve("opensearch-" + VERSION + ".zip");
    if (!Files.exists(zip)) {
      run(
          cache,
          List.of(
              "mvn",
              "-q",
              "-B",
              "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
              "-Dartifact=org.opensearch.distribution.integ-test-zip:opensearch:"
                  + VERSION
                  + ":zip",
              "-DoutputDirectory=" + cache));
    }
    Path aside = Files.createTempDirectory(cache, "unpacking-");
    unzip(zip, aside);
    Files.move(aside.resolve("opensearch-" + VERSION), distribution);
    makeReadable(distribution);
    Scratch.delete(aside);
    return distribution;
  }

  private static void configure(Path distribution, Path home, int port, int heapMegabytes)
      throws IOException {
    Path config = Files.createDirectories(home.resolve("config"));
    Files.createDirectories(home.resolve("logs"));
    Files.createDirectories(home.resolve("data"));
    for (String name : List.of("log4j2.properties", "jvm.options")) {
      Files.copy(distribution.resolve("config").resolve(name), config.resolve(name));
    }
    Path options = config.resolve("jvm.options");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(options)) {
      // Relative paths would point into the distribution, which the node may not write.
      lines.add(
          line.replace("=logs/", "=" + home.resolve("logs") + "/")
              .replace("file=logs/", "file=" + home.resolve("logs") + "/")
              .replace("HeapDumpPath=data", "HeapDumpPath=" + home.resolve("data"))
              .replaceFirst("^-Xm([sx]).*", "-Xm$1" + heapMegabytes + "m"));
    }
    Files.write(options, lines);
    Files.writeString(
        config.resolve("opensearch.yml"),
        """
        cluster.name: bench
        node.name: bench
        discovery.type: single-node
        network.host: 127.0.0.1
        http.port: %d
        transport.port: %d
        path.data: %s
        path.logs: %s
        cluster.routing.allocation.disk.threshold_enabled: false
        """
            .formatted(port, freePort(), home.resolve("data"), home.resolve("logs")));
  }

  private static void unzip(Path zip, Path into) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new InvalidInputException(
              zip.toString(), "names a file outside itself: " + entry.getName(), "Fetch it again.");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(into.resolve(entry.getName()).resolve("..").normalize());
          Files.copy(in, target);
          if (entry.getName().contains("/bin/")) {
            Files.setPosixFilePermissions(target, EnumSet.allOf(PosixFilePermission.class));
          }
        }
      }
    }
  }

  /// The node may run as another user than the one who unpacked.
  private static void makeReadable(Path distribution) throws IOException {
    try (Stream<Path> all = Files.walk(distribution)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        var rights = Files.getPosixFilePermissions(path);
        rights.add(PosixFilePermission.OTHERS_READ);
        if (Files.isDirectory(path) || rights.contains(PosixFilePermission.OWNER_EXECUTE)) {
          rights.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(path, rights);
      }
    }
  }

  private static void run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new InvalidInputException(
          String.join(" ", command),
          "failed: " + output.strip(),
          "Check that the command works on its own.");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Scratch.delete(home);
  }
}
