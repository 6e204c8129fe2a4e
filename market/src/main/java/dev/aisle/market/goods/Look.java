package dev.aisle.market.goods;

/// What can be seen of an item besides its shape.
///
/// @param colour the main colour
/// @param accent the second colour: of the pattern, of trims, soles and handles
public record Look(
    Colour colour, Colour accent, Pattern pattern, Material material, Finish finish) {}
