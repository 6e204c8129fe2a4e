package dev.aisle.app.sequences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A protocol: who is asked about which candidates, and how answers are measured.
///
/// @param name part of figures' names: `published-200`
/// @param protocol in a sentence or two, for people
/// @param asks one for each shopper, so that intervals over asks are intervals over shoppers
/// @param measures the main one first
public record Task(String name, String protocol, List<Ask> asks, List<Measure> measures) {
  public Task {
    asks = List.copyOf(asks);
    measures = List.copyOf(measures);
  }

  /// Where the targets stand in the order of a scorer, by ask.
  public List<Standing> standings(SequenceScorer scorer) {
    List<double[]> scores = scorer.scores(asks);
    List<Standing> standings = new ArrayList<>(asks.size());
    for (int i = 0; i < asks.size(); i++) {
      standings.add(asks.get(i).standing(scores.get(i)));
    }
    return standings;
  }

  /// A measure of each.
  static double[] values(List<Standing> standings, Measure measure) {
    return standings.stream().mapToDouble(measure.of()).toArray();
  }

  /// The mean of the main measure.
  public double mean(SequenceScorer scorer) {
    return Arrays.stream(values(standings(scorer), measures.getFirst())).average().orElse(0);
  }
}
