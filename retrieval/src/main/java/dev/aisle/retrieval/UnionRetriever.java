package dev.aisle.retrieval;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.SortOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Several retrievers as one: what each finds is merged by reciprocal rank fusion, so an item's
/// score is the sum of `1 / (60 + rank)` over the channels that found it, ranks counted from 1
/// (Cormack, Clarke and Büttcher, SIGIR 2009). Scores of the channels are never compared.
///
/// Total, facets and the corrected query are those of the first channel, which every request has to
/// pass; it also answers alone any sort order but relevance, and whatever the others find at most
/// adds to its list. Candidates keep the names of all channels that found them. A channel behind
/// the first that throws is left out of that request's list, as if it had found nothing.
///
/// Safe for use by several threads.
public final class UnionRetriever implements Retriever {
  /// Softens the difference between the first places; the value of the paper.
  private static final int SOFTENING = 60;

  private static final Logger LOG = LoggerFactory.getLogger(UnionRetriever.class);

  private final List<Retriever> channels;
  private final AtomicLong failures = new AtomicLong();

  /// @param channels two or more, the one that counts first
  public UnionRetriever(List<Retriever> channels) {
    if (channels.size() < 2) {
      throw new IllegalArgumentException("a union of " + channels.size() + " channels");
    }
    this.channels = List.copyOf(channels);
  }

  /// The names of the channels, with plus signs between: `bm25+dssm`.
  @Override
  public String name() {
    return channels.stream().map(Retriever::name).collect(Collectors.joining("+"));
  }

  @Override
  public Retrieval retrieve(Request request, ShopView shop, int depth) {
    Retrieval first = channels.getFirst().retrieve(request, shop, depth);
    if (request.sort() != SortOrder.RELEVANCE) {
      return first;
    }
    Map<ItemId, Merged> merged = new LinkedHashMap<>();
    add(merged, first.slate());
    for (Retriever channel : channels.subList(1, channels.size())) {
      add(merged, found(channel, request, shop, depth));
    }
    List<Candidate> slate =
        merged.values().stream()
            .sorted(
                Comparator.comparingDouble((Merged each) -> each.score)
                    .reversed()
                    .thenComparing(each -> each.item))
            .limit(depth)
            .map(each -> new Candidate(each.item, each.score, List.copyOf(each.channels)))
            .toList();
    return new Retrieval(
        new Slate(slate),
        Math.max(first.total(), merged.size()),
        first.facets(),
        first.understoodAs());
  }

  /// What a channel behind the first finds. One that is broken must not cost the page what the
  /// first found; that it is broken is logged once in a thousand times.
  private Slate found(Retriever channel, Request request, ShopView shop, int depth) {
    try {
      return channel.retrieve(request, shop, depth).slate();
    } catch (RuntimeException e) {
      if (failures.getAndIncrement() % 1_000 == 0) {
        LOG.warn("the channel {} failed and is left out", channel.name(), e);
      }
      return Slate.EMPTY;
    }
  }

  private static void add(Map<ItemId, Merged> merged, Slate slate) {
    int rank = 0;
    for (Candidate candidate : slate.candidates()) {
      rank++;
      Merged each = merged.computeIfAbsent(candidate.item(), Merged::new);
      each.score += 1.0 / (SOFTENING + rank);
      each.channels.addAll(candidate.channels());
    }
  }

  /// An item and what has been found of it so far.
  private static final class Merged {
    private final ItemId item;
    private final Set<String> channels = new LinkedHashSet<>();
    private double score;

    Merged(ItemId item) {
      this.item = item;
    }
  }

  @Override
  public Explanation explain(Request request, ShopView shop, ItemId item) {
    List<Explanation> parts = new ArrayList<>();
    for (Retriever channel : channels) {
      Explanation part = channel.explain(request, shop, item);
      parts.add(new Explanation(part.value(), channel.name() + ": " + part.text(), part.parts()));
    }
    return new Explanation(
        0, "merged by reciprocal rank fusion: the sum of 1 / (60 + rank) over its channels", parts);
  }
}
