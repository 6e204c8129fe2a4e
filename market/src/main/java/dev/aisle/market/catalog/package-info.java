/// The items of a market: each is made from the seed and its number, first what it is, then how its
/// seller lists it. Read [dev.aisle.market.catalog.MarketCatalog] first.
@NullMarked
package dev.aisle.market.catalog;

import org.jspecify.annotations.NullMarked;
