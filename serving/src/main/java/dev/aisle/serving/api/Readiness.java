package dev.aisle.serving.api;

import dev.aisle.core.store.CatalogIndex;
import dev.aisle.core.store.Shop;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Whether the server should be sent requests: once the index has had every item of the catalogue,
/// and until the server is about to stop.
final class Readiness {
  private final Shop shop;
  private final CatalogIndex index;
  private final BooleanSupplier draining;
  private volatile boolean caughtUp;

  Readiness(Shop shop, CatalogIndex index, BooleanSupplier draining) {
    this.shop = shop;
    this.index = index;
    this.draining = draining;
  }

  /// Why not, null where it is ready.
  Answers.@Nullable Health missing() {
    if (draining.getAsBoolean()) {
      return new Answers.Health("draining", "the server is shutting down");
    }
    if (!caughtUp) {
      long indexed = index.size();
      int items = shop.itemCount();
      if (indexed < items) {
        return new Answers.Health(
            "starting", "the index has " + indexed + " of " + items + " items");
      }
      caughtUp = true;
    }
    return null;
  }
}
