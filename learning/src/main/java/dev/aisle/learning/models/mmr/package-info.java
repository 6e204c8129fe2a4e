/// Maximal marginal relevance (Carbonell and Goldstein, The Use of MMR, Diversity-Based Reranking
/// for Reordering Documents and Producing Summaries, SIGIR 1998): one item after the other, each by
/// its relevance less its likeness to what stands above it.
///
/// | paper | here |
/// | --- | --- |
/// | `argmax λ Sim1(D, Q) − (1 − λ) max Sim2(D, D_j)` | [dev.aisle.learning.models.mmr.Mmr] |
/// | `Sim1` | the score of the stage before, `[0, 1]` within the slate |
/// | `Sim2` | [dev.aisle.learning.diversity.ItemSimilarity] |
/// | `λ` | chosen by [dev.aisle.learning.diversity.TradeOff] |
@NullMarked
package dev.aisle.learning.models.mmr;

import org.jspecify.annotations.NullMarked;
