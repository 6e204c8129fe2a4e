/// The embedded shop: one folder on disk, one process, no server.
///
/// Read [dev.aisle.storage.EmbeddedShop] first. Its log of events is the truth; all else follows
/// it.
///
/// ```java
/// try (EmbeddedShop shop = EmbeddedShop.open(dir, () -> List.of(index), ShopLimits.DEFAULTS)) {
///   shop.ingest(events); // on disk and visible when this returns
///   Item item = shop.item(id); // a look-up in memory
/// }
/// ```
///
/// What lies in the folder:
/// ```
/// SHOP.json                 marks a shop: version of its layout, key of the event fingerprints
/// LOCK                      held by the one process that has the shop open
/// events/00…0.seg           the log, in segments named by their first offset
/// state/MANIFEST.json       names the live snapshot and the one before it, with checksums
/// state/….snapshot          catalogue, shopper states, item statistics, known event ids
/// ```
/// **Invariant:** nothing is acknowledged before it was forced to disk, and nothing that was
/// acknowledged is ever cut, skipped or renumbered. A damaged record is an error that names its
/// file and byte.
///
/// **Invariant:** everything in `state` can be rebuilt from `events`, except where segments beyond
/// the limit of the log were dropped: then from the oldest snapshot and the log behind it.
///
/// [dev.aisle.storage.CrashCheck] tries both by killing a process that writes.
@NullMarked
package dev.aisle.storage;

import org.jspecify.annotations.NullMarked;
