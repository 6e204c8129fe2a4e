package dev.aisle.market.pictures;

import static dev.aisle.market.pictures.Outline.box;
import static dev.aisle.market.pictures.Outline.curve;
import static dev.aisle.market.pictures.Outline.ellipse;
import static dev.aisle.market.pictures.Outline.half;
import static dev.aisle.market.pictures.Outline.polygon;
import static dev.aisle.market.pictures.Outline.smooth;
import static dev.aisle.market.pictures.Outline.turned;

import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Material;
import java.awt.Shape;

/// Electronics and what is made for them.
final class Gadgets {
  private static final Surface BLACK_GLASS = Surface.plain(0x16171b, Finish.GLOSSY);
  private static final Surface LENS = Surface.plain(0x20222a, Finish.GLOSSY);

  private Gadgets() {}

  static void phone(Easel e) {
    double w = e.vary(1, 17, 19.5);
    Shape back = Outline.turn(box(58 - w, 12, 2 * w, 76, 6), 8, 58, 50);
    Shape front = Outline.turn(box(42 - w, 12, 2 * w, 76, 6), -4, 42, 50);
    e.lay(back, Relief.SOFT);
    Shape bump =
        Outline.turn(box(58 + w - 17, 15, 13, e.vary(2, 0, 1) < .5 ? 24 : 13, 4), 8, 58, 50);
    e.paint(bump, e.main.toned(0.85), Relief.EDGED);
    for (int i = 0; i < 2; i++) {
      e.paint(
          Outline.turn(
              ellipse(58 + w - 10.5, 20 + i * (e.vary(2, 0, 1) < .5 ? 10 : 4), 3, 3), 8, 58, 50),
          LENS,
          Relief.BALL);
    }
    e.lay(front, e.main.toned(0.9), Relief.EDGED);
    e.paint(
        Outline.turn(box(43.2 - w, 13.2, 2 * w - 2.4, 73.6, 5), -4, 42, 50),
        BLACK_GLASS,
        Relief.FLAT);
    screen(e, 44.4 - w, 15, 2 * w - 4.8, 70, -4, 42);
    e.canvas.fill(Outline.turn(ellipse(42, 18, 1.1, 1.1), -4, 42, 50), 0x0b0b0d, 1);
  }

  /// A lit screen with a wallpaper in the item's accent.
  private static void screen(
      Easel e, double x, double y, double w, double h, double degrees, double cx) {
    Shape all = Outline.turn(box(x, y, w, h, 3), degrees, cx, 50);
    int key = 0x4a5fb0 + ((int) e.vary(40, 0, 5)) * 0x241d0a;
    e.canvas.fill(all, key & 0xffffff, 1);
    e.canvas.clipped(
        all,
        0xf0a77c,
        0.7,
        Outline.turn(ellipse(x + w * .3, y + h * .9, w * .9, h * .35), degrees, cx, 50));
    e.canvas.clipped(
        all,
        0x7fd0d8,
        0.6,
        Outline.turn(ellipse(x + w * .95, y + h * .55, w * .6, h * .3), degrees, cx, 50));
    e.canvas.clipped(
        all,
        0xffffff,
        0.12,
        Outline.turn(polygon(x, y, x + w * .7, y, x, y + h * .6), degrees, cx, 50));
  }

  static void phoneCase(Easel e) {
    Shape body = box(29, 9, 42, 82, 8);
    e.lay(body, Relief.SOFT);
    e.canvas.line(box(30.2, 10.2, 39.6, 79.6, 7), 0.7, 0, 0.14);
    Shape hole = e.vary(1, 0, 1) < .5 ? box(33, 14, 15, 24, 5) : box(33, 14, 15, 15, 5);
    e.canvas.fill(hole, 0x1a1b1f, 0.95);
    e.canvas.line(hole, 1, Surface.tone(e.main.rgb(), 0.7), 1);
    e.paint(ellipse(40.5, 20, 3.4, 3.4), LENS, Relief.BALL);
    if (e.has("card slot")) {
      e.paint(box(37, 50, 26, 30, 2), e.main.toned(0.9), Relief.SOFT);
      e.canvas.fill(box(39, 54, 22, 1.4, .6), 0, 0.5);
    }
    e.paint(box(70.4, 30, 2, 9, .8), e.main.solid().toned(0.8), Relief.EDGED);
  }

