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

/// Textiles and decoration.
final class Decor {
  private Decor() {}

  static void cushion(Easel e) {
    Shape body =
        switch (e.item.word("shape")) {
          case "round" -> ellipse(50, 52, 37, 36);
          case "rectangular" ->
              smooth(
                  10, 32, 30, 35, 50, 35.5, 70, 35, 90, 32, 88, 52, 90, 73, 70, 70.5, 50, 70, 30,
                  70.5, 10, 73, 12, 52);
          default ->
              smooth(
                  13, 15, 32, 18.5, 50, 19, 68, 18.5, 87, 15, 83.5, 34, 83, 52, 83.5, 70, 87, 88,
                  68, 84.5, 50, 84, 32, 84.5, 13, 88, 16.5, 70, 17, 52, 16.5, 34);
        };
    e.canvas.cast(body, 1.5, 3, 3, 0.4);
    e.paint(body, Relief.PUFFY);
    e.canvas.line(body, 0.7, Surface.tone(e.main.rgb(), 0.7), 0.6);
    if (e.vary(1, 0, 1) < 0.3) {
      e.paint(ellipse(50, 52, 2.4, 2.4), e.trim, Relief.BALL);
    }
  }

  static void rug(Easel e) {
    if (e.is("shape", "round")) {
      Shape round = ellipse(50, 55, 42, 32);
      e.lay(round, Relief.EDGED);
      e.canvas.line(ellipse(50, 55, 38.5, 29), 1.6, e.trim.rgb(), 0.9);
      return;
    }
    Shape body = polygon(22, 28, 78, 28, 93, 82, 7, 82);
    if (e.has("fringes")) {
      for (int i = 0; i <= 40; i++) {
        e.line(polygon(7 + i * 2.15, 82, 6.2 + i * 2.19, 87), 0.7, 0xe9e0cc);
        e.line(polygon(22 + i * 1.4, 28, 22.3 + i * 1.385, 25), 0.6, 0xe9e0cc);
      }
    }
    e.lay(body, e.main.scaled(1.25), Relief.EDGED);
    e.canvas.line(polygon(25, 32, 75, 32, 87.5, 77, 12.5, 77), 1.6, e.trim.rgb(), 0.85);
  }

  static void curtain(Easel e) {
    e.paint(box(6, 9, 88, 2.6, 1.3), Easel.STEEL, Relief.TUBE);
    e.paint(ellipse(6, 10.3, 2.6, 2.6), Easel.STEEL, Relief.BALL);
    e.paint(ellipse(94, 10.3, 2.6, 2.6), Easel.STEEL, Relief.BALL);
    for (int side = 0; side < 2; side++) {
      Shape panel =
          half(side == 0 ? 28 : 72)
              .at(0, 8)
              .line(18, 8)
              .quad(16.5, 50, 18.5, 92)
              .line(0, 93)
              .mirrored();
      e.lay(panel, Relief.EDGED);
      for (int i = 0; i < 6; i++) {
        double x = (side == 0 ? 28 : 72) - 15.5 + i * 6.2;
        Shape fold = curve(x, 12, x + e.vary(i, -1, 1), 50, x + e.vary(i + 9, -1.5, 1.5), 92);
        e.canvas.line(fold, 3, 0, 0.1);
        e.canvas.line(Outline.move(fold, 1.3, 0), 1.2, 0, 0.12);
        e.canvas.line(Outline.move(fold, -2.2, 0), 2, 0xffffff, 0.13);
        if (e.is("header", "eyelets")) {
          e.canvas.line(ellipse(x, 10.3, 1.7, 2.2), 0.8, 0xb9bcc2, 1);
        }
      }
    }
  }

  static void blanket(Easel e) {
    if (e.has("fringes")) {
      for (int i = 0; i < 30; i++) {
        e.line(polygon(17.5 + i * 2.25, 82, 17.2 + i * 2.28, 88), 0.9, e.main.rgb());
      }
    }
    e.canvas.ground(50, 84, 36);
    e.paint(box(15, 62, 70, 21, 5), e.main.toned(0.9), Relief.PUFFY);
    e.paint(box(14.5, 46, 71, 21, 5), e.main.toned(0.96), Relief.PUFFY);
    e.paint(box(15, 30, 70, 21, 5), Relief.PUFFY);
    e.paint(smooth(18, 31, 40, 28, 84, 31, 85, 45, 70, 60, 40, 58, 17, 46), Relief.SOFT);
  }

