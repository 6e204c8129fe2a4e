/// Who takes which item next: rankers of sequences, measured on public data.
///
/// [dev.aisle.app.sequences.Sequences] is a data set, [dev.aisle.app.sequences.AmazonGames] and
/// [dev.aisle.app.sequences.AmazonGrocery] read one, and a [dev.aisle.app.sequences.Task] is a
/// protocol: who is asked, about which candidates, knowing what.
/// ```java
/// Sequences games = AmazonGames.read(folder);
/// Task task = games.tasks(1).getFirst();
/// SequenceScorer itemCf = new ItemCf(Covisitation.of(games.before(1), games.items()));
/// double ndcg = Interval.ofMean(task.ndcg(task.ranks(itemCf), 10), 1).value();
/// ```
/// [dev.aisle.app.sequences.SequenceAblation] measures all rankers over several seeds.
///
/// **What may be learned from.** The last step of a sequence is what tests ask for, the one before
/// it is what settings are chosen by. A ranker is handed sequences that end before, so that it
/// cannot see either; [dev.aisle.app.sequences.Sequences#before] cuts them.
@NullMarked
package dev.aisle.app.sequences;

import org.jspecify.annotations.NullMarked;