  static void headphones(Easel e) {
    e.canvas.ground(50, 88, 30);
    e.canvas.rod(curve(23, 58, 22, 34, 34, 16, 50, 11, 66, 16, 78, 34, 77, 58), 6, e.main);
    e.canvas.rod(
        curve(30, 25, 40, 17, 50, 15, 60, 17, 70, 25),
        4.4,
        Surface.plain(0x2c2d31, Material.LEATHER, Finish.SATIN));
    for (int side = -1; side <= 1; side += 2) {
      e.paint(
          ellipse(50 + side * 22, 64, 8, 17),
          Surface.plain(0x26272b, Material.LEATHER, Finish.SATIN),
          Relief.PUFFY);
      e.paint(ellipse(50 + side * 28, 64, 10, 18), Relief.PUFFY);
      e.canvas.line(ellipse(50 + side * 29, 64, 6, 11), 0.9, e.trim.rgb(), 0.8);
    }
    if (e.is("connectivity", "wired")) {
      e.canvas.line(curve(22, 82, 24, 92, 40, 90, 52, 94, 70, 92), 1.1, 0x2a2a2e, 1);
    }
  }

  static void earbuds(Easel e) {
    boolean wired = e.is("connectivity", "wired");
    if (!wired) {
      e.canvas.ground(50, 90, 26);
      e.paint(box(24, 46, 52, 42, 16), Relief.PUFFY);
      e.canvas.line(curve(24.6, 62, 50, 63, 75.4, 62), 0.8, 0, 0.35);
      e.canvas.fill(ellipse(50, 70, 1, 1), 0x53d27a, 1);
    } else {
      e.canvas.line(curve(33, 34, 30, 62, 44, 70, 50, 90), 1.2, e.main.rgb(), 1);
      e.canvas.line(curve(67, 34, 70, 62, 56, 70, 50, 90), 1.2, e.main.rgb(), 1);
    }
    for (int side = -1; side <= 1; side += 2) {
      double x = 50 + side * 15;
      e.paint(box(x + side * 2 - 2.6, 22, 5.2, 22, 2.6), e.main.toned(0.96), Relief.ROUND);
      e.paint(ellipse(x, 22, 8.4, 8), Relief.BALL);
      e.paint(
          ellipse(x - side * 7, 24, 4, 5),
          Surface.plain(0x3a3b40, Material.SILICONE, Finish.SATIN),
          Relief.BALL);
    }
  }

  static void speaker(Easel e) {
    switch (e.item.word("shape")) {
      case "cylinder" -> {
        e.canvas.ground(50, 91, 19);
        e.paint(turned(50, 3, 16, 18, 50, 19, 90, 18), Relief.ROUND);
        e.paint(ellipse(50, 16, 18, 3.6), Easel.DARK, Relief.EDGED);
        e.paint(turned(50, 3, 84, 18.2, 90, 18), e.trim, Relief.ROUND);
        e.canvas.text("–   +", 50, 76, 7, 0xf5f5f5);
      }
      case "ball" -> {
        e.canvas.ground(50, 87, 22);
        e.paint(ellipse(50, 53, 33, 33), Relief.BALL);
        e.paint(ellipse(50, 25, 12, 4), Easel.DARK, Relief.EDGED);
        e.canvas.line(ellipse(50, 25, 14, 5), 1, e.trim.rgb(), 1);
      }
      default -> {
        e.canvas.ground(50, 88, 27);
        e.paint(box(25, 13, 50, 74, 4), e.main.toned(0.95), Relief.SOFT);
        for (int i = 0; i < 2; i++) {
          double r = i == 0 ? 9 : 17;
          double y = i == 0 ? 28 : 61;
          e.paint(ellipse(50, y, r + 2, r + 2), Easel.STEEL, Relief.EDGED);
          e.paint(ellipse(50, y, r, r), Easel.DARK, Relief.SOFT);
          e.paint(ellipse(50, y, r * .4, r * .4), Easel.DARK.finished(Finish.GLOSSY), Relief.BALL);
        }
      }
    }
  }

