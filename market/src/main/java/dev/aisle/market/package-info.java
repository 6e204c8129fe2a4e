/// The simulated marketplace on disk: a catalogue with known truth, made from a seed.
///
/// Packages, each using only those before it: `goods` declares what can be sold, `pictures` how it
/// looks, `needs` what shoppers want of it, `writing` how sellers and shoppers put it into words,
/// `catalog` makes the items.
@NullMarked
package dev.aisle.market;

import org.jspecify.annotations.NullMarked;
