package dev.aisle.storage;

import java.util.List;

/// Which event ids the log has, so that an event that is sent again is known. Not thread-safe.
///
/// Memory is bounded: 64-bit fingerprints instead of ids, 16 to 32 bytes each, in two generations.
/// When the younger is full it becomes the older, and the older is dropped; so at least the last
/// `window / 2` events are remembered and at most `window`.
///
/// A new event is taken for a duplicate by mistake with probability `n / 2^64` where n ids are
/// remembered: over the life of a log of N events fewer than `N^2 / 2^65` in expectation, 3e-8 for
/// a million events and 0.03 for a thousand million. The hash is keyed per shop, so nobody outside
/// can make two ids collide.
final class SeenEvents {
  private final int window;
  private FingerprintSet older;
  private FingerprintSet younger;

  SeenEvents(int window) {
    this(window, new FingerprintSet(), new FingerprintSet());
  }

  /// What a snapshot remembered.
  SeenEvents(int window, FingerprintSet older, FingerprintSet younger) {
    this.window = window;
    this.older = older;
    this.younger = younger;
  }

  boolean contains(long fingerprint) {
    return younger.contains(fingerprint) || older.contains(fingerprint);
  }

  void add(long fingerprint) {
    if (!contains(fingerprint)) {
      younger.add(fingerprint);
      if (younger.size() >= window / 2) {
        older = younger;
        younger = new FingerprintSet();
      }
    }
  }

  int size() {
    return older.size() + younger.size();
  }

  SeenEvents copy() {
    return new SeenEvents(window, older.copy(), younger.copy());
  }

  /// The older and the younger generation.
  List<FingerprintSet> generations() {
    return List.of(older, younger);
  }
}
