package dev.aisle.market.pictures;

/// Studio backgrounds: a softly lit wall that bends into the floor, in eight tints.
final class Backdrops {
  private static final int[] TINTS = {
    0xf7f7f7, 0xf5f3ef, 0xf1f4f7, 0xf6f1ec, 0xf3f5f1, 0xfafafa, 0xf0f0f2, 0xf7f3f5,
  };
  private static final int[][] WALLS = new int[TINTS.length][];

  static {
    for (int i = 0; i < TINTS.length; i++) {
      WALLS[i] = wall(TINTS[i]);
    }
  }

  private Backdrops() {}

  static int[] of(int number) {
    return WALLS[Math.floorMod(number, WALLS.length)];
  }

  private static int[] wall(int tint) {
    int size = Canvas.SIZE;
    int[] pixels = new int[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double dx = (x - size * 0.42) / size;
        double dy = (y - size * 0.38) / size;
        double falloff = 1.02 - 0.13 * (dx * dx + dy * dy);
        double fold = Math.clamp((y / (double) size - 0.68) / 0.2, 0, 1);
        pixels[y * size + x] =
            Surface.tone(tint, falloff - 0.035 * Math.sin(fold * Math.PI) + 0.01 * fold);
      }
    }
    return pixels;
  }
}
