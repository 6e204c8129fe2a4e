package dev.aisle.market.policies;

import dev.aisle.market.behaviour.Deck;
import dev.aisle.market.behaviour.PageTruth;
import dev.aisle.market.behaviour.Shopping;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Makes pages with the truth in hand.
///
/// A page is searched for: out of the [#SHORTLIST] candidates that are best by themselves, the
/// better of the order of their values and of a greedy page (place by place the item with which the
/// page so far brings most), and then, as long as that helps and at most [#ROUNDS] times over all
/// places, every exchange of two places and of a place for an item that is not on the page. Since
/// an item changes the appeal of those below it, greedy alone can fall far short of the best page.
///
/// For small pages [#bestOrder] tries every order of the items: nothing at all can do better on the
/// same items, so what does is cheating or a fault of the simulator.
public final class Oracle implements PagePolicy {
  /// Candidates that pages are made of.
  public static final int SHORTLIST = 40;

  /// The largest page whose orders are all tried: 8! = 40,320.
  public static final int MOST_EXACT = 8;

  /// How often all exchanges are tried at most.
  public static final int ROUNDS = 4;

  private final Shopping shopping;
  private final Funnel funnel;
  private final Objective objective;

  public Oracle(Shopping shopping, Funnel funnel, Objective objective) {
    this.shopping = shopping;
    this.funnel = funnel;
    this.objective = objective;
  }

  @Override
  public String name() {
    return "oracle";
  }

  @Override
  public int page(Ask ask, Shown shown, int size, int[] page) {
    Shopping.Bench bench = new Shopping.Bench();
    int[] shortlist = new int[Math.max(size, SHORTLIST)];
    int candidates = shortlist(ask, shown, bench, shortlist);
    int n = Math.min(size, candidates);
    Deck deck = deck(ask, Arrays.copyOf(shortlist, candidates), bench);
    int[] cards = search(deck, n);
    for (int k = 0; k < n; k++) {
      page[k] = deck.item(cards[k]);
    }
    return n;
  }

  private Deck deck(Ask ask, int[] items, Shopping.Bench bench) {
    return new Deck(shopping, ask.visit(), ask.scene(), funnel.stock(), items, bench);
  }

  /// The candidates of which a page of one would bring most.
  private int shortlist(Ask ask, Shown shown, Shopping.Bench bench, int[] into) {
    int[] single = new int[1];
    return Policies.best(
        shown,
        into.length,
        into,
        k -> {
          single[0] = shown.item(k);
          return value(ask, single, 1, bench);
        });
  }

  /// A page of `n` cards out of a deck whose cards lie in the order of their own values.
  private int[] search(Deck deck, int n) {
    int[] byValue = IntStream.range(0, deck.size()).toArray();
    int[] greedy = greedy(deck, n);
    int[] cards = value(deck, greedy, n) > value(deck, byValue, n) ? greedy : byValue;
    exchange(deck, cards, n);
    return cards;
  }

  /// All cards of a deck, of which the first `n` are a page made place by place.
  private int[] greedy(Deck deck, int n) {
    int[] cards = IntStream.range(0, deck.size()).toArray();
    for (int k = 0; k < n; k++) {
      int best = k;
      double most = Double.NEGATIVE_INFINITY;
      for (int c = k; c < cards.length; c++) {
        swap(cards, k, c);
        double value = value(deck, cards, k + 1);
        swap(cards, k, c);
        if (value > most) {
          most = value;
          best = c;
        }
      }
      swap(cards, k, best);
    }
    return cards;
  }

  /// Exchanges places of the page among each other and with what stands behind it.
  private void exchange(Deck deck, int[] cards, int n) {
    double most = value(deck, cards, n);
    boolean better = true;
    for (int round = 0; round < ROUNDS && better; round++) {
      better = false;
      for (int k = 0; k < n; k++) {
        for (int c = k + 1; c < cards.length; c++) {
          swap(cards, k, c);
          double value = value(deck, cards, n);
          if (value > most) {
            most = value;
            better = true;
          } else {
            swap(cards, k, c);
          }
        }
      }
    }
  }

  private double value(Deck deck, int[] cards, int n) {
    return objective.of(deck.truth(cards, n));
  }

  /// The best order of the given items, by trying all.
  ///
  /// @param items at most [#MOST_EXACT], left as they are
  public int[] bestOrder(Ask ask, int[] items) {
    if (items.length > MOST_EXACT) {
      throw new IllegalArgumentException(
          "the orders of " + items.length + " items are too many; at most " + MOST_EXACT);
    }
    Deck deck = deck(ask, items, new Shopping.Bench());
    Best best = new Best(IntStream.range(0, items.length).toArray());
    permute(deck, best.cards.clone(), 0, best);
    return Arrays.stream(best.cards).map(deck::item).toArray();
  }

  private static final class Best {
    private double value = Double.NEGATIVE_INFINITY;
    private int[] cards;

    Best(int[] cards) {
      this.cards = cards;
    }
  }

  private void permute(Deck deck, int[] cards, int fixed, Best best) {
    if (fixed == cards.length) {
      double value = value(deck, cards, cards.length);
      if (value > best.value) {
        best.value = value;
        best.cards = cards.clone();
      }
      return;
    }
    for (int k = fixed; k < cards.length; k++) {
      swap(cards, fixed, k);
      permute(deck, cards, fixed + 1, best);
      swap(cards, fixed, k);
    }
  }

  private static void swap(int[] order, int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }

  /// What a page truly brings of the objective.
  public double value(Ask ask, int[] items, int n, Shopping.Bench bench) {
    PageTruth truth =
        shopping.truth(ask.visit(), ask.scene(), funnel.stock(), Arrays.copyOf(items, n), n, bench);
    return objective.of(truth);
  }
}
