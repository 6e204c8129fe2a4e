package dev.aisle.core.features;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Scene;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What features may know of a request. A live request and a logged page give the same one, which
/// is what makes training and serving agree.
public record FeatureRequest(
    ShopperId shopper,
    Scene scene,
    @Nullable String query,
    @Nullable ItemId anchor,
    Instant time,
    Map<String, String> context) {
  public FeatureRequest {
    time = time.truncatedTo(ChronoUnit.MILLIS); // as the log keeps it
    context = Map.copyOf(context);
  }

  /// The request behind a logged page.
  public static FeatureRequest of(Impression page) {
    return new FeatureRequest(
        page.shopper(), page.scene(), page.query(), page.anchor(), page.time(), page.context());
  }
}
