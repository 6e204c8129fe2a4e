/// Item-to-item collaborative filtering: what the same shoppers click and order goes together
/// (Sarwar, Karypis, Konstan and Riedl, WWW 2001; Linden, Smith and York, IEEE Internet Computing
/// 2003). A retriever for the feed, from the shopper's latest items, and for similar items.
///
/// | formula | where |
/// | --- | --- |
/// | `sim(i, j) = Σ_u w_u s_ui s_uj t(i, j) / sqrt(Σ_u s_ui² · Σ_u s_uj²)` |
/// [dev.aisle.learning.models.itemcf.Neighbours] |
/// | `w_u = 1 / log2(2 + n_u)`: a shopper of many items says less about each pair | the same |
/// | `t = 0.5^(Δtime / halfLife)`, times `sessionWeight` within a session | the same |
/// | `score(j) = Σ_anchors strength · sim(anchor, j)` |
/// [dev.aisle.learning.models.itemcf.ItemCfRetriever] |
///
/// Differences from the papers: strengths of click, cart and order instead of ratings, the weight
/// `w_u`, and the fading with time; each item keeps its nearest neighbours only. Read
/// [dev.aisle.learning.models.itemcf.ItemCf] first.
@NullMarked
package dev.aisle.learning.models.itemcf;

import org.jspecify.annotations.NullMarked;
