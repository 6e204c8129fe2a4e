/// ARMMT: Enqiang Xu et al., "Advancing Re-Ranking with Multimodal Fusion and Target-Oriented
/// Auxiliary Tasks in E-Commerce Search", CIKM 2024, arXiv 2408.05751.
///
/// Claim: the last learned stage before the page orders better once it sees what items look like
/// and read like, weighs the two by context, keeps what an item is apart from what it is to this
/// shopper, and teaches both by a task of their own that has the same target.
///
/// The paper's body was not at hand: its equations are those of the specification that we wrote
/// from its abstract and public summaries. Numbers in brackets are that specification's sections.
///
/// | paper | here |
/// | --- | --- |
/// | inputs: text, pictures, behaviour, context (2.2) | [ArmmtColumns], [ArmmtBatch] |
/// | separate representations of each modality (4.2) | [ArmmtNetwork] |
/// | personalised representation (4.4) | [Taste] |
/// | context-aware fusion unit, CAFU (4.5) | [Cafu] |
/// | hierarchical fusion (3, 4.6) | [ArmmtNetwork] |
/// | multi-perspective self-attention, MPSA (4.7) | [Mpsa] |
/// | heads (4.8) | [ArmmtNetwork] |
/// | target-oriented auxiliary task, joint loss (5.1) | [ArmmtLoss] |
/// | samples (5.2) | [ArmmtExamples] |
/// | training (5.3) | [ArmmtLearner], [Armmt] |
/// | serving (6) | [ArmmtScorer], [ItemViews] |
///
/// Deviations from the specification, and why:
/// - each modality is also held against the query's vector, `(W q) ⊙ z`, as further views of the
///   personalised fusion: what a shopper wants now stands in the query, and pictures show what
///   titles leave out, so the product of the two is the question that a search asks
///   (`personal.query`);
/// - the label is what was gained, a click 1 and an order more, as a share of what can be gained:
///   orders alone are too few to learn from on logs of a few thousand pages, and the score still
///   says what a page is expected to bring (`orderGain`);
/// - the cross entropy of a page's gains is added to the point-wise loss (`learning.lists`), since
///   a list is to be ordered;
/// - places on the page are accounted for in training ([dev.aisle.learning.ranking.PositionTower]);
///   the position that is read is that in the incoming list;
/// - the shop's own encoders stand for the paper's: texts and pictures of a shop of some thousand
///   items teach them (docs/encoders.md). They are trained before and frozen;
/// - training loses some modalities on purpose (`missing`), so that a missing picture is nothing
///   new.
///
/// Run it: `aisle train armmt`; `aisle ablate armmt`.
@NullMarked
package dev.aisle.learning.models.armmt;

import org.jspecify.annotations.NullMarked;
