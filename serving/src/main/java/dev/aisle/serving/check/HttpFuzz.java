package dev.aisle.serving.check;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Sends requests that are wrong in every way to a server, which must answer each with something
/// other than a 5xx, or end the connection where it was sent no HTTP, in time.
///
/// Only to a server on this machine whose shop may be changed: items are put and removed, and
/// shoppers erased. The same seed sends the same requests.
public final class HttpFuzz {
  private static final Duration TIME = Duration.ofSeconds(15);
  private static final int MOST_FAILURES = 20;

  /// What came of it.
  ///
  /// @param statuses answers by status; 0 counts connections that were ended without an answer
  /// @param failures what must not happen, the first twenty, each with its input's number
  /// @param slowest the longest wait for an answer
  public record Result(
      int inputs,
      long seed,
      Map<Integer, Integer> statuses,
      List<String> failures,
      Duration slowest) {
    /// Whether nothing happened that must not.
    public boolean passed() {
      return failures.isEmpty();
    }
  }

  private final InetSocketAddress server;
  private final long seed;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private Duration slowest = Duration.ZERO;

  private HttpFuzz(InetSocketAddress server, long seed) {
    this.server = server;
    this.seed = seed;
  }

  /// Sends `inputs` requests.
  ///
  /// @param base where the server is, such as `http://127.0.0.1:8080`
  /// @param progress gets a line every ten thousand inputs
  /// @throws InvalidInputException where the server is not on this machine
  /// @throws IOException where it cannot be connected to
  public static Result run(URI base, int inputs, long seed, Consumer<String> progress)
      throws IOException {
    InetAddress address = InetAddress.getByName(base.getHost());
    if (!address.isLoopbackAddress()) {
      throw new InvalidInputException(
          "server", base + " is not on this machine", "Fuzz a server on localhost only.");
    }
    HttpFuzz fuzz = new HttpFuzz(new InetSocketAddress(address, base.getPort()), seed);
    for (int i = 0; i < inputs; i++) {
      fuzz.send(i);
      if ((i + 1) % 10_000 == 0) {
        progress.accept((i + 1) + " inputs, answers by status " + fuzz.statuses);
      }
    }
    return new Result(
        inputs, seed, new TreeMap<>(fuzz.statuses), List.copyOf(fuzz.failures), fuzz.slowest);
  }

  private void send(int number) throws IOException {
    byte[] request = HttpInputs.make(new SplittableRandom(seed * 1_000_003 + number));
    long began = System.nanoTime();
    int status;
    try (Socket socket = new Socket()) {
      socket.connect(server, (int) TIME.toMillis());
      socket.setSoTimeout((int) TIME.toMillis());
      status = exchange(socket, request);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    slowest = took.compareTo(slowest) > 0 ? took : slowest;
    statuses.merge(status, 1, Integer::sum);
    if (status < 0 || status >= 500) {
      fail(number, request, status < 0 ? "no answer within " + TIME : "status " + status);
    }
  }

  /// The status, 0 where the connection ended without one, -1 where nothing came in time.
  private static int exchange(Socket socket, byte[] request) {
    try {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return statusOf(socket);
    } catch (IOException e) {
      // Refused before it was all sent; the answer may still be there.
      return statusOf(socket);
    }
  }

  private static int statusOf(Socket socket) {
    try {
      byte[] head = socket.getInputStream().readNBytes(12);
      String line = new String(head, StandardCharsets.ISO_8859_1);
      return line.startsWith("HTTP/1.") && line.length() == 12
          ? Integer.parseInt(line.substring(9))
          : 0;
    } catch (SocketTimeoutException e) {
      return -1;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private void fail(int number, byte[] request, String what) {
    if (failures.size() < MOST_FAILURES) {
      String start = new String(request, 0, Math.min(300, request.length), StandardCharsets.UTF_8);
      failures.add("input " + number + " of seed " + seed + ": " + what + " to " + start);
    }
  }
}
