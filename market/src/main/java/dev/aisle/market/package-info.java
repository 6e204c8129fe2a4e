/// The simulated marketplace: a catalogue with known truth, made from a seed.
///
/// Read [dev.aisle.market.MarketCatalog] first. `goods` declares what can be sold, `writing` how
/// sellers and shoppers put it into words, `pictures` how it looks.
@NullMarked
package dev.aisle.market;

import org.jspecify.annotations.NullMarked;
