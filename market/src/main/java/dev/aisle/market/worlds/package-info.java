/// The laws of a simulated market: a [dev.aisle.market.worlds.World] is a readable record of
/// numbers, kept in a properties file. [dev.aisle.market.worlds.Worlds] knows those that come with
/// Aisle; [dev.aisle.market.worlds.WorldFile] reads and writes any other.
///
/// The worlds disagree on purpose: what is learned in one and holds in none of the others was a
/// property of the simulator.
@NullMarked
package dev.aisle.market.worlds;

import org.jspecify.annotations.NullMarked;
