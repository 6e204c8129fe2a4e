package dev.aisle.learning.encoders;

import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/// A small convolutional network over pictures of 64 by 64 pixels.
/// ```
/// 4 × [ convolution, stride 2 → group normalisation → relu ]   64 → 32 → 16 → 8 → 4 pixels
/// mean and maximum over what is left → linear → unit length
/// ```
/// Nine in ten of its millions of multiplications are in the convolutions: 4.5 million a picture.
///
/// Legend: B pictures, D width.
public final class PictureTower {
  private static final int[] CHANNELS = {Pictures.CHANNELS, 16, 32, 64, 96};
  private static final int[] KERNELS = {5, 3, 3, 3};
  private static final int GROUPS = 8;
  private static final double EPSILON = 1e-5;

  private final Type type;
  private final List<Block> blocks = new ArrayList<>();
  private final Tensor weight;
  private final Tensor bias;
  private final int width;

  /// @param kernel `[out, in, k, k]`
  private record Block(Tensor kernel, Tensor bias, Tensor gain, Tensor shift) {}

  /// @param width D
  public PictureTower(Parameters parameters, Type type, int width) {
    this.type = type;
    this.width = width;
    for (int b = 0; b < KERNELS.length; b++) {
      Parameters of = parameters.in("block" + b);
      int in = CHANNELS[b];
      int out = CHANNELS[b + 1];
      int k = KERNELS[b];
      blocks.add(
          new Block(
              of.normal("kernel", Math.sqrt(2.0 / (in * k * k)), out, in, k, k), // He et al. 2015
              of.constant("bias", 0, out),
              of.constant("gain", 1, out),
              of.constant("shift", 0, out)));
    }
    int last = 2 * CHANNELS[KERNELS.length];
    weight = parameters.glorot("weight", width, last);
    bias = parameters.constant("bias", 0, width);
  }

  /// D.
  public int width() {
    return width;
  }

  /// Unit vectors of pictures.
  ///
  /// @param pictures B of them, as [Pictures#pixels] gives them
  /// @return `[B, D]`
  public Tensor forward(List<byte[]> pictures) {
    float[] pixels = new float[pictures.size() * Pictures.SIZE];
    int at = 0;
    for (byte[] picture : pictures) {
      for (byte sample : picture) {
        pixels[at++] = (sample & 0xFF) / 127.5f - 1;
      }
    }
    Tensor x =
        Tensor.of(pixels, pictures.size(), Pictures.CHANNELS, Pictures.SIDE, Pictures.SIDE)
            .to(type); // [B, 3, 64, 64]
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      x =
          x.convolved(block.kernel, block.bias, 2, KERNELS[b] / 2)
              .groupNorm(GROUPS, block.gain, block.shift, EPSILON)
              .relu(); // [B, channels, side / 2, side / 2]
    }
    Tensor flat = x.reshape(x.size(0), x.size(1), -1); // [B, 96, 16]
    Tensor pooled = Tensor.concat(1, flat.mean(2, false), flat.max(2, false)); // [B, 192]
    Tensor vector = pooled.linear(weight, bias); // [B, D]
    return vector.over(vector.squared().sum(-1, true).plus(1e-12).sqrt());
  }
}
