package dev.aisle.market.simulation;

import dev.aisle.market.needs.Meaning;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.worlds.World;
import dev.aisle.market.writing.QueryStyle;
import dev.aisle.market.writing.QueryWriter;
import java.util.Objects;
import java.util.SplittableRandom;

/// Types what shoppers say into the search field, with the world's typing errors. Who says the same
/// twice in a visit types the same; many shoppers type the same short words, others their own.
/// Immutable.
public final class Typist {
  /// Share of queries in the words and the order that everybody uses.
  private static final double AS_EVERYBODY = 0.6;

  private final double misspelt;

  public Typist(World world) {
    this.misspelt = world.queries().misspelt();
  }

  /// The query of a search.
  ///
  /// @throws NullPointerException where the ask is no search
  public String query(Ask ask) {
    Meaning said = Objects.requireNonNull(ask.said(), "the feed has no query");
    return query(said, ask.visit().seed());
  }

  /// The query in which a meaning is said.
  ///
  /// @param seed of the visit
  public String query(Meaning said, long seed) {
    long words = hash(said.toString());
    QueryStyle own = Hash.uniform(seed, words) < AS_EVERYBODY ? QueryStyle.PLAIN : QueryStyle.USUAL;
    String spelt = QueryWriter.spelt(said, own, generator(seed, words));
    double wrong = 1 - StrictMath.pow(1 - misspelt, spelt.split(" ").length);
    return QueryWriter.write(said, withErrors(own, wrong), generator(seed, words));
  }

  private static QueryStyle withErrors(QueryStyle style, double misspelt) {
    return new QueryStyle(
        misspelt, style.nounSynonym(), style.wordSynonym(), style.nounFirst(), style.looseOrder());
  }

  private static SplittableRandom generator(long seed, long words) {
    return Hash.generator(seed ^ 0x7a9e5L, words);
  }

  /// FNV-1a, the same on every machine.
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
