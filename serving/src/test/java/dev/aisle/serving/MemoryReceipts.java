package dev.aisle.serving;

import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.ReceiptStore;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Receipts in memory.
final class MemoryReceipts implements ReceiptStore {
  private final Map<RequestId, Receipt> receipts = new ConcurrentHashMap<>();

  @Override
  public void add(Collection<Receipt> added) {
    added.forEach(receipt -> receipts.put(receipt.request().id(), receipt));
  }

  @Override
  public @Nullable Receipt find(RequestId request) {
    return receipts.get(request);
  }

  @Override
  public long forget(ShopperId shopper) {
    long before = receipts.size();
    receipts.values().removeIf(receipt -> receipt.request().shopper().equals(shopper));
    return before - receipts.size();
  }
}
