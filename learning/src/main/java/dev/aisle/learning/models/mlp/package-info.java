/// A small MLP that orders thousands of candidates before a ranker that can afford hundreds.
///
/// It reads what is known of a candidate and of the request – words as embeddings, numbers, the
/// shares of category, brand and seller in what the shopper clicked – and no history: sums over
/// histories cost more than all else together. In the manner of the pre-rankers that COLD (Wang et
/// al., "COLD: Towards the Next Generation of Pre-Ranking System", DLP-KDD 2020) made usual,
/// features of shopper and candidate meet in the first layer instead of in one product at the end.
///
/// It learns from exposed items as rankers do ([dev.aisle.learning.ranking]), and from candidates
/// that later stages dropped, as negatives of a lower weight: these are what it meets, and a model
/// of exposed items alone does not know them.
///
/// libtorch trains it; [dev.aisle.learning.models.mlp.VectorMlp] serves the same numbers in plain
/// Java: tables folded into the first layer, no call into native code.
///
/// Run it: `aisle train mlp`; `aisle ablate mlp`.
@NullMarked
package dev.aisle.learning.models.mlp;

import org.jspecify.annotations.NullMarked;
