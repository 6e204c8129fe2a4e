package dev.aisle.retrieval;

import java.util.List;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// A query text as it will be searched.
///
/// @param concepts one query for each thing asked for; empty where the text says nothing
/// @param boosts what makes a match better without being needed
/// @param understoodAs the text with corrected spelling, null where nothing was corrected
record QueryPlan(List<Query> concepts, List<Query> boosts, @Nullable String understoodAs) {
  QueryPlan {
    concepts = List.copyOf(concepts);
    boosts = List.copyOf(boosts);
  }

  /// How many concepts an item should match: all of two, all but one of up to four, then three in
  /// four.
  int usuallyRequired() {
    int n = concepts.size();
    return n <= 2 ? n : n <= 4 ? n - 1 : n * 3 / 4;
  }

  /// The query where at least `required` concepts match.
  Query query(int required) {
    if (concepts.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    BooleanQuery.Builder asked = new BooleanQuery.Builder();
    boolean all = required >= concepts.size();
    for (Query concept : concepts) {
      asked.add(concept, all ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
    }
    asked.setMinimumNumberShouldMatch(all ? 0 : required);
    if (boosts.isEmpty()) {
      return asked.build();
    }
    BooleanQuery.Builder boosted = new BooleanQuery.Builder();
    boosted.add(asked.build(), BooleanClause.Occur.MUST);
    boosts.forEach(boost -> boosted.add(boost, BooleanClause.Occur.SHOULD));
    return boosted.build();
  }
}