  static void vase(Easel e) {
    double w = e.vary(1, 0.85, 1.15);
    e.canvas.ground(50, 90, 14 * w);
    if (e.vary(5, 0, 1) < 0.4) {
      stems(e);
    }
    Shape body =
        switch (e.item.word("shape")) {
          case "bottle" ->
              turned(50, 2.5, 22, 5 * w, 26, 4 * w, 44, 5 * w, 58, 15 * w, 74, 18 * w, 89, 12 * w);
          case "amphora" ->
              turned(
                  50, 2.5, 22, 11 * w, 27, 7 * w, 33, 9 * w, 48, 22 * w, 68, 17 * w, 88, 8 * w, 90,
                  9 * w);
          case "cylinder" -> turned(50, 3, 26, 13 * w, 50, 13 * w, 89, 13.5 * w);
          default ->
              turned(
                  50, 2.5, 30, 8 * w, 34, 7.4 * w, 44, 16 * w, 62, 24 * w, 80, 19 * w, 89, 12 * w);
        };
    e.paint(body, Relief.ROUND);
    double r =
        switch (e.item.word("shape")) {
          case "bottle" -> 5 * w;
          case "amphora" -> 11 * w;
          case "cylinder" -> 13 * w;
          default -> 8 * w;
        };
    double y = e.is("shape", "cylinder") ? 26 : e.is("shape", "bulb") ? 30 : 22;
    e.canvas.fill(ellipse(50, y, r * .96, r * .17), 0x000000, 0.3);
    e.canvas.line(ellipse(50, y, r, r * .19), 0.7, Surface.tone(e.main.rgb(), 1.15), 0.9);
    if (e.is("shape", "amphora")) {
      for (int side = -1; side <= 1; side += 2) {
        e.canvas.rod(
            curve(50 + side * 8 * w, 27, 50 + side * 20 * w, 27, 50 + side * 19 * w, 42),
            2.2,
            e.main.solid());
      }
    }
  }

  private static void stems(Easel e) {
    for (int i = 0; i < 5; i++) {
      double x = 50 + (i - 2) * 8 + e.vary(50 + i, -2, 2);
      double y = 9 + Math.abs(i - 2) * 3 + e.vary(60 + i, -3, 3);
      e.line(curve(50, 40, (50 + x) / 2, 26, x, y), 0.8, 0x7a8b5a);
      e.canvas.fill(Outline.turn(ellipse(x, y, 1.6, 4), (i - 2) * 18, x, y), 0xd8c69a, 0.95);
    }
  }

  static void clock(Easel e) {
    boolean square = e.is("shape", "square");
    Shape rim = square ? box(15, 15, 70, 70, 7) : ellipse(50, 50, 37, 37);
    Shape face = square ? box(20, 20, 60, 60, 4) : ellipse(50, 50, 32, 32);
    e.canvas.cast(rim, 2, 3.5, 2.5, 0.38);
    e.paint(rim, Relief.SOFT);
    int paper = e.vary(1, 0, 1) < 0.75 ? 0xf8f6f0 : 0x26282c;
    e.paint(face, Surface.plain(paper, Material.PAPER, Finish.MATTE), Relief.EDGED);
    int ink = paper > 0x808080 ? 0x25262a : 0xf2f0ea;
    String[] words =
        e.is("numerals", "with roman numerals") || e.is("numerals", "roman numerals")
            ? new String[] {"XII", "III", "VI", "IX"}
            : new String[] {"12", "3", "6", "9"};
    for (int i = 0; i < 60; i++) {
      double s = Math.sin(Math.PI * i / 30);
      double c = Math.cos(Math.PI * i / 30);
      boolean hour = i % 5 == 0;
      if (hour && i % 15 == 0 && !e.is("numerals", "hour marks")) {
        e.canvas.text(words[i / 15], 50 + 26 * s, 50 - 26 * c, 7, ink);
      } else {
        double from = hour ? 26 : 29;
        e.canvas.line(
            polygon(50 + from * s, 50 - from * c, 50 + 30 * s, 50 - 30 * c),
            hour ? 1.1 : 0.4,
            ink,
            hour ? 1 : 0.5);
      }
    }
    e.line(polygon(50, 50, 38, 40), 2, ink);
    e.line(polygon(50, 50, 62, 31), 1.4, ink);
    e.line(polygon(47, 57, 55, 34), 0.5, 0xc03028);
    e.paint(ellipse(50, 50, 1.8, 1.8), Surface.plain(ink, Finish.GLOSSY), Relief.BALL);
  }

