package dev.aisle.app.validate;

import dev.aisle.core.store.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Validates a shop.
public final class Validator {
  private Validator() {}

  /// Looks at the whole shop.
  ///
  /// @param pictures the shop's `catalog/pictures` folder, null to leave files unchecked
  /// @param now what later events are in the future of
  /// @return the checks, those of the catalogue first
  /// @throws IOException where the log cannot be read
  public static List<Check> run(Shop shop, @Nullable Path pictures, Instant now)
      throws IOException {
    CatalogueChecks catalogue = new CatalogueChecks(pictures);
    shop.items().forEach(catalogue::look);
    LogChecks log = new LogChecks(shop, now);
    shop.log().read(0, shop.log().nextOffset(), (offset, event) -> log.look(event));
    List<Check> checks = new ArrayList<>(catalogue.checks());
    checks.addAll(log.checks());
    return List.copyOf(checks);
  }
}
