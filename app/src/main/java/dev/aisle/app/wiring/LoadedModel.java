package dev.aisle.app.wiring;

import dev.aisle.learning.models.Served;
import dev.aisle.learning.registry.Manifest;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A version of a model in memory, shared by the cascades that use it, one after another or at the
/// same time; closed when the last of them let go.
final class LoadedModel {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedModel.class);

  private final Manifest manifest;
  private final Served served;
  private final AtomicInteger users = new AtomicInteger(1); // whoever loaded it

  LoadedModel(Manifest manifest, Served served) {
    this.manifest = manifest;
    this.served = served;
  }

  Manifest manifest() {
    return manifest;
  }

  int version() {
    return manifest.version();
  }

  Served served() {
    return served;
  }

  /// One more user, told by one who is one already.
  void use() {
    users.incrementAndGet();
  }

  /// One user less.
  void release() {
    if (users.decrementAndGet() == 0) {
      try {
        served.close();
      } catch (RuntimeException e) {
        LOG.error("{} could not be closed", manifest.label(), e);
      }
    }
  }
}
