package dev.aisle.storage;

/// How large a shop is now, for metrics.
///
/// @param logBytes bytes in all segments of the log
/// @param segments files of the log
/// @param firstOffset the oldest event that the log still holds
/// @param nextOffset the offset that the next event will get
/// @param items items in the catalogue
/// @param shoppers shoppers with a state
/// @param statistics items with statistics
/// @param eventIds event ids remembered to know duplicates
/// @param snapshotBytes bytes of the live snapshot, 0 before the first
/// @param unsavedBytes log bytes since the live snapshot: what a start after a crash would replay
public record ShopSizes(
    long logBytes,
    int segments,
    long firstOffset,
    long nextOffset,
    int items,
    int shoppers,
    int statistics,
    int eventIds,
    long snapshotBytes,
    long unsavedBytes) {}