  static void frame(Easel e, boolean mirror) {
    Shape outer;
    Shape inner;
    switch (mirror ? e.item.word("shape") : "rectangular") {
      case "round" -> {
        outer = ellipse(50, 50, 39, 39);
        inner = ellipse(50, 50, 34, 34);
      }
      case "oval" -> {
        outer = ellipse(50, 50, 30, 42);
        inner = ellipse(50, 50, 25.5, 37.5);
      }
      case "arched" -> {
        outer = half(50).at(0, 8).quad(28, 8, 29, 38).line(29, 92).line(0, 92).mirrored();
        inner = half(50).at(0, 12.5).quad(24, 13, 25, 38).line(25, 88).line(0, 88).mirrored();
      }
      default -> {
        double w = mirror ? 29 : e.vary(1, 29, 36);
        outer = box(50 - w, 10, 2 * w, 80, 1.5);
        inner = box(50 - w + 5, 15, 2 * w - 10, 70, .5);
      }
    }
    e.canvas.cast(outer, 2, 3.5, 2.5, 0.4);
    e.paint(outer, Relief.SOFT);
    if (mirror) {
      e.paint(inner, Surface.plain(0xdfe7ea, Finish.SATIN), Relief.EDGED);
      e.canvas.clipped(inner, 0xffffff, 0.5, polygon(10, 70, 70, 0, 84, 0, 10, 90));
      e.canvas.clipped(inner, 0xffffff, 0.35, polygon(14, 96, 90, 6, 96, 10, 24, 98));
      e.canvas.clipped(inner, 0x9fb2bb, 0.25, polygon(0, 84, 100, 72, 100, 100, 0, 100));
    } else {
      e.paint(inner, Surface.plain(0xf9f7f2, Material.PAPER, Finish.MATTE), Relief.EDGED);
      double m = e.has("mount") ? 10 : 3;
      var b = inner.getBounds2D();
      picture(e, b.getX() + m, b.getY() + m, b.getWidth() - 2 * m, b.getHeight() - 2 * m, 0);
    }
  }

  /// A small painted landscape, for frames, puzzles and screens.
  static void picture(Easel e, double x, double y, double w, double h, int key) {
    int[] skies = {0xbfe0f2, 0xf6d9b8, 0xd9d2ee, 0xcfe6dc};
    int[] hills = {0x6f9b74, 0xc47a5a, 0x5f6fa5, 0x3f7f86};
    int pick = (int) e.vary(70 + key, 0, 4);
    Shape all = box(x, y, w, h, 0);
    e.canvas.fill(all, skies[pick], 1);
    double sun = e.vary(71 + key, 0.2, 0.8);
    e.canvas.clipped(all, 0xfff0c2, 1, ellipse(x + w * sun, y + h * .3, w * .12, w * .12));
    for (int i = 0; i < 3; i++) {
      double base = y + h * (0.5 + i * 0.15);
      double a = e.vary(72 + i + key, -.1, .1) * h;
      e.canvas.clipped(
          all,
          Surface.tone(hills[pick], 1.25 - i * 0.25),
          1,
          smooth(
              x - w * .2,
              base,
              x + w * .2,
              base - h * .12 + a,
              x + w * .5,
              base + h * .02,
              x + w * .8,
              base - h * .14 - a,
              x + w * 1.2,
              base,
              x + w * 1.2,
              y + h * 1.3,
              x - w * .2,
              y + h * 1.3));
    }
  }

