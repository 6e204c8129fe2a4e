package dev.aisle.retrieval;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.retrieval.text.ProductText;
import dev.aisle.retrieval.text.Word;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/// Turns items into Lucene documents. A document is valid until the next one is made; of one
/// thread.
///
/// The fields of an item are merged into one (BM25F): an occurrence counts by the weight of its
/// field, divided by `1 - b + b · length / usual length` of that field with [#LENGTH_EFFECT] as
/// `b`. A fixed usual length instead of the catalogue's mean keeps scores of replicas equal.
final class ItemDocuments {
  /// Frequencies are integers: what counts 1 is stored as this many.
  static final int SCALE = 16;

  private static final double LENGTH_EFFECT = 0.75;
  private static final int MAX_TITLE_WORDS = 200;
  private static final int MAX_TEXT_WORDS = 500;
  private static final int MAX_FACET_CHARACTERS = 1_000;

  private final RetrievalConfig.FieldWeights weights;
  private final WeightedTerms text = new WeightedTerms();
  private final WeightedTerms pairs = new WeightedTerms();
  private final WeightedTerms words = new WeightedTerms();

  ItemDocuments(RetrievalConfig.FieldWeights weights) {
    this.weights = weights;
  }

  Document document(Item item, int ordinal) {
    text.clear();
    pairs.clear();
    words.clear();
    addText(item);
    Document document = new Document();
    String id = item.id().value();
    document.add(new StringField(Fields.ID, id, Field.Store.NO));
    document.add(new BinaryDocValuesField(Fields.ID, new BytesRef(id)));
    document.add(new NumericDocValuesField(Fields.ORDINAL, ordinal));
    document.add(new NumericDocValuesField(Fields.OFFER, ItemTable.pack(item.offer())));
    document.add(new NumericDocValuesField(Fields.LISTED_AT, item.listedAt().toEpochMilli()));
    if (item.rating() != null) {
      document.add(
          new NumericDocValuesField(Fields.RATING, Double.doubleToLongBits(item.rating())));
    }
    addFacets(document, item);
    addTerms(document, Fields.TEXT, text, Fields.FREQUENCIES);
    addTerms(document, Fields.PAIRS, pairs, Fields.DOCS);
    addTerms(document, Fields.WORDS, words, Fields.DOCS);
    return document;
  }

  private static void addTerms(
      Document document,
      String field,
      WeightedTerms terms,
      org.apache.lucene.document.FieldType type) {
    if (!terms.isEmpty()) {
      document.add(new Field(field, terms, type));
    }
  }

  private void addText(Item item) {
    List<Word> title = ProductText.words(item.title(), MAX_TITLE_WORDS);
    add(title, weights.title(), 12);
    addPhrases(title);
    for (String category : item.categories()) {
      List<Word> path = ProductText.words(category, MAX_TITLE_WORDS);
      add(path, weights.category(), 3);
      addPhrases(path);
    }
    if (item.brand() != null) {
      List<Word> brand = ProductText.words(item.brand(), MAX_TITLE_WORDS);
      add(brand, weights.brand(), 2);
      addPhrases(brand);
    }
    add(attributeWords(item), weights.attributes(), 40);
    add(ProductText.words(item.description(), MAX_TEXT_WORDS), weights.description(), 20);
    if (item.seller() != null) {
      add(ProductText.words(item.seller().value(), MAX_TITLE_WORDS), weights.seller(), 2);
    }
  }

  private static List<Word> attributeWords(Item item) {
    List<Word> all = new ArrayList<>();
    item.attributes()
        .forEach(
            (name, value) -> {
              String said =
                  switch (value) {
                    case AttributeValue.Text(List<String> values) -> String.join(" , ", values);
                    case AttributeValue.Quantity(double number, String unit) ->
                        unit.isEmpty() ? "" : number + " " + unit;
                    case AttributeValue.Flag(boolean set) -> set ? name : "";
                  };
              all.addAll(ProductText.words(said, Math.max(0, MAX_TEXT_WORDS - all.size())));
            });
    return all;
  }

  private void add(List<Word> list, double weight, int usualLength) {
    double length = 1 - LENGTH_EFFECT + LENGTH_EFFECT * list.size() / usualLength;
    int times = (int) Math.round(weight * SCALE / length);
    if (times == 0) {
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      Word word = list.get(i);
      text.add(word.term(), times);
      if (word.isQuantity()) {
        text.add(word.number(), times);
      }
      if (word.bigram()) {
        addCharacters(word.term(), times);
      }
      if (word.linked() && i > 0) {
        addJoined(list, i, times);
      }
    }
  }

  /// Single characters, so that a query of one character finds something.
  private void addCharacters(String pair, int times) {
    if (pair.codePointCount(0, pair.length()) > 1) {
      pair.codePoints().forEach(c -> text.add(Character.toString(c), times));
    }
  }

  /// `wh-1000xm4` as `wh1000xm4`, and the pairs of longer chains.
  private void addJoined(List<Word> list, int end, int times) {
    text.add(list.get(end - 1).surface() + list.get(end).term(), times);
    int start = end - 1;
    while (start > 0 && list.get(start).linked() && end - start < 4) {
      start--;
    }
    if (start < end - 1) {
      StringBuilder whole = new StringBuilder();
      for (int i = start; i < end; i++) {
        whole.append(list.get(i).surface());
      }
      text.add(whole + list.get(end).term(), times);
    }
  }

  private void addPhrases(List<Word> list) {
    for (int i = 0; i < list.size(); i++) {
      Word word = list.get(i);
      words.add(word.surface(), 1);
      if (i > 0) {
        pairs.add(list.get(i - 1).term() + " " + word.term(), 1);
        words.add(list.get(i - 1).surface() + " " + word.surface(), 1);
      }
    }
  }

  private static void addFacets(Document document, Item item) {
    for (String category : item.categories()) {
      addFacet(document, FacetDictionary.CATEGORY, category);
    }
    if (item.brand() != null) {
      addFacet(document, FacetDictionary.BRAND, item.brand());
    }
    item.attributes()
        .forEach(
            (name, value) -> {
              String field = FacetDictionary.attribute(name);
              switch (value) {
                case AttributeValue.Text(List<String> values) ->
                    values.forEach(v -> addFacet(document, field, v));
                case AttributeValue.Flag(boolean set) ->
                    addFacet(document, field, Boolean.toString(set));
                case AttributeValue.Quantity _ -> {
                  // A measured value is found by text; filters name words and flags only.
                }
              }
            });
  }

  private static void addFacet(Document document, String field, String value) {
    if (field.length() + value.length() <= MAX_FACET_CHARACTERS) {
      document.add(
          new SortedSetDocValuesField(
              Fields.FACETS, new BytesRef(FacetDictionary.key(field, value))));
    }
  }
}
