package dev.aisle.core.evaluation;

import java.util.List;

/// Metrics of an assistant that asks and then recommends, as UNICORN, MCMIPL and VPMCR report them.
public final class DialogueMetrics {
  private DialogueMetrics() {}

  /// How one session ended.
  ///
  /// @param turn the 1-based turn in which the shopper accepted an item; 0 where none was
  /// @param position the 1-based place of the best accepted item in the list of that turn; 0 where
  ///     none was
  public record Session(int turn, int position) {
    public Session {
      if (turn < 0 || position < 0 || (turn == 0) != (position == 0)) {
        throw new IllegalArgumentException("turn " + turn + ", position " + position);
      }
    }

    /// A session without success.
    public static final Session FAILED = new Session(0, 0);
  }

  /// `SR@t`: the share of sessions that succeeded within `t` turns. In `[0, 1]`; NaN for no
  /// sessions.
  public static double successRate(List<Session> sessions, int t) {
    long successes = sessions.stream().filter(s -> s.turn() > 0 && s.turn() <= t).count();
    return sessions.isEmpty() ? Double.NaN : (double) successes / sessions.size();
  }

  /// `AT`: the mean number of turns over all sessions, where a failure counts as `most` turns.
  /// Lower is better; NaN for no sessions.
  public static double averageTurns(List<Session> sessions, int most) {
    return sessions.stream()
        .mapToInt(s -> s.turn() == 0 ? most : s.turn())
        .average()
        .orElse(Double.NaN);
  }

  /// `hDCG@(T,K)`: for success at turn `t` and place `k`,
  /// `1/log2(t+2) + (1/log2(t+1) − 1/log2(t+2)) / log2(k+1)`, 0 for a failure or beyond `T` or `K`;
  /// the mean over sessions. In `[0, 1]`; NaN for no sessions.
  public static double hdcg(List<Session> sessions, int most, int k) {
    return sessions.stream()
        .mapToDouble(
            s -> {
              if (s.turn() == 0 || s.turn() > most || s.position() > k) {
                return 0;
              }
              double later = 1 / RankingMetrics.log2(s.turn() + 2);
              double now = 1 / RankingMetrics.log2(s.turn() + 1);
              return later + (now - later) / RankingMetrics.log2(s.position() + 1);
            })
        .average()
        .orElse(Double.NaN);
  }
}
