package dev.aisle.retrieval;

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
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.state.Behaviour;
import dev.aisle.core.state.ShopperState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.MatchAllDocsQuery;

/// The feed without learned models: items like those that the shopper lately ordered, carted or
/// clicked, dealt in turn with popular and with new ones. Which deck an item came from is its
/// channel: `recent`, `popular` or `new`. A shopper without history gets the latter two.
///
/// Filters hold in every deck. Nothing is left out in silence: what the shopper had already may
/// come again, and every item that passes the filters is in the popular deck. Any sort order
/// but relevance lists all items in that order, as the channel `all`. Safe for use by several
/// threads.
public final class FeedRetriever implements Retriever {
  private static final int MAX_ANCHORS = 5;

  private final LuceneCatalogIndex index;
  private final SimilarItemsRetriever similar;
  private final Popularity popularity = new Popularity();

  /// Searches an index that the caller owns and closes.
  public FeedRetriever(LuceneCatalogIndex index) {
    this.index = index;
    similar = new SimilarItemsRetriever(index);
  }

  @Override
  public String name() {
    return "feed";
  }

  @Override
  public Retrieval retrieve(Request request, ShopView shop, int depth) {
    if (request.sort() != SortOrder.RELEVANCE) {
      Found all = all(request, RankKey.of(request.sort(), false), depth);
      return new Retrieval(new Slate(all.candidates("all")), all.total(), all.facets(), null);
    }
    Found popular = all(request, popular(request, shop), depth);
    Found latest = all(request, RankKey.of(SortOrder.NEWEST, false), depth);
    List<List<Candidate>> decks = new ArrayList<>();
    for (Item anchor : anchors(request, shop)) {
      decks.add(similar.like(anchor, request, depth).candidates("recent"));
    }
    List<Candidate> slate =
        dealt(decks, popular.candidates("popular"), latest.candidates("new"), depth);
    return new Retrieval(new Slate(slate), popular.total(), popular.facets(), null);
  }

  private RankKey popular(Request request, ShopView shop) {
    return popularity.key(shop, index.table(), request.time());
  }

  private Found all(Request request, RankKey key, int depth) {
    return index.search(
        searcher ->
            index.find(searcher, MatchAllDocsQuery.INSTANCE, request.filters(), key, depth));
  }

  /// What the shopper showed interest in, latest first, orders and carts before clicks of the same
  /// moment.
  private static List<Item> anchors(Request request, ShopView shop) {
    ShopperState state = shop.shopper(request.shopper());
    Set<ItemId> latest = new LinkedHashSet<>();
    Stream.of(Interaction.Kind.ORDER, Interaction.Kind.ADD_TO_CART, Interaction.Kind.CLICK)
        .flatMap(kind -> state.everywhere(kind).stream())
        .sorted(Comparator.comparing(Behaviour::time).reversed())
        .forEach(behaviour -> latest.add(behaviour.item()));
    List<Item> anchors = new ArrayList<>();
    for (ItemId id : latest) {
      Item item = shop.item(id);
      if (item != null && anchors.size() < MAX_ANCHORS) {
        anchors.add(item);
      }
    }
    return anchors;
  }

  /// Deals one card of each recent deck, then a popular one, and a new one in every second round. A
  /// longer slate begins with the shorter one.
  private static List<Candidate> dealt(
      List<List<Candidate>> recent, List<Candidate> popular, List<Candidate> latest, int depth) {
    Dealer dealer = new Dealer(depth);
    List<Dealer.Deck> decks = recent.stream().map(Dealer.Deck::new).toList();
    Dealer.Deck popularDeck = new Dealer.Deck(popular);
    Dealer.Deck latestDeck = new Dealer.Deck(latest);
    boolean dealtAny = true;
    for (int round = 0; dealtAny; round++) {
      dealtAny = false;
      for (Dealer.Deck deck : decks) {
        dealtAny |= dealer.deal(deck);
      }
      dealtAny |= dealer.deal(popularDeck);
      if (round % 2 == 1 || recent.isEmpty()) {
        dealtAny |= dealer.deal(latestDeck);
      }
    }
    return dealer.slate;
  }

  /// Takes the next unseen card of a deck; scores fall with the place, since those of different
  /// decks cannot be compared.
  private static final class Dealer {
    private final int depth;
    private final Set<ItemId> seen = new HashSet<>();
    private final List<Candidate> slate = new ArrayList<>();

    Dealer(int depth) {
      this.depth = depth;
    }

    boolean deal(Deck deck) {
      while (slate.size() < depth && deck.next < deck.cards.size()) {
        Candidate card = deck.cards.get(deck.next++);
        if (seen.add(card.item())) {
          slate.add(card.withScore(1.0 / (slate.size() + 1)));
          return true;
        }
      }
      return false;
    }

    private static final class Deck {
      private final List<Candidate> cards;
      private int next;

      Deck(List<Candidate> cards) {
        this.cards = cards;
      }
    }
  }

  @Override
  public Explanation explain(Request request, ShopView shop, ItemId id) {
    Item item = shop.item(id);
    if (item == null) {
      return new Explanation(0, "the catalogue has no item " + id);
    }
    List<Explanation> parts = new ArrayList<>();
    parts.add(
        new Explanation(
            Popularity.popularity(shop.statistics(id), request.time()),
            "popular: recent clicks, and orders counted as " + (int) Popularity.ORDER));
    parts.add(new Explanation(0, "new: listed " + item.listedAt()));
    for (Item anchor : anchors(request, shop)) {
      if (!anchor.id().equals(id)) {
        parts.add(similar.explainLikeness(anchor, item));
      }
    }
    return new Explanation(0, "dealt in turn from the decks recent, popular and new", parts);
  }
}
