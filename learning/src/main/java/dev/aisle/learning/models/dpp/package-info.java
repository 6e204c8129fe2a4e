/// Greedy determinantal point process (Chen, Zhang and Zhou, Fast Greedy MAP Inference for
/// Determinantal Point Process to Improve Recommendation Diversity, NeurIPS 2018): items are picked
/// so that the volume spanned by them, each as long as it is good and pointing where it is like,
/// grows most.
///
/// | paper | here |
/// | --- | --- |
/// | algorithm 1, incremental Cholesky factor, `O(N K²)` | [dev.aisle.learning.models.dpp.Dpp] |
/// | kernel `L = Diag(exp(α r)) · S · Diag(exp(α r))`, `α = θ / (2 (1 − θ))`, equation 14 | the
/// same |
/// | `r` | the score of the stage before, `[0, 1]` within the slate |
/// | `S` | [dev.aisle.learning.diversity.ItemSimilarity] |
/// | `θ` | chosen by [dev.aisle.learning.diversity.TradeOff] |
///
/// Difference from the paper: picking ends where the next item adds less than 1e-10 of volume; the
/// rest keeps its order.
@NullMarked
package dev.aisle.learning.models.dpp;

import org.jspecify.annotations.NullMarked;
