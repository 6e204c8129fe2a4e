package dev.aisle.market.shoppers;

import java.util.SplittableRandom;

/// Numbers that belong to a pair of numbers for good, without keeping them: what one shopper thinks
/// of one brand.
public final class Hash {
  private static final double SCALE = 1 / StrictMath.sqrt(4 * (65536.0 * 65536.0 - 1) / 12);

  private Hash() {}

  /// A generator of its own for the `number`-th thing under a seed.
  public static SplittableRandom generator(long seed, long number) {
    return new SplittableRandom(mix(seed * 0x9e3779b97f4a7c15L + mix(number)));
  }

  /// Spreads the bits of a number (the finaliser of MurmurHash3).
  public static long mix(long bits) {
    long mixed = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }

  /// About normal, of mean 0 and variance 1: the sum of four uniform 16-bit numbers, so within
  /// ±3.5.
  public static double normal(long seed, long number) {
    long bits = mix(seed + 0x9e3779b97f4a7c15L * number);
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - 2 * 65535.0) * SCALE;
  }

  /// Uniform in `[0, 1)`.
  public static double uniform(long seed, long number) {
    return (mix(seed + 0x9e3779b97f4a7c15L * number) >>> 11) * 0x1p-53;
  }
}
