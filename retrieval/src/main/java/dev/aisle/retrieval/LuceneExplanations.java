package dev.aisle.retrieval;

import dev.aisle.core.cascade.Explanation;
import java.util.Arrays;
import java.util.List;

/// Lucene's explanations in the words of a shop: what is left are the terms, what each adds, and
/// how rare and how prominent it is.
final class LuceneExplanations {
  private LuceneExplanations() {}

  static Explanation readable(org.apache.lucene.search.Explanation lucene) {
    if (lucene.getDescription().startsWith("weight(")) {
      return term(lucene);
    }
    List<Explanation> parts =
        Arrays.stream(lucene.getDetails())
            .filter(org.apache.lucene.search.Explanation::isMatch)
            .map(LuceneExplanations::readable)
            .toList();
    return parts.size() == 1
        ? parts.getFirst()
        : new Explanation(lucene.getValue().doubleValue(), text(lucene.getDescription()), parts);
  }

  private static String text(String description) {
    if (description.startsWith("sum of")) {
      return "sum of what the query's words add";
    }
    return description.startsWith("max of") ? "the best of several readings" : description;
  }

  /// `weight(text:laptop in 12) [PerFieldSimilarity], result of:`
  private static Explanation term(org.apache.lucene.search.Explanation lucene) {
    String description = lucene.getDescription();
    String term = description.substring("weight(".length(), description.lastIndexOf(" in "));
    int colon = term.indexOf(':');
    String field = term.substring(0, colon);
    String kind = field.equals(Fields.PAIRS) ? "the words side by side: " : "the word ";
    return new Explanation(
        lucene.getValue().doubleValue(),
        kind + "\"" + term.substring(colon + 1) + "\"",
        factors(lucene));
  }

  private static List<Explanation> factors(org.apache.lucene.search.Explanation lucene) {
    return Arrays.stream(lucene.getDetails())
        .flatMap(detail -> Arrays.stream(detail.getDetails()))
        .map(
            factor -> {
              String name = factor.getDescription();
              String said =
                  name.startsWith("idf")
                      ? "how rare it is in the catalogue"
                      : name.startsWith("tf")
                          ? "how prominent it is in the item, by field and repetition"
                          : name;
              return new Explanation(factor.getValue().doubleValue(), said);
            })
        .toList();
  }
}
