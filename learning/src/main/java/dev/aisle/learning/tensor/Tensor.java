package dev.aisle.learning.tensor;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/// A tensor in native memory, owned by the innermost [Scope] of the thread that made it, or by
/// itself once it was kept ([Scope#keep]): then [#close] frees it.
///
/// Operations return new tensors and broadcast as libtorch does; negative axes count from the end.
/// Those named `…InPlace` change this tensor. A shape that does not fit throws
/// [IllegalArgumentException] with the operation, the shapes and libtorch's reason; memory that
/// cannot be had throws [IllegalStateException], after which all goes on.
public final class Tensor implements AutoCloseable {
  final org.bytedeco.pytorch.Tensor handle;

  Tensor(org.bytedeco.pytorch.Tensor handle) {
    this.handle = handle;
  }

  // ---- making

  /// Copies values into a tensor of a shape.
  public static Tensor of(float[] values, long... shape) {
    Tensor made = empty(Type.FLOAT, shape);
    made.requireSize(values.length);
    if (values.length > 0) { // libtorch gives no address for nothing
      made.handle.data_ptr_float().put(values, 0, values.length);
    }
    return made;
  }

  /// As [#of(float[], long...)], of doubles.
  public static Tensor of(double[] values, long... shape) {
    Tensor made = empty(Type.DOUBLE, shape);
    made.requireSize(values.length);
    if (values.length > 0) { // libtorch gives no address for nothing
      made.handle.data_ptr_double().put(values, 0, values.length);
    }
    return made;
  }

  /// As [#of(float[], long...)], of indices.
  public static Tensor of(long[] values, long... shape) {
    Tensor made = empty(Type.LONG, shape);
    made.requireSize(values.length);
    if (values.length > 0) { // libtorch gives no address for nothing
      made.handle.data_ptr_long().put(values, 0, values.length);
    }
    return made;
  }

