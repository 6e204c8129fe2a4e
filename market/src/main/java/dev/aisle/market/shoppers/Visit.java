package dev.aisle.market.shoppers;

import dev.aisle.market.needs.Need;
import dev.aisle.market.needs.Yardstick;

/// One stay of a shopper: some pages, of which the searches are for one need. Immutable.
///
/// @param number counts the visits of the whole market in a run, for ids
/// @param start in milliseconds since the epoch
/// @param phone whether on a phone
/// @param appetite how much likeness of neighbours puts off now: 1 on average, never below 0
/// @param need what the searches are for
/// @param measure the same, prepared
/// @param category number of the need's category
/// @param reading which of a world's ways of reading pages is followed, from 0
/// @param pages how many pages at most
/// @param seed decides all else
public record Visit(
    Shopper shopper,
    long number,
    long start,
    boolean phone,
    double appetite,
    Need need,
    Yardstick measure,
    int category,
    int reading,
    int pages,
    long seed) {}
