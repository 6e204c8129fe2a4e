/// The loss ledger: what each stage of the cascade loses and gains of the items that shoppers of
/// held-out requests turned out to want, with the time that it takes for it.
///
/// Read [dev.aisle.app.ledger.Ledger] first.
@NullMarked
package dev.aisle.app.ledger;

import org.jspecify.annotations.NullMarked;
