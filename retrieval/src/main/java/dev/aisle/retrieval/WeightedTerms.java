package dev.aisle.retrieval;

import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/// Terms with given frequencies, as Lucene wants to read them. Filled, handed to a document, and
/// filled again for the next; of one thread.
final class WeightedTerms extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private String[] terms = new String[256];
  private int[] frequencies = new int[256];
  private int size;
  private int next;

  void clear() {
    size = 0;
  }

  void add(String text, int times) {
    if (size == terms.length) {
      terms = Arrays.copyOf(terms, size * 2);
      frequencies = Arrays.copyOf(frequencies, size * 2);
    }
    terms[size] = text;
    frequencies[size++] = times;
  }

  boolean isEmpty() {
    return size == 0;
  }

  @Override
  public void reset() {
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    if (next == size) {
      return false;
    }
    clearAttributes();
    term.append(terms[next]);
    frequency.setTermFrequency(frequencies[next++]);
    return true;
  }
}