  static void laptop(Easel e) {
    e.canvas.ground(50, 83, 43);
    e.paint(box(19, 17, 62, 46, 2.4), Relief.EDGED);
    e.paint(box(20.4, 18.4, 59.2, 42, 1.4), BLACK_GLASS, Relief.FLAT);
    screen(e, 22, 20, 56, 38, 0, 50);
    e.paint(polygon(19, 63, 81, 63, 93, 79, 7, 79), e.main.toned(1.02), Relief.EDGED);
    keys(e, 22, 65, 56, 7.4, 4, 14, 4);
    e.canvas.fill(polygon(40, 74, 60, 74, 61.5, 78, 38.5, 78), 0, 0.14);
    e.paint(box(7, 78.6, 86, 3.2, 1.4), e.main.toned(0.8), Relief.TUBE);
  }

  private static void keys(
      Easel e, double x, double y, double w, double h, int rows, int columns, double spread) {
    int rgb = e.item.look().colour().brightness() < 0.4 ? 0x111114 : 0x3b3c42;
    for (int r = 0; r < rows; r++) {
      double extra = spread * r / rows;
      double cell = (w + 2 * extra) / columns;
      for (int c = 0; c < columns; c++) {
        e.canvas.fill(
            box(x - extra + c * cell + .2, y + r * h / rows + .2, cell - .5, h / rows - .4, .4),
            rgb,
            0.85);
      }
    }
  }

  static void sleeve(Easel e, boolean tablet) {
    Shape body = tablet ? box(22, 10, 56, 80, 4) : box(12, 24, 76, 54, 5);
    e.lay(body, Relief.PUFFY);
    if (tablet) {
      e.stitches(box(24, 12, 52, 76, 3));
      e.canvas.line(polygon(29, 11, 29, 89), 1, 0, 0.25);
      e.canvas.line(polygon(70, 10, 70, 90), 1.8, e.trim.rgb(), 0.95);
      if (e.has("keyboard")) {
        keys(e, 33, 60, 34, 20, 5, 9, 0);
      }
    } else {
      e.canvas.line(curve(14, 29, 50, 27.5, 86, 29), 1.5, 0x2a2a2c, 0.8);
      e.paint(box(80, 28, 2, 8, .8), Easel.STEEL, Relief.EDGED);
      e.paint(box(17, 64, 14, 7, 1), e.trim, Relief.EDGED);
    }
  }

  static void tablet(Easel e) {
    Shape body = box(15, 18, 70, 52, 4);
    e.canvas.cast(body, 1.5, 3.5, 2.5, 0.4);
    e.paint(Outline.move(body, 4, -4), Relief.EDGED);
    e.paint(body, e.main.toned(0.9), Relief.EDGED);
    e.paint(box(16.4, 19.4, 67.2, 49.2, 3), BLACK_GLASS, Relief.FLAT);
    screen(e, 19, 22, 62, 44, 0, 50);
    if (e.has("pen")) {
      e.lay(
          Outline.turn(box(22, 80, 58, 3.4, 1.7), -3, 50, 80),
          Surface.plain(0xf2f2f0, Finish.SATIN),
          Relief.TUBE);
    }
  }

  static void monitor(Easel e, boolean tv) {
    double w = tv ? 44 : 30 + e.item.amount("screen", 24) * .35;
    double h = tv ? 50 : 44;
    double top = tv ? 20 : 16;
    e.canvas.ground(50, tv ? 82 : 91, tv ? 34 : 20);
    if (tv) {
      e.canvas.rod(curve(24, 70, 19, 81), 2, e.main.toned(0.9));
      e.canvas.rod(curve(76, 70, 81, 81), 2, e.main.toned(0.9));
    } else {
      e.paint(polygon(45, 56, 55, 56, 57, 88, 43, 88), e.main.toned(0.85), Relief.ROUND);
      e.paint(turned(50, 2.5, 86.5, 17, 90, 19), e.main, Relief.ROUND);
    }
    Shape frame =
        e.has("curved")
            ? half(50)
                .at(0, top + 2)
                .quad(w * .6, top + 1.5, w, top - 1)
                .line(w, top + h + 1)
                .quad(w * .6, top + h - 1.5, 0, top + h - 2)
                .mirrored()
            : box(50 - w, top, 2 * w, h, 1.4);
    e.paint(frame, Relief.EDGED);
    double in = 1.6;
    e.paint(
        box(50 - w + in, top + in + (e.has("curved") ? 1 : 0), 2 * w - 2 * in, h - 2 * in - 2, .6),
        BLACK_GLASS,
        Relief.FLAT);
    double y = top + in + 1.5;
    if (tv) {
      Decor.picture(e, 50 - w + 2.6, top + 2.6, 2 * w - 5.2, h - 7, 3);
    } else {
      screen(e, 50 - w + 2.8, y + 1, 2 * w - 5.6, h - 9, 0, 50);
    }
  }

