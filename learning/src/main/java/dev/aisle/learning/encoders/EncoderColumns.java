package dev.aisle.learning.encoders;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureInputs;
import dev.aisle.core.features.Scaling;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.queries.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns that encoders add to a shop's features. All of them name the encoder with its
/// version, so that a model that was trained on another one is refused.
public final class EncoderColumns {
  /// The vectors of candidates' texts.
  public static final String TEXT = "text";

  /// Those of the clicked items, at the places of `clicks`.
  public static final String CLICK_TEXTS = "clickTexts";

  /// The vector of a search's query, a sequence of one.
  public static final String QUERY_TEXT = "queryText";

  /// The vectors of candidates' pictures.
  public static final String PICTURE = "picture";

  /// Those of the clicked items, at the places of `clicks`.
  public static final String CLICK_PICTURES = "clickPictures";

  private static final String TEXT_MATCH = "textMatch";

  private EncoderColumns() {}

  /// [#TEXT], [#CLICK_TEXTS], [#QUERY_TEXT], and how near an item's text is to the query of a
  /// search: the cosine, in `[-1, 1]`; NaN elsewhere and where either has no vector. The name of
  /// this number ends in the encoder's: `textMatch text@3`. A query is encoded once for all
  /// candidates and columns of a request.
  ///
  /// @param items vectors that `encoder` made
  public static List<Column> texts(TextVectors encoder, VectorCache items) {
    TextMatcher matcher = new TextMatcher(encoder, items);
    return List.of(
        new Column.TextVector(TEXT, items.width(), items.encoder(), in -> items.vector(in.item())),
        clicked(CLICK_TEXTS, items),
        new Column.VectorSequence(
            QUERY_TEXT,
            1,
            items.width(),
            items.encoder(),
            in -> Collections.singletonList(query(in, matcher))),
        new Column.Numeric(
            TEXT_MATCH + " " + items.encoder(),
            Scaling.NONE,
            in -> matcher.match(query(in, matcher), in.item())));
  }

  /// [#PICTURE] and [#CLICK_PICTURES].
  public static List<Column> pictures(VectorCache items) {
    return List.of(
        new Column.ImageVector(
            PICTURE, items.width(), items.encoder(), in -> items.vector(in.item())),
        clicked(CLICK_PICTURES, items));
  }

  private static float @Nullable [] query(FeatureInputs in, TextMatcher matcher) {
    return in.request().scene() == Scene.SEARCH ? in.interests().queryVector(matcher) : null;
  }

  private static Column clicked(String name, VectorCache items) {
    return new Column.VectorSequence(
        name,
        ShopFeatures.CLICKS,
        items.width(),
        items.encoder(),
        in -> {
          List<@Nullable Item> clicked = in.interests().clickedItems();
          List<float @Nullable []> vectors = new ArrayList<>();
          for (int i = Math.max(0, clicked.size() - ShopFeatures.CLICKS); i < clicked.size(); i++) {
            Item item = clicked.get(i);
            vectors.add(item == null ? null : items.vector(item));
          }
          return vectors;
        });
  }
}
