package dev.aisle.retrieval;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/// One pass over everything that a query matches: filters, counts, keeps the best. Since facets and
/// totals must see every match anyway, one pass is cheaper than a second one that could skip. Only
/// what passes the filters is scored. Of one thread.
final class MatchCollector implements Collector {
  private final LoadedSegments segments;
  private final ItemTable.View table;
  private final FilterGroups filters;
  private final @Nullable FacetCounts facets;
  private final TopItems top;
  private final RankKey key;
  private long total;
  private long matched;

  MatchCollector(
      LoadedSegments segments,
      ItemTable.View table,
      FilterGroups filters,
      @Nullable FacetCounts facets,
      RankKey key,
      int depth) {
    this.segments = segments;
    this.table = table;
    this.filters = filters;
    this.facets = facets;
    this.key = key;
    this.top = new TopItems(depth, table);
  }

  /// Items that match the query and pass the filters.
  long total() {
    return total;
  }

  /// Items that match the query, whether or not they pass the filters.
  long matched() {
    return matched;
  }

  TopItems top() {
    return top;
  }

  /// This collector for a search on the calling thread.
  CollectorManager<MatchCollector, MatchCollector> alone() {
    return new CollectorManager<>() {
      @Override
      public MatchCollector newCollector() {
        return MatchCollector.this;
      }

      @Override
      public MatchCollector reduce(Collection<MatchCollector> collectors) {
        return MatchCollector.this;
      }
    };
  }

  @Override
  public ScoreMode scoreMode() {
    return key.usesScore() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    return new Segment(segments.columns(context.reader()));
  }

  private final class Segment implements LeafCollector {
    private final SegmentColumns columns;
    private @Nullable Scorable scorer;

    Segment(SegmentColumns columns) {
      this.columns = columns;
    }

    @Override
    public void setScorer(Scorable changed) {
      scorer = changed;
    }

    @Override
    public void collect(int doc) throws IOException {
      matched++;
      int ordinal = columns.ordinal(doc);
      long offer = table.offer(ordinal);
      long missing = filters.missing(columns, doc, offer);
      if (missing == 0) {
        total++;
        top.add(key.of(columns, doc, offer, scorer), ordinal);
        if (facets != null) {
          facets.count(columns, doc, offer);
        }
      } else if (facets != null && (missing & missing - 1) == 0) {
        facets.countSideways(Long.numberOfTrailingZeros(missing), columns, doc, offer);
      }
    }
  }
}
