package dev.aisle.core.cascade;

import org.jspecify.annotations.Nullable;

/// Turns a request into a vector of the space that items have vectors in. Implementations are safe
/// for use by several threads.
public interface RequestEncoder {
  /// The name of the retrieval channel that searches with it: `dssm`.
  String name();

  /// Numbers in a vector.
  int width();

  /// The request's vector, of any length but zero; null where the request has nothing to make one
  /// of (an empty query).
  float @Nullable [] encode(Request request, ShopView shop);
}
