package dev.aisle.core.store;

import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperId;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the receipts of answered pages, bounded: the oldest go first. All pages of a list share
/// the request's id and differ in the request's offset. Safe for use by several threads.
public interface ReceiptStore {
  /// Adds receipts, oldest first. Writes without waiting for the disk: a receipt says how a page
  /// came about and is no truth of the shop.
  void add(Collection<Receipt> receipts) throws IOException;

  /// The receipts of a request's pages, first page first, one of each; empty where the request is
  /// unknown or long gone. May read files.
  List<Receipt> pages(RequestId request) throws IOException;

  /// The receipt of a request's first page that is kept, or null where there is none. May read
  /// files.
  default @Nullable Receipt find(RequestId request) throws IOException {
    List<Receipt> pages = pages(request);
    return pages.isEmpty() ? null : pages.getFirst();
  }

  /// Removes a shopper's receipts.
  ///
  /// @return how many there were
  long forget(ShopperId shopper) throws IOException;
}
