package dev.aisle.app.sequences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Makes tasks with random candidates. The draws are part of the protocol: their seed is fixed.
public final class Tasks {
  private static final long SEED = 20_260_101;

  private Tasks() {}

  /// Asks some shoppers for their last item but `back`.
  ///
  /// @param others random candidates that the shopper had not taken until then
  /// @param most shoppers, drawn where there are more
  static Task sampled(
      String name,
      String protocol,
      Sequences sequences,
      int back,
      int others,
      int most,
      List<Measure> measures) {
    RandomGenerator random = new SplittableRandom(SEED + back);
    List<Integer> shoppers =
        new ArrayList<>(IntStream.range(0, sequences.shoppers()).boxed().toList());
    Collections.shuffle(shoppers, new Random(SEED));
    List<Ask> asks = new ArrayList<>();
    for (int shopper :
        shoppers.subList(0, Math.min(most, shoppers.size())).stream().sorted().toList()) {
      asks.add(
          Ask.among(
              shopper,
              sequences.before(shopper, back + 1),
              sequences.step(shopper, back),
              sequences.items(),
              others,
              random));
    }
    return new Task(name, protocol, asks, measures);
  }

  /// Names the content of files by the first 128 bits of their SHA-256.
  public static String hash(Path... files) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }
}
