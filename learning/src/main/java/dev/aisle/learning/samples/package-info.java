/// What models learn from: the log, replayed in time order, a page at a time, with the features as
/// they were before the page.
@NullMarked
package dev.aisle.learning.samples;

import org.jspecify.annotations.NullMarked;
