/// DIN, the Deep Interest Network: Guorui Zhou et al., "Deep Interest Network for Click-Through
/// Rate
/// Prediction", KDD 2018.
///
/// Claim: a shopper has many interests, and one vector for all of them is too narrow. What a
/// shopper did is summed anew for each candidate, with weights that say what of it matters for this
/// one.
///
/// | paper | here |
/// | --- | --- |
/// | Section 4.1, embedding and sum pooling | [dev.aisle.learning.inputs.InputTables] |
/// | Section 4.3, Eq. 3, local activation unit | [dev.aisle.learning.nn.TargetAttention] |
/// | Section 5.1, mini-batch aware regularisation | Adam's decay of the rows that a step uses |
/// | Figure 2, right | [dev.aisle.learning.models.din.DinNetwork] |
///
/// Deviations, and why:
/// - two outputs, a click and an order given a click, trained as ESMM does
///   ([dev.aisle.learning.ranking.EntireSpace]), since a shop wants orders;
/// - places on the page are accounted for in training ([dev.aisle.learning.ranking.PositionTower]),
///   since the paper's display advertising had one place and a results page has many;
/// - one sum for each history (what was clicked, what was ordered) instead of one for all, and its
///   product with the candidate beside it;
/// - ReLU in place of PReLU and Dice, which need statistics of a batch.
///
/// Run it: `aisle train din`; `aisle ablate din`.
@NullMarked
package dev.aisle.learning.models.din;

import org.jspecify.annotations.NullMarked;
