package dev.aisle.market.pictures;

import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Material;

/// How one finish answers the studio's light.
final class Light {
  // half-way vector between the light and the viewer
  private static final float HX = -0.228f;
  private static final float HY = -0.315f;
  private static final float HZ = 0.921f;

  /// Share of light that comes from everywhere.
  final float ambient;

  private final float strength;
  private final int squarings;
  private final boolean streaked;

  private Light(double ambient, double strength, int squarings, boolean streaked) {
    this.ambient = (float) ambient;
    this.strength = (float) strength;
    this.squarings = squarings;
    this.streaked = streaked;
  }

  private static final Light MATTE = new Light(0.5, 0.02, 2, false);
  private static final Light CLOTH = new Light(0.46, 0.0, 1, false);
  private static final Light SATIN = new Light(0.48, 0.16, 3, false);
  private static final Light GLOSSY = new Light(0.46, 0.75, 6, false);
  private static final Light METALLIC = new Light(0.4, 0.5, 5, false);
  private static final Light BRUSHED = new Light(0.45, 0.2, 3, true);
  private static final Light GLASS = new Light(0.6, 0.8, 6, false);

  static Light of(Finish finish, Material material) {
    return switch (finish) {
      case MATTE -> material == Material.COTTON ? CLOTH : MATTE;
      case SATIN -> SATIN;
      case GLOSSY -> GLOSSY;
      case METALLIC -> METALLIC;
      case BRUSHED -> BRUSHED;
      case TRANSPARENT -> GLASS;
    };
  }

  /// Brightness of the highlight in `[0, 1]`; it hardly shows on a flat front.
  float highlight(float nx, float ny, float nz) {
    float d = Math.max(0, nx * HX + ny * HY + nz * HZ);
    if (squarings >= 5) {
      d = Math.max(0, nx * 1.7f * HX + ny * 1.2f * HY + nz * HZ - 0.03f);
      d = Math.min(1, d);
    }
    for (int i = 0; i < squarings; i++) {
      d *= d;
    }
    float flat = squarings >= 5 ? 0 : 0.35f;
    return strength * Math.max(0, d - flat);
  }

  /// What a mirror-like surface shows of the studio: strip lights and dark cloth, by where it faces
  /// (from -1 to 1, left and up to right and down).
  float reflection(float facing) {
    float strip = bump(facing + 0.45f, 0.2f) * 0.85f + bump(facing - 0.6f, 0.1f) * 0.5f;
    float dark = bump(facing - 0.25f, 0.22f) * 0.3f + bump(facing + 0.9f, 0.16f) * 0.35f;
    float contrast = streaked ? 0.6f : 1;
    return 0.92f + contrast * (strip * 0.55f - dark * 1.1f);
  }

  private static float bump(float x, float width) {
    float t = x / width;
    return 1 / (1 + t * t * t * t);
  }
}
