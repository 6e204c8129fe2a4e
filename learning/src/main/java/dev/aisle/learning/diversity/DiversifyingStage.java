package dev.aisle.learning.diversity;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A stage that lets a [Picker] choose the head of the slate from all of it; the others follow in
/// the order that came in. Candidates that the catalogue no longer has are dropped.
///
/// @param name as written into receipts: `mmr@2`
/// @param head items that are picked at most
/// @param vectors the shop's columns of item vectors, none where it has none
public record DiversifyingStage(String name, Picker picker, int head, ItemVectors vectors)
    implements Stage {
  public DiversifyingStage {
    if (head < 1) {
      throw new IllegalArgumentException("head is " + head + " but must be at least 1");
    }
  }

  @Override
  public Slot slot() {
    return Slot.DIVERSIFY;
  }

  /// Candidates with what is known of them, and which were picked.
  private record Picked(
      List<Candidate> candidates, List<Item> items, ItemSimilarity similarity, Picks picks) {}

  @Override
  public Slate apply(Request request, ShopView shop, Slate slate) {
    Picked picked = pick(request, shop, slate);
    Picks picks = picked.picks();
    List<Candidate> order = new ArrayList<>(picked.candidates().size());
    double score = 0;
    for (int item : picks.order(picked.candidates().size())) {
      int place = order.size();
      // What was not picked has no gain of its own: its score only says that it comes later.
      score = place < picks.size() ? picks.gain(place) : score - 1;
      order.add(picked.candidates().get(item).withScore(score));
    }
    return new Slate(order);
  }

  private Picked pick(Request request, ShopView shop, Slate slate) {
    List<Candidate> candidates = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (Candidate candidate : slate.candidates()) {
      Item item = shop.item(candidate.item());
      if (item != null) {
        candidates.add(candidate);
        items.add(item);
      }
    }
    ItemSimilarity similarity =
        new ItemSimilarity(items, vectors.of(request.forFeatures(), shop, items));
    double[] scores = candidates.stream().mapToDouble(Candidate::score).toArray();
    Picks picks = picker.pick(Relevance.of(scores), similarity, Math.min(head, candidates.size()));
    return new Picked(candidates, items, similarity, picks);
  }

  @Override
  public Explanation explain(Request request, ShopView shop, Slate slate, ItemId item) {
    Picked picked = pick(request, shop, slate);
    int index = -1;
    for (int i = 0; i < picked.candidates().size(); i++) {
      index = picked.candidates().get(i).item().equals(item) ? i : index;
    }
    int place = picked.picks().placeOf(index);
    if (place < 0) {
      return new Explanation(
          0, "is behind the " + picked.picks().size() + " items that were picked");
    }
    List<Explanation> parts = new ArrayList<>();
    int nearest = -1;
    for (int above = 0; above < place; above++) {
      int other = picked.picks().item(above);
      if (nearest < 0
          || picked.similarity().of(index, other) > picked.similarity().of(index, nearest)) {
        nearest = other;
      }
    }
    parts.add(
        new Explanation(
            picked.candidates().get(index).score(),
            "score of the stage before, rank " + (index + 1)));
    if (nearest >= 0) {
      parts.add(
          new Explanation(
              picked.similarity().of(index, nearest),
              "similarity to " + picked.items().get(nearest).id() + ", the most alike above it"));
    }
    return new Explanation(
        picked.picks().gain(place),
        String.format(Locale.ROOT, "was picked as number %d", place + 1),
        parts);
  }
}
