package dev.aisle.benchmarks.nets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// The net as somebody writes it who calls the binding: the rows of the batch are a leaf, the
/// attention is factored, Adam changes those rows alone. What Aisle's layers are measured against.
public final class HandWrittenDin implements DinNet {
  private static final int WIDTH = DinBatch.WIDTH;
  private static final int UNIT = 36;
  private static final double RATE = 0.001;

  private final List<Parameter> dense = new ArrayList<>();
  private final Tensor table;
  private final Tensor tableMean;
  private final Tensor tableSquare;
  private final Tensor wh;
  private final Tensor wq;
  private final Tensor wp;
  private final Tensor unitBias;
  private final Tensor unitOut;
  private final Tensor unitOutBias;
  private final List<Tensor> head = new ArrayList<>();
  private int steps;

  private record Parameter(Tensor value, Tensor mean, Tensor square) {}

  /// A net of a seed.
  public HandWrittenDin(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try (PointerScope _ = new PointerScope()) {
      table = kept(drawn(random, 0.05, DinBatch.ITEMS, WIDTH));
      tableMean = kept(torch.zeros(DinBatch.ITEMS, WIDTH));
      tableSquare = kept(torch.zeros(DinBatch.ITEMS, WIDTH));
      wh = parameter(drawn(random, 0.12, UNIT, WIDTH));
      wq = parameter(drawn(random, 0.12, UNIT, WIDTH));
      wp = parameter(drawn(random, 0.12, UNIT, WIDTH));
      unitBias = parameter(torch.zeros(UNIT));
      unitOut = parameter(drawn(random, 0.23, 1, UNIT));
      unitOutBias = parameter(torch.zeros(1));
      int[] widths = {2 * WIDTH, 256, 128, 1};
      for (int i = 0; i < 3; i++) {
        double deviation = Math.sqrt(2.0 / (widths[i] + widths[i + 1]));
        head.add(parameter(drawn(random, deviation, widths[i + 1], widths[i])));
        head.add(parameter(torch.zeros(widths[i + 1])));
      }
    }
  }

  private static Tensor kept(Tensor tensor) {
    tensor.retainReference();
    return tensor;
  }

  private Tensor parameter(Tensor value) {
    value.set_requires_grad(true);
    dense.add(
        new Parameter(kept(value), kept(torch.zeros_like(value)), kept(torch.zeros_like(value))));
    return value;
  }

  private static Tensor drawn(SplittableRandom random, double deviation, long... shape) {
    int size = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return floats(values, shape);
  }

  private static Tensor floats(float[] values, long... shape) {
    Tensor made =
        torch.empty(shape, new TensorOptions(ScalarType.Float), new MemoryFormatOptional());
    made.data_ptr_float().put(values, 0, values.length);
    return made;
  }

  private static Tensor longs(int[] values) {
    Tensor made =
        torch.empty(
            new long[] {values.length},
            new TensorOptions(ScalarType.Long),
            new MemoryFormatOptional());
    made.data_ptr_long().put(Arrays.stream(values).asLongStream().toArray(), 0, values.length);
    return made;
  }

  @Override
  public double train(DinBatch batch) {
    try (PointerScope _ = new PointerScope()) {
      int pages = batch.pages;
      int[] ids =
          IntStream.concat(Arrays.stream(batch.history), Arrays.stream(batch.candidates)).toArray();
      int[] distinct = Arrays.stream(ids).sorted().distinct().toArray();
      int[] at = Arrays.stream(ids).map(id -> Arrays.binarySearch(distinct, id)).toArray();
      Tensor rows = longs(distinct);
      Tensor leaf = table.index_select(0, rows);
      leaf.set_requires_grad(true);
      Tensor all = leaf.index_select(0, longs(at));
      long entries = (long) pages * DinBatch.LENGTH;
      Tensor h = all.narrow(0, 0, entries).reshape(pages, DinBatch.LENGTH, WIDTH);
      Tensor q = all.narrow(0, entries, pages);

      Tensor user = torch.linear(h, wh, new TensorOptional(unitBias));
      Tensor asked = torch.linear(q, wq).unsqueeze(1);
      Tensor both = torch.linear(h.mul(q.unsqueeze(1)), wp);
      Tensor hidden = torch.leaky_relu(user.add(asked).add(both), new Scalar(0.01));
      Tensor weights = torch.linear(hidden, unitOut, new TensorOptional(unitOutBias));
      Tensor masked = weights.mul(mask(batch).unsqueeze(2));
      Tensor interest = masked.transpose(1, 2).matmul(h).squeeze(1);

      TensorVector parts = new TensorVector();
      parts.push_back(interest);
      parts.push_back(q);
      Tensor y = torch.cat(parts, -1);
      for (int i = 0; i < 3; i++) {
        y = torch.linear(y, head.get(2 * i), new TensorOptional(head.get(2 * i + 1)));
        if (i < 2) {
          y = torch.leaky_relu(y, new Scalar(0.01));
        }
      }
      Tensor loss =
          torch.binary_cross_entropy_with_logits(
              y.squeeze(-1),
              floats(batch.clicks, pages),
              new TensorOptional(),
              new TensorOptional(),
              1);
      loss.backward();
      try (AutoGradMode _ = new AutoGradMode(false)) {
        steps++;
        for (Parameter parameter : dense) {
          adam(parameter.value, parameter.value.grad(), parameter.mean, parameter.square);
          parameter.value.mutable_grad().reset();
        }
        Tensor values = leaf.detach();
        Tensor mean = tableMean.index_select(0, rows);
        Tensor square = tableSquare.index_select(0, rows);
        adam(values, leaf.grad(), mean, square);
        table.index_copy_(0, rows, values);
        tableMean.index_copy_(0, rows, mean);
        tableSquare.index_copy_(0, rows, square);
      }
      return loss.item_double();
    }
  }

  private static Tensor mask(DinBatch batch) {
    byte[] bytes = new byte[batch.mask.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (batch.mask[i] ? 1 : 0);
    }
    Tensor made =
        torch.empty(
            new long[] {batch.pages, DinBatch.LENGTH},
            new TensorOptions(ScalarType.Bool),
            new MemoryFormatOptional());
    new BytePointer(made.data_ptr_bool()).put(bytes, 0, bytes.length);
    return made;
  }

  private void adam(Tensor value, Tensor gradient, Tensor mean, Tensor square) {
    double first = 1 - Math.pow(0.9, steps);
    double second = Math.sqrt(1 - Math.pow(0.999, steps));
    mean.mul_(new Scalar(0.9)).add_(gradient, new Scalar(0.1));
    square.mul_(new Scalar(0.999)).addcmul_(gradient, gradient, new Scalar(0.001));
    Tensor spread = square.sqrt().add_(new Scalar(1e-8 * second));
    value.addcdiv_(mean, spread, new Scalar(-RATE * second / first));
  }

  @Override
  public void close() {
    for (Parameter parameter : dense) {
      parameter.value.close();
      parameter.mean.close();
      parameter.square.close();
    }
    table.close();
    tableMean.close();
    tableSquare.close();
  }
}
