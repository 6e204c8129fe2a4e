package dev.aisle.learning.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.AnomalyMode;
import org.jspecify.annotations.Nullable;

/// Finds where numbers stop being numbers: looks at the result of every operation of its thread
/// while it is open, which makes them slow. To be opened once something has gone wrong, around the
/// same computation again:
/// ```java
/// try (FiniteWatch watch = FiniteWatch.open()) {
///   Tensor loss = model.loss(batch);
///   String forward = watch.first();        // "log of FLOAT [512] in Din.forward(Din.java:88)"
///   String backward = watch.backward(loss); // "sqrt"
/// }
/// ```
public final class FiniteWatch implements AutoCloseable {
  private static final ThreadLocal<@Nullable FiniteWatch> OPEN = new ThreadLocal<>();
  private static final Pattern FUNCTION = Pattern.compile("Function '(\\w+?)(?:Backward\\d*)?'");
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /// How many are open in all threads; what operations look at when none is.
  private static volatile int open;

  private @Nullable String firstNan;
  private @Nullable String firstInfinite;
  private boolean looking = true;

  private FiniteWatch() {}

  /// Looks at what this thread computes from now on.
  public static FiniteWatch open() {
    FiniteWatch watch = new FiniteWatch();
    OPEN.set(watch);
    count(1);
    return watch;
  }

  private static synchronized void count(int change) {
    open += change;
  }

  /// Told of every result.
  static void look(String operation, Tensor made, Tensor... of) {
    if (open == 0) {
      return;
    }
    FiniteWatch watch = OPEN.get();
    if (watch != null && watch.looking) {
      watch.looking = false; // what looking itself computes is of no interest
      watch.see(operation, made, of);
      watch.looking = true;
    }
  }

  private void see(String operation, Tensor made, Tensor... of) {
    Type type = made.type();
    if ((type != Type.FLOAT && type != Type.DOUBLE) || made.isFinite()) {
      return;
    }
    double[] values = made.doubles();
    boolean nan = Arrays.stream(values).anyMatch(Double::isNaN);
    if (nan ? firstNan == null : firstInfinite == null) {
      String found = operation + " of " + Arrays.toString(of) + " in " + caller();
      if (nan) {
        firstNan = found;
      } else {
        firstInfinite = found;
      }
    }
  }

  /// The model's line: the innermost one that is neither of the wrapper nor of a layer; where there
  /// is none, that of the layer.
  private static String caller() {
    Set<String> ours =
        Set.of(
            Tensor.class.getPackageName(), Tensor.class.getPackageName().replace("tensor", "nn"));
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !ours.contains(frame.getDeclaringClass().getPackageName()))
                .findFirst()
                .map(
                    frame -> {
                      String name = frame.getDeclaringClass().getSimpleName();
                      return (name.isEmpty() ? frame.getDeclaringClass().getName() : name)
                          + "."
                          + frame.getMethodName()
                          + "("
                          + frame.getFileName()
                          + ":"
                          + frame.getLineNumber()
                          + ")";
                    })
                .orElse("an unknown place"));
  }

  /// The first operation whose result had a NaN, else the first one with an infinity, such as a
  /// mask has rightly; null where all were finite.
  public @Nullable String first() {
    return firstNan != null ? firstNan : firstInfinite;
  }

  /// Computes the gradients of a scalar again.
  ///
  /// @return the first operation on the way back that made a NaN, in libtorch's words; null where
  ///     none did
  public @Nullable String backward(Tensor loss) {
    AnomalyMode.set_enabled(true, true);
    try {
      loss.backward();
      return null;
    } catch (IllegalArgumentException e) {
      Matcher function = FUNCTION.matcher(String.valueOf(e.getMessage()));
      if (!function.find()) {
        throw e;
      }
      return function.group(1).toLowerCase(Locale.ROOT);
    } finally {
      AnomalyMode.set_enabled(false);
    }
  }

  @Override
  public void close() {
    OPEN.remove();
    count(-1);
  }
}
