/// Where a figure, a model or a page came from: versions and hashes.
@NullMarked
package dev.aisle.core.provenance;

import org.jspecify.annotations.NullMarked;
