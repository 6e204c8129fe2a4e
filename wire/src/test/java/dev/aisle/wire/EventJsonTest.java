package dev.aisle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestEvents;
import dev.aisle.core.TestItems;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final String CLICK =
      "{\"type\":\"interaction\",\"id\":\"e1\",\"time\":\"2026-11-21T08:00:00.000Z\","
          + "\"session\":\"s\",\"shopper\":\"p\",\"item\":\"a\",\"kind\":\"click\"}";
  private static final String PAGE =
      "{\"type\":\"impression\",\"id\":\"e1\",\"time\":1795248000000,\"request\":\"r\","
          + "\"session\":\"s\",\"shopper\":\"p\",\"scene\":\"feed\","
          + "\"exposures\":[{\"item\":\"a\",\"position\":1}]}";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsWrittenReadsBackEqual(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      Event event = TestEvents.random(random);
      byte[] line = EventJson.write(event);
      assertThat(EventJson.read(line)).as("seed %d, event %d", seed, i).isEqualTo(event);
      assertThat(EventJson.write(EventJson.read(line))).isEqualTo(line);
      assertThat(line).doesNotContain('\n', '\r');
    }
  }

  @Test
  void aClickIsShort() {
    Event click = TestEvents.click("p", "a", 0).withId(new dev.aisle.core.events.EventId("e1"));
    assertThat(new String(EventJson.write(click), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"type\":\"interaction\",\"id\":\"e1\",\"time\":\"2026-11-01T00:00:00.000Z\","
                + "\"session\":\"session-p\",\"shopper\":\"p\",\"item\":\"a\",\"kind\":\"click\"}");
  }

  @Test
  void timesMayBeMillisecondsOrHaveAnOffset() {
    assertThat(read(CLICK.replace("\"2026-11-21T08:00:00.000Z\"", "1795248000000")).time())
        .isEqualTo(NOW);
    assertThat(read(CLICK.replace("08:00:00.000Z", "10:00:00+02:00")).time()).isEqualTo(NOW);
  }

  @Test
  void aPriceMayBeANumberOrAText() {
    for (String price : new String[] {"12.99", "\"12.99\"", "12.990", "\" 12.99 \""}) {
      Interaction order =
          (Interaction) read(CLICK.replace("\"click\"", "\"order\",\"price\":" + price));
      assertThat(order.price()).asString().isEqualTo("12.99");
    }
  }

  @Test
  void anItemWithoutListingTimeIsListedWhenTheEventSays() {
    ItemChanged changed =
        (ItemChanged)
            read(
                "{\"type\":\"item_changed\",\"id\":\"e\",\"time\":1795248000000,"
                    + "\"item\":{\"id\":\"a\",\"title\":\"A\"}}");
    assertThat(changed.item().listedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"id\":\"e1\",|| /id: is missing. Add the field.",
        "\"item\":\"a\"|\"itme\":\"a\"| /item: is missing. Add the field; there is a \"itme\": was"
            + " it meant?",
        "\"kind\":\"click\"|\"kind\":\"click\",\"prise\":1| /prise: is an unknown field. Remove or rename it. Did you mean \"price\"?",
        "\"click\"|\"clik\"| /kind: is \"clik\", which is no known value. Did you mean \"click\"?",
        "\"interaction\"|\"interactions\"| /type: is \"interactions\", which is no known value. Did you mean"
            + " \"interaction\"?",
        "\"item\":\"a\"|\"item\":7| /item: is the number 7 but must be a string. Send it as a"
            + " string.",
        "\"item\":\"a\"|\"item\":null| /item: is null but must be a string. Leave out what is not"
            + " known.",
        "\"item\":\"a\"|\"item\":\"a\\u0007\"| /item: item id has the character U+0007 at index 1,"
            + " which no id may have. Remove control characters from ids before sending them.",
        "\"click\"|\"order\",\"price\":-1| /price: price is -1 but must be from 0 to 10000000000."
            + " Leave the price out where the item has none.",
        "\"click\"|\"order\",\"price\":\"NaN\"| /price: price \"NaN\" is not an amount. Write it as"
            + " 12.99, without currency.",
        "\"click\"|\"order\",\"price\":1e999| /price: is the number Infinity but must be a finite"
            + " number. Send it as a finite number.",
        "\"click\"|\"order\",\"price\":\"1e-999999999\"| /price: price \"1e-999999999\" is not an"
            + " amount. Write it as 12.99, without currency.",
        "\"click\"|\"order\",\"quantity\":0| /quantity: is 0 but must be at least 1. Leave it out"
            + " for one piece.",
        "\"click\"|\"order\",\"quantity\":1.5| /quantity: is the number 1.5 but must be a whole"
            + " number. Send it as a whole number.",
        "\"click\"|\"dwell\"| dwellMillis: is missing in a dwell event. Send the milliseconds that"
            + " the shopper stayed.",
        "\"2026-11-21T08:00:00.000Z\"|1795248000| /time: is 1795248000, which looks like seconds,"
            + " but times are milliseconds. Multiply it by 1000, or write it as"
            + " 2026-11-21T08:30:00.000Z.",
        "\"2026-11-21T08:00:00.000Z\"|\"yesterday\"| /time: is \"yesterday\", not a time with its"
            + " offset. Write it as 2026-11-21T08:30:00.000Z, or as milliseconds since 1970.",
        "\"2026-11-21T08:00:00.000Z\"|1795248000000000000| /time: is the number"
            + " 1795248000000000000, outside of the years 0 to 9999. Check the unit: milliseconds"
            + " since 1970, not micro- or nanoseconds.",
      })
  void aRefusalNamesPlaceProblemAndRemedy(String from, String to, String message) {
    String json = CLICK.replace(from, to == null ? "" : to);
    assertThat(json).isNotEqualTo(CLICK);
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"position\":1|\"position\":0| /exposures/0/position: is 0 but positions start at 1. Add"
            + " one to each position of an export that counts from 0.",
        "\"position\":1|\"position\":1,\"propensity\":1.2| /exposures/0/propensity: is 1.2 but a"
            + " probability in (0, 1] is needed. Leave it out where the policy is deterministic: it"
            + " is then 1.",
        "\"position\":1|\"position\":1,\"scores\":{\"a/b\":\"x\"}| /exposures/0/scores/a~1b: is the"
            + " string \"x\" but must be a finite number. Send it as a finite number.",
        "[{\"item\":\"a\",\"position\":1}]|[7]| /exposures/0: is the number 7 but must be an"
            + " object. Send it as an object.",
        "[{\"item\":\"a\",\"position\":1}]|{}| /exposures: is an object but must be an array of"
            + " objects. Send it as an array of objects.",
        "\"scene\":\"feed\"|\"scene\":\"feed\",\"filters\":{\"minPrice\":9,\"maxPrice\":8}|"
            + " /filters: filters.minPrice: 9.00 is above maxPrice 8.00. Swap the two, or leave one"
            + " out.",
      })
  void aRefusalPointsIntoThePage(String from, String to, String message) {
    String json = PAGE.replace(from, to);
    assertThat(json).isNotEqualTo(PAGE);
    assertThatThrownBy(() -> read(json)).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "7", "null", "{", "{}x", "{\"a\":1,\"a\":2}", "{'a':1}"})
  void whatIsNotOneObjectIsRefused(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching("(?s)(byte \\d+|/id): .+\\. .+");
  }

  @Test
  void trailingAndDoubledContentIsRefused() {
    assertThatThrownBy(() -> read(CLICK + " {}")).hasMessageContaining("is not valid JSON");
    assertThatThrownBy(() -> read(CLICK.replace("\"kind\"", "\"item\":\"b\",\"kind\"")))
        .hasMessageContaining("Duplicate");
  }

  @Test
  void bombsAreRefusedQuickly() {
    String deep = CLICK.replace("\"a\"", "[".repeat(100_000));
    assertThatThrownBy(() -> read(deep)).hasMessageContaining("Nest at most 64 levels");
    String number = CLICK.replace("\"a\"", "9".repeat(500_000));
    assertThatThrownBy(() -> read(number)).hasMessageContaining("is beyond a limit");
    String large = CLICK.replace("\"a\"", "\"" + "x".repeat(EventJson.MAX_BYTES) + "\"");
    assertThatThrownBy(() -> read(large)).hasMessageContaining("at most 1048576 are accepted");
    String price =
        CLICK.replace("\"click\"", "\"order\",\"price\":\"" + "9".repeat(900_000) + "\"");
    assertThatThrownBy(() -> read(price)).hasMessageContaining("/price: price \"9999");
  }

  @Test
  void onlyUtf8IsRead() {
    byte[] latin1 = CLICK.replace("\"a\"", "\"é\"").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> EventJson.read(latin1))
        .hasMessageContaining("byte 102: is not valid UTF-8");
    assertThatThrownBy(() -> EventJson.read(CLICK.getBytes(StandardCharsets.UTF_16LE)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> read(CLICK.replace("\"a\"", "\"\\ud83d\"")))
        .hasMessageContaining("\\ud83d is half of a surrogate pair");
    assertThat(((Interaction) read(CLICK.replace("\"a\"", "\"\\ud83d\\ude00\""))).item().value())
        .isEqualTo("😀");
    assertThat(((Interaction) read(CLICK.replace("\"a\"", "\"\\\\ud83d\""))).item().value())
        .isEqualTo("\\ud83d");
  }

  @Test
  void whatCouldNotBeReadIsNotWritten() {
    var item = TestItems.item("a", "half \ud83d", "1");
    assertThatThrownBy(() -> EventJson.write(TestEvents.changed(item, 0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("half of a surrogate pair");
    var search = TestEvents.search("p", "x".repeat(EventJson.MAX_BYTES), 0);
    assertThatThrownBy(() -> EventJson.write(search)).hasMessageContaining("bytes as JSON");
  }

  @Test
  void anEventOfTheFutureIsRefusedWhereItArrives() {
    byte[] line = CLICK.getBytes(StandardCharsets.UTF_8);
    assertThat(EventJson.read(line, NOW.minusSeconds(86_400)).time()).isEqualTo(NOW);
    assertThatThrownBy(() -> EventJson.read(line, NOW.minusSeconds(86_401)))
        .hasMessage(
            "/time: is 2026-11-21T08:00:00Z, more than a day after now, 2026-11-20T07:59:59Z."
                + " Check the sender's clock, and that the time is in milliseconds.");
  }

  @Test
  void aClientsEventWithoutIdGetsOneFromItsContent() {
    String unnamed = CLICK.replace("\"id\":\"e1\",", "");
    String reordered =
        unnamed
            .replace("{\"type\":\"interaction\",", "{ ")
            .replace("}", ", \"type\" : \"interaction\", \"quantity\": 1}");
    Event first = EventJson.readFromClient(unnamed.getBytes(StandardCharsets.UTF_8), NOW);
    Event again = EventJson.readFromClient(reordered.getBytes(StandardCharsets.UTF_8), NOW);
    Event other =
        EventJson.readFromClient(
            unnamed.replace("\"a\"", "\"b\"").getBytes(StandardCharsets.UTF_8), NOW);
    assertThat(again).isEqualTo(first);
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(first.id().value()).matches("e-[0-9a-f]{32}");
    assertThat(EventJson.readFromClient(CLICK.getBytes(StandardCharsets.UTF_8), NOW).id().value())
        .isEqualTo("e1");
  }

  private static Event read(String json) {
    return EventJson.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
