package dev.aisle.serving;

import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.ReceiptStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Receipts in memory.
final class MemoryReceipts implements ReceiptStore {
  private final List<Receipt> receipts = new ArrayList<>();

  @Override
  public synchronized void add(Collection<Receipt> added) {
    receipts.addAll(added);
  }

  @Override
  public synchronized List<Receipt> pages(RequestId request) {
    return receipts.stream()
        .filter(receipt -> receipt.request().id().equals(request))
        .sorted(Comparator.comparingInt(receipt -> receipt.request().offset()))
        .toList();
  }

  @Override
  public synchronized long forget(ShopperId shopper) {
    long before = receipts.size();
    receipts.removeIf(receipt -> receipt.request().shopper().equals(shopper));
    return before - receipts.size();
  }
}
