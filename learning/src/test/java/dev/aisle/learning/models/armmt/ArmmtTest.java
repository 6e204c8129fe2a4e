package dev.aisle.learning.models.armmt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Gain;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureInputs;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.ListModelContract;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.ranking.RankSettings;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.TestShop;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArmmtTest extends ListModelContract {
  private static final int WIDTH = 6;
  private static final ArmmtConfig SMALL =
      ArmmtConfig.DEFAULT
          .withInputs(ArmmtConfig.DEFAULT.inputs().withWidest(4), ArmmtConfig.DEFAULT.context())
          .withWidth(8)
          .withLearning(RankSettings.DEFAULT.withPages(16).withRate(0.005).withEpochs(4, 2));

  @Override
  protected Model model() {
    return new Armmt(SMALL);
  }

  @Override
  protected FeatureSet features() {
    return features("picture@1");
  }

  /// The default columns and those of two made-up encoders.
  private static FeatureSet features(String pictures) {
    return ShopFeatures.DEFAULT.with(
        new Column.TextVector("text", WIDTH, "text@1", in -> text(in.item())),
        sequence("clickTexts", 50, "text@1", in -> clicked(in, ArmmtTest::text)),
        sequence(
            "queryText",
            1,
            "text@1",
            in ->
                Collections.<float @Nullable []>singletonList(
                    in.request().query() == null ? null : new float[] {1, 0, 0, 1, 0, 0})),
        new Column.ImageVector("picture", WIDTH, pictures, in -> picture(in.item())),
        sequence("clickPictures", 50, pictures, in -> clicked(in, ArmmtTest::picture)));
  }

  private static Column sequence(
      String name,
      int length,
      String encoder,
      Function<FeatureInputs, List<float @Nullable []>> value) {
    return new Column.VectorSequence(name, length, WIDTH, encoder, value);
  }

  private static int number(Item item) {
    return Integer.parseInt(item.id().value().substring(1));
  }

  /// Texts tell the category; one item in eleven has none.
  private static float @Nullable [] text(Item item) {
    float[] vector = new float[WIDTH];
    vector[number(item) % WIDTH] = 1;
    return number(item) % 11 == 3 ? null : vector;
  }

  /// Pictures tell the quality; one item in nine has none.
  private static float @Nullable [] picture(Item item) {
    float[] vector = new float[WIDTH];
    vector[0] = number(item) * 7 % 60 / 60f;
    vector[1] = 1 - vector[0];
    return number(item) % 9 == 4 ? null : vector;
  }

  private static List<float @Nullable []> clicked(
      FeatureInputs in, Function<Item, float @Nullable []> vector) {
    return in.interests().clickedItems().stream()
        .<float @Nullable []>map(item -> item == null ? null : vector.apply(item))
        .toList();
  }

  private static Scorer scorer(Served.Orders served) {
    return requireNonNull(served.scorer());
  }

  @Test
  void readsEveryModalityThatTheShopHas() throws IOException {
    assertThat(saved().manifest().features())
        .anyMatch(line -> line.startsWith("picture: image vector"))
        .anyMatch(line -> line.startsWith("clickTexts: vector sequence"))
        .anyMatch(line -> line.startsWith("queryText: "))
        .noneMatch(line -> line.startsWith("shopper: "));
    assertThat(saved().tensors().keySet()).noneMatch(name -> name.contains("auxiliary"));
  }

  /// The first time nothing is kept, the second time everything is.
  @Test
  void keptViewsScoreAsFreshOnes() throws IOException {
    FeatureBatch batch = pages().of(Split.TEST).getFirst().features();
    float[] upstream = falling(batch.size());
    try (Served.Orders served = served(saved());
        Served.Orders other = served(saved())) {
      float[] fresh = scores(served, batch, upstream);
      assertThat(scores(served, batch, upstream)).containsExactly(fresh);
      // Views that other requests left behind, in other calls, are the same to rounding.
      for (int page = 1; page < 40; page++) {
        FeatureBatch another = pages().of(Split.TEST).get(page).features();
        scores(other, another, falling(another.size()));
      }
      assertThat(scores(other, batch, upstream)).containsExactly(fresh, within(1e-6f));
    }
  }

  @Test
  void expectsMoreOfItsOwnOrderThanOfTheOneThatCameIn() throws IOException {
    try (Served.Orders served = served(saved())) {
      Scorer scorer = scorer(served);
      float[] scores = scores(served, request(TestShop.items()), falling(60));
      Gain gain = requireNonNull(scorer.gain(scores, 20));
      assertThat(gain.after()).isGreaterThan(gain.before());
      assertThat(requireNonNull(scorer.gain(scores, 0)).after()).isZero();
      assertThat(requireNonNull(scorer.gain(scores, 1000)).after()).isGreaterThan(gain.after());
    }
  }

  /// What the model expects of logged pages is near what they brought.
  @Test
  void expectedGainsAreThoseOfTheLog() throws IOException {
    try (Served.Orders served = served(saved())) {
      double expected = 0;
      double gained = 0;
      for (var page : pages().of(Split.TEST)) {
        int n = page.exposed();
        float[] scores = scores(served, page.features().first(n), new float[n]);
        expected += requireNonNull(scorer(served).gain(scores, n)).before();
        for (int row = 0; row < page.exposed(); row++) {
          gained += (page.clicked(row) ? 1 : 0) + (page.ordered(row) ? SMALL.orderGain() : 0);
        }
      }
      assertThat(expected / gained).as("%.1f, %.1f", expected, gained).isBetween(0.7, 1.4);
    }
  }

  @Test
  void saysWhatEachPartDidToAnItem() throws IOException {
    try (Served.Orders served = served(saved())) {
      Scorer scorer = scorer(served);
      FeatureBatch batch = pages().of(Split.TEST).getLast().features();
      float[] upstream = falling(batch.size());
      List<Explanation> parts = scorer.explain(batch, upstream, 2);
      assertThat(parts)
          .extracting(part -> part.text().replaceAll(":.*", ""))
          .contains("text", "picture", "neighbours")
          .isSubsetOf("text", "picture", "behaviour", "query", "neighbours");
      double[] sizes = parts.stream().mapToDouble(part -> Math.abs(part.value())).toArray();
      assertThat(sizes).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
  }

  @Test
  void aPartThatIsNotThereDidNothing() throws IOException {
    try (Served.Orders served = served(saved())) {
      // A shopper without clicks: no behaviour; item 4 has no picture.
      List<Explanation> parts = scorer(served).explain(request(TestShop.items()), falling(60), 4);
      assertThat(parts)
          .extracting(part -> part.text().replaceAll(":.*", ""))
          .doesNotContain("behaviour");
    }
  }

  @Test
  void aShopWithoutEncodersIsReRankedByTheRest() throws IOException {
    Armmt plain = new Armmt(SMALL.withModalities(List.of()));
    var trained = plain.train(job(pages(), null));
    assertThat(trained.features()).noneMatch(line -> line.contains("vector"));
    assertThat(trained.metrics().getLast().value()).isGreaterThan(0.6);
  }

  @Test
  void refusesPicturesOfAnotherEncoder() {
    assertThatThrownBy(
            () ->
                model()
                    .serve(
                        saved(), new ServingParts(features("picture@2"), pages().catalogue()::get)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("encoder picture@1");
  }

  @Test
  void refusesAFileWithoutPlaces() throws IOException {
    Map<String, TensorData> tensors = new HashMap<>(saved().tensors());
    tensors.remove(Armmt.PLACES);
    SavedModel damaged = new SavedModel(saved().manifest(), tensors);
    assertThatThrownBy(() -> served(damaged))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("\"places\"");
  }
}
