package dev.aisle.storage;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.store.Shop.Ingested;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The batches that one write brings to disk, without their duplicates.
final class GroupCommit {
  private record Admitted(IngestBatch batch, int accepted) {}

  private final SeenEvents seen;
  private final ShopContents contents;
  private final int maxItems;
  private final FingerprintSet fresh = new FingerprintSet();
  private final Set<ItemId> newItems = new HashSet<>();
  private final List<Admitted> admitted = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<byte[]> payloads = new ArrayList<>();
  private final List<Long> fingerprints = new ArrayList<>();
  private long bytes;

  GroupCommit(SeenEvents seen, ShopContents contents, int maxItems) {
    this.seen = seen;
    this.contents = contents;
    this.maxItems = maxItems;
  }

  /// Takes a batch in, or refuses it where it would make the catalogue too large.
  void add(IngestBatch batch) {
    if (exceedsCatalogue(batch)) {
      batch.refuse(
          new InvalidInputException(
              "events",
              "the catalogue would have more than " + maxItems + " items, its limit",
              "Remove items that are no longer sold, or raise the limit of items in aisle.yaml."));
      return;
    }
    int accepted = 0;
    for (int i = 0; i < batch.events().size(); i++) {
      long fingerprint = batch.fingerprint(i);
      if (!seen.contains(fingerprint) && fresh.add(fingerprint)) {
        events.add(batch.events().get(i));
        payloads.add(batch.payload(i));
        fingerprints.add(fingerprint);
        bytes += SegmentFormat.RECORD_HEADER + batch.payload(i).length;
        accepted++;
      }
    }
    admitted.add(new Admitted(batch, accepted));
  }

  private boolean exceedsCatalogue(IngestBatch batch) {
    Set<ItemId> more = new HashSet<>();
    for (Event event : batch.events()) {
      if (event instanceof ItemChanged changed
          && !contents.items().containsKey(changed.item().id())
          && !newItems.contains(changed.item().id())) {
        more.add(changed.item().id());
      }
    }
    if (contents.items().size() + newItems.size() + more.size() > maxItems) {
      return !more.isEmpty();
    }
    newItems.addAll(more);
    return false;
  }

  List<Event> events() {
    return events;
  }

  List<byte[]> payloads() {
    return payloads;
  }

  List<Long> fingerprints() {
    return fingerprints;
  }

  /// Bytes of the records in the log.
  long bytes() {
    return bytes;
  }

  void accept(long nextOffset) {
    for (Admitted one : admitted) {
      int duplicates = one.batch.events().size() - one.accepted;
      one.batch.accept(new Ingested(one.accepted, duplicates, nextOffset));
    }
  }

  void refuse(Exception cause) {
    admitted.forEach(one -> one.batch.refuse(cause));
  }
}
