package dev.aisle.learning.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.TestItems;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorCacheTest {
  private final AtomicInteger made = new AtomicInteger();

  @TempDir private Path folder;
  private Path file = Path.of("unset");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("vectors").resolve("text.bin");
  }

  private VectorCache open(String encoder, int limit) {
    return VectorCache.open(
        file,
        encoder,
        2,
        ItemContent.TEXT,
        item -> {
          made.incrementAndGet();
          return item.title().equals("nothing") ? null : new float[] {item.title().length(), 1};
        },
        limit);
  }

  @Test
  void aVectorIsMadeOnceUntilTheTextChanges() {
    VectorCache cache = open("e@1", 10);
    Item item = TestItems.item("a", "Blue", "9.99", "Things");
    assertThat(cache.vector(item)).containsExactly(4, 1);
    cache.vector(item);
    cache.vector(item.withOffer(new Offer(Money.of("5.00"), 3)));
    assertThat(made).hasValue(1);
    assertThat(cache.vector(TestItems.item("a", "Green", "9.99", "Things"))).containsExactly(5, 1);
    assertThat(cache.vector(TestItems.item("b", "nothing", "9.99"))).isNull();
    assertThat(cache.vector(TestItems.item("b", "nothing", "9.99"))).isNull();
    assertThat(made).hasValue(3);
  }

  @Test
  void vectorsSurviveAStartButNotAnotherEncoder() throws IOException {
    VectorCache cache = open("e@1", 10);
    Item item = TestItems.item("a", "Blue", "9.99", "Things");
    cache.vector(item);
    cache.vector(TestItems.item("b", "nothing", "9.99"));
    cache.save();
    VectorCache again = open("e@1", 10);
    assertThat(again.size()).isEqualTo(2);
    assertThat(again.vector(item)).containsExactly(4, 1);
    assertThat(again.vector(TestItems.item("b", "nothing", "9.99"))).isNull();
    assertThat(made).hasValue(2);
    assertThat(again.vector(TestItems.item("a", "Other", "9.99"))).containsExactly(5, 1);
    assertThat(made).hasValue(3);
    assertThat(open("e@2", 10).size()).isZero();
  }

  @Test
  void aFileThatIsDamagedAnywhereIsMadeAgain() throws IOException {
    VectorCache cache = open("e@1", 10);
    Item item = TestItems.item("a", "Blue", "9.99", "Things");
    cache.vector(item);
    cache.save();
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      Files.write(file, bad);
      assertThat(open("e@1", 10).size()).as("byte %d", at).isZero();
    }
    Files.write(file, java.util.Arrays.copyOf(good, good.length - 7));
    VectorCache again = open("e@1", 10);
    assertThat(again.vector(item)).containsExactly(4, 1);
    again.save();
    assertThat(Files.readAllBytes(file)).isEqualTo(good);
  }

  @Test
  void atMostTheLimitIsKeptAndGoneItemsAreForgotten() {
    VectorCache cache = open("e@1", 3);
    for (int i = 0; i < 6; i++) {
      assertThat(cache.vector(TestItems.item("i" + i))).isNotNull();
    }
    assertThat(cache.size()).isEqualTo(3);
    cache.prepare(List.of(TestItems.item("i8"), TestItems.item("i9")), done -> {});
    assertThat(cache.size()).isEqualTo(2);
  }

  @Test
  void theQueryIsEncodedOnceForAllCandidates() {
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(3))) {
      new TextTower(parameters, Type.FLOAT, new TextTokens(1 << 10), 16, 0);
      TextEncoder encoder = new TextEncoder("test", parameters.save());
      VectorCache items = VectorCache.open(file, "e@1", 16, ItemContent.TEXT, encoder::item, 10);
      TextMatcher matcher = new TextMatcher(encoder, items);
      FeatureSet set = new FeatureSet(EncoderColumns.texts(encoder, items));
      List<Item> candidates =
          List.of(
              TestItems.item("a", "Red sofa", "9.99", "Sofas"),
              TestItems.item("b", "★", "9.99"),
              TestItems.item("c", "Blue lamp", "9.99", "Lamps"));
      FeatureBatch search = features(set, Scene.SEARCH, "red sofa", candidates);
      float[] match = search.numbers("textMatch e@1");
      float @Nullable [] query = encoder.query("red sofa");
      assertThat((double) match[0]).isEqualTo((float) matcher.match(query, candidates.get(0)));
      assertThat(match[1]).isNaN();
      assertThat(match[0]).isGreaterThan(match[2]);
      assertThat(search.vectors(EncoderColumns.TEXT)[0])
          .containsExactly(encoder.item(candidates.get(0)))
          .isSameAs(items.vector(candidates.get(0)));
      assertThat(search.vectors(EncoderColumns.TEXT)[1]).isNull();
      assertThat(Arrays.asList(search.vectors(EncoderColumns.QUERY_TEXT))).containsExactly(query);
      FeatureBatch feed = features(set, Scene.FEED, null, candidates);
      assertThat(Arrays.asList(feed.vectors(EncoderColumns.QUERY_TEXT))).containsOnlyNulls();
      assertThat(features(set, Scene.FEED, null, candidates).numbers("textMatch e@1"))
          .containsExactly(Float.NaN, Float.NaN, Float.NaN);
      assertThat(set.declaration())
          .containsExactly(
              "text: text vector, width 16, encoder e@1",
              "clickTexts: vector sequence, length 50, width 16, encoder e@1",
              "queryText: vector sequence, length 1, width 16, encoder e@1",
              "textMatch e@1: numeric, scaling none");
    }
  }

  @Test
  void interestsAskAnEncoderOnceARequest() {
    AtomicInteger asked = new AtomicInteger();
    dev.aisle.core.features.QueryEncoder counting =
        query -> {
          asked.incrementAndGet();
          return query.isBlank() ? null : new float[] {query.length()};
        };
    var interests =
        new dev.aisle.core.features.Interests(
            request(Scene.SEARCH, "red sofa"), ShopperState.INITIAL, _ -> null);
    assertThat(interests.queryVector(counting)).containsExactly(8);
    assertThat(interests.queryVector(counting)).containsExactly(8);
    assertThat(asked).hasValue(1);
  }

  private static FeatureBatch features(
      FeatureSet set, Scene scene, @Nullable String query, List<Item> candidates) {
    return set.features(
        request(scene, query),
        ShopperState.INITIAL,
        _ -> null,
        candidates,
        _ -> ItemStatistics.INITIAL);
  }

  private static FeatureRequest request(Scene scene, @Nullable String query) {
    return new FeatureRequest(new ShopperId("p"), scene, query, null, Instant.EPOCH, Map.of());
  }
}
