package dev.aisle.app.wiring;

import dev.aisle.core.cascade.Retriever;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.registry.Manifest;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A version of a model in memory, shared by the cascades that use it, one after another or at the
/// same time; closed when the last of them let go.
final class LoadedModel {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedModel.class);

  private final Manifest manifest;
  private final Served served;
  private final VectorChannels.@Nullable Channel vectors;
  private final ShopColumns.Lease columns;
  private final AtomicInteger users = new AtomicInteger(1); // whoever loaded it

  /// @param vectors of the items, where the model makes some; closed before the model
  /// @param columns that the model reads; closed after it
  LoadedModel(
      Manifest manifest,
      Served served,
      VectorChannels.@Nullable Channel vectors,
      ShopColumns.Lease columns) {
    this.manifest = manifest;
    this.served = served;
    this.vectors = vectors;
    this.columns = columns;
  }

  /// What finds candidates by the model, null where it orders them.
  @Nullable Retriever finding() {
    return vectors != null
        ? vectors.retriever()
        : served instanceof Served.Finds(Retriever retriever) ? retriever : null;
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
        if (vectors != null) {
          vectors.close();
        }
        served.close();
      } catch (RuntimeException e) {
        LOG.error("{} could not be closed", manifest.label(), e);
      } finally {
        columns.close();
      }
    }
  }
}
