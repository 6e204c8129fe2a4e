package dev.aisle.app.verify;

import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Replay;
import dev.aisle.core.store.PastShop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Answers the requests of all kept receipts again and compares.
///
/// The shop is folded from its log to the offset of each receipt, so that every stage sees the
/// shopper as it was. Where the catalogue has not moved since, retrieval runs again as well;
/// otherwise the later stages run on what was retrieved then.
///
/// @param same requests that came out the same, retrieval included
/// @param sameStages requests whose stages after retrieval came out the same, on what was retrieved
/// @param unclear receipts that cannot be compared
/// @param differences what differs, a line a request
public record ReceiptCheck(long same, long sameStages, long unclear, List<String> differences) {
  public ReceiptCheck {
    differences = List.copyOf(differences);
  }

  /// Checks all receipts of a shop.
  public static ReceiptCheck run(OpenShop open) throws IOException {
    List<Receipt> receipts;
    try (Stream<Receipt> all = open.receipts().all()) {
      receipts = all.sorted(Comparator.comparingLong(Receipt::offset)).toList();
    }
    PastShop end = new PastShop(open.shop().log());
    end.advance(open.shop().log().nextOffset());
    PastShop then = new PastShop(open.shop().log());
    Cascade cascade = open.cascade();
    long same = 0;
    long sameStages = 0;
    long unclear = 0;
    List<String> differences = new ArrayList<>();
    for (Receipt receipt : receipts) {
      then.advance(receipt.offset());
      boolean moved = end.catalogueMovedAt() > receipt.offset();
      CascadeAnswer again =
          moved ? cascade.replay(receipt, then) : cascade.answer(receipt.request(), then);
      switch (Replay.compare(receipt, again)) {
        case Replay.Result.Same ok -> {
          if (moved) {
            sameStages++;
          } else {
            same++;
          }
        }
        case Replay.Result.CannotTell reason -> unclear++;
        case Replay.Result.Differs(String stage, String difference) ->
            differences.add(receipt.request().id() + ": " + stage + " " + difference);
      }
    }
    return new ReceiptCheck(same, sameStages, unclear, differences);
  }
}
