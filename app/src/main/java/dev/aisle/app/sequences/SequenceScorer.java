package dev.aisle.app.sequences;

import java.util.List;

/// Orders candidates. What it learned from ended before the asks' targets.
public interface SequenceScorer {
  /// For each ask a score for each candidate, higher is better. A scorer must not look at
  /// [Ask#target]; it is there for who measures.
  List<double[]> scores(List<Ask> asks);
}
