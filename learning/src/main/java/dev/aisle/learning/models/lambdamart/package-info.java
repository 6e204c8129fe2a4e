/// LambdaMART: boosted regression trees that learn the order of a page (Burges, From RankNet to
/// LambdaRank to LambdaMART, Microsoft Research MSR-TR-2010-82), trained by LightGBM (Ke et al.,
/// NeurIPS 2017) with its `lambdarank` objective and served by trees in plain Java.
///
/// | what | where |
/// | --- | --- |
/// | inputs: numeric columns, and categorical ones of few values |
/// [dev.aisle.learning.models.lambdamart.TreeInputs] |
/// | grades: nothing 0, click 1, cart 2, order 3, with configured gains |
/// [dev.aisle.learning.models.lambdamart.LambdaMartTraining] |
/// | clicks weighted by inverse propensity of their place (Joachims et al., WSDM 2017) | the same |
/// | trees in flat arrays, their file and their check |
/// [dev.aisle.learning.models.lambdamart.FlatTrees] |
/// | explanation: credit along the path (Saabas 2014) |
/// [dev.aisle.learning.models.lambdamart.FlatTrees#contributions] |
///
/// Difference from the papers: Joachims et al. weight each pair by the inverse propensity of its
/// clicked item. LightGBM weighs rows, and where the two rows of a pair weigh unequally its steps
/// pull apart (validation NDCG@10 fell below that of popularity), so all rows of a page weigh the
/// mean of its clicked ones: the same on pages with one click, which are most. Positions are used
/// for these weights alone and are no input.
///
/// Read [dev.aisle.learning.models.lambdamart.LambdaMart] first. LightGBM is used in this
/// package alone, and in training alone.
@NullMarked
package dev.aisle.learning.models.lambdamart;

import org.jspecify.annotations.NullMarked;
