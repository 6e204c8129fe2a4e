/// Logistic regression over numeric columns and hashed words, the linear pre-ranker: cheap enough
/// for thousands of candidates a request. Trained by FTRL-proximal (McMahan et al., Ad Click
/// Prediction: a View from the Trenches, KDD 2013), in plain Java.
///
/// | formula | where |
/// | --- | --- |
/// | `logit = b + Σ_j w_j x_j + Σ_c v_c[bucket_c]` |
/// [dev.aisle.learning.models.logistic.LogisticScorer] |
/// | while training, `+ p[position]` for exposed rows |
/// [dev.aisle.learning.models.logistic.LogisticTraining] |
/// | loss `−weight · (y ln σ(logit) + (1 − y) ln(1 − σ(logit)))` | the same |
/// | the per-coordinate update, algorithm 1 of the paper |
/// [dev.aisle.learning.models.logistic.Ftrl] |
///
/// Examples are exposures, and candidates that any stage dropped as negatives, so that training
/// meets what serving meets. The term of the position learns how far down a click is less likely;
/// it is left out in service, where no item has a position yet.
///
/// Read [dev.aisle.learning.models.logistic.Logistic] first.
@NullMarked
package dev.aisle.learning.models.logistic;

import org.jspecify.annotations.NullMarked;
