/// Lists of candidates to be put in order: re-rankers, measured on public data.
///
/// [dev.aisle.app.lists.ListData] is a data set: lists to learn from, tests as
/// [dev.aisle.app.sequences.Task]s, what is known of candidates, and up to two
/// [dev.aisle.app.lists.Modality]s of items. [dev.aisle.app.lists.ListSets] reads one,
/// [dev.aisle.app.lists.ListAblation] trains and measures its rows, of which
/// [dev.aisle.app.lists.ListNetwork] are the trained ones: all with the same inputs, loop and
/// settings, and the baselines with as many numbers as the network that they are compared with.
///
/// **What may be learned from** is decided where a data set is read: see
/// [dev.aisle.app.lists.ListData#learnedFrom].
@NullMarked
package dev.aisle.app.lists;

import org.jspecify.annotations.NullMarked;