  static void keyboard(Easel e) {
    boolean full = e.is("layout", "full-size");
    double x = full ? 6 : 16;
    double w = 100 - 2 * x;
    e.lay(box(x, 36, w, 32, 3), Relief.SOFT);
    if (e.has("backlit")) {
      e.canvas.fill(box(x + 2, 38, w - 4, 27, 2), 0x4fc3f7, 0.55);
    }
    int columns = full ? 19 : 14;
    double cell = (w - 5) / columns;
    for (int r = 0; r < 5; r++) {
      for (int c = 0; c < columns; c++) {
        if (r == 4 && c > 3 && c < 9) {
          continue;
        }
        boolean gap = full && c == 15;
        if (!gap) {
          cap(e, x + 2.5 + c * cell, 38.6 + r * 5.3, cell, (r + c) % 13 == 0);
        }
      }
    }
    e.paint(box(x + 2.5 + 4 * cell, 59.9, 5 * cell - .4, 4.6, .8), e.main.toned(1.1), Relief.EDGED);
  }

  private static void cap(Easel e, double x, double y, double cell, boolean accent) {
    int rgb =
        accent
            ? e.trim.rgb()
            : Surface.tone(e.main.rgb(), e.item.look().colour().brightness() < .3 ? 1.5 : 0.9);
    e.canvas.fill(box(x, y, cell - .4, 4.8, .8), Surface.tone(rgb, 0.7), 1);
    e.canvas.fill(box(x + .3, y + .1, cell - 1, 4.1, .7), rgb, 1);
  }

  static void mouse(Easel e) {
    e.canvas.cast(ellipse(50, 54, 22, 34), 2, 4, 3, 0.4);
    if (e.is("connectivity", "wired")) {
      e.canvas.line(curve(50, 24, 51, 12, 58, 8, 60, 0), 1.6, 0x2b2b2e, 1);
    }
    e.paint(
        smooth(50, 18, 66, 23, 73, 48, 71, 72, 60, 87, 50, 89, 40, 87, 29, 72, 27, 48, 34, 23),
        Relief.PUFFY);
    e.canvas.line(polygon(50, 19, 50, 44), 0.8, 0, 0.4);
    e.canvas.line(curve(28, 46, 50, 50, 72, 46), 0.7, 0, 0.22);
    e.paint(box(47.6, 28, 4.8, 12, 2.2), Easel.DARK, Relief.TUBE);
    e.paint(box(28.6, 44, 3, 12, 1.4), e.trim, Relief.EDGED);
  }

  static void camera(Easel e) {
    boolean instant = e.is("type", "instant");
    e.canvas.ground(50, 83, 36);
    double top = instant ? 22 : 32;
    e.paint(box(32, top - 8, 22, 14, 3), e.main.solid().toned(0.92), Relief.SOFT);
    e.paint(box(70, top - 4, 9, 6, 1.6), Easel.STEEL, Relief.ROUND);
    e.paint(
        box(13, top, 74, 82 - top, instant ? 10 : 4),
        Surface.plain(e.main.rgb(), Finish.SATIN),
        Relief.SOFT);
    if (!instant) {
      e.paint(
          box(13.4, top + 11, 73.2, 28, .5),
          Surface.plain(0x2b2a2b, Material.LEATHER, Finish.MATTE),
          Relief.FLAT);
    } else {
      e.paint(box(22, 74, 56, 4, 1), Easel.DARK, Relief.EDGED);
      e.paint(box(66, 28, 13, 9, 1.6), Surface.plain(0xf2f2ea, Finish.GLOSSY), Relief.EDGED);
    }
    double r = e.is("type", "compact") ? 15 : 19;
    e.paint(ellipse(50, 57, r + 2, r + 2), Easel.STEEL, Relief.SOFT);
    e.paint(ellipse(50, 57, r, r), Easel.DARK, Relief.SOFT);
    e.paint(ellipse(50, 57, r * .66, r * .66), Surface.plain(0x25304a, Finish.GLOSSY), Relief.BALL);
    e.canvas.fill(ellipse(46, 53, 2.4, 1.7), 0xffffff, 0.8);
  }

