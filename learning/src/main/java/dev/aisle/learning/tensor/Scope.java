package dev.aisle.learning.tensor;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.InferenceMode;

/// Owns the native memory of all tensors that its thread makes while it is the innermost open
/// scope, and frees it when it is closed. Open one for each batch and each request:
/// ```java
/// try (Scope scope = Scope.training()) {
///   Tensor loss = model.loss(batch);
///   loss.backward();
/// }
/// ```
/// What has to live on is moved out with [#keep]. Scopes nest, and belong to one thread.
public final class Scope implements AutoCloseable {
  private final PointerScope pointers;
  private final Pointer mode;

  private Scope(Mode mode) {
    Torch.tellThread();
    pointers = new PointerScope();
    this.mode =
        switch (mode) {
          case TRAINING -> new AutoGradMode(true);
          case WITHOUT_GRADIENTS -> new AutoGradMode(false);
          case INFERENCE -> new InferenceMode(true);
        };
    moveOut(this.mode); // it is to end before the memory does
  }

  private enum Mode {
    TRAINING,
    WITHOUT_GRADIENTS,
    INFERENCE
  }

  /// A scope whose operations are recorded for [Tensor#backward].
  public static Scope training() {
    return new Scope(Mode.TRAINING);
  }

  /// A scope that records nothing and may change parameters in place, as optimisers do.
  public static Scope withoutGradients() {
    return new Scope(Mode.WITHOUT_GRADIENTS);
  }

  /// A scope for serving: the cheapest; tensors made in it can never have gradients.
  public static Scope inference() {
    return new Scope(Mode.INFERENCE);
  }

  /// Whether operations on this thread are recorded now.
  public static boolean recordsGradients() {
    return GradMode.is_enabled();
  }

  /// Moves a tensor out of this scope: it lives until its own [Tensor#close].
  public Tensor keep(Tensor tensor) {
    moveOut(tensor.handle);
    return tensor;
  }

  /// The scope's hold is the only one on a pointer, and letting go of the last one frees it.
  private void moveOut(Pointer pointer) {
    pointer.retainReference();
    pointers.detach(pointer);
  }

  /// Throws where a tensor would have no owner.
  static void require() {
    if (PointerScope.getInnerScope() == null) {
      throw new IllegalStateException(
          "no scope is open on this thread: native memory would leak. Open a Scope around the"
              + " batch or the request.");
    }
  }

  @Override
  public void close() {
    mode.close();
    pointers.close();
  }
}
