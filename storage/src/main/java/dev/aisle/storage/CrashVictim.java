package dev.aisle.storage;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// The process that [CrashCheck] kills: opens a shop and writes until it dies, saying each batch
/// that was acknowledged on its standard output, and no batch before.
final class CrashVictim {
  /// So small that every few batches roll a segment and save a snapshot.
  static final ShopLimits LIMITS = ShopLimits.DEFAULTS.withFiles(6_000, 1L << 40, 12_000);

  private static final Instant TIME = Instant.parse("2026-11-21T12:00:00Z");

  private final EmbeddedShop shop;
  private final String run;
  private final SplittableRandom random;
  private final PrintStream out;

  private CrashVictim(EmbeddedShop shop, String run, long seed, PrintStream out) {
    this.shop = shop;
    this.run = run;
    this.random = new SplittableRandom(seed);
    this.out = out;
  }

  /// @param args folder, number of the run, seed
  public static void main(String[] args) throws IOException {
    Path dir = Path.of(args[0]);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    TallyFollower tally = new TallyFollower(dir.resolve("index").resolve("tally"));
    try (EmbeddedShop shop = EmbeddedShop.openOrCreate(dir, () -> List.of(tally), LIMITS)) {
      new CrashVictim(shop, args[1], Long.parseLong(args[2]), out).writeForEver();
    }
  }

  /// The shopper whose event has an id, as [#event] makes them: `RUN-NUMBER-SHOPPER`.
  static String shopperOf(String eventId) {
    return eventId.substring(eventId.lastIndexOf('-') + 1);
  }

  private void writeForEver() throws IOException {
    int number = 0;
    while (true) {
      List<Event> batch = new ArrayList<>();
      for (int size = 1 + random.nextInt(12); size > 0; size--) {
        batch.add(event(number++));
      }
      long next = shop.ingest(batch).nextOffset();
      String ids = batch.stream().map(one -> one.id().value()).collect(Collectors.joining(" "));
      say("ack " + (next - batch.size()) + " " + ids);
      if (random.nextInt(20) == 0 && shop.ingest(batch).accepted() != 0) {
        throw new IllegalStateException("a batch that was sent again was taken again: " + ids);
      }
      if (random.nextInt(50) == 0 && number >= 100) {
        String shopper = shopper(number - 100);
        say("erasing " + shopper);
        shop.forget(new ShopperId(shopper));
        say("erased " + shopper);
      }
    }
  }

  /// One of the shoppers of the hundred events that `number` lies in; each hundred has its own, so
  /// that one who was erased does not come back.
  private String shopper(int number) {
    return "s" + run + "x" + number / 100 + "y" + random.nextInt(5);
  }

  private Event event(int number) {
    ItemId item = new ItemId("i" + random.nextInt(40));
    int kind = random.nextInt(4);
    String shopper = shopper(number);
    EventId id = new EventId(run + "-" + number + "-" + (kind < 2 ? "none" : shopper));
    return switch (kind) {
      case 0 -> new ItemChanged(id, TIME, item(item));
      case 1 -> new OfferChanged(id, TIME, item, new Offer(new Money(random.nextInt(9_999)), 3));
      default ->
          new Interaction(
              id,
              TIME,
              null,
              new SessionId("visit-" + run),
              new ShopperId(shopper),
              item,
              Interaction.Kind.CLICK,
              null,
              1,
              null);
    };
  }

  private Item item(ItemId id) {
    return new Item(
        id,
        "Item " + random.nextInt(1_000),
        "",
        List.of("Things"),
        null,
        null,
        new Offer(new Money(500), 1),
        null,
        0,
        Map.of(),
        null,
        TIME);
  }

  private void say(String line) {
    out.println(line + " .");
    out.flush();
  }
}
