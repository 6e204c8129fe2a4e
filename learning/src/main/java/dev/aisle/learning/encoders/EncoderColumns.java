package dev.aisle.learning.encoders;

import dev.aisle.core.features.Column;
import dev.aisle.core.features.Scaling;
import dev.aisle.core.queries.Scene;

/// The columns that encoders add to a shop's features. All of them name the encoder with its
/// version, so that a model that was trained on another one is refused.
public final class EncoderColumns {
  private EncoderColumns() {}

  /// The vectors of items' texts.
  public static Column text(String name, VectorCache items) {
    return new Column.TextVector(
        name, items.width(), items.encoder(), in -> items.vector(in.item()));
  }

  /// The vectors of items' pictures.
  public static Column picture(String name, VectorCache items) {
    return new Column.ImageVector(
        name, items.width(), items.encoder(), in -> items.vector(in.item()));
  }

  /// How near an item's text is to the query of a search: the cosine, in `[-1, 1]`; NaN elsewhere
  /// and where either has no vector. The query is encoded once for all candidates of a request. The
  /// column's name ends in the encoder's: `textMatch dssm@3`.
  ///
  /// @param items vectors that `encoder` made
  public static Column match(String name, TextVectors encoder, VectorCache items) {
    TextMatcher matcher = new TextMatcher(encoder, items);
    return new Column.Numeric(
        name + " " + items.encoder(),
        Scaling.NONE,
        in ->
            in.request().scene() == Scene.SEARCH
                ? matcher.match(in.interests().queryVector(matcher), in.item())
                : Double.NaN);
  }
}
