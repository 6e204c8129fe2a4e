package dev.aisle.learning.tensor;

import dev.aisle.core.InvalidInputException;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.global.torch;

/// Random numbers for tensors, of a seed: dropout masks, draws of latent variables.
///
/// The state is two numbers, the seed and how many draws there were: draw `n` of a seed is the same
/// whatever was drawn before it. So a training that goes on from a checkpoint sees the noise that
/// it would have seen. Belongs to one thread.
public final class Noise {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long seed;
  private long draws;

  /// Noise of a seed, nothing drawn yet.
  public Noise(long seed) {
    this.seed = seed;
  }

  /// The generator of the next draw; belongs to the innermost scope.
  GeneratorOptional next() {
    Generator generator = torch.make_generator_cpu(mixed(seed + GOLDEN * ++draws));
    return new GeneratorOptional(generator);
  }

  /// The finaliser of SplittableRandom: neighbouring numbers become unrelated seeds.
  private static long mixed(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// The state, for [#restore].
  public long[] state() {
    return new long[] {seed, draws};
  }

  /// Goes on from a [#state].
  ///
  /// @throws InvalidInputException where it is none
  public void restore(String place, long... state) {
    if (state.length != 2 || state[1] < 0) {
      throw new InvalidInputException(
          place, "has a state of noise that is not a seed and a count", "Train again.");
    }
    seed = state[0];
    draws = state[1];
  }
}
