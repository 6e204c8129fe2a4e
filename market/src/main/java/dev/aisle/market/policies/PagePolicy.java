package dev.aisle.market.policies;

/// Decides what a page shows, out of what a [Funnel] let through. Implementations are immutable;
/// what is random about a page follows from the ask's seed.
public interface PagePolicy {
  /// As reports call it: `popularity`.
  String name();

  /// Makes a page.
  ///
  /// @param shown what the stages let through
  /// @param size places on the page
  /// @param page takes the items in order
  /// @return how many there are, less than `size` where there are not enough
  int page(Ask ask, Shown shown, int size, int[] page);
}
