package dev.aisle.core.state;

import dev.aisle.core.events.RequestId;
import dev.aisle.core.queries.Scene;
import java.time.Instant;

/// A page that a shopper was shown, by which later interactions find their scene.
public record RecentPage(RequestId request, Scene scene, Instant time) {}
