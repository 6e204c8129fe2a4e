/// The simulated marketplace on disk: a catalogue with known truth and the log of its shoppers,
/// made from a seed.
///
/// [dev.aisle.market.MarketWriter] writes a [dev.aisle.market.Market] into a shop,
/// [dev.aisle.market.MarketFolder] finds it there again, and
/// [dev.aisle.market.FinalWorlds] guards the worlds that are kept for final checks.
///
/// Packages, each using only those before it: `goods` declares what can be sold, `pictures` how it
/// looks, `needs` what shoppers want of it, `writing` how sellers and shoppers put it into words,
/// `catalog` makes the items, `worlds` holds the laws, `shelf` keeps items as numbers, `shoppers`
/// come and want, `clicks` and `behaviour` say what they do with a page, `policies` what a page
/// shows, `simulation` runs the days.
@NullMarked
package dev.aisle.market;

import org.jspecify.annotations.NullMarked;
