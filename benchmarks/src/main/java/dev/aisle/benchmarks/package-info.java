/// The `aisle bench` command: speed of the parts of Aisle, and fair fights with peers
/// ([dev.aisle.benchmarks.peers]). Every bench prints figures by name; `--json` prints them as JSON
/// Lines. Ratios of one run count, absolute times of a shared machine do not.
@NullMarked
package dev.aisle.benchmarks;

import org.jspecify.annotations.NullMarked;
