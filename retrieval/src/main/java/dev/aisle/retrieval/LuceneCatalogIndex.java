package dev.aisle.retrieval;

import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.store.CatalogIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The search index over the catalogue, on Lucene: the retriever `bm25`.
///
/// Texts live in Lucene; a full item change becomes visible with the first search after [#publish].
/// Prices and stock live on the heap beside it, so a changed offer is visible at once and needs no
/// refresh. Both become durable together at [#checkpoint].
///
/// Events come from one thread at a time; everything else is safe for use by any number of threads,
/// also while events come in. Results are a function of the index's content: equal scores are
/// ordered by item id. Items that were removed or changed still weigh in how rare a word is until
/// Lucene merges them away, so two replicas with different histories may differ in the last digits
/// of a score.
public final class LuceneCatalogIndex implements CatalogIndex {
  private final IndexFolder folder;
  private final FacetDictionary dictionary = new FacetDictionary();
  private final LoadedSegments segments = new LoadedSegments(dictionary);
  private final ItemTable table = new ItemTable();
  private final ItemWrites writes;
  private final QueryPlanner planner;
  private final Set<ItemId> changedOffers = new HashSet<>();
  private final Searchers searchers;
  private final Completer completer;
  private boolean changed;

  private LuceneCatalogIndex(IndexFolder folder, RetrievalConfig config) throws IOException {
    this.folder = folder;
    writes = new ItemWrites(folder.writer(), config.weights());
    planner = new QueryPlanner(config);
    searchers = new Searchers(folder.writer(), segments, table);
    completer = new Completer(searchers, segments, dictionary);
    try (Searchers.Lease lease = searchers.lease()) {
      StoredItems.load(lease.searcher().getIndexReader(), table);
      table.rankIds();
    }
  }

  /// Opens the index in a folder, or begins one. What cannot be read (corrupt, of another version,
  /// or of other weights) is thrown away with a warning; [#nextOffset] is then 0 and the log
  /// rebuilds it.
  ///
  /// @throws IOException where the folder cannot be read or written, or is open elsewhere
  public static LuceneCatalogIndex open(Path dir, RetrievalConfig config) throws IOException {
    return new LuceneCatalogIndex(IndexFolder.open(dir, config), config);
  }

  /// An index that lives and dies with the process.
  public static LuceneCatalogIndex inMemory(RetrievalConfig config) throws IOException {
    return new LuceneCatalogIndex(IndexFolder.open(new ByteBuffersDirectory(), config), config);
  }

  /// Why the index that was found could not be used and was begun anew, null where all is well.
  public @Nullable String discarded() {
    return folder.discarded();
  }

  @Override
  public String name() {
    return "bm25";
  }

  @Override
  public long nextOffset() {
    return folder.nextOffset();
  }

