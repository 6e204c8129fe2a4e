package dev.aisle.core.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.TestItems;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FiltersTest {
  private static final Item LAMP =
      new Item(
          new ItemId("lamp"),
          "Lamp",
          "",
          List.of("Home", "Lamps"),
          "Vaya",
          null,
          new Offer(Money.of("20.00"), 0),
          null,
          0,
          Map.of(
              "colour", new AttributeValue.Text(List.of("Red", "Blue")),
              "dimmable", new AttributeValue.Flag(true),
              "height", new AttributeValue.Quantity(30, "cm")),
          null,
          TestItems.LISTED);

  private static Filters categories(String... names) {
    return new Filters(Set.of(names), Set.of(), null, null, Map.of(), false);
  }

  private static Filters brands(String... names) {
    return new Filters(Set.of(), Set.of(names), null, null, Map.of(), false);
  }

  private static Filters prices(String least, String most) {
    return new Filters(Set.of(), Set.of(), Money.of(least), Money.of(most), Map.of(), false);
  }

  private static Filters attribute(String name, String... values) {
    return new Filters(Set.of(), Set.of(), null, null, Map.of(name, Set.of(values)), false);
  }

  static List<Filters> passed() {
    return List.of(
        Filters.NONE,
        categories("Home"),
        categories("Shoes", "Lamps"),
        brands("Vaya", "Orrin"),
        prices("20.00", "20.00"),
        attribute("colour", "Blue", "Green"),
        attribute("dimmable", "true"));
  }

  static List<Filters> missed() {
    return List.of(
        categories("Shoes"),
        brands("vaya"),
        prices("20.01", "30.00"),
        prices("10.00", "19.99"),
        attribute("colour", "Green"),
        attribute("dimmable", "false"),
        attribute("height", "30"),
        attribute("material", "Oak"),
        new Filters(Set.of(), Set.of(), null, null, Map.of(), true));
  }

  @ParameterizedTest
  @MethodSource("passed")
  void acceptsWhatSatisfiesEveryField(Filters filters) {
    assertThat(filters.accept(LAMP)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("missed")
  void refusesWhatMissesOneField(Filters filters) {
    assertThat(filters.accept(LAMP)).isFalse();
  }

  @Test
  void fieldsCombineWithAnd() {
    Map<String, Set<String>> red = Map.of("colour", Set.of("Red"));
    assertThat(new Filters(Set.of("Home"), Set.of("Vaya"), null, null, red, false).accept(LAMP))
        .isTrue();
    assertThat(new Filters(Set.of("Home"), Set.of("Orrin"), null, null, red, false).accept(LAMP))
        .isFalse();
  }

  @Test
  void anItemWithoutAPricePassesNoBoundOfPrice() {
    Item unpriced = LAMP.withOffer(new Offer(null, null));
    assertThat(prices("0.00", "99.00").accept(unpriced)).isFalse();
    assertThat(categories("Home").accept(unpriced)).isTrue();
  }
}
