package dev.aisle.core.cascade;

import java.util.ArrayList;
import java.util.List;

/// Candidates in order, best first.
public record Slate(List<Candidate> candidates) {
  /// No candidates.
  public static final Slate EMPTY = new Slate(List.of());

  public Slate {
    candidates = List.copyOf(candidates);
  }

  /// The number of candidates.
  public int size() {
    return candidates.size();
  }

  /// The first `n` candidates, or all where there are fewer.
  public Slate top(int n) {
    return n >= size() ? this : new Slate(candidates.subList(0, n));
  }

  /// What [#top] leaves out: the candidates after the first `n`.
  public Slate from(int n) {
    return n >= size() ? EMPTY : new Slate(candidates.subList(n, size()));
  }

  /// These candidates and behind them the others.
  public Slate then(Slate others) {
    if (others.size() == 0) {
      return this;
    }
    if (size() == 0) {
      return others;
    }
    List<Candidate> all = new ArrayList<>(size() + others.size());
    all.addAll(candidates);
    all.addAll(others.candidates);
    return new Slate(all);
  }
}
