/// DSSM: P. Huang, X. He, J. Gao, L. Deng, A. Acero, L. Heck, "Learning deep structured semantic
/// models for web search using clickthrough data", CIKM 2013, in the form that two-tower retrieval
/// has today.
///
/// Queries and items are put into one space by two towers, so that the nearest items of a query are
/// found without sharing a word with it: synonyms, misspellings, and attributes that a title leaves
/// out. Read [dev.aisle.learning.models.dssm.DssmConfig],
/// [dev.aisle.learning.encoders.TextTower], [dev.aisle.learning.models.dssm.DssmLoss],
/// [dev.aisle.learning.models.dssm.DssmSampler], [dev.aisle.learning.models.dssm.DssmTraining].
///
/// | paper | here |
/// | --- | --- |
/// | Huang et al. 2013, 3.2 word hashing into letter trigrams |
/// [dev.aisle.learning.encoders.TextTokens], with words and pairs beside the trigrams |
/// | 3.1 two networks, cosine (eq. 3, 4) | [dev.aisle.learning.encoders.TextTower] |
/// | 3.3 softmax with smoothing over the clicked and random unclicked items (eq. 5, 6) |
/// [dev.aisle.learning.models.dssm.DssmLoss], over the batch's items |
/// | Yi et al. 2019, "Sampling-bias-corrected neural modeling", eq. 3 |
/// [dev.aisle.learning.models.dssm.DssmLoss#correction] |
/// | Yang et al. 2020, "Mixed negative sampling" | `uniform` items of
/// [dev.aisle.learning.models.dssm.DssmConfig] |
/// | Xiong et al. 2021, "Approximate nearest neighbor negative contrastive learning" | rounds of
/// [dev.aisle.learning.models.dssm.DssmTraining] |
///
/// Deviations: the towers share their token vectors and are shallow, which makes a query cost
/// microseconds and works from few clicks; how often an item is drawn is known exactly here, where
/// Yi et al. estimate it from a stream; queries made of items' own words and slips of the keyboard
/// are trained on beside those of the log.
@NullMarked
package dev.aisle.learning.models.dssm;

import org.jspecify.annotations.NullMarked;
