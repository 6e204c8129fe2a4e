package dev.aisle.market.pictures;

import dev.aisle.market.goods.Material;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Tiles of material texture: factors on brightness, made once. A tile is [#SIZE] pixels wide and
/// repeats seamlessly.
final class Textures {
  static final int SIZE = 128;

  private static final Map<Material, float[]> TILES = new EnumMap<>(Material.class);

  static {
    for (Material material : Material.values()) {
      TILES.put(material, tile(material));
    }
  }

  private Textures() {}

  static float[] of(Material material) {
    return Objects.requireNonNull(TILES.get(material));
  }

  private static float[] tile(Material material) {
    float[] tile = new float[SIZE * SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        tile[y * SIZE + x] = (float) (1 + texture(material, x, y));
      }
    }
    return tile;
  }

  private static double texture(Material material, int x, int y) {
    return switch (material) {
      case COTTON, POLYESTER, PAPER -> 0.03 * grain(x, y, 1);
      case LINEN, CANVAS -> weave(x, y, 3, 0.09) + 0.07 * grain(x, y, 2);
      case DENIM -> 0.12 * ((x + y) % 4 < 2 ? 1 : -1) * 0.6 + 0.1 * grain(x, y, 1);
      case WOOL, CASHMERE -> knit(x, y, material == Material.WOOL ? 8 : 5);
      case SILK -> 0.06 * Math.sin(2 * Math.PI * (x + 0.5 * wave(y)) / 64);
      case VELVET -> 0.12 * noise(x, y, 16) + 0.05 * grain(x, y, 1);
      case FLEECE -> 0.14 * noise(x, y, 4) + 0.06 * grain(x, y, 1);
      case PLUSH -> 0.2 * noise(x, y, 3) + 0.1 * noise(x, y, 8);
      case NYLON -> weave(x, y, 2, 0.03);
      case MESH -> (x % 4 < 2 && y % 4 < 2) ? -0.22 : 0.05;
      case LEATHER -> 0.1 * ridges(x, y, 6) + 0.04 * noise(x, y, 16);
      case SUEDE -> 0.1 * noise(x, y, 3) + 0.08 * noise(x, y, 24);
      case PATENT_LEATHER,
          PLASTIC,
          GLOSS_PLASTIC,
          GLASS,
          PORCELAIN,
          CERAMIC,
          COATED_METAL,
          WAX,
          STEEL,
          BRASS,
          LACQUERED_WOOD,
          SILICONE ->
          0;
      case OAK -> wood(x, y, 0.16, 9);
      case WALNUT -> wood(x, y, 0.22, 6);
      case PINE -> wood(x, y, 0.14, 4);
      case BAMBOO -> 0.1 * (y % 16 < 1 ? -1.4 : 0.2) + 0.08 * noise(x / 8.0, y, 2);
      case RATTAN -> rattan(x, y);
      case BRUSHED_STEEL, ALUMINIUM -> 0.09 * noise(x / 16.0, y, 1);
      case CAST_IRON, RUBBER -> 0.12 * noise(x, y, 2);
      case STONEWARE -> 0.05 * noise(x, y, 4) - (noise(x + 31, y + 7, 2) > 0.8 ? 0.3 : 0);
      case CONCRETE -> 0.1 * noise(x, y, 12) + 0.08 * noise(x, y, 2);
      case TERRACOTTA -> 0.07 * noise(x, y, 6) + 0.05 * grain(x, y, 1);
      case MARBLE -> marble(x, y);
      case CARBON -> ((x / 4 + y / 4) % 2 == 0 ? 0.22 : -0.16) + 0.06 * (x % 4 - 1.5);
    };
  }

  private static double weave(int x, int y, int thread, double strength) {
    boolean over = (x / thread + y / thread) % 2 == 0;
    double across = Math.sin(Math.PI * ((over ? y : x) % thread + 0.5) / thread);
    return strength * (across * 1.6 - 1);
  }

  private static double knit(int x, int y, int stitch) {
    int column = x % stitch;
    double half = stitch / 2.0;
    double slope = Math.abs(column + 0.5 - half);
    double phase = (y + slope * 1.2) % stitch / stitch;
    return 0.2 * (Math.sin(2 * Math.PI * phase) * 0.7 - (slope > half - 1 ? 0.8 : 0));
  }

  private static double wood(int x, int y, double strength, int scale) {
    double bent = y + 6 * noise(x / 3.0, y, 32);
    double rings = noise(x / 12.0, bent * 1.0, scale);
    double fibre = noise(x / 10.0, y, 1);
    return strength * (0.8 * rings + 0.5 * fibre);
  }

  private static double rattan(int x, int y) {
    boolean over = (x / 8 + y / 8) % 2 == 0;
    double across = Math.sin(Math.PI * ((over ? y : x) % 8 + 0.5) / 8);
    return 0.5 * across - 0.36;
  }

  private static double marble(int x, int y) {
    double vein = Math.abs(noise(x, y, 32) + 0.4 * noise(x + 9, y, 12));
    return vein < 0.06 ? -0.3 : 0.04 * noise(x, y, 10);
  }

  private static double ridges(int x, int y, int cell) {
    return Math.abs(noise(x, y, cell)) * 2 - 0.8;
  }

  private static double wave(int y) {
    return 20 * Math.sin(2 * Math.PI * y / SIZE);
  }

  private static double grain(int x, int y, int cell) {
    return hash(x / cell, y / cell);
  }

  /// Smooth value noise in `[-1, 1]` that repeats after the tile.
  private static double noise(double x, double y, int cell) {
    double fx = x / cell;
    double fy = y / cell;
    int ix = (int) Math.floor(fx);
    int iy = (int) Math.floor(fy);
    double tx = fx - ix;
    double ty = fy - iy;
    tx = tx * tx * (3 - 2 * tx);
    ty = ty * ty * (3 - 2 * ty);
    int n = Math.max(1, SIZE / cell);
    double top = lerp(lattice(ix, iy, n), lattice(ix + 1, iy, n), tx);
    double bottom = lerp(lattice(ix, iy + 1, n), lattice(ix + 1, iy + 1, n), tx);
    return lerp(top, bottom, ty);
  }

  private static double lattice(int x, int y, int period) {
    return hash(Math.floorMod(x, period), Math.floorMod(y, period));
  }

  private static double lerp(double a, double b, double t) {
    return a + (b - a) * t;
  }

  private static double hash(int x, int y) {
    int h = x * 0x27d4eb2d + y * 0x165667b1;
    h = (h ^ h >>> 15) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return ((h ^ h >>> 16) & 0xffff) / 32767.5 - 1;
  }
}
