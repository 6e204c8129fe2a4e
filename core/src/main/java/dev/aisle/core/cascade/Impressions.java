package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Makes the impression event of an answered page: what was exposed where, and a sample of what was
/// not, stage by stage. The sample is a function of the request id and the answer alone, so a
/// replayed request logs the same.
public final class Impressions {
  /// Candidates sampled per stage where nothing else was asked for; the level sizes that HCCP
  /// trains on.
  public static final int SAMPLE = 15;

  /// The stage name under which candidates are sampled that passed every stage and are not on the
  /// page.
  public static final String PAGE = "page";

  private Impressions() {}

  /// The event, with [#SAMPLE] dropped candidates per stage.
  public static Impression of(CascadeAnswer answer, EventId id) {
    return of(answer, id, SAMPLE);
  }

  /// The event.
  ///
  /// @param sample dropped candidates per stage at most, drawn uniformly without replacement
  public static Impression of(CascadeAnswer answer, EventId id, int sample) {
    Request request = answer.request();
    List<Exposure> exposures = Receipts.exposures(answer);
    return new Impression(
        id,
        request.time(),
        request.id(),
        request.session(),
        request.shopper(),
        request.scene(),
        request.query(),
        request.anchor(),
        request.filters(),
        request.context(),
        exposures,
        answer.bundle(),
        dropped(answer, exposures, sample));
  }

  private static List<DroppedCandidate> dropped(
      CascadeAnswer answer, List<Exposure> exposures, int sample) {
    Set<ItemId> shown = exposures.stream().map(Exposure::item).collect(Collectors.toSet());
    Set<ItemId> gone = new HashSet<>(shown);
    List<DroppedCandidate> all = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed(answer.request().id().value()));
    List<Slate> inputs = answer.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      List<DroppedCandidate> here = leftBy(answer.outcomes().get(i), inputs.get(i));
      here.removeIf(candidate -> shown.contains(candidate.item()));
      here.forEach(candidate -> gone.add(candidate.item()));
      all.addAll(sampled(here, sample, random));
    }
    List<DroppedCandidate> unshown = new ArrayList<>();
    for (int i = 0; i < answer.slate().size(); i++) {
      Candidate candidate = answer.slate().candidates().get(i);
      if (!gone.contains(candidate.item())) {
        unshown.add(new DroppedCandidate(candidate.item(), PAGE, i + 1, candidate.score()));
      }
    }
    all.addAll(sampled(unshown, sample, random));
    return all;
  }

  /// What the stage's limit cut, with the stage's ranks and scores, and what the stage dropped,
  /// with those that it came with.
  private static List<DroppedCandidate> leftBy(StageOutcome outcome, Slate seen) {
    List<DroppedCandidate> left = new ArrayList<>();
    int rank = outcome.slate().size();
    for (Candidate candidate : outcome.cut().candidates()) {
      rank++;
      left.add(new DroppedCandidate(candidate.item(), outcome.stage(), rank, candidate.score()));
    }
    left.addAll(Receipts.dropped(outcome.stage(), seen, outcome.slate().then(outcome.cut())));
    return left;
  }

  /// Floyd's algorithm: every subset of the size is equally likely.
  private static List<DroppedCandidate> sampled(
      List<DroppedCandidate> from, int size, SplittableRandom random) {
    if (from.size() <= size) {
      return from;
    }
    Set<Integer> chosen = new HashSet<>();
    for (int last = from.size() - size; last < from.size(); last++) {
      int drawn = random.nextInt(last + 1);
      chosen.add(chosen.contains(drawn) ? last : drawn);
    }
    return chosen.stream()
        .map(from::get)
        .sorted(Comparator.comparingInt(DroppedCandidate::rank))
        .toList();
  }

  /// FNV-1a over the id's characters.
  private static long seed(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
