/// Checks of what a shop promises: that its receipts can be answered again
/// ([dev.aisle.app.verify.ReceiptCheck]), and that models are served the features that they were
/// trained on ([dev.aisle.app.verify.ParityCheck]).
@NullMarked
package dev.aisle.app.verify;

import org.jspecify.annotations.NullMarked;
