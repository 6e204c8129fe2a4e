/// Ranking by sequences of ids: the Deep Interest Network (Zhou et al., KDD 2018, arXiv 1706.06978)
/// over public data that have nothing else, where a shopper's whole sequence is learned from at
/// once.
///
/// [dev.aisle.learning.models.sequence.InterestNetwork] is the network alone, from embeddings to
/// logits. Whoever uses it makes the embeddings: of ids, of side information, of both added up.
///
/// | paper | here |
/// | --- | --- |
/// | section 4.3, eq. 3, activation unit | [dev.aisle.learning.nn.TargetAttention] |
/// | section 4.2, base model | [dev.aisle.learning.models.sequence.InterestNetwork.Pooling#MEAN] |
///
/// Deviations: ReLU instead of Dice, whose gain in the paper is 0.001 of AUC. Weights may depend on
/// how long ago an entry was, since a public sequence has an order and no times. The tower also
/// sees the product `q ⊙ v` of candidate and interest, and its sum `q · v` is part of the logit,
/// since a tower alone learns a dot product badly (Rendle et al., RecSys 2020).
@NullMarked
package dev.aisle.learning.models.sequence;

import org.jspecify.annotations.NullMarked;
