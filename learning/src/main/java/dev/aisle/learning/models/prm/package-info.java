/// PRM, the personalized re-ranking model: Changhua Pei et al., "Personalized Re-ranking for
/// Recommendation", RecSys 2019.
///
/// Claim: what an item is worth depends on what stands around it, so a list is scored as a whole:
/// self-attention between all items that the ranker put forward, then one score each.
///
/// | paper | here |
/// | --- | --- |
/// | Section 4.2, Eq. 4, input layer: features, personalised vector, position |
/// [dev.aisle.learning.models.prm.PrmNetwork], [dev.aisle.learning.reranking.Incoming] |
/// | Section 4.3, encoding layer | [dev.aisle.learning.nn.TransformerBlock] |
/// | Section 4.4, Eq. 8, output layer and list-wise loss |
/// [dev.aisle.learning.models.prm.PrmLearner] |
/// | Section 4.5, personalised vector by a pre-trained click model | the live ranker's score |
///
/// Deviations, and why:
/// - the ranker's score, standardised within the list, stands for the paper's personalised vector,
///   which was the last hidden layer of a click model: here that model is the stage before, whose
///   score is at hand and whose layers are nobody else's business;
/// - that score is also added to the model's, with a learned weight that is 1 at first: a list
///     keeps
///   the ranker's order until something better is learned;
/// - an order counts as several clicks in the loss; and places on the page are accounted for in
///   training ([dev.aisle.learning.ranking.PositionTower]);
/// - later positions of the incoming list share embeddings, so that lists may be longer than pages.
///
/// The position that is read is that in the incoming list, which follows from the incoming scores;
/// the place where an item will be shown is what the model decides.
///
/// Run it: `aisle train prm`; `aisle ablate prm`.
@NullMarked
package dev.aisle.learning.models.prm;

import org.jspecify.annotations.NullMarked;
