package dev.aisle.app.offpolicy;

import java.util.Arrays;

/// Logged pages seen from the policy that is to be evaluated, 24 bytes a place. Mutable; not for
/// several threads.
public final class SlateSamples {
  private int[] clusters = new int[16];
  private int[] starts = new int[17];
  private int pages;
  private int longest;
  private final DoubleColumn jointWeights = new DoubleColumn();
  private final DoubleColumn weights = new DoubleColumn();
  private final DoubleColumn prefixWeights = new DoubleColumn();
  private final DoubleColumn rewards = new DoubleColumn();
  private double unsupportedPages;
  private double unsupportedPlaces;

  /// Appends a page; arrays are copied and have one entry per position, top first.
  ///
  /// @param cluster index of the shopper, from 0
  /// @param jointWeight of the whole page: `π_e(page) / π_0(page)`
  /// @param weights of each place alone: `π_e(item at k) / π_0(item at k)`
  /// @param prefixWeights of the page down to each place: `π_e(first k items) / π_0(first k items)`
  /// @param rewards of each place
  public void add(
      int cluster, double jointWeight, double[] weights, double[] prefixWeights, double[] rewards) {
    int positions = rewards.length;
    if (positions == 0 || weights.length != positions || prefixWeights.length != positions) {
      throw new IllegalArgumentException(
          "a page has %d weights, %d prefix weights and %d rewards"
              .formatted(weights.length, prefixWeights.length, positions));
    }
    if (pages == clusters.length) {
      clusters = Arrays.copyOf(clusters, 2 * pages);
      starts = Arrays.copyOf(starts, 2 * pages + 1);
    }
    clusters[pages] = cluster;
    jointWeights.add(checked(jointWeight));
    for (int k = 0; k < positions; k++) {
      this.weights.add(checked(weights[k]));
      this.prefixWeights.add(checked(prefixWeights[k]));
      this.rewards.add(rewards[k]);
    }
    pages++;
    starts[pages] = this.rewards.size();
    longest = Math.max(longest, positions);
  }

  private static double checked(double weight) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the weight is " + weight);
    }
    return weight;
  }

  /// Adds what the log cannot hold of the page that was appended last.
  ///
  /// @param page probability that the evaluated policy shows a page that the logging policy never
  ///     shows
  /// @param places mean probability over places of an item that the logging policy never puts there
  public void addUnsupported(double page, double places) {
    unsupportedPages += page;
    unsupportedPlaces += places;
  }

  /// Pages.
  public int size() {
    return pages;
  }

  int longest() {
    return longest;
  }

  int places() {
    return rewards.size();
  }

  int cluster(int page) {
    return clusters[page];
  }

  int positions(int page) {
    return starts[page + 1] - starts[page];
  }

  double jointWeight(int page) {
    return jointWeights.get(page);
  }

  double weight(int page, int k) {
    return weights.get(starts[page] + k);
  }

  double prefixWeight(int page, int k) {
    return prefixWeights.get(starts[page] + k);
  }

  double reward(int page, int k) {
    return rewards.get(starts[page] + k);
  }

  double unsupportedPages() {
    return unsupportedPages / pages;
  }

  double unsupportedPlaces() {
    return unsupportedPlaces / pages;
  }
}
