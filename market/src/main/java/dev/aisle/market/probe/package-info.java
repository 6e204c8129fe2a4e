/// Holds the market, and what is claimed of it, against what is known to be true.
///
/// [dev.aisle.market.probe.Plausibility] raises doubts about results that are too good.
/// [dev.aisle.market.probe.PictureProbe] tells how much pictures say that titles do not.
@NullMarked
package dev.aisle.market.probe;

import org.jspecify.annotations.NullMarked;
