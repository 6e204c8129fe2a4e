package dev.aisle.market.pictures;

import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Look;
import dev.aisle.market.goods.Material;
import dev.aisle.market.goods.Pattern;

/// How a part of a picture is coloured and takes the light.
///
/// @param rgb main colour
/// @param accent second colour of the pattern
/// @param scale size of the pattern, 1 for clothes
record Surface(
    int rgb, int accent, Pattern pattern, Material material, Finish finish, double scale) {

  static Surface of(Look look) {
    return new Surface(
        look.colour().rgb(),
        look.accent().rgb(),
        look.pattern(),
        look.material(),
        look.finish(),
        1);
  }

  static Surface plain(int rgb, Material material, Finish finish) {
    return new Surface(rgb, rgb, Pattern.SOLID, material, finish, 1);
  }

  static Surface plain(int rgb, Finish finish) {
    return plain(rgb, Material.PLASTIC, finish);
  }

  Surface solid() {
    return new Surface(rgb, accent, Pattern.SOLID, material, finish, scale);
  }

  Surface coloured(int other) {
    return new Surface(other, accent, Pattern.SOLID, material, finish, scale);
  }

  /// The same, darker (`factor` below 1) or lighter (above).
  Surface toned(double factor) {
    return new Surface(tone(rgb, factor), tone(accent, factor), pattern, material, finish, scale);
  }

  Surface scaled(double other) {
    return new Surface(rgb, accent, pattern, material, finish, other);
  }

  Surface finished(Finish other) {
    return new Surface(rgb, accent, pattern, material, other, scale);
  }

  static int tone(int rgb, double factor) {
    int r = (int) Math.clamp((rgb >> 16 & 255) * factor, 0, 255);
    int g = (int) Math.clamp((rgb >> 8 & 255) * factor, 0, 255);
    int b = (int) Math.clamp((rgb & 255) * factor, 0, 255);
    return r << 16 | g << 8 | b;
  }
}
