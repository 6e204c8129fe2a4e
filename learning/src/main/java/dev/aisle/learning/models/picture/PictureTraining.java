package dev.aisle.learning.models.picture;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.learning.encoders.PictureEncoder;
import dev.aisle.learning.encoders.PictureTower;
import dev.aisle.learning.encoders.Pictures;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.BatchSource;
import dev.aisle.learning.training.Learner;
import dev.aisle.learning.training.Loss;
import dev.aisle.learning.training.Schedule;
import dev.aisle.learning.training.TrainingConfig;
import dev.aisle.learning.training.TrainingLoop;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Teaches a [PictureTower] to tell an item's category and attributes from its picture: a linear
/// softmax for each label upon the unit vector, the losses averaged over the labels.
final class PictureTraining implements Learner<PictureBatch>, AutoCloseable {
  private static final double MAX_NORM = 5;
  private static final int VALIDATED_AT_ONCE = 64;

  private final PictureConfig config;
  private final List<Seen> training;
  private final List<Seen> validation;
  private final PictureLabels labels;
  private final Parameters parameters;
  private final PictureTower tower;
  private final List<Head> heads = new ArrayList<>();

  /// An item whose picture could be read.
  ///
  /// @param pixels as [Pictures#pixels] gives them
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Seen(Item item, byte[] pixels, int[] labels) {}

  /// @param weight `[values, D]`
  /// @param bias `[values]`
  private record Head(Tensor weight, Tensor bias) {}

  /// How well a label is told.
  ///
  /// @param accuracy share of the held-out pictures for which the likeliest value is right
  /// @param guess what always saying the value most frequent in training would reach
  /// @param pictures held out that have the label
  record Told(String label, double accuracy, double guess, int pictures) {}

