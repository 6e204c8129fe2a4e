package dev.aisle.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.core.queries.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What each format's example becomes.
class FormatsTest {
  @TempDir Path folder;

  private final MemoryShop shop = new MemoryShop();

  @ParameterizedTest
  @EnumSource
  void importingTwiceChangesNothing(ImportFormat format) throws IOException {
    ImportSummary first = importExample(format);
    int events = shop.events.size();
    ImportSummary second = importExample(format);

    assertThat(first.accepted()).isPositive().isEqualTo(events);
    assertThat(first.rejected()).as(first.problems().toString()).isZero();
    assertThat(second.accepted()).isZero();
    assertThat(second.rejected()).isZero();
    assertThat(shop.events).hasSize(events);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatSaysWhatItIs(ImportFormat format) {
    assertThat(format.description()).isNotBlank();
    assertThat(format.example())
        .startsWith("aisle import " + format.word() + " ")
        .contains("--shop");
    assertThat(ImportFormat.of(format.word())).isEqualTo(format);
  }

  @Test
  void unknownFormatNamesTheNearest() {
    assertThatThrownBy(() -> ImportFormat.of("metarnk"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("FORMAT: \"metarnk\" is not a format. Did you mean \"metarank\"?");
  }

  @Test
  void aisleReadsEventsAndBareItems() throws IOException {
    importExample(ImportFormat.AISLE);

    assertThat(shop.itemCount()).isEqualTo(2);
    assertThat(shop.events(Interaction.class))
        .extracting(event -> event.id().value())
        .containsExactly("e3");
    assertThat(shop.item("n-18").offer().price()).isEqualTo(Money.of("5"));
  }

  @Test
  void metarankKeepsIdsAndJoinsInteractionsToRankings() throws IOException {
    importExample(ImportFormat.METARANK);

    Item item = shop.item("item1");
    assertThat(item.title()).isEqualTo("Nice jeans");
    assertThat(item.offer().price()).isEqualTo(Money.of("25"));
    assertThat(item.attributes())
        .containsEntry("color", new AttributeValue.Text(List.of("blue", "black")));
    assertThat(shop.events(ShopperChanged.class).getFirst().profile()).containsEntry("age", "33");
    Impression page = shop.events(Impression.class).getFirst();
    assertThat(page.scene()).isEqualTo(Scene.SEARCH);
    assertThat(page.query()).isEqualTo("jeans");
    assertThat(page.context()).isEqualTo(Map.of("source", "search"));
    Interaction order = shop.events(Interaction.class).getFirst();
    assertThat(order.id().value()).isEqualTo("m4");
    assertThat(order.kind()).isEqualTo(Interaction.Kind.ORDER);
    assertThat(order.request()).isEqualTo(page.request());
    assertThat(order.scene()).isEqualTo(Scene.SEARCH);
    assertThat(order.time()).isEqualTo(Instant.ofEpochMilli(1599391467003L));
  }

  @Test
  void ubiMakesPagesOfQueriesAndCountsOtherActions() throws IOException {
    ImportSummary summary = importExample(ImportFormat.UBI);

    assertThat(shop.events(Impression.class))
        .extracting(Impression::query, page -> page.exposures().size())
        .containsExactly(tuple("laptop", 2), tuple("mouse", 1));
    Interaction click = shop.events(Interaction.class).getFirst();
    assertThat(click.request()).isEqualTo(new RequestId("q1"));
    assertThat(click.item()).isEqualTo(new ItemId("p2"));
    assertThat(click.price()).isEqualTo(Money.of("9.5"));
    assertThat(summary.ignored()).containsExactly(Map.entry("action_name \"login\"", 1L));
    assertThat(summary.problems())
        .as("none of the items is in a catalogue")
        .extracting(ImportProblem::kept)
        .containsExactly(true, true, true);
  }

  @Test
  void ga4ListsItemsAndJoinsByTheLatestListOfTheSession() throws IOException {
    importExample(ImportFormat.GA4);

    assertThat(shop.events(ItemChanged.class)).hasSize(2);
    assertThat(shop.item("sku1").brand()).isEqualTo("Kiln");
    Impression page = shop.events(Impression.class).getFirst();
    assertThat(page.query()).isEqualTo("mug");
    assertThat(page.time()).isEqualTo(Instant.parse("2024-01-31T12:00:00Z"));
    assertThat(page.session().value()).isEqualTo("1.2.77");
    assertThat(shop.events(Interaction.class))
        .extracting(Interaction::kind, Interaction::request, Interaction::quantity)
        .containsExactly(
            tuple(Interaction.Kind.CLICK, page.request(), 1),
            tuple(Interaction.Kind.ORDER, page.request(), 2));
  }

  @Test
  void ga4SpeaksOfZeroBasedPositionsAndShiftsThem() throws IOException {
    String line =
        "{\"event_timestamp\":1706702400000000,\"event_name\":\"view_item_list\","
            + "\"user_pseudo_id\":\"1\",\"items\":[{\"item_id\":\"a\",\"index\":0}]}\n";
    Files.writeString(folder.resolve("e.jsonl"), line);

    ImportSummary asIs = run(ImportFormat.GA4, ImportOptions.DEFAULTS);
    ImportSummary shifted = run(ImportFormat.GA4, ImportOptions.DEFAULTS.withZeroBased(true));

    assertThat(asIs.problems())
        .extracting(ImportProblem::toString)
        .containsExactly(
            "e.jsonl:1: \"items[0].index\": is 0 but positions start at 1. Import with"
                + " --zero-based if the export counts from 0.");
    assertThat(shifted.accepted()).isEqualTo(1);
    assertThat(shop.events(Impression.class).getFirst().exposures().getFirst().position())
        .isEqualTo(1);
  }

  @Test
  void recboleReadsTypedColumns() throws IOException {
    importExample(ImportFormat.RECBOLE);

    assertThat(shop.item("1").title()).isEqualTo("Toy Story & Co");
    assertThat(shop.item("1").categories()).containsExactly("Animation");
    assertThat(shop.item("2").offer().price()).isNull();
    assertThat(shop.events(Interaction.class))
        .extracting(Interaction::time)
        .containsExactly(Instant.ofEpochSecond(978300760), Instant.ofEpochSecond(978302109));
  }

  @Test
  void recboleWithoutTimesOrdersThemAndSaysSo() throws IOException {
    Files.writeString(
        folder.resolve("x.inter"), "user_id:token\titem_id:token\n1\t5\n1\t5\n2\t5\n");

    ImportSummary summary = run(ImportFormat.RECBOLE, ImportOptions.DEFAULTS);

    assertThat(summary.notes()).singleElement().asString().startsWith("times are synthetic");
    assertThat(shop.events(Interaction.class))
        .extracting(Interaction::time)
        .containsExactly(
            Instant.parse("2000-01-01T00:00:00Z"),
            Instant.parse("2000-01-02T00:00:00Z"),
            Instant.parse("2000-01-01T00:00:00Z"));
  }

  @Test
  void fashionJoinsUnquotedCommasIntoTheName() throws IOException {
    importExample(ImportFormat.FASHION_PRODUCTS);

    Item shoes = shop.item("4854");
    assertThat(shoes.title()).isEqualTo("Newfeel Unisex White, Blue and Orange Casual Shoes");
    assertThat(shoes.categories()).containsExactly("Footwear", "Shoes", "Casual Shoes");
    assertThat(shoes.attributes())
        .containsEntry("colour", new AttributeValue.Text("White"))
        .doesNotContainKey("usage");
    assertThat(shoes.picture()).isNull();
    assertThat(shoes.listedAt()).isEqualTo(Instant.parse("2012-01-01T00:00:00Z"));
  }

  @Test
  void amazonGamesKeepsTheOrderOfASequence() throws IOException {
    ImportSummary summary = importExample(ImportFormat.AMAZON_GAMES);

    assertThat(summary.notes()).anyMatch(note -> note.startsWith("times are synthetic"));
    assertThat(shop.item("1").title()).isEqualTo("Pikmin & Olimar Amiibo");
    assertThat(shop.events(Interaction.class))
        .extracting(event -> event.item().value())
        .containsExactly("0", "1", "0");
    assertThat(shop.events(Interaction.class))
        .extracting(Interaction::time)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void ownActionNamesAreMapped() throws IOException {
    Files.writeString(
        folder.resolve("e.jsonl"),
        "{\"event\":\"interaction\",\"id\":\"1\",\"timestamp\":1599391467003,\"user\":\"u\","
            + "\"type\":\"Wishlist Add\",\"item\":\"i\"}");

    run(
        ImportFormat.METARANK,
        ImportOptions.DEFAULTS.withActions(Map.of("wishlist-add", Interaction.Kind.ADD_TO_CART)));

    assertThat(shop.events(Interaction.class).getFirst().kind())
        .isEqualTo(Interaction.Kind.ADD_TO_CART);
  }

  private ImportSummary importExample(ImportFormat format) throws IOException {
    for (Map.Entry<String, byte[]> file : FormatExamples.of(format).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return run(format, ImportOptions.DEFAULTS);
  }

  private ImportSummary run(ImportFormat format, ImportOptions options) throws IOException {
    return Importer.run(format, List.of(folder), shop, options, Progress.NONE);
  }
}
