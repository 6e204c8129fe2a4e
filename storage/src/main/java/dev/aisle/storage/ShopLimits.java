package dev.aisle.storage;

/// How large a shop may become, and when it rolls, saves and drops. Every store is bounded.
///
/// @param segmentBytes a segment of the log that reached this size is followed by a new one
/// @param maxLogBytes beyond it, the oldest segments are dropped as soon as a durable snapshot
/// holds
///     what they said; shopper histories before that point are then part of the states only
/// @param maxItems items in the catalogue; an event that would add one more is refused
/// @param maxShoppers shoppers with a state; beyond it, those unseen for the longest are dropped
/// @param duplicateWindow event ids that are remembered to know duplicates; at least the last half
///     of it always
/// @param checkpointBytes log bytes after which the contents are saved again (more where the last
///     save was larger), and so about what a start after a crash has to replay
public record ShopLimits(
    long segmentBytes,
    long maxLogBytes,
    int maxItems,
    int maxShoppers,
    int duplicateWindow,
    long checkpointBytes) {

  /// 64 MiB segments, 64 GiB of log, 2 million items, 2 million shoppers, 16 million event ids, a
  /// checkpoint every 64 MiB.
  public static final ShopLimits DEFAULTS =
      new ShopLimits(64L << 20, 64L << 30, 2_000_000, 2_000_000, 1 << 24, 64L << 20);

  public ShopLimits {
    if (segmentBytes < 1024 || maxLogBytes < segmentBytes || checkpointBytes < 1024) {
      throw new IllegalArgumentException(
          "segments and checkpoints need at least 1024 bytes and the log at least one segment, not "
              + segmentBytes
              + ", "
              + checkpointBytes
              + " and "
              + maxLogBytes);
    }
    if (maxItems < 10 || maxShoppers < 10 || duplicateWindow < 10) {
      throw new IllegalArgumentException(
          "at least 10 items, shoppers and event ids, not "
              + maxItems
              + ", "
              + maxShoppers
              + " and "
              + duplicateWindow);
    }
  }

  /// The same limits with other sizes of files.
  public ShopLimits withFiles(long segmentBytes, long maxLogBytes, long checkpointBytes) {
    return new ShopLimits(
        segmentBytes, maxLogBytes, maxItems, maxShoppers, duplicateWindow, checkpointBytes);
  }

  /// The same limits with other counts.
  public ShopLimits withCounts(int maxItems, int maxShoppers, int duplicateWindow) {
    return new ShopLimits(
        segmentBytes, maxLogBytes, maxItems, maxShoppers, duplicateWindow, checkpointBytes);
  }
}
