/// What re-rankers learn from, whichever they are: logged pages as the stage before would have
/// handed them over ([dev.aisle.learning.reranking.RankedPage]), the list as it comes in
/// ([dev.aisle.learning.reranking.Incoming]), and what was gained with each item
/// ([dev.aisle.learning.reranking.PageGain]).
@NullMarked
package dev.aisle.learning.reranking;

import org.jspecify.annotations.NullMarked;
