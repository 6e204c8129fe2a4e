package dev.aisle.serving.api;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Gain;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.StageTrace;
import dev.aisle.core.cascade.Why;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.store.Shop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Receipts as clients see them.
final class ReceiptAnswers {
  /// Places of a stage's order that are sent; the rest is for replays.
  private static final int ORDER = 200;

  private ReceiptAnswers() {}

  /// What happened to a request.
  record ReceiptAnswer(
      String request,
      String time,
      String scene,
      @Nullable String query,
      @Nullable String understoodAs,
      @Nullable String anchor,
      String shopper,
      String session,
      String bundle,
      long logOffset,
      long total,
      long tookMicros,
      long budgetMicros,
      List<Trace> stages,
      List<RuleLine> rules,
      List<Shown> shown) {}

  /// What a stage did.
  ///
  /// @param gain what the order is expected to bring on the first page, in clicks; null where the
  ///     stage does not tell
  record Trace(
      String stage,
      String name,
      int saw,
      int passed,
      int cut,
      int dropped,
      long tookMicros,
      @Nullable Gain gain,
      @Nullable String degraded,
      List<Scored> order,
      List<String> droppedItems) {}

  /// An item and its score.
  record Scored(String item, double score) {}

  /// What a rule did to an item.
  record RuleLine(String rule, String item, String effect) {}

  /// An item of the page.
  record Shown(
      String item,
      @Nullable String title,
      int position,
      Map<String, Double> scores,
      List<String> channels) {}

  /// Why an item is where it is.
  record WhyAnswer(
      String request,
      String item,
      @Nullable Integer position,
      List<String> sentences,
      List<Step> stages,
      @Nullable Explained explanation) {}

  /// A step of the item's way.
  ///
  /// @param explanation what the stage says of its score; null where it can no longer be asked
  record Step(
      String stage,
      String name,
      @Nullable Integer before,
      @Nullable Integer after,
      @Nullable Double score,
      String sentence,
      @Nullable Explained explanation) {}

  /// What a score is made of.
  record Explained(double value, String text, List<Explained> parts) {}

  static ReceiptAnswer of(Receipt receipt, Shop shop) {
    Request request = receipt.request();
    ItemId anchor = request.anchor();
    return new ReceiptAnswer(
        request.id().value(),
        request.time().toString(),
        request.scene().name().toLowerCase(Locale.ROOT),
        request.query(),
        receipt.understoodAs(),
        anchor == null ? null : anchor.value(),
        request.shopper().value(),
        request.session().value(),
        receipt.bundle(),
        receipt.offset(),
        receipt.total(),
        receipt.took().toNanos() / 1_000,
        request.budget().toNanos() / 1_000,
        receipt.stages().stream().map(ReceiptAnswers::trace).toList(),
        receipt.rules().stream()
            .map(rule -> new RuleLine(rule.rule(), rule.item().value(), rule.effect()))
            .toList(),
        receipt.exposures().stream().map(exposure -> shown(exposure, shop)).toList());
  }

  private static Trace trace(StageTrace trace) {
    return new Trace(
        trace.stage(),
        trace.name(),
        trace.saw(),
        trace.passed(),
        trace.cut(),
        Math.max(0, trace.saw() - trace.passed() - trace.cut()),
        trace.took().toNanos() / 1_000,
        trace.gain(),
        trace.degraded(),
        trace.order().top(ORDER).candidates().stream().map(ReceiptAnswers::scored).toList(),
        trace.dropped().stream().map(ItemId::value).toList());
  }

  private static Scored scored(Candidate candidate) {
    return new Scored(candidate.item().value(), candidate.score());
  }

  private static Shown shown(Exposure exposure, Shop shop) {
    Item item = shop.item(exposure.item());
    return new Shown(
        exposure.item().value(),
        item == null ? null : item.title(),
        exposure.position(),
        exposure.scores(),
        exposure.channels());
  }

  static Step step(Why.Step step, @Nullable Explanation explanation) {
    return new Step(
        step.stage(),
        step.name(),
        step.before(),
        step.after(),
        step.score(),
        step.sentence(),
        explanation == null ? null : explained(explanation));
  }

  static Explained explained(Explanation explanation) {
    double value = explanation.value();
    return new Explained(
        Double.isFinite(value) ? value : 0,
        explanation.text(),
        explanation.parts().stream().map(ReceiptAnswers::explained).toList());
  }
}