  @Override
  public void apply(long offset, Event event) {
    try {
      switch (event) {
        case ItemChanged(var id, var time, Item item) -> change(item);
        case OfferChanged(var id, var time, ItemId item, var offer) -> {
          int ordinal = table.ordinal(item);
          if (ordinal >= 0) {
            table.offer(ordinal, ItemTable.pack(offer));
            changedOffers.add(item);
          }
        }
        case ItemRemoved(var id, var time, ItemId item) -> remove(item);
        default -> {
          // Behaviour is not part of the index.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the index", e);
    }
  }

  private void change(Item item) throws IOException {
    boolean known = table.ordinal(item.id()) >= 0;
    int ordinal = table.ordinalOrNew(item.id());
    table.offer(ordinal, ItemTable.pack(item.offer()));
    writes.put(item, ordinal, known);
    changed = true;
  }

  private void remove(ItemId item) throws IOException {
    if (table.ordinal(item) >= 0) {
      writes.remove(item);
      table.remove(item);
      changedOffers.remove(item);
      changed = true;
    }
  }

  @Override
  public void publish() throws IOException {
    if (changed) {
      changed = false;
      writes.flush();
      searchers.publish();
    }
  }

  @Override
  public void checkpoint(long nextOffset) throws IOException {
    writes.flush();
    for (ItemId item : changedOffers) {
      long offer = table.view().offer(table.ordinal(item));
      folder.writer().updateNumericDocValue(idTerm(item), Fields.OFFER, offer);
    }
    folder.commit(nextOffset);
    changedOffers.clear();
  }

  @Override
  public void reset() throws IOException {
    writes.clear();
    folder.writer().deleteAll();
    table.clear();
    changedOffers.clear();
    folder.commit(0);
    searchers.publish();
  }

  @Override
  public long size() {
    try (Searchers.Lease lease = searchers.lease()) {
      return lease.searcher().getIndexReader().numDocs();
    }
  }

  @Override
  public Retrieval retrieve(Request request, ShopView shop, int depth) {
    return search(searcher -> retrieve(request, searcher, depth));
  }

  private Retrieval retrieve(Request request, IndexSearcher searcher, int depth)
      throws IOException {
    QueryPlan plan = plan(request, searcher);
    RankKey key = RankKey.of(request.sort(), !plan.concepts().isEmpty());
    int required = plan.usuallyRequired();
    Found found = find(searcher, plan.query(required), request.filters(), key, depth);
    while (found.matched() == 0 && --required > 0) {
      found = find(searcher, plan.query(required), request.filters(), key, depth);
    }
    return new Retrieval(
        new Slate(found.candidates(name())), found.total(), found.facets(), plan.understoodAs());
  }

  private QueryPlan plan(Request request, IndexSearcher searcher) throws IOException {
    String query = request.query();
    return planner.plan(query == null ? "" : query, searcher.getIndexReader());
  }

  /// One search over all that was published.
  <T> T search(Search<T> search) {
    try (Searchers.Lease lease = searchers.lease()) {
      return search.in(lease.searcher());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index", e);
    }
  }

  /// What to do with a searcher while it is on loan.
  @FunctionalInterface
  interface Search<T> {
    T in(IndexSearcher searcher) throws IOException;
  }

  /// The best `depth` of what matches the query and passes the filters, with facets.
  Found find(IndexSearcher searcher, Query query, Filters wanted, RankKey key, int depth)
      throws IOException {
    FilterGroups filters = new FilterGroups(wanted, dictionary);
    FacetCounts facets = new FacetCounts(dictionary, filters);
    MatchCollector collector =
        new MatchCollector(segments, table.view(), filters, facets, key, depth);
    searcher.search(query, collector.alone());
    return new Found(
        collector.top().ranked(), collector.total(), collector.matched(), facets.facets());
  }

  /// The ordinals of the items that pass the filters.
  FixedBitSet accepted(Filters wanted) {
    return search(
        searcher -> {
          FilterGroups filters = new FilterGroups(wanted, dictionary);
          ItemTable.View view = table.view();
          FixedBitSet accepted = new FixedBitSet(Math.max(1, view.capacity()));
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            SegmentColumns columns = segments.columns(leaf.reader());
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
              if (live == null || live.get(doc)) {
                int ordinal = columns.ordinal(doc);
                if (filters.missing(columns, doc, view.offer(ordinal)) == 0) {
                  accepted.set(ordinal);
                }
              }
            }
          }
          return accepted;
        });
  }

  /// The ordinal of an item, -1 where the index does not have it.
  int ordinal(ItemId item) {
    return table.ordinal(item);
  }

  /// Numbers of facet values, to compare items by. Complete for what a searcher shows while that
  /// searcher is on loan.
  FacetDictionary dictionary() {
    return dictionary;
  }

  @Override
  public Explanation explain(Request request, ShopView shop, ItemId item) {
    return search(searcher -> explain(request, searcher, item));
  }

  private Explanation explain(Request request, IndexSearcher searcher, ItemId item)
      throws IOException {
    TopDocs found = searcher.search(new TermQuery(idTerm(item)), 1);
    if (found.scoreDocs.length == 0) {
      return new Explanation(0, "the index has no item " + item);
    }
    QueryPlan plan = plan(request, searcher);
    if (request.sort() != SortOrder.RELEVANCE || plan.concepts().isEmpty()) {
      return new Explanation(0, "without a query, or sorted by " + request.sort());
    }
    for (int required = plan.usuallyRequired(); required > 0; required--) {
      var explained = searcher.explain(plan.query(required), found.scoreDocs[0].doc);
      if (explained.isMatch()) {
        return LuceneExplanations.readable(explained);
      }
    }
    return new Explanation(0, "none of the query's words occurs in " + item);
  }

  /// Queries that shoppers typed and how often, to complete what is typed; replaces those given
  /// before.
  public void frequentQueries(Map<String, Long> counts) {
    completer.frequentQueries(counts);
  }

  @Override
  public List<String> complete(String prefix, int limit) {
    return completer.current().complete(prefix, limit);
  }

  /// Ids and offers by ordinal, as of now.
  ItemTable.View table() {
    return table.view();
  }

  /// The term that only this item has.
  static Term idTerm(ItemId id) {
    return new Term(Fields.ID, id.value());
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    folder.close();
  }
}
