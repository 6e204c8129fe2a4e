/// What the simulated market can sell: the tree of categories with their attribute schemas, the
/// named colours, patterns, materials and finishes, brands and sellers, and the words for all of
/// them.
///
/// Everything here is declared data; [dev.aisle.market.goods.Taxonomy] lists the categories and
/// [dev.aisle.market.goods.TrueItem] is one thing on sale as it really is, whatever its seller
/// writes about it. Nothing that a model reads may hold a `TrueItem`.
@NullMarked
package dev.aisle.market.goods;

import org.jspecify.annotations.NullMarked;
