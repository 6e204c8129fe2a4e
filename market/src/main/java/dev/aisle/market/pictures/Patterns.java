package dev.aisle.market.pictures;

import dev.aisle.market.goods.Pattern;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.EnumMap;
import java.util.Map;

/// Tiles of patterns: how much of the second colour each point has, from 0 to 255, made once. A
/// tile is [#SIZE] pixels wide and repeats seamlessly.
final class Patterns {
  static final int SIZE = 128;

  private static final Map<Pattern, byte[]> TILES = new EnumMap<>(Pattern.class);

  static {
    for (Pattern pattern : Pattern.values()) {
      TILES.put(pattern, tile(pattern));
    }
  }

  private Patterns() {}

  static byte[] of(Pattern pattern) {
    return java.util.Objects.requireNonNull(TILES.get(pattern));
  }

  private static byte[] tile(Pattern pattern) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    // nine copies, so that what leaves one side comes in at the other
    for (int dx = -1; dx <= 1; dx++) {
      for (int dy = -1; dy <= 1; dy++) {
        Graphics2D copy = (Graphics2D) g.create();
        copy.translate(dx * SIZE, dy * SIZE);
        draw(pattern, copy);
        copy.dispose();
      }
    }
    g.dispose();
    byte[] linear = new byte[SIZE * SIZE];
    byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(data, 0, linear, 0, linear.length);
    return linear;
  }

  private static void draw(Pattern pattern, Graphics2D g) {
    ink(g, 255);
    switch (pattern) {
      case SOLID, COLOUR_BLOCK -> {}
      case STRIPED -> bars(g, 4, 13);
      case PINSTRIPED -> {
        for (int x = 4; x < SIZE; x += 16) {
          g.fill(new Rectangle2D.Double(x, 0, 3, SIZE));
        }
      }
      case POLKA_DOT -> dots(g);
      case CHECKED -> checks(g);
      case FLORAL -> flowers(g);
      case CHEVRON -> chevrons(g);
      case CAMOUFLAGE -> blots(g);
      case LEOPARD -> rosettes(g);
      case GEOMETRIC -> triangles(g);
      case STARS -> stars(g);
    }
  }

  private static void ink(Graphics2D g, int level) {
    g.setColor(new Color(level, level, level));
  }

  private static void bars(Graphics2D g, int count, double width) {
    for (int i = 0; i < count; i++) {
      g.fill(new Rectangle2D.Double(0, i * SIZE / (double) count + 8, SIZE, width));
    }
  }

  private static void dots(Graphics2D g) {
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        g.fill(new Ellipse2D.Double(i * 32 + (j % 2) * 16 + 3, j * 32 + 9, 14, 14));
      }
    }
  }

  private static void checks(Graphics2D g) {
    g.setColor(new Color(255, 255, 255, 120));
    for (int i = 0; i < 3; i++) {
      double at = i * SIZE / 3.0;
      g.fill(new Rectangle2D.Double(at, 0, 18, SIZE));
      g.fill(new Rectangle2D.Double(0, at, SIZE, 18));
    }
    g.setColor(new Color(255, 255, 255, 210));
    for (int i = 0; i < 3; i++) {
      double at = i * SIZE / 3.0 + 29;
      g.fill(new Rectangle2D.Double(at, 0, 3, SIZE));
      g.fill(new Rectangle2D.Double(0, at, SIZE, 3));
    }
  }

  private static void flowers(Graphics2D g) {
    double[][] places = {
      {26, 26, 1.25}, {88, 40, 0.9}, {52, 82, 1.05}, {112, 104, 1.15}, {4, 104, .7}
    };
    for (double[] place : places) {
      Graphics2D f = (Graphics2D) g.create();
      f.translate(place[0], place[1]);
      f.scale(place[2], place[2]);
      f.rotate(place[0]);
      ink(f, 110);
      f.fill(new Ellipse2D.Double(12, -4, 20, 8));
      ink(f, 255);
      for (int petal = 0; petal < 5; petal++) {
        f.rotate(2 * Math.PI / 5);
        f.fill(new Ellipse2D.Double(2, -6.5, 15, 13));
      }
      ink(f, 60);
      f.fill(new Ellipse2D.Double(-4.5, -4.5, 9, 9));
      f.dispose();
    }
  }

  private static void chevrons(Graphics2D g) {
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        double x = column * 32;
        double y = row * 32;
        g.fill(
            Outline.polygon(
                x, y + 20, x + 16, y + 4, x + 32, y + 20, x + 32, y + 34, x + 16, y + 18, x,
                y + 34));
      }
    }
  }

  private static void blots(Graphics2D g) {
    double[][] places = {
      {20, 20, 26, 14, 20, 255}, {84, 34, 24, 16, -30, 140}, {40, 70, 30, 13, 50, 140},
      {104, 84, 26, 14, 10, 255}, {20, 108, 22, 12, -20, 140}, {70, 110, 24, 12, 70, 255},
      {110, 8, 18, 10, 40, 140},
    };
    for (double[] p : places) {
      ink(g, (int) p[5]);
      Shape blot =
          Outline.smooth(
              p[0] - p[2],
              p[1],
              p[0] - p[2] * .3,
              p[1] - p[3],
              p[0] + p[2] * .2,
              p[1] - p[3] * .3,
              p[0] + p[2],
              p[1] - p[3] * .8,
              p[0] + p[2] * .7,
              p[1] + p[3],
              p[0] - p[2] * .1,
              p[1] + p[3] * .5,
              p[0] - p[2] * .6,
              p[1] + p[3] * 1.2);
      g.fill(Outline.turn(blot, p[4], p[0], p[1]));
    }
  }

  private static void rosettes(Graphics2D g) {
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double x = i * 32 + (j % 2) * 15 + 10 + (i * 7 + j * 5) % 6;
        double y = j * 32 + 14 + (i * 5 + j * 3) % 7;
        Shape ring =
            Outline.without(Outline.ellipse(x, y, 11, 9), Outline.ellipse(x + 1, y, 6, 4.5));
        Shape cut = Outline.turn(Outline.box(x, y - 3, 14, 5, 0), i * 80 + j * 47, x, y);
        g.fill(Outline.without(ring, cut));
        ink(g, 110);
        g.fill(Outline.ellipse(x + 1, y, 4.5, 3.5));
        ink(g, 255);
      }
    }
  }

  private static void triangles(Graphics2D g) {
    int[] levels = {255, 120, 40, 180, 90, 230, 0, 150};
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double x = i * 32;
        double y = j * 32;
        ink(g, levels[(i * 3 + j * 5) % 8]);
        g.fill(Outline.polygon(x, y, x + 32, y, x, y + 32));
        ink(g, levels[(i * 5 + j * 3 + 2) % 8]);
        g.fill(Outline.polygon(x + 32, y, x + 32, y + 32, x, y + 32));
      }
    }
  }

  private static void stars(Graphics2D g) {
    double[] xy = new double[20];
    for (int k = 0; k < 10; k++) {
      double r = k % 2 == 0 ? 11 : 4.6;
      xy[2 * k] = r * Math.sin(Math.PI * k / 5);
      xy[2 * k + 1] = -r * Math.cos(Math.PI * k / 5);
    }
    Shape star = Outline.polygon(xy);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        AffineTransform place =
            AffineTransform.getTranslateInstance(
                i * SIZE / 3.0 + (j % 2) * 21 + 12, j * SIZE / 3.0 + 20);
        place.rotate((i + j) * 0.6);
        g.fill(place.createTransformedShape(star));
      }
    }
  }
}