  /// As [#of(long[], long...)].
  public static Tensor of(int[] values, long... shape) {
    long[] wide = new long[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return of(wide, shape);
  }

  /// As [#of(float[], long...)], of a mask.
  public static Tensor of(boolean[] values, long... shape) {
    Tensor made = empty(Type.BOOL, shape);
    made.requireSize(values.length);
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    if (bytes.length > 0) {
      new BytePointer(made.handle.data_ptr_bool()).put(bytes, 0, bytes.length);
    }
    return made;
  }

  /// A tensor whose values are whatever the memory held.
  public static Tensor empty(Type type, long... shape) {
    return make("empty", () -> torch.empty(shape, options(type), new MemoryFormatOptional()));
  }

  /// All 0.
  public static Tensor zeros(Type type, long... shape) {
    return make("zeros", () -> torch.zeros(shape, options(type)));
  }

  /// All one value.
  public static Tensor full(Type type, double value, long... shape) {
    return make("full", () -> torch.full(shape, new Scalar(value), options(type)));
  }

  /// `0, 1, …, size - 1`.
  public static Tensor range(long size) {
    return make("range", () -> torch.arange(new Scalar(size), options(Type.LONG)));
  }

  private static TensorOptions options(Type type) {
    return new TensorOptions(type.torch);
  }

  // ---- looking

  /// The length of each axis.
  public long[] shape() {
    return handle.shape();
  }

  /// The length of one axis.
  public long size(int axis) {
    return handle.size(axis);
  }

  /// The number of axes.
  public int axes() {
    return (int) handle.dim();
  }

  /// The number of elements.
  public long elements() {
    return handle.numel();
  }

  /// What the elements are.
  public Type type() {
    return Type.of(handle);
  }

  /// All elements, row by row, as floats.
  public float[] floats() {
    float[] values = new float[Math.toIntExact(elements())];
    read(values);
    return values;
  }

  /// Copies all elements, row by row, to the front of an array that is at least as long.
  public void read(float[] to) {
    if (elements() == 0) {
      return;
    }
    try (var _ = new Borrowed()) {
      FloatPointer at = handle.to(Type.FLOAT.torch).contiguous().data_ptr_float();
      at.get(to, 0, Math.toIntExact(elements()));
    }
  }

  /// All elements, row by row, as doubles.
  public double[] doubles() {
    double[] values = new double[Math.toIntExact(elements())];
    if (values.length == 0) {
      return values;
    }
    try (var _ = new Borrowed()) {
      DoublePointer at = handle.to(Type.DOUBLE.torch).contiguous().data_ptr_double();
      at.get(values, 0, values.length);
    }
    return values;
  }

  /// All elements, row by row, as longs.
  public long[] longs() {
    long[] values = new long[Math.toIntExact(elements())];
    if (values.length == 0) {
      return values;
    }
    try (var _ = new Borrowed()) {
      LongPointer at = handle.to(Type.LONG.torch).contiguous().data_ptr_long();
      at.get(values, 0, values.length);
    }
    return values;
  }

  /// The only element.
  public double item() {
    if (elements() != 1) {
      throw new IllegalArgumentException("item() of a tensor of shape " + this);
    }
    return handle.item_double();
  }

  /// Whether no element is NaN or infinite.
  public boolean isFinite() {
    try (var _ = new Borrowed()) {
      return handle.isfinite().all().item_bool();
    }
  }

  // ---- arithmetic

  public Tensor plus(Tensor other) {
    return make("plus", () -> handle.add(other.handle), this, other);
  }

  public Tensor plus(double value) {
    return make("plus", () -> handle.add(new Scalar(value)), this);
  }

  public Tensor minus(Tensor other) {
    return make("minus", () -> handle.sub(other.handle), this, other);
  }

  public Tensor times(Tensor other) {
    return make("times", () -> handle.mul(other.handle), this, other);
  }

  public Tensor times(double value) {
    return make("times", () -> handle.mul(new Scalar(value)), this);
  }

  public Tensor over(Tensor other) {
    return make("over", () -> handle.div(other.handle), this, other);
  }

  public Tensor negated() {
    return make("negated", handle::neg, this);
  }

  public Tensor squared() {
    return make("squared", () -> handle.mul(handle), this);
  }

  public Tensor power(double exponent) {
    return make("power", () -> handle.pow(new Scalar(exponent)), this);
  }

  public Tensor sqrt() {
    return make("sqrt", handle::sqrt, this);
  }

  public Tensor exp() {
    return make("exp", handle::exp, this);
  }

  public Tensor log() {
    return make("log", handle::log, this);
  }

  public Tensor absolute() {
    return make("absolute", handle::abs, this);
  }

  /// Every element drawn into `[low, high]`.
  public Tensor clamp(double low, double high) {
    return make(
        "clamp",
        () ->
            handle.clamp(new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high))),
        this);
  }

  /// The matrix product of the last two axes; those before them broadcast.
  public Tensor matmul(Tensor other) {
    return make("matmul", () -> handle.matmul(other.handle), this, other);
  }

  /// `bias + this · other`, matrix by matrix.
  ///
  /// @param other `[N, K, M]`, this being `[N, T, K]`
  /// @param bias broadcast to `[N, T, M]`
  public Tensor matmulPlus(Tensor other, Tensor bias) {
    return make("matmulPlus", () -> bias.handle.baddbmm(handle, other.handle), this, other, bias);
  }

  /// `this + one ⊙ other`.
  public Tensor plusProduct(Tensor one, Tensor other) {
    return make("plusProduct", () -> handle.addcmul(one.handle, other.handle), this, one, other);
  }

  /// `x · Wᵀ + b`.
  ///
  /// @param weight `[out, in]`
  /// @param bias `[out]`, or null for none
  public Tensor linear(Tensor weight, @Nullable Tensor bias) {
    return make(
        "linear",
        () ->
            bias == null
                ? torch.linear(handle, weight.handle)
                : torch.linear(handle, weight.handle, new TensorOptional(bias.handle)),
        this,
        weight);
  }

  // ---- activations

  public Tensor relu() {
    return make("relu", handle::relu, this);
  }

  /// `x` where positive, else `slope · x`.
  public Tensor leakyRelu(double slope) {
    return make("leakyRelu", () -> torch.leaky_relu(handle, new Scalar(slope)), this);
  }

  /// `x · Φ(x)`, exact.
  public Tensor gelu() {
    return make("gelu", () -> torch.gelu(handle), this);
  }

  public Tensor sigmoid() {
    return make("sigmoid", handle::sigmoid, this);
  }

  public Tensor tanh() {
    return make("tanh", handle::tanh, this);
  }

  /// `ln(1 + eˣ)`.
  public Tensor softplus() {
    return make("softplus", () -> torch.softplus(handle), this);
  }

  public Tensor softmax(int axis) {
    return make("softmax", () -> handle.softmax(axis), this);
  }

  public Tensor logSoftmax(int axis) {
    return make("logSoftmax", () -> torch.log_softmax(handle, axis), this);
  }

  /// `ln Σ eˣ` over an axis, which is gone after.
  public Tensor logSumExp(int axis) {
    return make("logSumExp", () -> torch.logsumexp(handle, new long[] {axis}, false), this);
  }

  /// Each element zero with probability `rate`, else divided by `1 − rate`, as Srivastava et al.
  /// (2014) and everybody since with the scale moved to training.
  ///
  /// @param rate in `[0, 1)`; this itself at 0
  public Tensor dropout(double rate, Noise noise) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("a dropout rate is in [0, 1), not " + rate);
    }
    if (rate == 0) {
      return this;
    }
    return make(
        "dropout",
        () -> {
          org.bytedeco.pytorch.Tensor kept = torch.empty_like(handle.detach());
          kept.bernoulli_(1 - rate, noise.next());
          return handle.mul(kept.mul_(new Scalar(1 / (1 - rate))));
        },
        this);
  }

  /// Independent draws from the standard normal distribution.
  public static Tensor normal(Noise noise, Type type, long... shape) {
    Tensor drawn = empty(type, shape);
    run("normal", () -> drawn.handle.normal_(0, 1, noise.next()), drawn);
    return drawn;
  }

  /// Independent draws from `[0, 1)`.
  public static Tensor uniform(Noise noise, Type type, long... shape) {
    Tensor drawn = empty(type, shape);
    run("uniform", () -> drawn.handle.uniform_(0, 1, noise.next()), drawn);
    return drawn;
  }

  // ---- sums

  /// Over all elements; a scalar.
  public Tensor sum() {
    return make("sum", handle::sum, this);
  }

  /// Over one axis, which is gone after or has length 1.
  public Tensor sum(int axis, boolean keepAxis) {
    return make(
        "sum", () -> handle.sum(new long[] {axis}, keepAxis, new ScalarTypeOptional()), this);
  }

  /// Over all elements; a scalar.
  public Tensor mean() {
    return make("mean", handle::mean, this);
  }

  /// Over one axis, which is gone after or has length 1.
  public Tensor mean(int axis, boolean keepAxis) {
    return make(
        "mean", () -> handle.mean(new long[] {axis}, keepAxis, new ScalarTypeOptional()), this);
  }

  /// The largest along an axis, which is gone after or has length 1.
  public Tensor max(int axis, boolean keepAxis) {
    return make("max", () -> handle.amax(new long[] {axis}, keepAxis), this);
  }

  /// The smallest along an axis, which is gone after or has length 1.
  public Tensor min(int axis, boolean keepAxis) {
    return make("min", () -> handle.amin(new long[] {axis}, keepAxis), this);
  }

  public Tensor cumulativeSum(int axis) {
    return make("cumulativeSum", () -> handle.cumsum(axis), this);
  }

  // ---- shape

  /// The same elements in another shape; one axis may be -1.
  public Tensor reshape(long... shape) {
    return make("reshape " + Arrays.toString(shape), () -> handle.reshape(shape), this);
  }

  public Tensor transpose(int one, int other) {
    return make("transpose", () -> handle.transpose(one, other), this);
  }

  /// With a new axis of length 1.
  public Tensor unsqueeze(int axis) {
    return make("unsqueeze", () -> handle.unsqueeze(axis), this);
  }

  /// Without an axis of length 1.
  public Tensor squeeze(int axis) {
    return make("squeeze", () -> handle.squeeze(axis), this);
  }

  /// Axes of length 1 repeated up to a shape, without copying; -1 leaves an axis.
  public Tensor expand(long... shape) {
    return make("expand " + Arrays.toString(shape), () -> handle.expand(shape), this);
  }

  /// A part of an axis, without copying.
  public Tensor narrow(int axis, long from, long length) {
    return make("narrow", () -> handle.narrow(axis, from, length), this);
  }

  /// Side by side along an axis.
  public static Tensor concat(int axis, Tensor... parts) {
    return concat(axis, List.of(parts));
  }

  /// Side by side along an axis.
  public static Tensor concat(int axis, List<Tensor> parts) {
    return make("concat", () -> torch.cat(vector(parts), axis), parts.toArray(Tensor[]::new));
  }

  /// On top of each other along a new axis.
  public static Tensor stack(int axis, Tensor... parts) {
    return make("stack", () -> torch.stack(vector(List.of(parts)), axis), parts);
  }

  private static TensorVector vector(List<Tensor> parts) {
    TensorVector vector = new TensorVector();
    for (Tensor part : parts) {
      vector.push_back(part.handle);
    }
    return vector;
  }

  // ---- choosing

  /// The entries of an axis at some indices.
  ///
  /// @param indices one axis of [Type#LONG]
  public Tensor select(int axis, Tensor indices) {
    return make("select", () -> handle.index_select(axis, indices.handle), this, indices);
  }

  /// For each index the row of this matrix, `indices` of any shape; the result has one more axis.
  public Tensor rows(Tensor indices) {
    return make("rows", () -> torch.embedding(handle, indices.handle), this, indices);
  }

  /// For each index the element at that place of the axis; same shape as `indices`.
  public Tensor gather(int axis, Tensor indices) {
    return make("gather", () -> handle.gather(axis, indices.handle), this, indices);
  }

  /// This where the mask is false, `value` where it is true.
  public Tensor masked(Tensor mask, double value) {
    return make("masked", () -> handle.masked_fill(mask.handle, new Scalar(value)), this, mask);
  }

  /// `yes` where this mask is true, else `no`.
  public Tensor choose(Tensor yes, Tensor no) {
    return make("choose", () -> torch.where(handle, yes.handle, no.handle), this, yes, no);
  }

  public Tensor not() {
    return make("not", handle::logical_not, this);
  }

  public Tensor greaterThan(double value) {
    return make("greaterThan", () -> handle.gt(new Scalar(value)), this);
  }

  public Tensor equalTo(double value) {
    return make("equalTo", () -> handle.eq(new Scalar(value)), this);
  }

  /// With elements of another type.
  public Tensor to(Type type) {
    return make("to", () -> handle.to(type.torch), this);
  }

  // ---- blocks

  /// Normalised over the last axis, of length `gain.size(0)`.
  public Tensor layerNorm(Tensor gain, Tensor bias, double epsilon) {
    return make(
        "layerNorm",
        () ->
            torch.layer_norm(
                handle,
                gain.shape(),
                new TensorOptional(gain.handle),
                new TensorOptional(bias.handle),
                epsilon,
                false),
        this,
        gain);
  }

  /// `softmax(Q Kᵀ / √d + mask) V` over the last two axes, this being Q `[…, T, d]`.
  ///
  /// @param mask added to the logits, `[…, T, S]`, or null for none
  public Tensor attention(Tensor keys, Tensor values, @Nullable Tensor mask) {
    return make(
        "attention",
        () ->
            torch.scaled_dot_product_attention(
                handle,
                keys.handle,
                values.handle,
                mask == null ? new TensorOptional() : new TensorOptional(mask.handle),
                0.0,
                false,
                new DoubleOptional(),
                false),
        this,
        keys,
        values);
  }

  /// The log loss of each element, these being logits.
  ///
  /// @param labels in `[0, 1]`, of this shape
  public Tensor logLoss(Tensor labels) {
    return make(
        "logLoss",
        () ->
            torch.binary_cross_entropy_with_logits(
                handle, labels.handle, new TensorOptional(), new TensorOptional(), 0),
        this,
        labels);
  }

  // ---- bags and pictures

  /// Weighted sums of rows, this being a table `[rows, width]`; what is summed is never laid out.
  ///
  /// @param indices of rows, those of a bag side by side
  /// @param starts of the bags in `indices`, ascending from 0; two equal ones are an empty bag
  /// @param weights one for each index
  /// @return `[bags, width]`
  public Tensor bags(Tensor indices, Tensor starts, Tensor weights) {
    return make(
        "bags",
        () ->
            torch
                .embedding_bag(
                    handle,
                    indices.handle,
                    starts.handle,
                    false,
                    0,
                    false,
                    new TensorOptional(weights.handle),
                    false)
                .get0(),
        this,
        indices,
        starts,
        weights);
  }

  /// Convolution in two dimensions, this being pictures `[B, in, height, width]`.
  ///
  /// @param kernel `[out, in, h, w]`
  /// @param bias `[out]`
  public Tensor convolved(Tensor kernel, Tensor bias, int stride, int padding) {
    return make(
        "convolved",
        () ->
            torch.conv2d(
                handle,
                kernel.handle,
                new TensorOptional(bias.handle),
                new long[] {stride, stride},
                new long[] {padding, padding},
                new long[] {1, 1},
                1),
        this,
        kernel);
  }

  /// The largest of each square of `side · side` pixels of `[B, channels, height, width]`.
  public Tensor largestOfSquares(int side) {
    return make("largestOfSquares", () -> torch.max_pool2d(handle, side, side), this);
  }

  /// Normalised over each group of channels of `[B, channels, height, width]` (Wu and He 2018).
  ///
  /// @param gain `[channels]`
  /// @param bias `[channels]`
  public Tensor groupNorm(int groups, Tensor gain, Tensor bias, double epsilon) {
    return make(
        "groupNorm",
        () ->
            torch.group_norm(
                handle,
                groups,
                new TensorOptional(gain.handle),
                new TensorOptional(bias.handle),
                epsilon,
                false),
        this,
        gain);
  }

  // ---- gradients

  /// Makes this a leaf that gradients are gathered for.
  public Tensor requireGradient() {
    handle.set_requires_grad(true);
    return this;
  }

  /// The gradients of this scalar with respect to all leaves, added to what they have.
  public void backward() {
    run("backward", this::backwardNow, this);
  }

  private @Nullable Void backwardNow() {
    handle.backward();
    return null;
  }

  /// The gradient of a leaf; null before [#backward], or where nothing depended on it.
  public @Nullable Tensor gradient() {
    Scope.require();
    org.bytedeco.pytorch.Tensor gradient = handle.grad();
    return gradient.defined() ? new Tensor(gradient) : null;
  }

  /// Forgets the gradient.
  public void clearGradient() {
    try (var _ = new Borrowed()) {
      handle.mutable_grad().reset();
    }
  }

  /// The same values, of which no gradient is known.
  public Tensor detached() {
    return make("detached", handle::detach, this);
  }

  /// A copy.
  public Tensor copied() {
    return make("copied", () -> handle.clone(), this);
  }

  // ---- in place

  /// Copies another tensor's elements into this one, broadcasting.
  public void copyInPlace(Tensor from) {
    run("copyInPlace", () -> handle.copy_(from.handle), this, from);
  }

  /// Copies an array into this tensor.
  public void writeInPlace(float[] values) {
    requireSize(values.length);
    try (var _ = new Borrowed()) {
      org.bytedeco.pytorch.Tensor from =
          torch.empty(shape(), options(Type.FLOAT), new MemoryFormatOptional());
      if (values.length > 0) {
        from.data_ptr_float().put(values, 0, values.length);
      }
      handle.detach().copy_(from); // a parameter may be written to in any scope, or in none
    }
  }

  /// As [#writeInPlace(float[])], of doubles.
  public void writeInPlace(double[] values) {
    requireSize(values.length);
    try (var _ = new Borrowed()) {
      org.bytedeco.pytorch.Tensor from =
          torch.empty(shape(), options(Type.DOUBLE), new MemoryFormatOptional());
      if (values.length > 0) {
        from.data_ptr_double().put(values, 0, values.length);
      }
      handle.detach().copy_(from); // a parameter may be written to in any scope, or in none
    }
  }

  public void addInPlace(Tensor other) {
    run("addInPlace", () -> handle.add_(other.handle), this, other);
  }

  public void scaleInPlace(double factor) {
    run("scaleInPlace", () -> handle.mul_(new Scalar(factor)), this);
  }

  /// Replaces the rows at some indices of the first axis.
  public void putInPlace(Tensor indices, Tensor rows) {
    run(
        "putInPlace",
        () -> handle.index_copy_(0, indices.handle, rows.handle),
        this,
        indices,
        rows);
  }

  /// Adds `factor · one ⊙ other`.
  public void addProductInPlace(Tensor one, Tensor other, double factor) {
    run(
        "addProductInPlace",
        () -> handle.addcmul_(one.handle, other.handle, new Scalar(factor)),
        this,
        one,
        other);
  }

  /// Adds the rows of another tensor to those at some indices of the first axis; an index may
  /// stand there several times.
  public void addRowsInPlace(Tensor indices, Tensor rows) {
    run(
        "addRowsInPlace",
        () -> handle.index_add_(0, indices.handle, rows.handle),
        this,
        indices,
        rows);
  }

  /// One step of Adam (Kingma and Ba 2015, algorithm 1) with decoupled weight decay (Loshchilov and
  /// Hutter 2019) on these values `x`:
  /// ```
  /// m ← β₁ m + (1 − β₁) g        v ← β₂ v + (1 − β₂) g²
  /// x ← (1 − rate · decay) x − rate · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
  /// ```
  ///
  /// @param mean `m`, changed
  /// @param square `v`, changed
  /// @param step `t`, 1-based
  public void adamInPlace(
      Tensor gradient, Tensor mean, Tensor square, long step, AdamNumbers numbers) {
    double first = 1 - Math.pow(numbers.beta1(), (double) step);
    double second = Math.sqrt(1 - Math.pow(numbers.beta2(), (double) step));
    org.bytedeco.pytorch.Tensor g = gradient.handle;
    try (var _ = new Borrowed()) {
      mean.handle.lerp_(g, new Scalar(1 - numbers.beta1()));
      square.handle.mul_(new Scalar(numbers.beta2()));
      square.handle.addcmul_(g, g, new Scalar(1 - numbers.beta2()));
      org.bytedeco.pytorch.Tensor spread = square.handle.sqrt();
      spread.add_(new Scalar(numbers.epsilon() * second));
      if (numbers.decay() > 0) {
        handle.mul_(new Scalar(1 - numbers.rate() * numbers.decay()));
      }
      handle.addcdiv_(mean.handle, spread, new Scalar(-numbers.rate() * second / first));
    } catch (RuntimeException e) {
      throw failed("adamInPlace", e, this, gradient, mean, square);
    }
  }

  /// As [#adamInPlace], on some rows of this matrix alone; others stay as they are, moments too.
  ///
  /// @param rows `[U]`, distinct
  /// @param gradient `[U, width]`
  /// @param mean of this shape, changed
  /// @param square of this shape, changed
  public void adamRowsInPlace(
      Tensor rows, Tensor gradient, Tensor mean, Tensor square, long step, AdamNumbers numbers) {
    try (var _ = new Borrowed()) {
      if (isPlain(this, gradient, mean, square)) {
        new RowAdam((int) size(1), step, numbers)
            .update(memory(), mean.memory(), square.memory(), rows.longs(), gradient.memory());
        return;
      }
      Tensor own = select(0, rows);
      Tensor ownMean = mean.select(0, rows);
      Tensor ownSquare = square.select(0, rows);
      own.adamInPlace(gradient, ownMean, ownSquare, step, numbers);
      putInPlace(rows, own);
      mean.putInPlace(rows, ownMean);
      square.putInPlace(rows, ownSquare);
    }
  }

  /// Whether all are floats in this machine's main memory, without gaps.
  private static boolean isPlain(Tensor... tensors) {
    for (Tensor tensor : tensors) {
      org.bytedeco.pytorch.Tensor own = tensor.handle;
      if (tensor.type() != Type.FLOAT || !own.is_contiguous() || !own.is_cpu()) {
        return false;
      }
    }
    return true;
  }

  /// The elements where they lie.
  @SuppressWarnings("restricted") // the length is that of the tensor, which outlives the caller
  private MemorySegment memory() {
    if (elements() == 0) {
      return MemorySegment.NULL;
    }
    return MemorySegment.ofAddress(handle.data_ptr().address()).reinterpret(4 * elements());
  }

  /// What [#adamInPlace] needs.
  ///
  /// @param rate of learning
  /// @param beta1 in `[0, 1)`, of the mean
  /// @param beta2 in `[0, 1)`, of the square
  /// @param epsilon above 0
  /// @param decay of the values, at least 0
  public record AdamNumbers(
      double rate, double beta1, double beta2, double epsilon, double decay) {}

  // ---- the rest

  private void requireSize(int values) {
    if (elements() != values) {
      throw new IllegalArgumentException(
          values + " values for the shape " + Arrays.toString(shape()));
    }
  }

  private static Tensor make(
      String operation, Supplier<org.bytedeco.pytorch.Tensor> made, Tensor... of) {
    Scope.require();
    Tensor result = new Tensor(run(operation, made, of));
    FiniteWatch.look(operation, result, of);
    return result;
  }

  private static <T> T run(String operation, Supplier<T> native_, Tensor... of) {
    try {
      return native_.get();
    } catch (RuntimeException e) {
      throw failed(operation, e, of);
    }
  }

  private static RuntimeException failed(String operation, RuntimeException e, Tensor... of) {
    String message = operation + " of " + Arrays.toString(of) + ": " + reason(e);
    if (message.contains("can't allocate memory") || message.contains("out of memory")) {
      return new IllegalStateException("not enough native memory: " + message, e);
    }
    return new IllegalArgumentException(message, e);
  }

  /// The first line of libtorch's text; the others are addresses.
  private static String reason(RuntimeException e) {
    String text = String.valueOf(e.getMessage());
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /// Whether its memory is freed: by [#close], or with its scope.
  public boolean isClosed() {
    return handle.isNull();
  }

  /// Frees a tensor that was kept; any other is freed by its scope.
  @Override
  public void close() {
    handle.close();
  }

  @Override
  public String toString() {
    return handle.isNull() ? "closed tensor" : type() + " " + Arrays.toString(shape());
  }

  /// Frees what a read makes on the way, also where no scope is open.
  private static final class Borrowed implements AutoCloseable {
    private final org.bytedeco.javacpp.PointerScope scope = new org.bytedeco.javacpp.PointerScope();

    @Override
    public void close() {
      scope.close();
    }
  }
}
