/// What neural rankers that learn from pages have in common; a model brings its network.
///
/// - [dev.aisle.learning.ranking.RankerNetwork]: candidates as vectors in, two logits each out;
/// - [dev.aisle.learning.ranking.EntireSpace]: the objective, clicks and orders over all exposures
///   (ESMM, Ma et al., SIGIR 2018);
/// - [dev.aisle.learning.ranking.PositionTower]: what the place on the page did to clicks, known in
///   training only (as in PAL, Guo et al., RecSys 2019, and the shallow tower of Zhao et al.,
/// RecSys
///   2019);
/// - [dev.aisle.learning.ranking.ScoreMix]: from two probabilities to one score;
/// - [dev.aisle.learning.ranking.RankerTraining] and
///   [dev.aisle.learning.ranking.RankerScoring]: from pages to tensors, from tensors to scores.
///
/// Letters as in [dev.aisle.learning.inputs].
@NullMarked
package dev.aisle.learning.ranking;

import org.jspecify.annotations.NullMarked;
