package dev.aisle.app.wiring;

import dev.aisle.core.cascade.Retriever;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.registry.Manifest;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Versions;
import dev.aisle.retrieval.LuceneCatalogIndex;
import dev.aisle.retrieval.VectorRetriever;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes retrievers of models that put requests and items into one space.
record VectorChannels(LuceneCatalogIndex catalogue, ItemVectors vectors) {
  private static final Logger LOG = LoggerFactory.getLogger(VectorChannels.class);

  /// A retriever and the vectors that it searches.
  record Channel(Retriever retriever, ItemVectors.Lease vectors) implements AutoCloseable {
    @Override
    public void close() {
      vectors.close();
    }
  }

  /// Gives the items their vectors and makes the retriever. Takes as long as the vectors take.
  ///
  /// @param stop whether nobody wants it any more
  Channel open(Manifest manifest, Served.Embeds model, BooleanSupplier stop) throws IOException {
    ItemVectors.Lease lease =
        vectors.open(manifest.model(), manifest.version(), model.items(), stop);
    return new Channel(new VectorRetriever(catalogue, lease.index(), model.requests()), lease);
  }

  /// Removes the vectors of versions that the registry no longer has.
  void removeOthers(String model, ModelRegistry registry) {
    try {
      vectors.removeOthers(
          model, registry.versions(model).all().stream().map(Versions.Version::number).toList());
    } catch (IOException e) {
      LOG.warn("the versions of {} cannot be listed", model, e);
    }
  }
}
