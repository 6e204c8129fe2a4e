package dev.aisle.retrieval;

import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/// Matches the vectors of the items whose ordinals are set. Of one request.
final class AcceptedDocs extends Query {
  private final FixedBitSet accepted;
  private final SegmentOrdinals ordinals;

  AcceptedDocs(FixedBitSet accepted, SegmentOrdinals ordinals) {
    this.accepted = accepted;
    this.ordinals = ordinals;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) {
        FixedBitSet docs = docs(ordinals.of(context.reader()));
        int count = docs.cardinality();
        return new DefaultScorerSupplier(
            new ConstantScoreScorer(score(), mode, new BitSetIterator(docs, count)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  private FixedBitSet docs(int[] byDoc) {
    FixedBitSet docs = new FixedBitSet(Math.max(1, byDoc.length));
    for (int doc = 0; doc < byDoc.length; doc++) {
      int ordinal = byDoc[doc];
      if (ordinal >= 0 && ordinal < accepted.length() && accepted.get(ordinal)) {
        docs.set(doc);
      }
    }
    return docs;
  }

  @Override
  public String toString(String field) {
    return "accepted items";
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a set of every ordinal is not worth comparing
  public boolean equals(Object other) {
    return other instanceof AcceptedDocs that && that.accepted == accepted;
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), System.identityHashCode(accepted));
  }
}
