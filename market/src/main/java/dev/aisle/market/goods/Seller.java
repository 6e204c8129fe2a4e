package dev.aisle.market.goods;

import dev.aisle.core.catalog.SellerId;
import java.util.Set;

/// A seller and the habits that shape its listings.
///
/// @param departments what it mostly sells
/// @param writing how its titles and descriptions read
/// @param reticence probability of saying nothing about an attribute, `[0, 1)`
/// @param carelessness probability of stating a wrong value for an attribute, `[0, 1)`
/// @param typoRate probability of misspelling a word, `[0, 1)`
/// @param priceFactor on the market's price
/// @param service effect on the quality that buyers experience, about `[-0.1, 0.1]`
/// @param backdrop which studio its pictures are taken in, `[0, 8)`
public record Seller(
    SellerId id,
    String name,
    Set<Department> departments,
    WritingStyle writing,
    double reticence,
    double carelessness,
    double typoRate,
    double priceFactor,
    double service,
    int backdrop) {}
