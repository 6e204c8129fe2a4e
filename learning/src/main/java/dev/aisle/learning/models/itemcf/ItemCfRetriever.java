package dev.aisle.learning.models.itemcf;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.state.Behaviour;
import dev.aisle.core.state.ShopperState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds neighbours of the shopper's latest items, for the feed, or of the anchor, for similar
/// items. It finds nothing in other scenes, for a shopper without a history, and in any sort
/// order but relevance, which the lists of the whole catalogue answer. Of equal scores the item
/// that more shoppers met comes first. Safe for use by several threads.
final class ItemCfRetriever implements Retriever {
  private final Neighbours neighbours;
  private final ItemCfConfig config;

  ItemCfRetriever(Neighbours neighbours, ItemCfConfig config) {
    this.neighbours = neighbours;
    this.config = config;
  }

  @Override
  public String name() {
    return ItemCf.NAME;
  }

  @Override
  public Retrieval retrieve(Request request, ShopView shop, int depth) {
    if (request.sort() != SortOrder.RELEVANCE) {
      return Retrieval.NOTHING;
    }
    Map<Integer, Double> scores = new HashMap<>();
    anchors(request, shop)
        .forEach((anchor, strength) -> neighbours.addTo(scores, anchor, strength));
    List<Candidate> found = new ArrayList<>();
    for (int number : neighbours.best(scores)) {
      Item item = shop.item(neighbours.item(number));
      if (item != null && !item.id().equals(request.anchor()) && request.filters().accept(item)) {
        double score = scores.getOrDefault(number, 0.0);
        found.add(new Candidate(item.id(), score, List.of(name())));
      }
    }
    return new Retrieval(new Slate(found).top(depth), found.size(), List.of(), null);
  }

  /// What candidates are looked for from: numbers of items and how much each counts.
  private Map<Integer, Double> anchors(Request request, ShopView shop) {
    Map<Integer, Double> anchors = new LinkedHashMap<>();
    if (request.scene() == Scene.SIMILAR && request.anchor() != null) {
      add(anchors, neighbours.number(request.anchor()), 1);
    }
    if (request.scene() == Scene.FEED) {
      double fade = 1;
      for (Behaviour behaviour : latest(shop.shopper(request.shopper()))) {
        add(
            anchors,
            neighbours.number(behaviour.item()),
            fade * ItemCf.strength(behaviour.kind(), config));
        fade *= config.fading();
      }
    }
    return anchors;
  }

  private static void add(Map<Integer, Double> anchors, int item, double strength) {
    if (item >= 0) {
      anchors.put(item, strength);
    }
  }

  /// The shopper's latest items, latest first, each once with its strongest interaction.
  private List<Behaviour> latest(ShopperState shopper) {
    Map<ItemId, Behaviour> latest = new HashMap<>();
    Map<ItemId, Behaviour> strongest = new HashMap<>();
    for (Interaction.Kind kind :
        List.of(Interaction.Kind.CLICK, Interaction.Kind.ADD_TO_CART, Interaction.Kind.ORDER)) {
      for (Behaviour behaviour : shopper.everywhere(kind)) {
        latest.merge(behaviour.item(), behaviour, (a, b) -> b.time().isBefore(a.time()) ? a : b);
        strongest.put(behaviour.item(), behaviour);
      }
    }
    return latest.values().stream()
        .sorted(
            Comparator.comparing(Behaviour::time)
                .reversed()
                .thenComparing(behaviour -> behaviour.item().value()))
        .limit(config.recent())
        .map(
            behaviour ->
                new Behaviour(
                    behaviour.item(),
                    strongest.getOrDefault(behaviour.item(), behaviour).kind(),
                    behaviour.time()))
        .toList();
  }

  @Override
  public Explanation explain(Request request, ShopView shop, ItemId item) {
    int number = neighbours.number(item);
    List<Explanation> parts = new ArrayList<>();
    double[] score = {0};
    anchors(request, shop)
        .forEach(
            (anchor, strength) -> {
              double similarity = number < 0 ? 0 : neighbours.similarity(anchor, number);
              if (similarity > 0) {
                score[0] += strength * similarity;
                parts.add(
                    new Explanation(
                        strength * similarity,
                        "shoppers of " + neighbours.item(anchor) + " met it as well"));
              }
            });
    parts.sort(Comparator.comparingDouble(Explanation::value).reversed());
    return parts.isEmpty()
        ? new Explanation(0, "was not found: it is no neighbour of what the shopper did lately")
        : new Explanation(score[0], "goes together with what the shopper did lately", parts);
  }
}
