/// What stages that vary a page share: how alike items are,
/// [dev.aisle.learning.diversity.ItemSimilarity], and a stage around any method that picks one item
/// after the other, [dev.aisle.learning.diversity.DiversifyingStage]. The methods are models:
/// `models.mmr` and `models.dpp`.
@NullMarked
package dev.aisle.learning.diversity;

import org.jspecify.annotations.NullMarked;
