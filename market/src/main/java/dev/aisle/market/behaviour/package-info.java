/// What a shopper thinks of the items of a page and does with them.
///
/// [dev.aisle.market.behaviour.Appeal] is the utility of an item by itself,
/// [dev.aisle.market.behaviour.Neighbourhood] what the items above it change,
/// [dev.aisle.market.behaviour.Shopping] puts both before a click law and knows the exact
/// probabilities of clicks and orders of any page.
@NullMarked
package dev.aisle.market.behaviour;

import org.jspecify.annotations.NullMarked;
