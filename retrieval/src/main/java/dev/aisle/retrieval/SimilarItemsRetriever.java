package dev.aisle.retrieval;

import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.SortOrder;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/// Items like the one being looked at, by category, brand, attributes, words and price. The anchor
/// itself is left out; the filters of the request hold. Safe for use by several threads.
public final class SimilarItemsRetriever implements Retriever {
  private final LuceneCatalogIndex index;

  /// Searches an index that the caller owns and closes.
  public SimilarItemsRetriever(LuceneCatalogIndex index) {
    this.index = index;
  }

  @Override
  public String name() {
    return "similar";
  }

  /// Nothing where the catalogue does not know the anchor.
  @Override
  public Retrieval retrieve(Request request, ShopView shop, int depth) {
    Item anchor = anchor(request, shop);
    if (anchor == null) {
      return Retrieval.NOTHING;
    }
    Found found = like(anchor, request, depth);
    return new Retrieval(new Slate(found.candidates(name())), found.total(), found.facets(), null);
  }

  /// The items most like an anchor, under the filters and in the sort order of a request.
  Found like(Item anchor, Request request, int depth) {
    return index.search(
        searcher -> {
          Likeness likeness = new Likeness(anchor, index.dictionary());
          RankKey key =
              request.sort() == SortOrder.RELEVANCE ? likeness : RankKey.of(request.sort(), true);
          return index.find(searcher, likeness.query(), request.filters(), key, depth);
        });
  }

  @Override
  public Explanation explain(Request request, ShopView shop, ItemId id) {
    Item anchor = anchor(request, shop);
    Item item = shop.item(id);
    if (anchor == null || item == null) {
      return new Explanation(
          0, "the catalogue has no item " + (item == null ? id : request.anchor()));
    }
    return explainLikeness(anchor, item);
  }

  /// How like the anchor an item is.
  Explanation explainLikeness(Item anchor, Item item) {
    return index.search(
        searcher -> {
          Likeness likeness = new Likeness(anchor, index.dictionary());
          TopDocs found = searcher.search(new TermQuery(LuceneCatalogIndex.idTerm(item.id())), 1);
          if (found.scoreDocs.length == 0) {
            return new Explanation(0, "the index has no item " + item.id());
          }
          var words = searcher.explain(likeness.query(), found.scoreDocs[0].doc);
          return words.isMatch()
              ? likeness.explain(item, words.getValue().doubleValue())
              : new Explanation(0, item.id() + " shares no word with \"" + anchor.title() + "\"");
        });
  }

  private static @Nullable Item anchor(Request request, ShopView shop) {
    return request.anchor() == null ? null : shop.item(request.anchor());
  }
}
