package dev.aisle.learning.models.lambdamart;

import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.training.PageMetrics;
import java.util.List;

/// The rows of pages on which anything was done, as LightGBM reads them; those of items that were
/// not exposed have grade 0, so that trees learn what does not belong on a page too. Pages
/// without an answer have no pair to learn from and are left out.
final class GradedRows {
  /// What a row counts.
  @FunctionalInterface
  interface RowWeight {
    /// At least 0.
    double of(LoggedPage page, int row);
  }

  private final float[] inputs;
  private final float[] grades;
  private final float[] weights;
  private final int[] pages;

  /// @param weight of the rows that were acted on; all rows of a page weigh the mean of theirs
  GradedRows(List<LoggedPage> logged, TreeInputs columns, RowWeight weight) {
    List<LoggedPage> answered = logged.stream().filter(PageMetrics::answered).toList();
    pages = answered.stream().mapToInt(LoggedPage::size).toArray();
    int rows = java.util.Arrays.stream(pages).sum();
    inputs = new float[Math.multiplyExact(rows, columns.width())];
    grades = new float[rows];
    weights = new float[rows];
    int at = 0;
    for (LoggedPage page : answered) {
      columns.fill(page.features(), page.size(), inputs, at * columns.width());
      double sum = 0;
      int answers = 0;
      for (int row = 0; row < page.exposed(); row++) {
        int grade = PageMetrics.grade(page, row);
        grades[at + row] = grade;
        if (grade > 0) {
          sum += weight.of(page, row);
          answers++;
        }
      }
      java.util.Arrays.fill(weights, at, at + page.size(), (float) (sum / answers));
      at += page.size();
    }
  }

  /// N, rows of all pages.
  int size() {
    return grades.length;
  }

  /// `[N, F]`
  float[] inputs() {
    return inputs;
  }

  /// `[N]` from 0 to 3.
  float[] grades() {
    return grades;
  }

  /// `[N]`
  float[] weights() {
    return weights;
  }

  /// Rows of each page, in order.
  int[] pages() {
    return pages;
  }
}
