package dev.aisle.serving.api;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.LiveCascade;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.StageOutcome;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.http.Limits;
import dev.aisle.serving.http.ServingMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a request into a page: asks the cascade, or goes on in an answer that is still here, and
/// notes what was shown.
///
/// All pages of a list share the request id of its first page, so a click on page 2 names the list
/// that was ranked once. Prices and stock are as of now on every page.
final class ResultPages {
  private final Shop shop;
  private final LiveCascade cascade;
  private final RecentAnswers recent;
  private final PageLog log;
  private final ServingMetrics metrics;
  private final Limits limits;
  private final Duration budget;
  private final InstantSource clock;

  ResultPages(
      Shop shop,
      LiveCascade cascade,
      RecentAnswers recent,
      PageLog log,
      ServingMetrics metrics,
      Limits limits,
      Duration budget,
      InstantSource clock) {
    this.shop = shop;
    this.cascade = cascade;
    this.recent = recent;
    this.log = log;
    this.metrics = metrics;
    this.limits = limits;
    this.budget = budget;
    this.clock = clock;
  }

  /// Items of a list that can be paged through.
  int depth() {
    return Math.min(limits.depth(), cascade.plan().depth());
  }

  Answers.Page page(Asked asked, String requestId) {
    int offset = asked.offset(depth());
    RequestId id = asked.cursor() == null ? new RequestId(requestId) : asked.cursor().request();
    Request request = request(asked, id, offset);
    RecentAnswers.Kept known = offset == 0 ? null : known(asked, request);
    RecentAnswers.Kept kept = known == null ? ranked(request) : known;
    CascadeAnswer answer = known == null ? kept.answer() : at(kept.answer(), offset, asked.size());
    RecentAnswers.Kept page = new RecentAnswers.Kept(answer, kept.offset());
    Answers.Page shown = shown(answer, asked);
    log.add(page, asked.made() && known == null);
    return shown;
  }

  private RecentAnswers.@Nullable Kept known(Asked asked, Request request) {
    return asked.cursor() == null ? recent.like(request) : recent.find(request.id());
  }

  private RecentAnswers.Kept ranked(Request request) {
    long logOffset = shop.log().nextOffset();
    CascadeAnswer answer = cascade.answer(request, shop);
    for (StageOutcome outcome : answer.outcomes()) {
      metrics.stage(
          outcome.stage(),
          outcome.name(),
          outcome.took(),
          outcome instanceof StageOutcome.Degraded);
    }
    metrics.cascade(answer.took());
    RecentAnswers.Kept kept = new RecentAnswers.Kept(answer, logOffset);
    recent.keep(kept);
    return kept;
  }

  private Request request(Asked asked, RequestId id, int offset) {
    return new Request(
        id,
        asked.scene(),
        asked.shopper(),
        asked.session(),
        asked.query(),
        asked.anchor(),
        asked.filters(),
        asked.sort(),
        offset,
        asked.size(),
        clock.instant(),
        Map.of(),
        budget);
  }

  /// Another page of the same answer, asked for at the same time: it saw the same state.
  static CascadeAnswer at(CascadeAnswer answer, int offset, int size) {
    Request first = answer.request();
    return answer.at(
        new Request(
            first.id(),
            first.scene(),
            first.shopper(),
            first.session(),
            first.query(),
            first.anchor(),
            first.filters(),
            first.sort(),
            offset,
            size,
            first.time(),
            first.context(),
            first.budget()));
  }

  private Answers.Page shown(CascadeAnswer answer, Asked asked) {
    Request request = answer.request();
    int offset = request.offset();
    int size = request.size();
    List<Answers.Placed> items = new ArrayList<>(size);
    List<ItemId> ids = new ArrayList<>(size);
    int position = offset;
    for (Candidate candidate : answer.page()) {
      position++;
      Item item = shop.item(candidate.item());
      if (item != null) {
        items.add(ItemView.placed(item, position, candidate.score()));
        ids.add(item.id());
      }
    }
    recent.shown(request, ids);
    int reachable = Math.min(answer.slate().size(), depth());
    int next = offset + size;
    return new Answers.Page(
        request.id().value(),
        request.shopper().value(),
        request.session().value(),
        request.query() == null ? "" : request.query(),
        answer.retrieval().understoodAs(),
        answer.retrieval().total(),
        offset / size + 1,
        size,
        (reachable + size - 1) / size,
        next < reachable && next + size <= depth() ? new Cursor(request.id(), next).text() : null,
        items,
        asked.facets() ? facets(answer) : List.of(),
        stages(answer),
        answer.took().toNanos() / 1_000,
        answer.bundle());
  }

  private static List<Answers.FacetCounts> facets(CascadeAnswer answer) {
    return answer.retrieval().facets().stream()
        .map(
            facet ->
                new Answers.FacetCounts(
                    facet.field(),
                    facet.values().stream()
                        .map(value -> new Answers.FacetCount(value.value(), value.count()))
                        .toList()))
        .toList();
  }

  private List<Answers.StageLine> stages(CascadeAnswer answer) {
    List<Answers.StageLine> lines = new ArrayList<>();
    int in = shop.itemCount();
    for (StageOutcome outcome : answer.outcomes()) {
      lines.add(
          new Answers.StageLine(
              outcome.stage(),
              outcome.name(),
              in,
              outcome.slate().size(),
              outcome.took().toNanos() / 1_000,
              outcome instanceof StageOutcome.Degraded degraded ? degraded.reason() : null));
      in = outcome.slate().size();
    }
    return lines;
  }
}
