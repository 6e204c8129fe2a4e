package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Feeds mutated sources of every format to the importer. Each must end in a summary or in an
/// [InvalidInputException], within [#PER_INPUT], and must not make the heap grow.
public final class ImportFuzz {
  /// Time that one input may take.
  public static final Duration PER_INPUT = Duration.ofSeconds(10);

  private static final long HEAP_GROWTH = 64L << 20;
  private static final int FAILURES_KEPT = 10;
  private static final ImportLimits LIMITS = new ImportLimits(1 << 16, 32 << 20, 100, 100, 64);
  private static final List<ImportFormat> FORMATS = List.of(ImportFormat.values());
  private static final List<String> HOSTILE =
      List.of(
          "1e999999999",
          "-1",
          "NaN",
          "9223372036854775808",
          "0",
          "null",
          "[".repeat(5_000),
          "{\"a\":".repeat(500),
          "\\ud800",
          "\\u0000",
          "\"",
          "<script>",
          "../",
          "\t",
          "\n",
          "}",
          "]",
          ",",
          "9".repeat(400),
          "x".repeat(70_000));

  private ImportFuzz() {}

  /// What a run found.
  ///
  /// @param inputs sources that were imported
  /// @param summaries imports that ended in a summary
  /// @param refusals imports that ended in an [InvalidInputException]
  /// @param failed imports that ended otherwise
  /// @param slowest the longest of them
  /// @param heapGrowth bytes by which the used heap grew, after collection; may be negative
  /// @param failures the first of the failed ones, with what replays them
  public record Report(
      int inputs,
      int summaries,
      int refusals,
      int failed,
      Duration slowest,
      long heapGrowth,
      List<String> failures) {
    public Report {
      failures = List.copyOf(failures);
    }

    /// Whether everything ended as it must.
    public boolean passed() {
      return failed == 0 && heapGrowth < HEAP_GROWTH;
    }

    @Override
    public String toString() {
      return String.format(
          "%,d inputs: %,d summaries, %,d refusals, %d failures; slowest %d ms, heap %+d KiB",
          inputs, summaries, refusals, failed, slowest.toMillis(), heapGrowth / 1024);
    }
  }

  /// Imports so many mutated sources, of all formats in turn.
  ///
  /// @param seed of the mutations; input `i` depends on it and `i` alone
  /// @param out hears the seed, progress and failures, a line each
  public static Report run(int inputs, long seed, Consumer<String> out) throws IOException {
    out.accept("fuzzing imports: seed " + seed + ", " + inputs + " inputs");
    Path folder = Files.createTempDirectory("aisle-import-fuzz");
    Tally tally = new Tally();
    try (ExecutorService worker =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
      long before = 0;
      for (int i = 0; i < inputs; i++) {
        if (i == Math.min(inputs / 10, 2_000)) {
          before = usedHeap(); // code is loaded and caches are filled by now
        }
        ImportFormat format = FORMATS.get(i % FORMATS.size());
        SplittableRandom random = new SplittableRandom(seed + i);
        write(folder, mutated(FormatExamples.of(format), random));
        if (!tally.count(format + " seed " + (seed + i), format, folder, worker, out)) {
          worker.shutdownNow();
          break;
        }
        if ((i + 1) % 10_000 == 0) {
          out.accept(String.format("%,d inputs", i + 1));
        }
      }
      return tally.report(usedHeap() - before);
    } finally {
      clear(folder);
      Files.delete(folder);
    }
  }

  /// Counts how imports end.
  private static final class Tally {
    private int inputs;
    private int summaries;
    private int refusals;
    private int failed;
    private long slowestNanos;
    private final List<String> failures = new ArrayList<>();

    /// @return false where the input hangs, so that nothing more can be tried
    boolean count(
        String name,
        ImportFormat format,
        Path folder,
        ExecutorService worker,
        Consumer<String> out) {
      inputs++;
      long started = System.nanoTime();
      Future<ImportSummary> running =
          worker.submit(
              () ->
                  Importer.run(
                      format,
                      List.of(folder),
                      new ForgetfulShop(),
                      ImportOptions.DEFAULTS.withLimits(LIMITS),
                      Progress.NONE));
      try {
        running.get(PER_INPUT.toSeconds(), TimeUnit.SECONDS);
        summaries++;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InvalidInputException) {
          refusals++;
        } else {
          fail(name + ": " + Arrays.toString(cause(e)), out);
        }
      } catch (TimeoutException e) {
        fail(name + ": still running after " + PER_INPUT, out);
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      slowestNanos = Math.max(slowestNanos, System.nanoTime() - started);
      return true;
    }

    private void fail(String failure, Consumer<String> out) {
      failed++;
      if (failures.size() < FAILURES_KEPT) {
        out.accept("FAIL " + failure);
        failures.add(failure);
      }
    }

    private static Object[] cause(ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Stream.concat(Stream.of(cause), Arrays.stream(cause.getStackTrace()).limit(4))
          .toArray();
    }

    Report report(long heapGrowth) {
      return new Report(
          inputs,
          summaries,
          refusals,
          failed,
          Duration.ofNanos(slowestNanos),
          heapGrowth,
          failures);
    }
  }

  private static Map<String, byte[]> mutated(Map<String, byte[]> files, SplittableRandom random) {
    Map<String, byte[]> mutated = new java.util.LinkedHashMap<>(files);
    Map.Entry<String, byte[]> victim =
        List.copyOf(files.entrySet()).get(random.nextInt(files.size()));
    byte[] bytes = victim.getValue().clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = mutate(bytes, random);
    }
    mutated.put(victim.getKey(), bytes);
    return mutated;
  }

  private static byte[] mutate(byte[] bytes, SplittableRandom random) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    int to = at + random.nextInt(bytes.length - at);
    return switch (random.nextInt(6)) {
      case 0 -> {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
      case 3 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
      case 4 -> {
        byte[] noise = new byte[1 + random.nextInt(16)];
        random.nextBytes(noise);
        yield inserted(bytes, at, at, noise);
      }
      default -> {
        String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
        int end = Math.min(bytes.length, at + random.nextInt(8));
        yield inserted(bytes, at, end, hostile.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  private static byte[] inserted(byte[] bytes, int from, int to, byte[] middle) {
    return joined(
        joined(Arrays.copyOf(bytes, from), middle), Arrays.copyOfRange(bytes, to, bytes.length));
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static void write(Path folder, Map<String, byte[]> files) throws IOException {
    clear(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
