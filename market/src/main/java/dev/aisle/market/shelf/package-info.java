/// The items of a market as flat arrays, for loops that judge millions of pages: what each item
/// truly is, what its listing says of it, and vectors of how it looks and what it can do. Read
/// [dev.aisle.market.shelf.Shelf] first; [dev.aisle.market.shelf.Stock] holds what changes by the
/// day.
@NullMarked
package dev.aisle.market.shelf;

import org.jspecify.annotations.NullMarked;
