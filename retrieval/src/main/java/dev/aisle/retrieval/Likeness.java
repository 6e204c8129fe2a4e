package dev.aisle.retrieval;

import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.retrieval.text.ProductText;
import dev.aisle.retrieval.text.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// How much other items are like one item, the anchor, by what they are and not by who looked at
/// them. A sum of:
///
/// | part | adds |
/// | --- | --- |
/// | same narrowest category | 2 |
/// | each other category of the path | 0.5 |
/// | same brand | 0.5 |
/// | share of the anchor's attribute values that both have | up to 1 |
/// | words of the anchor's title, `s / (s + 8)` of their BM25 score `s` | up to 2 |
/// | price, `exp(-abs(ln(price / anchor's price)))` | up to 0.5 |
final class Likeness implements RankKey {
  private static final double SAME_CATEGORY = 2;
  private static final double BROADER_CATEGORY = 0.5;
  private static final double SAME_BRAND = 0.5;
  private static final double ALL_ATTRIBUTES = 1;
  private static final double ALL_WORDS = 2;
  private static final double SAME_PRICE = 0.5;
  private static final double HALF_OF_WORDS = 8;
  private static final int MAX_WORDS = 24;

  private final Item anchor;
  private final FacetDictionary dictionary;
  private final Map<Integer, Double> weights = new HashMap<>();
  private final long anchorCents;

  Likeness(Item anchor, FacetDictionary dictionary) {
    this.anchor = anchor;
    this.dictionary = dictionary;
    anchorCents = anchor.offer().price() == null ? -1 : anchor.offer().price().cents();
    for (String category : anchor.categories()) {
      weigh(FacetDictionary.CATEGORY, category, BROADER_CATEGORY);
    }
    if (anchor.category() != null) {
      weigh(FacetDictionary.CATEGORY, anchor.category(), SAME_CATEGORY);
    }
    if (anchor.brand() != null) {
      weigh(FacetDictionary.BRAND, anchor.brand(), SAME_BRAND);
    }
    List<String[]> values = attributeValues();
    for (String[] value : values) {
      weigh(value[0], value[1], ALL_ATTRIBUTES / values.size());
    }
  }

  private void weigh(String field, String value, double weight) {
    int code = dictionary.code(field, value);
    if (code >= 0) {
      weights.put(code, weight);
    }
  }

  private List<String[]> attributeValues() {
    List<String[]> values = new ArrayList<>();
    anchor
        .attributes()
        .forEach(
            (name, value) -> {
              String field = FacetDictionary.attribute(name);
              switch (value) {
                case AttributeValue.Text(List<String> texts) ->
                    texts.forEach(text -> values.add(new String[] {field, text}));
                case AttributeValue.Flag(boolean set) ->
                    values.add(new String[] {field, Boolean.toString(set)});
                case AttributeValue.Quantity _ -> {
                  // Measures are close or not, never simply the same.
                }
              }
            });
    return values;
  }

  /// Everything that shares a word of title or category with the anchor, except itself.
  Query query() {
    Set<String> terms = new LinkedHashSet<>();
    String texts = anchor.title() + " , " + String.join(" , ", anchor.categories());
    for (Word word : ProductText.words(texts, MAX_WORDS)) {
      terms.add(word.term());
    }
    BooleanQuery.Builder shared = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
    for (String term : terms) {
      shared.add(new TermQuery(new Term(Fields.TEXT, term)), BooleanClause.Occur.SHOULD);
    }
    return shared
        .add(new TermQuery(LuceneCatalogIndex.idTerm(anchor.id())), BooleanClause.Occur.MUST_NOT)
        .build();
  }

  @Override
  public boolean usesScore() {
    return true;
  }

  @Override
  public double of(SegmentColumns columns, int doc, long offer, @Nullable Scorable scorer)
      throws IOException {
    double shared = 0;
    int[] codes = columns.codes();
    for (int i = columns.start(doc), end = columns.start(doc + 1); i < end; i++) {
      shared += weights.getOrDefault(codes[i], 0.0);
    }
    double score = scorer == null ? 0 : scorer.score();
    return shared + words(score) + price(ItemTable.cents(offer));
  }

  private static double words(double score) {
    return ALL_WORDS * score / (score + HALF_OF_WORDS);
  }

  private double price(long cents) {
    return cents <= 0 || anchorCents <= 0
        ? 0
        : SAME_PRICE * Math.min((double) cents / anchorCents, (double) anchorCents / cents);
  }

  /// The parts of the sum for an item.
  ///
  /// @param score the BM25 score of the item for [#query]
  Explanation explain(Item item, double score) {
    List<Explanation> parts = new ArrayList<>();
    Likeness other = new Likeness(item, dictionary);
    double shared = 0;
    for (Map.Entry<Integer, Double> entry : weights.entrySet()) {
      if (other.weights.containsKey(entry.getKey())) {
        shared += entry.getValue();
        FacetDictionary.Snapshot names = dictionary.snapshot();
        parts.add(
            new Explanation(
                entry.getValue(),
                "both have "
                    + names.fieldName(names.fieldOf(entry.getKey()))
                    + " "
                    + names.value(entry.getKey())));
      }
    }
    parts.add(new Explanation(words(score), "shared words of the title"));
    double close = price(other.anchorCents);
    parts.add(new Explanation(close, "closeness of the price"));
    return new Explanation(
        shared + words(score) + close, "likeness to \"" + anchor.title() + "\"", parts);
  }
}
