/// The stages that turn a request into a page, what each answered, and the receipt of it all.
///
/// Read [dev.aisle.core.cascade.Stage] and [dev.aisle.core.cascade.Retriever] first, then
/// [dev.aisle.core.cascade.Cascade], which runs them within a deadline each.
///
/// ```
/// var rules = new MerchandisingRules(List.of());
/// var cascade = new Cascade(Map.of(Scene.SEARCH, index), CascadePlan.retrievalOnly("7", rules));
/// long offset = shop.log().nextOffset();
/// CascadeAnswer answer = cascade.answer(request, shop);
/// Receipt receipt = Receipts.of(answer, offset);
/// receipt.why(answer.page().getFirst().item()); // "Found by bm25 at place 3 of 348.", …
/// shop.ingest(List.of(Impressions.of(answer, eventId)));
/// Replay.compare(receipt, cascade.replay(receipt, shopAsOfThen)); // Same, Differs, CannotTell
/// ```
///
/// **Invariant:** a stage that fails is a value, [dev.aisle.core.cascade.StageOutcome.Degraded],
/// and the page is that of the stage before. **Invariant:** the whole ranked list is one order:
/// what a limit cuts follows behind, so that page 2 continues page 1 however deep it goes.
/// **Invariant:** stages see no clock and no randomness but those of the request, so that a replay
/// can equal what was served.
@NullMarked
package dev.aisle.core.cascade;

import org.jspecify.annotations.NullMarked;
