package dev.aisle.learning.models;

import dev.aisle.core.cascade.RequestEncoder;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.features.Column;
import dev.aisle.learning.encoders.ItemContent;
import dev.aisle.learning.encoders.VectorCache;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A trained model in service, by what it is to the cascade. Safe for use by several threads;
/// closing it frees its native memory, and whoever closes it sees to it that no request uses it.
public sealed interface Served extends AutoCloseable {
  @Override
  default void close() {}

  /// Orders candidates.
  ///
  /// @param scorer what [ScoringStage] calls; null where the stage does not score one by one
  record Orders(Stage stage, @Nullable Scorer scorer, AutoCloseable memory) implements Served {
    @Override
    public void close() {
      Served.free(memory);
    }
  }

  /// Finds candidates by itself.
  record Finds(Retriever retriever) implements Served {}

  /// Puts requests and items into one space, so that candidates are found by nearness.
  record Embeds(RequestEncoder requests, ItemEncoder items, AutoCloseable memory)
      implements Served {
    @Override
    public void close() {
      Served.free(memory);
    }
  }

  /// Gives items vectors that other models read as columns.
  ///
  /// @param content what of an item its vector is made of
  /// @param columns what models read of the vectors that `items` made, kept in a cache
  record Describes(
      ItemEncoder items,
      ItemContent content,
      Function<VectorCache, List<Column>> columns,
      AutoCloseable memory)
      implements Served {
    @Override
    public void close() {
      Served.free(memory);
    }
  }

  /// Turns items into vectors.
  interface ItemEncoder {
    /// Numbers in a vector.
    int width();

    /// The vector of an item; null where it has nothing to make one of.
    float @Nullable [] encode(Item item);
  }

  private static void free(AutoCloseable memory) {
    try {
      memory.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot free a model's memory", e);
    }
  }
}
