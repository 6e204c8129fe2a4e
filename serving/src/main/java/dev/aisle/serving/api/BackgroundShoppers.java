package dev.aisle.serving.api;

import org.jspecify.annotations.Nullable;

/// Simulated shoppers of a generated shop, who browse it in the background as real ones would:
/// their pages and interactions go through the running cascade and into the log. Safe for use by
/// several threads.
public interface BackgroundShoppers {
  /// The most pages a second that can be asked for.
  double MOST_PAGES_PER_SECOND = 100;

  /// What they do now.
  Status status();

  /// Lets them browse until [#stop]; where they do already, only the rate changes. Returns without
  /// waiting for the first page.
  ///
  /// @param pagesPerSecond pages of all shoppers together, above 0, at most
  ///     [#MOST_PAGES_PER_SECOND]
  /// @throws IllegalArgumentException where the rate is out of range
  void start(double pagesPerSecond);

  /// Sends them home; does nothing where none browses.
  void stop();

  /// What they do.
  ///
  /// @param pagesPerSecond the rate that was asked for last; a usual one before the first time
  /// @param pages pages that they were shown since the server started
  /// @param trouble why they do not get on, null where they do
  record Status(boolean running, double pagesPerSecond, long pages, @Nullable String trouble) {}
}
