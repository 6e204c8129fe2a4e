/// Checks of what a shop promises: that its receipts can be answered again
/// ([dev.aisle.app.verify.ReceiptCheck]).
@NullMarked
package dev.aisle.app.verify;

import org.jspecify.annotations.NullMarked;