  static void plantPot(Easel e) {
    double r = e.vary(1, 20, 25);
    e.canvas.ground(50, 91, r);
    for (int i = 0; i < 9; i++) {
      double lean = (i - 4) * e.vary(10 + i, 10, 15);
      double length = e.vary(20 + i, 26, 40) - Math.abs(i - 4) * 2;
      Shape leaf = smooth(50, 50, 46.5, 50 - length * .5, 50, 50 - length, 53.5, 50 - length * .5);
      e.paint(
          Outline.turn(leaf, lean, 50, 50),
          Surface.plain(i % 2 == 0 ? 0x4f8a4a : 0x3d7541, Finish.SATIN),
          Relief.SOFT);
    }
    if (e.has("saucer")) {
      e.paint(turned(50, 2.5, 86, r * .95, 90, r * .85), e.main.solid().toned(0.9), Relief.ROUND);
    }
    e.paint(turned(50, 3, 50, r, 70, r * .88, 88, r * .7), Relief.ROUND);
    e.paint(turned(50, 2.5, 46, r * 1.08, 52, r * 1.07), e.main.solid().toned(1.03), Relief.ROUND);
    e.canvas.fill(ellipse(50, 46.4, r * 1.0, r * .1), 0x3a2a1e, 0.9);
  }

  static void wateringCan(Easel e) {
    e.canvas.ground(47, 88, 28);
    e.canvas.rod(curve(60, 78, 74, 60, 86, 38), 5, e.main.solid());
    e.paint(
        Outline.turn(polygon(82, 40, 90, 40, 93, 30, 79, 30), 28, 86, 36),
        e.main.solid(),
        Relief.SOFT);
    e.canvas.rod(curve(28, 72, 8, 66, 10, 40, 30, 42), 3.6, e.trim);
    e.canvas.rod(curve(32, 44, 38, 22, 52, 22, 58, 44), 3.2, e.trim);
    e.paint(turned(45, 3, 42, 17, 60, 19, 87, 22), Relief.ROUND);
    e.paint(ellipse(45, 42, 17, 3), e.main.solid().toned(0.6), Relief.FLAT);
    e.canvas.line(curve(27, 62, 45, 65, 63, 62), 0.8, 0, 0.25);
  }

  static void spade(Easel e) {
    e.canvas.cast(box(47, 20, 6, 70, 2), 2, 3, 2, 0.3);
    e.paint(box(48, 18, 4.2, 48, 1.5), Easel.OAK, Relief.ROUND);
    if (e.is("handle", "D")) {
      e.paint(
          Outline.without(
              half(50).at(0, 5).quad(12, 5, 9, 13).line(3, 22).line(0, 22).mirrored(),
              half(50).at(0, 9).line(6, 9).quad(6, 14, 2, 17).line(0, 17).mirrored()),
          Relief.SOFT);
    } else {
      e.paint(box(39, 12, 22, 5, 2.4), Relief.TUBE);
    }
    e.paint(
        half(50)
            .at(0, 58)
            .line(3, 58)
            .quad(6, 62, 15, 62)
            .line(15, 82)
            .quad(12, 92, 0, 96)
            .mirrored(),
        Relief.SOFT);
    e.seam(polygon(50, 64, 50, 90), 0.8);
  }

  static void parasol(Easel e) {
    e.canvas.ground(50, 95, 17);
    e.paint(box(49, 24, 2, 68, .4), Easel.OAK, Relief.ROUND);
    e.paint(
        turned(50, 3, 89, 4, 91, 13, 95, 14),
        Surface.plain(0x8b8c8f, Material.CONCRETE, Finish.MATTE),
        Relief.ROUND);
    Shape top =
        half(50)
            .at(0, 9)
            .quad(26, 15, 46, 41)
            .quad(40, 37, 31, 43)
            .quad(24, 38, 15.5, 44)
            .quad(8, 39, 0, 45)
            .mirrored();
    e.paint(top, Relief.PUFFY);
    for (int side = -1; side <= 1; side += 2) {
      e.seam(curve(50, 9, 50 + side * 9, 24, 50 + side * 15.5, 44), 0.6);
      e.seam(curve(50, 9, 50 + side * 20, 23, 50 + side * 31, 43), 0.6);
    }
    e.paint(ellipse(50, 8.4, 1.8, 2.2), Easel.OAK, Relief.BALL);
  }
}
