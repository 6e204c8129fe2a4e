/// How the market's items look: every silhouette is a few outlines
/// ([dev.aisle.market.pictures.Outline]) with a surface and a relief, painted by
/// [dev.aisle.market.pictures.Canvas] in front of a studio background; one file a department draws
/// the forms.
///
/// A picture shows the truth: colour, pattern, material, finish and the visible attributes of the
/// schema, whatever the title says. Start at [dev.aisle.market.pictures.MarketPictures].
@NullMarked
package dev.aisle.market.pictures;

import org.jspecify.annotations.NullMarked;
