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
    SlateFeatures rows = SlateFeatures.of(features, request, shop, slate);
    List<Candidate> candidates = rows.candidates();
    if (candidates.isEmpty()) {
      return Slate.EMPTY;
    }
    float[] upstream = new float[candidates.size()];
    for (int i = 0; i < upstream.length; i++) {
      upstream[i] = (float) candidates.get(i).score();
    }
    float[] scores = scorer.score(rows.features(), upstream);
    List<Candidate> ordered = new ArrayList<>(candidates.size());
    for (int i = 0; i < scores.length; i++) {
      ordered.add(candidates.get(i).withScore(scores[i]));
    }
    ordered.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return new Slate(ordered);
  }

  @Override
  public Explanation explain(Request request, ShopView shop, Slate slate, ItemId item) {
    List<Candidate> placed = apply(request, shop, slate).candidates();
    for (int i = 0; i < placed.size(); i++) {
      if (placed.get(i).item().equals(item)) {
        return new Explanation(
            placed.get(i).score(),
            "%s puts it at place %d of %d".formatted(name, i + 1, placed.size()),
            parts(request, shop, item));
      }
    }
    return new Explanation(0, name + " did not see it");
  }

  private List<Explanation> parts(Request request, ShopView shop, ItemId id) {
    Slate alone = new Slate(List.of(new Candidate(id, 0, List.of())));
    SlateFeatures row = SlateFeatures.of(features, request, shop, alone);
    return row.candidates().isEmpty() ? List.of() : scorer.explain(row.features(), 0);
  }
}
