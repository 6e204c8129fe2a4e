package dev.aisle.learning.models.armmt;

import dev.aisle.learning.encoders.EncoderColumns;
import java.util.Locale;

/// A way in which an item shows itself, with a column of vectors of candidates and one of what the
/// shopper clicked. In the order in which the fusion units take them.
public enum Modality {
  /// Title, brand, categories and attributes: columns `text` and `clickTexts`.
  TEXT(EncoderColumns.TEXT, EncoderColumns.CLICK_TEXTS),
  /// The main picture: columns `picture` and `clickPictures`.
  PICTURE(EncoderColumns.PICTURE, EncoderColumns.CLICK_PICTURES);

  private final String column;
  private final String history;

  Modality(String column, String history) {
    this.column = column;
    this.history = history;
  }

  /// The column of candidates' vectors.
  String column() {
    return column;
  }

  /// The column of the vectors of clicked items.
  String history() {
    return history;
  }

  /// `text`, `picture`.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
