/// The base model that target attention is compared with: embeddings and an MLP, what a shopper did
/// pooled into one mean whatever the candidate is. Figure 2, left, of Guorui Zhou et al., "Deep
/// Interest Network for Click-Through Rate Prediction", KDD 2018; the form of Covington, Adams and
/// Sargin, "Deep Neural Networks for YouTube Recommendations", RecSys 2016, section 4.
///
/// Everything else is as in DIN here: two outputs trained over all exposures
/// ([dev.aisle.learning.ranking.EntireSpace]), places accounted for in training
/// ([dev.aisle.learning.ranking.PositionTower]), the product of mean and candidate beside the mean.
///
/// Run it: `aisle train dnn`; `aisle ablate dnn`.
@NullMarked
package dev.aisle.learning.models.dnn;

import org.jspecify.annotations.NullMarked;
