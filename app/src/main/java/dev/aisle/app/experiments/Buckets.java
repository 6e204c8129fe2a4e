package dev.aisle.app.experiments;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.provenance.ContentHash;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which arm of an experiment a shopper belongs to: by a hash of both names, so that every server
/// and every later evaluation says the same without asking anybody.
///
/// The hash, in unsigned 64-bit arithmetic:
/// ```
/// key(name)  = first 8 bytes, big-endian, of SHA-256(length of name in UTF-8, 4 bytes ‖ name)
/// mix(h)     = h ^= h >>> 30; h *= 0xbf58476d1ce4e5b9; h ^= h >>> 27; h *= 0x94d049bb133111eb;
///              h ^ h >>> 31                                     (finaliser of SplitMix64)
/// position   = (mix(key(shopper) ^ key(experiment)) >>> 11) · 2⁻⁵³           in [0, 1)
/// ```
/// Arms take consecutive stretches of `[0, 1)` as wide as their shares, in the order given. A
/// shopper's positions in two experiments are independent, so experiments can overlap.
public final class Buckets {
  private static final double UNIT = 0x1.0p-53;
  private static final double ROUNDING = 1e-9;

  /// One variant of an experiment.
  ///
  /// @param share of the shoppers, in `(0, 1]`
  public record Arm(String name, double share) {
    public Arm {
      if (name.isBlank()) {
        throw new InvalidInputException("arm", "has no name", "Name it, for example control.");
      }
      if (!(share > 0 && share <= 1)) {
        throw new InvalidInputException(
            "arm " + name, "has the share " + share, "Give it a share above 0 and at most 1.");
      }
    }
  }

  private final long salt;
  private final List<Arm> arms;
  private final double[] ends;

  private Buckets(long salt, List<Arm> arms, double[] ends) {
    this.salt = salt;
    this.arms = arms;
    this.ends = ends;
  }

  /// @param experiment the salt; two experiments of one name put every shopper in the same place
  /// @throws InvalidInputException where shares do not add up to 1 or two arms share a name
  public static Buckets of(String experiment, List<Arm> arms) {
    double[] ends = new double[arms.size()];
    Set<String> names = new HashSet<>();
    double end = 0;
    for (int i = 0; i < ends.length; i++) {
      if (!names.add(arms.get(i).name())) {
        throw new InvalidInputException(
            "experiment " + experiment,
            "has two arms named " + arms.get(i).name(),
            "Give every arm a name of its own.");
      }
      end += arms.get(i).share();
      ends[i] = end;
    }
    if (!(Math.abs(end - 1) < ROUNDING)) {
      throw new InvalidInputException(
          "experiment " + experiment,
          "has arms whose shares add up to " + end,
          "Make them add up to 1; a control arm can take what is left.");
    }
    return new Buckets(key(experiment), List.copyOf(arms), ends);
  }

  /// Two arms, `control` and `treatment`, of one half each.
  public static Buckets halves(String experiment) {
    return of(experiment, List.of(new Arm("control", 0.5), new Arm("treatment", 0.5)));
  }

  /// The 64 bits that stand for a name. Costs a SHA-256; keep it where it is needed often.
  public static long key(String name) {
    return Long.parseUnsignedLong(new ContentHash().add(name).hex().substring(0, 16), 16);
  }

  /// The arms, in order.
  public List<Arm> arms() {
    return arms;
  }

  /// A shopper's arm.
  public Arm arm(ShopperId shopper) {
    return arms.get(armIndex(key(shopper.value())));
  }

  /// The index in [#arms] of the arm of the shopper with this [#key].
  public int armIndex(long shopperKey) {
    double position = position(shopperKey);
    int arm = 0;
    // The last arm takes what rounding leaves over.
    while (arm < ends.length - 1 && position >= ends[arm]) {
      arm++;
    }
    return arm;
  }

  /// Where the shopper with this [#key] stands, in `[0, 1)`.
  public double position(long shopperKey) {
    return (mix(shopperKey ^ salt) >>> 11) * UNIT;
  }

  private static long mix(long h) {
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }
}
