package dev.aisle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestEvents;
import dev.aisle.core.events.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSchemaTest {
  private static final Schema SCHEMA = schema();

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyWrittenEventIsValid(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300; i++) {
      Event event = TestEvents.random(random);
      String json = new String(EventJson.write(event), StandardCharsets.UTF_8);
      assertThat(SCHEMA.validate(json, InputFormat.JSON)).as("seed %d: %s", seed, json).isEmpty();
    }
  }

  @Test
  void everyExampleOfTheDocsIsValidAndReads() throws IOException {
    Set<Class<?>> shown = new HashSet<>();
    for (String example : examples()) {
      shown.add(EventJson.read(example.getBytes(StandardCharsets.UTF_8)).getClass());
      assertThat(SCHEMA.validate(example, InputFormat.JSON)).as(example).isEmpty();
    }
    assertThat(shown).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }

  @Test
  void whatTheSchemaRefusesTheCodecRefuses() throws IOException {
    List<String[]> mutations =
        List.of(
            new String[] {"\"id\":\"e", "\"ID\":\"e"},
            new String[] {"\"time\":\"", "\"time\":\"x"},
            new String[] {"\"time\":\"2026-11-21T08", "\"surprise\":1,\"time\":\"2026-11-21T08"},
            new String[] {"\"item\":\"n-17\"", "\"item\":17"},
            new String[] {"\"item\":\"n-17\"", "\"item\":\"\""},
            new String[] {"\"shopper\":\"p-1\"", "\"shopper\":null"},
            new String[] {"\"price\":\"69.90\"", "\"price\":-1"},
            new String[] {"\"price\":\"69.90\"", "\"price\":\"free\""},
            new String[] {"\"position\":1", "\"position\":0"},
            new String[] {"\"propensity\":0.9", "\"propensity\":0"},
            new String[] {"\"kind\":\"order\"", "\"kind\":\"buy\""},
            new String[] {"\"kind\":\"order\"", "\"kind\":\"dwell\""},
            new String[] {"\"quantity\":2", "\"quantity\":0"},
            new String[] {"\"rating\":4.5", "\"rating\":9"},
            new String[] {"\"title\":\"Runner 3 trainers\"", "\"title\":\" \""},
            new String[] {"[\"Running\",\"Walking\"]", "[]"},
            new String[] {"\"scene\":\"search\"", "\"scene\":\"Search\""},
            new String[] {"\"type\":\"answer\"", "\"type\":\"reply\""});
    for (String[] mutation : mutations) {
      int met = 0;
      for (String example : examples()) {
        String mutated = example.replace(mutation[0], mutation[1]);
        if (!mutated.equals(example)) {
          met++;
          assertThat(SCHEMA.validate(mutated, InputFormat.JSON)).as(mutated).isNotEmpty();
          assertThatThrownBy(() -> EventJson.read(mutated.getBytes(StandardCharsets.UTF_8)))
              .as(mutated)
              .isInstanceOf(InvalidInputException.class);
        }
      }
      assertThat(met).as(mutation[0]).isPositive();
    }
  }

  private static List<String> examples() throws IOException {
    Path docs = Path.of(System.getProperty("aisle.root"), "docs", "events.md");
    return Files.readAllLines(docs).stream().filter(line -> line.startsWith("{")).toList();
  }

  private static Schema schema() {
    try (var in = EventJson.class.getResourceAsStream("/dev/aisle/wire/events.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("the schema is not on the class path");
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(json, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
