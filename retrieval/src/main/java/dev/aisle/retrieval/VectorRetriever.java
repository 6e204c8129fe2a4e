package dev.aisle.retrieval;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.RequestEncoder;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds the items whose vectors are nearest to the request's, by cosine. A channel beside one that
/// counts: its total is what it found, and it has no facets.
///
/// Filters hold exactly: the catalogue's columns say which items pass, and the search for
/// neighbours walks among those only. A request without a vector finds nothing. Safe for use by
/// several threads.
public final class VectorRetriever implements Retriever {
  private final LuceneCatalogIndex catalogue;
  private final VectorIndex vectors;
  private final RequestEncoder encoder;
  private final SegmentOrdinals ordinals;

  /// @param catalogue says which items there are and pass filters; the caller's to close, as are
  ///     the vectors
  public VectorRetriever(
      LuceneCatalogIndex catalogue, VectorIndex vectors, RequestEncoder encoder) {
    this.catalogue = catalogue;
    this.vectors = vectors;
    this.encoder = encoder;
    this.ordinals = new SegmentOrdinals(catalogue);
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public Retrieval retrieve(Request request, ShopView shop, int depth) {
    float[] vector = encoder.encode(request, shop);
    if (vector == null) {
      return Retrieval.NOTHING;
    }
    List<String> channels = List.of(name());
    List<Candidate> found = new ArrayList<>();
    for (VectorIndex.Neighbour near : near(vector, request.filters(), shop, depth)) {
      if (shop.item(near.item()) != null) {
        found.add(new Candidate(near.item(), near.cosine(), channels));
      }
    }
    return new Retrieval(new Slate(found), found.size(), List.of(), null);
  }

  private List<VectorIndex.Neighbour> near(
      float[] vector, Filters filters, ShopView shop, int depth) {
    return filters.isEmpty()
        ? vectors.nearest(vector, depth, item -> shop.item(item) != null)
        : vectors.nearest(vector, depth, new AcceptedDocs(catalogue.accepted(filters), ordinals));
  }

  @Override
  public Explanation explain(Request request, ShopView shop, ItemId item) {
    float[] vector = encoder.encode(request, shop);
    if (vector == null) {
      return new Explanation(0, "the request has nothing to make a vector of");
    }
    Double cosine = vectors.cosine(vector, item);
    return cosine == null
        ? new Explanation(0, "the item has no vector")
        : new Explanation(
            cosine,
            String.format(Locale.ROOT, "cosine %.4f between the request and the item", cosine));
  }
}
