package dev.aisle.core.store;

import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperId;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Keeps the receipts of answered requests, bounded: the oldest go first. Safe for use by several
/// threads.
public interface ReceiptStore {
  /// Adds receipts, oldest first. Writes without waiting for the disk: a receipt says how a page
  /// came about and is no truth of the shop.
  void add(Collection<Receipt> receipts) throws IOException;

  /// The receipt of a request, or null where it is unknown or long gone. May read files.
  @Nullable Receipt find(RequestId request) throws IOException;

  /// Removes a shopper's receipts.
  ///
  /// @return how many there were
  long forget(ShopperId shopper) throws IOException;
}
