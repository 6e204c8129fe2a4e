/// How the columns of a [dev.aisle.core.features.FeatureSet] become what networks read. One way for
/// training and serving:
/// ```
/// FeatureBatch --Inputs--> InputArrays --InputTables (with gradients) or HeapTables--> Embedded
/// ```
/// - [dev.aisle.learning.inputs.InputChoice] and [dev.aisle.learning.inputs.InputColumns]: which
///   columns a model reads;
/// - [dev.aisle.learning.inputs.Inputs]: what training found out about them (which words are
///   frequent enough for a vector of their own, how numbers are scaled), and the one function that
///   turns feature batches of whole pages into plain arrays, on any thread;
/// - [dev.aisle.learning.inputs.InputTables]: embedding tables in a training, and
///   [dev.aisle.learning.inputs.HeapTables] the same numbers in the Java heap for serving;
/// - [dev.aisle.learning.inputs.Embedded]: the tensors that networks begin with.
///
/// Letters: P pages, C candidates a page at most, F numbers a candidate, L length of a history, D
/// width of what candidates and histories have in common.
@NullMarked
package dev.aisle.learning.inputs;

import org.jspecify.annotations.NullMarked;
