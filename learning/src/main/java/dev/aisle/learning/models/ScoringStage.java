package dev.aisle.learning.models;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.SlateFeatures;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.features.FeatureSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A stage that orders candidates by a [Scorer]: features of all candidates, one call, a stable
/// sort. Candidates that the catalogue no longer has are left out.
///
/// @param name as written into receipts: `din@3`
/// @param features what the scorer was trained on
public record ScoringStage(Slot slot, String name, FeatureSet features, Scorer scorer)
    implements Stage {
  @Override
  public Slate apply(Request request, ShopView shop, Slate slate) {
    return place(request, shop, slate).slate();
  }

  @Override
  public Placed place(Request request, ShopView shop, Slate slate) {
    SlateFeatures rows = SlateFeatures.of(features, request, shop, slate);
    List<Candidate> candidates = rows.candidates();
    if (candidates.isEmpty()) {
      return new Placed(Slate.EMPTY, null);
    }
    float[] scores = scorer.score(rows.features(), upstream(candidates));
    List<Candidate> ordered = new ArrayList<>(candidates.size());
    for (int i = 0; i < scores.length; i++) {
      ordered.add(candidates.get(i).withScore(scores[i]));
    }
    ordered.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return new Placed(new Slate(ordered), scorer.gain(scores, request.size()));
  }

  private static float[] upstream(List<Candidate> candidates) {
    float[] upstream = new float[candidates.size()];
    for (int i = 0; i < upstream.length; i++) {
      upstream[i] = (float) candidates.get(i).score();
    }
    return upstream;
  }

  @Override
  public Explanation explain(Request request, ShopView shop, Slate slate, ItemId item) {
    SlateFeatures rows = SlateFeatures.of(features, request, shop, slate);
    List<Candidate> candidates = rows.candidates();
    for (int row = 0; row < candidates.size(); row++) {
      if (candidates.get(row).item().equals(item)) {
        float[] upstream = upstream(candidates);
        float[] scores = scorer.score(rows.features(), upstream);
        return new Explanation(
            scores[row],
            "%s puts it at place %d of %d"
                .formatted(name, LeftOut.place(scores, row), candidates.size()),
            scorer.explain(rows.features(), upstream, row));
      }
    }
    return new Explanation(0, name + " did not see it");
  }
}
