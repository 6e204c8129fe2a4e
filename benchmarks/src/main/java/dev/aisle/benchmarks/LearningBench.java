package dev.aisle.benchmarks;

import dev.aisle.app.cli.FigureOutput;
import dev.aisle.benchmarks.nets.DenseLayers;
import dev.aisle.benchmarks.nets.DinBatch;
import dev.aisle.benchmarks.nets.DinNet;
import dev.aisle.benchmarks.nets.HandWrittenDin;
import dev.aisle.benchmarks.nets.LayeredDin;
import dev.aisle.benchmarks.nets.Leaks;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import dev.aisle.learning.tensor.Torch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle bench learning`: training and scoring of one net, through Aisle's layers and otherwise.
@Command(
    name = "learning",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the same net through Aisle's layers, by hand over libtorch's binding, and with dense",
      "gradients of the embedding table, in turns; scores requests; compares dense layers with one",
      "large matrix product."
    })
final class LearningBench implements Callable<Integer> {
  private static final int PAGES = 512;
  private static final int STEPS = 4;

  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(names = "--rounds", defaultValue = "30", description = "Default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--requests", defaultValue = "2000", description = "Default ${DEFAULT-VALUE}.")
  private int requests;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "For each operation of a training. Default ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--leak-steps",
      defaultValue = "20000",
      description = "Five times as many calls score. Default ${DEFAULT-VALUE}.")
  private int leakSteps;

  @Override
  public Integer call() throws IOException {
    List<Figure> figures = new ArrayList<>();
    Torch.threads(threads);
    figures.addAll(training());
    Torch.threads(1);
    figures.addAll(scoring());
    figures.addAll(dense());
    figures.addAll(leaks());
    output.print(spec.commandLine().getOut(), figures);
    return 0;
  }

  private List<Figure> training() {
    SplittableRandom random = new SplittableRandom(1);
    List<DinBatch> batches = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      batches.add(DinBatch.training(random, PAGES));
    }
    try (DinNet layers = new LayeredDin(1, false);
        DinNet hand = new HandWrittenDin(1);
        DinNet dense = new LayeredDin(1, true)) {
      double[] layersRate = new double[rounds];
      double[] overHand = new double[rounds];
      double[] overDense = new double[rounds];
      for (int round = -rounds / 5; round < rounds; round++) {
        double a = seconds(layers, batches, round);
        double b = seconds(hand, batches, round);
        double c = seconds(dense, batches, round);
        if (round >= 0) {
          layersRate[round] = STEPS * PAGES / a;
          overHand[round] = b / a;
          overDense[round] = c / a;
        }
      }
      return List.of(
          figure("learning/train/examples", layersRate, "ex/s"),
          figure("learning/train/over-hand-written", overHand, "x"),
          figure("learning/train/over-dense-table", overDense, "x"));
    }
  }

  /// CPU time of this thread where it works alone, so that others on the machine do not count.
  private long nanos() {
    return threads == 1
        ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  private double seconds(DinNet net, List<DinBatch> batches, int round) {
    long start = nanos();
    for (int i = 0; i < STEPS; i++) {
      net.train(batches.get(Math.floorMod(round * STEPS + i, batches.size())));
    }
    return (nanos() - start) / 1e9;
  }

  /// Median, and the middle half of the rounds.
  private static Figure figure(String name, double[] rounds, String unit) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return new Figure(
        name, sorted[n / 2], sorted[n / 4], sorted[3 * n / 4], unit, Source.SIMULATED, n, 1);
  }

  private List<Figure> scoring() {
    SplittableRandom random = new SplittableRandom(2);
    Histogram clock = new Histogram(60_000_000, 3);
    Histogram cpu = new Histogram(60_000_000, 3);
    try (LayeredDin net = new LayeredDin(1, false)) {
      float[] scores = new float[200];
      for (int i = -requests / 5; i < requests; i++) {
        DinBatch request = DinBatch.request(random, scores.length);
        long start = System.nanoTime();
        long startCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        net.score(request, scores);
        long usedCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startCpu;
        long took = System.nanoTime() - start;
        if (i >= 0) {
          clock.recordValue(took / 1_000);
          cpu.recordValue(usedCpu / 1_000);
        }
      }
    }
    List<Figure> figures = new ArrayList<>();
    figures.addAll(Latencies.figures("learning/score/wall", clock));
    figures.addAll(Latencies.figures("learning/score/cpu", cpu));
    return figures;
  }

  private List<Figure> dense() {
    double[] measured = new double[rounds];
    double[] floor = new double[rounds];
    double[] ratio = new double[rounds];
    try (DenseLayers layers = new DenseLayers()) {
      for (int round = -rounds / 5 - 1; round < rounds; round++) {
        long start = nanos();
        for (int i = 0; i < 10; i++) {
          layers.step();
        }
        long stepped = nanos();
        layers.product();
        layers.product();
        double product = (nanos() - stepped) / 2e6;
        if (round >= 0) {
          measured[round] = (stepped - start) / 10e6;
          floor[round] = product * DenseLayers.stepFlops() / DenseLayers.productFlops();
          ratio[round] = measured[round] / floor[round];
        }
      }
    }
    return List.of(
        Figure.exact(
            "learning/dense/flops", DenseLayers.stepFlops() / 1e6, "MFLOP", Source.SIMULATED, 1),
        Figure.exact(
            "learning/dense/bytes", DenseLayers.stepBytes() / 1e6, "MB", Source.SIMULATED, 1),
        figure("learning/dense/floor", floor, "ms"),
        figure("learning/dense/measured", measured, "ms"),
        figure("learning/dense/over-floor", ratio, "x"));
  }

  private List<Figure> leaks() throws IOException {
    try (Leaks net = new Leaks()) {
      net.train(leakSteps / 4);
      net.score(leakSteps);
      double settled = Leaks.resident();
      net.train(leakSteps);
      net.score(5 * leakSteps);
      double after = Leaks.resident();
      return List.of(
          Figure.exact("learning/resident", after / 1e6, "MB", Source.SIMULATED, 1),
          Figure.exact(
              "learning/resident/growth", after / settled, "x", Source.SIMULATED, leakSteps));
    }
  }
}
