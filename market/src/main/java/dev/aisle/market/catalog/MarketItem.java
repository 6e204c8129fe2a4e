package dev.aisle.market.catalog;

import dev.aisle.core.catalog.Item;
import dev.aisle.market.goods.TrueItem;

/// An item as its seller lists it, beside what it truly is.
public record MarketItem(Item item, TrueItem truth) {}
