/// The same Deep Interest Network three times, for `aisle bench learning`: through Aisle's layers,
/// by hand over the binding, and with an embedding table that is one dense tensor. Batches of 512,
/// histories of 50, 200,000 items of 32 numbers, an activation unit of 36, layers of 256 and 128.
@NullMarked
package dev.aisle.benchmarks.nets;

import org.jspecify.annotations.NullMarked;
