/// Other engines, fetched and started beside Aisle to be measured in the same run.
@NullMarked
package dev.aisle.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