  /// @throws InvalidInputException where too few pictures can be read, or nothing is known of them
  PictureTraining(PictureConfig config, long seed, Collection<Item> items, Pictures pictures) {
    this.config = config;
    List<Item> shuffled =
        new ArrayList<>(
            items.stream()
                .filter(item -> item.picture() != null)
                .sorted(Comparator.comparing(Item::id))
                .toList());
    Collections.shuffle(shuffled, new Random(seed));
    List<Item> chosen = shuffled.subList(0, Math.min(shuffled.size(), config.pictures()));
    labels = PictureLabels.of(chosen, config);
    List<Seen> seen = chosen.parallelStream().flatMap(item -> seen(item, pictures)).toList();
    int held = (int) Math.round(seen.size() * config.heldOut());
    if (held < 1 || seen.size() - held < 1 || labels.names().isEmpty()) {
      throw new InvalidInputException(
          pictures.folder().toString(),
          "has " + seen.size() + " pictures of items with a category or attributes in common",
          "Import pictures and attributes, or do without the picture encoder.");
    }
    validation = seen.subList(0, held);
    training = seen.subList(held, seen.size());
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(seed));
    tower = new PictureTower(parameters.in(PictureEncoder.TOWER), Type.FLOAT, config.width());
    for (int label = 0; label < labels.names().size(); label++) {
      Parameters of = parameters.in("head" + label);
      heads.add(
          new Head(
              of.glorot("weight", labels.values(label), config.width()),
              of.constant("bias", 0, labels.values(label))));
    }
  }

  private Stream<Seen> seen(Item item, Pictures pictures) {
    String picture = item.picture();
    byte[] pixels = picture == null ? null : pictures.pixels(picture);
    return pixels == null ? Stream.of() : Stream.of(new Seen(item, pixels, labels.of(item)));
  }

  /// Trains, and leaves the parameters at their best.
  Map<String, TensorData> train(TrainingRun run) throws IOException {
    TrainingConfig loop =
        TrainingConfig.DEFAULTS
            .withBatch(config.batch())
            .withEpochs(Math.ceilDiv(config.steps(), Math.ceilDiv(training.size(), config.batch())))
            .withAdam(Adam.Config.of(config.rate()).withMaxNorm(MAX_NORM))
            .withSchedule(Schedule.COSINE)
            .withStopping(0, config.patience());
    TrainingLoop.run(run, loop, this);
    return parameters.save();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public BatchSource<PictureBatch> batches() {
    return new BatchSource<>() {
      @Override
      public int examples() {
        return training.size();
      }

      @Override
      public PictureBatch batch(int[] examples, RandomGenerator random) {
        return PictureTraining.batch(
            Arrays.stream(examples).mapToObj(training::get).toList(), labels, random);
      }
    };
  }

  /// @param random mirrors every other picture
  private static PictureBatch batch(List<Seen> seen, PictureLabels labels, RandomGenerator random) {
    List<byte[]> pictures = new ArrayList<>();
    int[][] of = new int[labels.names().size()][seen.size()];
    for (int row = 0; row < seen.size(); row++) {
      byte[] pixels = seen.get(row).pixels();
      pictures.add(random.nextBoolean() ? mirrored(pixels) : pixels);
      for (int label = 0; label < of.length; label++) {
        of[label][row] = seen.get(row).labels()[label];
      }
    }
    return new PictureBatch(pictures, of);
  }

  static byte[] mirrored(byte[] pixels) {
    byte[] out = new byte[pixels.length];
    for (int i = 0; i < out.length; i++) {
      int x = i % Pictures.SIDE;
      out[i] = pixels[i - x + Pictures.SIDE - 1 - x];
    }
    return out;
  }

  @Override
  public Loss loss(PictureBatch batch, Noise noise) {
    Tensor vectors = tower.forward(batch.pictures()); // [B, D]
    List<Tensor> losses = new ArrayList<>();
    for (int label = 0; label < heads.size(); label++) {
      int[] values = batch.label(label);
      int[] rows = IntStream.range(0, values.length).filter(row -> values[row] >= 0).toArray();
      if (rows.length > 0) {
        int[] right = Arrays.stream(rows).map(row -> values[row]).toArray();
        losses.add(
            logits(vectors.select(0, Tensor.of(rows, rows.length)), label)
                .logSoftmax(1)
                .gather(1, Tensor.of(right, rows.length, 1))
                .mean()
                .negated());
      }
    }
    if (losses.isEmpty()) {
      return Loss.of(vectors.sum().times(0));
    }
    return Loss.of(Tensor.stack(0, losses.toArray(Tensor[]::new)).mean());
  }

  private Tensor logits(Tensor vectors, int label) {
    Head head = heads.get(label);
    return vectors.times(1 / config.temperature()).linear(head.weight, head.bias);
  }

  @Override
  public String metric() {
    return "accuracy";
  }

  @Override
  public double validate() {
    return told().stream().mapToDouble(Told::accuracy).average().orElse(Double.NaN);
  }

  /// How well each label is told on the held-out pictures; labels that none of them has are left
  /// out.
  List<Told> told() {
    int[] right = new int[heads.size()];
    int[] known = new int[heads.size()];
    int[] guessed = new int[heads.size()];
    int[] frequent = new int[heads.size()];
    for (int label = 0; label < heads.size(); label++) {
      frequent[label] = mostFrequent(label);
    }
    for (int from = 0; from < validation.size(); from += VALIDATED_AT_ONCE) {
      List<Seen> part =
          validation.subList(from, Math.min(validation.size(), from + VALIDATED_AT_ONCE));
      try (Scope _ = Scope.inference()) {
        Tensor vectors = tower.forward(part.stream().map(Seen::pixels).toList());
        for (int label = 0; label < heads.size(); label++) {
          float[] logits = logits(vectors, label).floats();
          int width = labels.values(label);
          for (int row = 0; row < part.size(); row++) {
            int value = part.get(row).labels()[label];
            if (value >= 0) {
              known[label]++;
              right[label] += likeliest(logits, row * width, width) == value ? 1 : 0;
              guessed[label] += frequent[label] == value ? 1 : 0;
            }
          }
        }
      }
    }
    return IntStream.range(0, heads.size())
        .filter(label -> known[label] > 0)
        .mapToObj(
            label ->
                new Told(
                    labels.names().get(label),
                    (double) right[label] / known[label],
                    (double) guessed[label] / known[label],
                    known[label]))
        .toList();
  }

  private int mostFrequent(int label) {
    int[] counts = new int[labels.values(label)];
    for (Seen seen : training) {
      if (seen.labels()[label] >= 0) {
        counts[seen.labels()[label]]++;
      }
    }
    return IntStream.range(0, counts.length)
        .boxed()
        .max(Comparator.comparingInt(value -> counts[value]))
        .orElse(0);
  }

  private static int likeliest(float[] logits, int at, int width) {
    int best = 0;
    for (int value = 1; value < width; value++) {
      best = logits[at + value] > logits[at + best] ? value : best;
    }
    return best;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
