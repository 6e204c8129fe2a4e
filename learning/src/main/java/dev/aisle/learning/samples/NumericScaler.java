package dev.aisle.learning.samples;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.files.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numeric columns as networks read them: `(x - mean) / deviation` of the training rows, kept
/// within ±[#CLIP]. This is the one place that decides about unknown numbers: NaN (and anything
/// infinite) becomes 0, which is the mean, and each column that had unknown values in training gets
/// a second output behind all columns, 1 where the value is unknown and 0 elsewhere.
///
/// A column that is constant in training keeps the scale 1 and is named in [#warnings]. Saved with
/// the model as one tensor; the same function serves training and requests. Immutable.
///
/// Output: `[N, W]`, W = columns + columns with unknown values.
public final class NumericScaler {
  /// Outputs beyond so many deviations are cut, so that a request unlike anything in training
  /// cannot blow a network up.
  public static final float CLIP = 10;

  private static final int ROWS = 3;

  private final List<String> columns;
  private final float[] mean;
  private final float[] deviation;
  private final boolean[] flagged;
  private final List<String> warnings;
  private final int width;

  private NumericScaler(
      List<String> columns,
      float[] mean,
      float[] deviation,
      boolean[] flagged,
      List<String> warnings) {
    this.columns = List.copyOf(columns);
    this.mean = mean;
    this.deviation = deviation;
    this.flagged = flagged;
    this.warnings = List.copyOf(warnings);
    int flags = 0;
    for (boolean flag : flagged) {
      flags += flag ? 1 : 0;
    }
    this.width = columns.size() + flags;
  }

  /// The names of all numeric columns of a set, in order.
  public static List<String> numericColumns(FeatureSet set) {
    return set.columns().stream()
        .filter(Column.Numeric.class::isInstance)
        .map(Column::name)
        .toList();
  }

  /// Fits all numeric columns to all rows of the pages.
  ///
  /// @throws InvalidInputException where there are no pages
  public static NumericScaler fit(List<LoggedPage> training) {
    if (training.isEmpty()) {
      throw new InvalidInputException(
          "log", "has no page to learn from", "Collect pages over a longer time.");
    }
    return fit(training, numericColumns(training.getFirst().features().set()));
  }

  /// Fits some columns to all rows of the pages.
  ///
  /// @throws IllegalArgumentException where a name is not that of a numeric column
  public static NumericScaler fit(List<LoggedPage> training, List<String> columns) {
    int n = columns.size();
    float[] mean = new float[n];
    float[] deviation = new float[n];
    boolean[] flagged = new boolean[n];
    List<String> warnings = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      Moments moments = new Moments();
      for (LoggedPage page : training) {
        for (float value : page.features().numbers(columns.get(c))) {
          moments.add(value);
        }
      }
      mean[c] = (float) moments.mean;
      double sd = moments.known == 0 ? 0 : Math.sqrt(moments.squares / moments.known);
      boolean constant = sd <= 1e-6 * Math.max(1, Math.abs(moments.mean));
      deviation[c] = constant ? 1 : (float) sd;
      flagged[c] = moments.unknown > 0;
      if (moments.known == 0) {
        warnings.add("column " + columns.get(c) + " is unknown in every training row");
      } else if (constant) {
        warnings.add("column " + columns.get(c) + " is " + mean[c] + " in every training row");
      }
    }
    return new NumericScaler(columns, mean, deviation, flagged, warnings);
  }

  /// Mean and sum of squared deviations as values pass by (Welford 1962).
  private static final class Moments {
    private long known;
    private long unknown;
    private double mean;
    private double squares;

    void add(float value) {
      if (!Float.isFinite(value)) {
        unknown++;
        return;
      }
      known++;
      double off = value - mean;
      mean += off / known;
      squares += off * (value - mean);
    }
  }

  /// Reads what [#saved] made.
  ///
  /// @param columns those that it was fitted to, in order
  /// @throws InvalidInputException where the tensor is not of that many columns
  public static NumericScaler read(List<String> columns, TensorData saved) {
    int n = columns.size();
    if (!Arrays.equals(saved.shape(), new long[] {ROWS, n})) {
      throw new InvalidInputException(
          "model",
          "scales numbers with a " + saved + " where " + n + " columns need [3, " + n + "]",
          "Train it again.");
    }
    float[] values = saved.values();
    boolean[] flagged = new boolean[n];
    for (int c = 0; c < n; c++) {
      flagged[c] = values[2 * n + c] != 0;
      if (!(values[n + c] > 0) || !Float.isFinite(values[c])) {
        throw new InvalidInputException(
            "model",
            "scales column " + columns.get(c) + " by " + values[c] + ", " + values[n + c],
            "The file is damaged; train it again.");
      }
    }
    return new NumericScaler(
        columns,
        Arrays.copyOfRange(values, 0, n),
        Arrays.copyOfRange(values, n, 2 * n),
        flagged,
        List.of());
  }

  /// `[3, C]`: mean, deviation, and 1 for a column that may be unknown.
  public TensorData saved() {
    int n = columns.size();
    float[] values = new float[ROWS * n];
    System.arraycopy(mean, 0, values, 0, n);
    System.arraycopy(deviation, 0, values, n, n);
    for (int c = 0; c < n; c++) {
      values[2 * n + c] = flagged[c] ? 1 : 0;
    }
    return new TensorData(values, ROWS, n);
  }

  /// The columns that are read.
  public List<String> columns() {
    return columns;
  }

  /// W, the numbers that a row becomes.
  public int width() {
    return width;
  }

  /// What each of the W outputs is: the columns, then `price unknown` and the like.
  public List<String> outputs() {
    List<String> outputs = new ArrayList<>(columns);
    for (int c = 0; c < flagged.length; c++) {
      if (flagged[c]) {
        outputs.add(columns.get(c) + " unknown");
      }
    }
    return outputs;
  }

  /// Columns that were constant or never known in training, a sentence each; empty once read from a
  /// file.
  public List<String> warnings() {
    return warnings;
  }

  /// `[N, W]`, row by row.
  public float[] scale(FeatureBatch batch) {
    float[] scaled = new float[batch.size() * width];
    int flag = columns.size();
    for (int c = 0; c < columns.size(); c++) {
      float[] values = batch.numbers(columns.get(c));
      for (int row = 0; row < values.length; row++) {
        scaled[row * width + c] = scaled(c, values[row]);
        if (flagged[c] && !Float.isFinite(values[row])) {
          scaled[row * width + flag] = 1;
        }
      }
      flag += flagged[c] ? 1 : 0;
    }
    return scaled;
  }

  private float scaled(int column, float value) {
    if (!Float.isFinite(value)) {
      return 0;
    }
    float scaled = (value - mean[column]) / deviation[column];
    return Math.clamp(scaled, -CLIP, CLIP);
  }
}
