/// What a world of the market is like, measured on a run of it: [dev.aisle.app.worlds.WorldRun]
/// runs a market in memory and counts, [dev.aisle.app.worlds.WorldFindings] measures what needs the
/// truth, [dev.aisle.app.worlds.WorldReport] puts both on a page.
@NullMarked
package dev.aisle.app.worlds;

import org.jspecify.annotations.NullMarked;
