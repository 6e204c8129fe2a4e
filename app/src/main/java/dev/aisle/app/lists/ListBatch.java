package dev.aisle.app.lists;

import dev.aisle.app.sequences.Ask;
import dev.aisle.learning.reranking.Incoming;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Lists in the Java heap, padded to the longest. P lists, C candidates, L items of a history.
final class ListBatch {
  /// Odd, so that different items stay different; of the golden ratio, so that neighbours part.
  private static final int MIX = 0x9E3779B1;

  final int lists;
  final int candidates;
  final int length;

  /// Distinct items, of which the first is 0, padding.
  final int[] items;

  /// `[P · C]` places in [#items].
  final int[] candidate;

  /// `[P · C]`, which of an ask's candidates stands here. Who makes an ask may put the target
  /// first; so that equal scores do not tell it, candidates stand in an order that follows from the
  /// items.
  final int[] order;

  /// `[P · L]` places in [#items], the newest last.
  final int[] history;

  /// `[P · L]`, 1 for the newest, 0 for padding.
  final int[] ages;

  final float[] base;
  final float[] context;
  final float[] upstream;
  final int[] ranks;

  /// `[P · C]`, true where a candidate is no padding.
  final boolean[] mask;

  /// `[P]` places of the targets among the candidates, 0 where one is absent.
  final int[] targets;

  private final ListFeatures features;
  private final Map<Integer, Integer> places = new HashMap<>(Map.of(0, 0));

  /// @param most items of a history that are read
  ListBatch(ListFeatures features, List<Ask> asks, int most) {
    this.features = features;
    lists = asks.size();
    candidates = asks.stream().mapToInt(ask -> ask.candidates().length).max().orElse(0);
    length =
        Math.clamp(asks.stream().mapToInt(ask -> ask.history().length).max().orElse(0), 1, most);
    candidate = new int[lists * candidates];
    order = new int[lists * candidates];
    history = new int[lists * length];
    ages = new int[lists * length];
    base = new float[lists * candidates * features.base()];
    context = new float[lists * features.context()];
    upstream = new float[lists * candidates];
    ranks = new int[lists * candidates];
    mask = new boolean[lists * candidates];
    targets = new int[lists];
    for (int list = 0; list < lists; list++) {
      put(asks.get(list), list);
    }
    items = new int[places.size()];
    places.forEach((item, place) -> items[place] = item);
  }

  private void put(Ask ask, int list) {
    int[] given = ask.candidates();
    int[] own =
        IntStream.range(0, given.length)
            .boxed()
            .sorted(Comparator.comparingInt(c -> given[c] * MIX))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] listed = Arrays.stream(own).map(c -> given[c]).toArray();
    int first = list * candidates;
    System.arraycopy(own, 0, order, first, own.length);
    float[] scores = new float[listed.length];
    for (int c = 0; c < listed.length; c++) {
      candidate[first + c] = place(listed[c]);
      mask[first + c] = true;
      features.write(ask, listed[c], base, (first + c) * features.base());
      scores[c] = (float) features.upstream(ask, listed[c]);
      if (listed[c] == ask.target()) {
        targets[list] = c;
      }
    }
    Incoming incoming = Incoming.of(scores, listed.length);
    System.arraycopy(incoming.scores(), 0, upstream, first, listed.length);
    System.arraycopy(incoming.ranks(), 0, ranks, first, listed.length);
    features.writeContext(ask, context, list * features.context());
    int[] taken = ask.history();
    for (int age = 1; age <= Math.min(length, taken.length); age++) {
      int at = (list + 1) * length - age;
      history[at] = place(taken[taken.length - age]);
      ages[at] = age;
    }
  }

  private int place(int item) {
    return places.computeIfAbsent(item, _ -> places.size());
  }
}
