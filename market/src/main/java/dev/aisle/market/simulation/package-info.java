/// Days of a market: shoppers come, are shown pages, click and order; sellers gain and lose.
///
/// [dev.aisle.market.simulation.MarketSimulation] runs days;
/// [dev.aisle.market.simulation.VisitPlay] plays one visit and is the same whether pages come from
/// a policy in this process or from a server; [dev.aisle.market.simulation.PageEvents] turns what
/// happened into the events that a shop logs.
@NullMarked
package dev.aisle.market.simulation;

import org.jspecify.annotations.NullMarked;