  static void charger(Easel e) {
    e.canvas.ground(50, 86, 22);
    e.paint(box(42, 12, 3.4, 16, 1.2), Easel.STEEL, Relief.ROUND);
    e.paint(box(54.6, 12, 3.4, 16, 1.2), Easel.STEEL, Relief.ROUND);
    e.paint(box(30, 26, 40, 58, 8), Relief.SOFT);
    int ports = e.is("ports", "one port") ? 1 : e.is("ports", "two ports") ? 2 : 3;
    for (int i = 0; i < ports; i++) {
      e.canvas.fill(box(44, 76 - i * 9, 12, 3.6, 1.8), 0x1b1c1f, 0.9);
    }
    e.canvas.text(
        (int) e.item.amount("power", 20) + "W",
        50,
        40,
        6.4,
        e.main.rgb() > 0x909090 ? 0x8a8d92 : 0xb8bbc0);
  }

  static void cable(Easel e) {
    double r = e.vary(1, 20, 26);
    for (int i = 0; i < 3; i++) {
      double a = r + i * 2.6;
      Shape ring = ellipse(50, 54, a, a * .8);
      e.canvas.cast(
          Outline.without(ellipse(50, 54, a + 1, a * .8 + 1), ellipse(50, 54, a - 1, a * .8 - 1)),
          .8,
          1.6,
          1,
          .3);
      e.canvas.line(ring, 2.5, Surface.tone(e.main.rgb(), 0.72), 1);
      e.canvas.line(ring, 1.7, e.main.rgb(), 1);
      e.canvas.stitches(ring, 0xffffff, e.item.look().material() == Material.NYLON ? 0.35 : 0);
    }
    for (int side = -1; side <= 1; side += 2) {
      e.canvas.rod(
          curve(50 + side * r * .6, 54 + r * .64, 50 + side * 30, 84, 50 + side * 34, 70),
          2.4,
          e.main);
      e.paint(box(50 + side * 34 - 3, 55, 6, 16, 1.6), e.main.solid(), Relief.ROUND);
      e.paint(box(50 + side * 34 - 2, 47, 4, 9, 1.4), Easel.STEEL, Relief.ROUND);
    }
    e.paint(box(46, 82 - r * .2, 8, 9, 1.6), Easel.DARK, Relief.SOFT);
  }

  static void wallMount(Easel e) {
    boolean arm = e.is("movement", "swivelling");
    e.paint(box(16, 42, 68, 16, 1), e.main.toned(0.85), Relief.EDGED);
    if (arm) {
      e.canvas.rod(curve(50, 50, 66, 62, 52, 76), 5, e.main.toned(0.9));
      e.paint(ellipse(66, 62, 5, 5), Easel.STEEL, Relief.BALL);
    }
    for (int side = -1; side <= 1; side += 2) {
      double lean = e.is("movement", "tilting") ? 3 : 0;
      e.paint(
          polygon(
              50 + side * 24 - 3,
              12,
              50 + side * 24 + 3,
              12,
              50 + side * 24 + 3 + lean,
              88,
              50 + side * 24 - 3 + lean,
              88),
          e.main,
          Relief.EDGED);
      for (int i = 0; i < 7; i++) {
        e.canvas.fill(ellipse(50 + side * 24 + lean * i / 7, 18 + i * 11, 1.2, 2), 0xe9e9e9, 0.9);
      }
    }
    for (int i = 0; i < 4; i++) {
      e.paint(ellipse(34 + i * 10.6, 50, 1.6, 1.6), Easel.STEEL, Relief.BALL);
    }
  }
}
