package dev.aisle.retrieval;

import dev.aisle.retrieval.text.ProductText;
import dev.aisle.retrieval.text.Synonyms;
import dev.aisle.retrieval.text.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Reads a query text: words, quantities, model numbers, compounds that the catalogue writes apart
/// or together, and misspelled words. What the index knows decides between the readings. Immutable.
final class QueryPlanner {
  private static final float PAIR_BOOST = 0.2f;
  private static final int MIN_COMPOUND_PART = 3;

  private final RetrievalConfig config;
  private final Synonyms synonyms;
  private final Spelling spelling = new Spelling();

  QueryPlanner(RetrievalConfig config) throws IOException {
    this.config = config;
    synonyms = config.synonyms() == null ? Synonyms.NONE : Synonyms.read(config.synonyms());
  }

  /// The text as it is searched in the index as of a reader.
  QueryPlan plan(String text, IndexReader reader) throws IOException {
    List<Word> typed = ProductText.words(text, config.maxTerms());
    List<Word> words =
        config.correctSpelling() ? spelling.corrected(typed, synonyms, reader) : typed;
    List<Query> concepts = new ArrayList<>();
    List<Query> boosts = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      Synonyms.Rule rule = synonyms.at(words, i);
      if (rule != null) {
        concepts.add(synonym(rule, words.subList(i, i + rule.length()), reader));
        i += rule.length() - 1;
        continue;
      }
      if (i + 1 < words.size()) {
        Word next = words.get(i + 1);
        boosts.add(pair(word, next, PAIR_BOOST));
        if (isOneWord(word, next, reader)) {
          concepts.add(together(word, next));
          i++;
          continue;
        }
      }
      concepts.add(alternatives(word, reader));
    }
    String understoodAs =
        words.equals(typed)
            ? null
            : words.stream().map(Word::surface).collect(Collectors.joining(" "));
    return new QueryPlan(concepts, boosts, understoodAs);
  }

  private static Query synonym(Synonyms.Rule rule, List<Word> original, IndexReader reader)
      throws IOException {
    List<Query> readings = new ArrayList<>();
    if (rule.keepsOriginal()) {
      readings.add(allOf(original, reader));
    }
    for (List<Word> alternative : rule.alternatives()) {
      readings.add(allOf(alternative, reader));
    }
    return new DisjunctionMaxQuery(readings, 0);
  }

  private static Query allOf(List<Word> words, IndexReader reader) throws IOException {
    if (words.size() == 1) {
      return alternatives(words.getFirst(), reader);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Word word : words) {
      all.add(alternatives(word, reader), BooleanClause.Occur.MUST);
    }
    return all.build();
  }

  /// Whether the catalogue also writes the two as one: `head set`, `wh-1000xm4`, `ps 4`.
  private static boolean isOneWord(Word word, Word next, IndexReader reader) throws IOException {
    return !word.isQuantity()
        && !next.isQuantity()
        && !word.bigram()
        && !next.bigram()
        && known(word.surface() + next.term(), reader);
  }

  private static Query together(Word word, Word next) {
    BooleanQuery both =
        new BooleanQuery.Builder()
            .add(text(word.term()), BooleanClause.Occur.MUST)
            .add(text(next.term()), BooleanClause.Occur.MUST)
            .build();
    return new DisjunctionMaxQuery(List.of(text(word.surface() + next.term()), both), 0);
  }

  private static Query alternatives(Word word, IndexReader reader) throws IOException {
    List<Query> readings = new ArrayList<>();
    readings.add(text(word.term()));
    if (word.isQuantity() && !known(word.term(), reader)) {
      readings.add(text(word.number()));
    }
    String term = word.term();
    if (!word.isQuantity() && !word.bigram() && !word.hasDigit()) {
      for (int cut = MIN_COMPOUND_PART; cut <= term.length() - MIN_COMPOUND_PART; cut++) {
        Term apart = new Term(Fields.PAIRS, term.substring(0, cut) + " " + term.substring(cut));
        if (reader.docFreq(apart) > 0) {
          readings.add(new TermQuery(apart));
        }
      }
    }
    return readings.size() == 1 ? readings.getFirst() : new DisjunctionMaxQuery(readings, 0);
  }

  private static Query pair(Word word, Word next, float boost) {
    return new BoostQuery(
        new TermQuery(new Term(Fields.PAIRS, word.term() + " " + next.term())), boost);
  }

  private static boolean known(String term, IndexReader reader) throws IOException {
    return reader.docFreq(new Term(Fields.TEXT, term)) > 0;
  }

  private static TermQuery text(String term) {
    return new TermQuery(new Term(Fields.TEXT, term));
  }
}
