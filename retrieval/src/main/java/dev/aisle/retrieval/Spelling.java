package dev.aisle.retrieval;

import dev.aisle.retrieval.text.ProductText;
import dev.aisle.retrieval.text.Synonyms;
import dev.aisle.retrieval.text.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.jspecify.annotations.Nullable;

/// Replaces words that the catalogue does not know, or hardly knows, by a close one that it knows
/// well. Words with digits are never touched: a model number is right or wrong. Safe for use by
/// several threads.
final class Spelling {
  private static final int MIN_LENGTH = 4;
  private static final int MAX_LENGTH = 30;
  private static final int MIN_LENGTH_FOR_TWO_EDITS = 7;

  /// A word in at most this many items is rare: it may be a misspelling in a title.
  private static final int RARE = 2;

  /// How much more frequent the replacement of a rare word must be.
  private static final int MUCH_MORE_FREQUENT = 50;

  private final DirectSpellChecker oneEdit = checker(1);
  private final DirectSpellChecker twoEdits = checker(2);

  private static DirectSpellChecker checker(int edits) {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMaxEdits(edits);
    checker.setMinPrefix(1);
    checker.setMinQueryLength(MIN_LENGTH);
    checker.setAccuracy(0.6f);
    checker.setMaxQueryFrequency(0.01f);
    return checker;
  }

  /// The words with misspelled ones replaced; a word that has synonyms is known.
  List<Word> corrected(List<Word> words, Synonyms synonyms, IndexReader reader) throws IOException {
    List<Word> corrected = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      String better = synonyms.at(words, i) == null ? better(word, reader) : null;
      if (better == null) {
        corrected.add(word);
      } else {
        corrected.addAll(ProductText.words(better, 4));
      }
    }
    return corrected;
  }

  private @Nullable String better(Word word, IndexReader reader) throws IOException {
    int length = word.surface().length();
    if (length < MIN_LENGTH || length > MAX_LENGTH || word.bigram() || word.hasDigit()) {
      return null;
    }
    int frequency = reader.docFreq(new Term(Fields.TEXT, word.term()));
    if (frequency > RARE) {
      return null;
    }
    boolean two = frequency == 0 && length >= MIN_LENGTH_FOR_TWO_EDITS;
    SuggestWord[] found =
        (two ? twoEdits : oneEdit)
            .suggestSimilar(
                new Term(Fields.WORDS, word.surface()), 1, reader, SuggestMode.SUGGEST_ALWAYS);
    boolean clear =
        found.length > 0 && found[0].freq >= Math.max(2, frequency * MUCH_MORE_FREQUENT);
    return clear ? found[0].string : null;
  }
}
