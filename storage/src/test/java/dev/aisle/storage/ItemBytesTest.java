package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.catalog.SellerId;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemBytesTest {
  private static final Item FULL =
      new Item(
          new ItemId("n-17"),
          "Läufer 3 \uD83D\uDC5F",
          "For the road.\nAnd the track.",
          List.of("Shoes", "Sneakers"),
          "Orrin",
          new SellerId("s-1"),
          new Offer(new Money(7_990), 12),
          4.5,
          31,
          Map.of(
              "colour", new AttributeValue.Text("Red"),
              "connectivity", new AttributeValue.Text(List.of("Bluetooth", "Wi-Fi")),
              "diagonal", new AttributeValue.Quantity(-15.6, "inch"),
              "pockets", new AttributeValue.Quantity(4, ""),
              "waterproof", new AttributeValue.Flag(true),
              "vegan", new AttributeValue.Flag(false)),
          "n-17.jpg",
          Instant.parse("2026-11-21T08:30:00.123Z"));
  private static final Item BARE =
      new Item(
          new ItemId("x"),
          "X",
          "",
          List.of(),
          null,
          null,
          new Offer(null, null),
          null,
          0,
          Map.of(),
          null,
          Instant.EPOCH);
  private static final Item FREE =
      new Item(
          new ItemId("free"),
          "Free and sold out",
          "",
          List.of(),
          "",
          null,
          new Offer(new Money(0), 0),
          0.0,
          0,
          Map.of(),
          "",
          Instant.EPOCH);

  @Test
  void readsBackWhatItWrote() throws IOException {
    for (Item item : List.of(FULL, BARE, FREE)) {
      assertThat(ItemBytes.read(ItemBytes.write(item))).isEqualTo(item);
    }
  }

  @Test
  void refusesEveryTruncatedItem() throws IOException {
    byte[] whole = ItemBytes.write(FULL);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ItemBytes.read(cut))
          .as("the first %d bytes", length)
          .isInstanceOf(InvalidInputException.class);
    }
  }
}
