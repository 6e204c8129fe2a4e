package dev.aisle.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Proof that a shop survives being killed: a process of its own ingests, rolls segments, saves
/// snapshots, checkpoints a follower and erases shoppers; it is killed with SIGKILL at a random
/// moment; then the shop is opened again and everything that the process had acknowledged is looked
/// for.
///
/// After every kill these must hold, or [#run] throws: every acknowledged event is in the log, at
/// the offset that was acknowledged, once; offsets have no gap; an erased shopper has no event; the
/// contents and the follower equal what the log alone says.
///
/// A kill leaves what was written in the system's page cache, so this does not show what a power
/// cut does; torn and missing bytes are what the tests of the log are for.
public final class CrashCheck {
  /// What came of it.
  ///
  /// @param cycles processes that were killed
  /// @param duringOpen of these, before they had acknowledged anything
  /// @param acknowledged events acknowledged in all
  /// @param erased shoppers erased in all
  /// @param repairs lines that the openings after the kills reported
  public record Report(int cycles, int duringOpen, long acknowledged, int erased, int repairs) {}

  private final Path dir;
  private final SplittableRandom random;
  private final Map<String, Long> acknowledged = new HashMap<>();
  private final Set<String> erasing = new HashSet<>();
  private final Set<String> erased = new HashSet<>();
  private int duringOpen;
  private int repairs;

  private CrashCheck(Path dir, long seed) {
    this.dir = dir;
    this.random = new SplittableRandom(seed);
  }

  /// Runs so many cycles in a folder that does not exist yet or is empty.
  ///
  /// @param seed chooses the moments and the events; the machine's speed has its say too
  /// @param progress told one line per cycle
  /// @throws IllegalStateException where something acknowledged was lost, doubled or changed; the
  ///     message names it, and the shop is left as it is for inspection
  public static Report run(Path dir, int cycles, long seed, Consumer<String> progress)
      throws IOException, InterruptedException {
    CrashCheck check = new CrashCheck(dir, seed);
    long before = 0;
    for (int cycle = 1; cycle <= cycles; cycle++) {
      check.killOne(cycle);
      String state = check.inspect(cycle);
      long now = check.acknowledged.size();
      progress.accept(
          "cycle "
              + cycle
              + " of "
              + cycles
              + ": killed after "
              + (now - before)
              + " acknowledged events; "
              + state);
      before = now;
    }
    return new Report(
        cycles, check.duringOpen, check.acknowledged.size(), check.erased.size(), check.repairs);
  }

  /// Starts a process, lets it run for a random while and kills it.
  private void killOne(int cycle) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashVictim.class.getName(),
                dir.toString(),
                Integer.toString(cycle),
                Long.toString(random.nextLong()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean early = random.nextInt(5) == 0;
    int batches = early ? 0 : 1 + random.nextInt(60);
    int pauseMicros = random.nextInt(early ? 600_000 : 20_000);
    int read = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while (read < batches && (line = lines.readLine()) != null) {
        take(line);
        read++;
      }
      TimeUnit.MICROSECONDS.sleep(pauseMicros);
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "cycle " + cycle + ": the process ended by itself with " + process.exitValue());
      }
      process.toHandle().destroyForcibly(); // unlike Process's own, leaves what it said readable
      process.waitFor();
      while ((line = lines.readLine()) != null) {
        take(line);
        read++;
      }
    }
    duringOpen += read == 0 ? 1 : 0;
  }

  /// Takes in what the process said: `ack FIRST ID... .`, `erasing SHOPPER .` or
  /// `erased SHOPPER .`; a line that the kill cut short lacks the full stop and counts as unsaid.
  private void take(String line) {
    if (!line.endsWith(" .")) {
      return;
    }
    String[] words = line.split(" ");
    switch (words[0]) {
      case "ack" -> {
        long offset = Long.parseLong(words[1]);
        for (int i = 2; i < words.length - 1; i++) {
          acknowledged.put(words[i], offset++);
        }
      }
      case "erasing" -> erasing.add(words[1]);
      case "erased" -> erased.add(words[1]);
      default -> throw new IllegalStateException("the process said: " + line);
    }
  }

  /// Opens the shop again and compares it with what was acknowledged.
  private String inspect(int cycle) throws IOException {
    TallyFollower tally = new TallyFollower(dir.resolve("index").resolve("tally"));
    try (EmbeddedShop shop =
        EmbeddedShop.openOrCreate(dir, () -> List.of(tally), CrashVictim.LIMITS)) {
      repairs += shop.notices().size();
      Map<String, Long> found = new HashMap<>();
      AtomicInteger read = new AtomicInteger();
      TallyFollower.Tally expected = readAll(shop, found, read);
      requireAcknowledged(cycle, found);
      if (!tally.tally().equals(expected)) {
        throw new IllegalStateException(
            "cycle " + cycle + ": the follower holds " + tally.tally() + ", the log " + expected);
      }
      StateCheck state = shop.verifyState();
      if (state.difference() != null) {
        throw new IllegalStateException("cycle " + cycle + ": " + state.difference());
      }
      return read.get() + " events in " + shop.sizes().segments() + " segments agree";
    }
  }

  private void requireAcknowledged(int cycle, Map<String, Long> found) {
    for (Map.Entry<String, Long> one : acknowledged.entrySet()) {
      Long offset = found.get(one.getKey());
      String shopper = CrashVictim.shopperOf(one.getKey());
      if (offset == null && erasing.contains(shopper)) {
        erased.add(shopper); // the erasure began before the kill, and the opening finished it
      } else if (!one.getValue().equals(offset)) {
        throw new IllegalStateException(
            "cycle "
                + cycle
                + ": event "
                + one.getKey()
                + " was acknowledged at offset "
                + one.getValue()
                + " but is "
                + (offset == null ? "not in the log" : "at offset " + offset));
      }
    }
    for (String id : found.keySet()) {
      if (erased.contains(CrashVictim.shopperOf(id))) {
        throw new IllegalStateException(
            "cycle " + cycle + ": event " + id + " of an erased shopper is still in the log");
      }
    }
  }

  private TallyFollower.Tally readAll(
      EmbeddedShop shop, Map<String, Long> found, AtomicInteger read) throws IOException {
    List<TallyFollower.Tally> tally = new ArrayList<>(List.of(TallyFollower.Tally.NONE));
    shop.log()
        .read(
            0,
            shop.log().nextOffset(),
            (offset, event) -> {
              Long before = found.put(event.id().value(), offset);
              if (before != null) {
                throw new IllegalStateException(
                    event.id() + " is in the log twice, at " + before + " and " + offset);
              }
              tally.set(0, tally.getFirst().after(offset, event));
              read.incrementAndGet();
            });
    return tally.getFirst();
  }
}
