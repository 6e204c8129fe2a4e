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

/// Furniture, seen from the front.
final class Furnishings {
  private static final Surface WALNUT = Surface.plain(0x7a5233, Material.WALNUT, Finish.SATIN);
  private static final Surface STEEL_LEG = Surface.plain(0x3c3d41, Finish.SATIN);

  private Furnishings() {}

  private static Surface legs(Easel e) {
    return e.is("legs", "metal") ? STEEL_LEG : e.vary(90, 0, 1) < 0.5 ? Easel.OAK : WALNUT;
  }

  static void sofa(Easel e, boolean cover) {
    int seats = e.is("seats", "2-seater") ? 2 : e.is("seats", "3-seater") ? 3 : 4;
    double w = 26 + seats * 5;
    double arm = e.vary(1, 7, 10);
    e.canvas.ground(50, 82, w);
    for (int side = -1; side <= 1; side += 2) {
      if (!cover) {
        e.paint(
            polygon(
                50 + side * (w - 5) - 1.6,
                74,
                50 + side * (w - 5) + 1.6,
                74,
                50 + side * (w - 3) + .8,
                83,
                50 + side * (w - 3) - .8,
                83),
            legs(e),
            Relief.EDGED);
      }
    }
    e.paint(
        box(50 - w + 3, 30 + e.vary(2, -2, 3), 2 * w - 6, 40, 6), e.main.toned(0.94), Relief.PUFFY);
    double inner = 2 * (w - arm) / seats;
    for (int i = 0; i < seats; i++) {
      double x = 50 - w + arm + i * inner;
      e.paint(box(x + .3, 34, inner - .6, 26, 5), Relief.PUFFY);
    }
    e.paint(box(50 - w + 2, 62, 2 * w - 4, 14, 3), e.main.toned(0.9), Relief.SOFT);
    for (int i = 0; i < seats; i++) {
      double x = 50 - w + arm + i * inner;
      e.paint(box(x + .2, 54, inner - .4, 13, 4), e.main.toned(1.03), Relief.PUFFY);
    }
    for (int side = -1; side <= 1; side += 2) {
      double x = side < 0 ? 50 - w : 50 + w - arm;
      e.paint(box(x, 44, arm, 32, 4), Relief.PUFFY);
    }
    if (cover) {
      e.paint(
          half(50)
              .at(0, 70)
              .line(w + 1, 68)
              .quad(w + 2, 76, w + 1, 84)
              .quad(w * .5, 82, 0, 84)
              .mirrored(),
          e.main.toned(0.97),
          Relief.SOFT);
      for (int i = -6; i <= 6; i++) {
        e.canvas.line(curve(50 + i * w / 6.6, 71, 50 + i * w / 6.4, 83), 1, 0, 0.14);
      }
    } else if (e.vary(3, 0, 1) < 0.5) {
      e.paint(
          Outline.turn(box(50 - w + arm + 1, 42, 13, 13, 3), 12, 50 - w + arm + 7, 48),
          e.trim,
          Relief.PUFFY);
    }
  }

  static void armchair(Easel e) {
    e.canvas.ground(50, 90, 27);
    for (int side = -1; side <= 1; side += 2) {
      e.paint(
          polygon(
              50 + side * 20 - 1.8,
              78,
              50 + side * 20 + 1.8,
              78,
              50 + side * 24 + .8,
              91,
              50 + side * 24 - .8,
              91),
          legs(e),
          Relief.EDGED);
    }
    double top = e.is("back", "wing back") ? 12 : e.is("back", "low back") ? 34 : 22;
    if (e.is("back", "rounded back")) {
      e.paint(
          half(50).at(0, top).quad(32, top, 31, 56).line(30, 76).line(0, 76).mirrored(),
          Relief.PUFFY);
    } else {
      e.paint(
          half(50)
              .at(0, top)
              .line(19, top)
              .quad(27, top, 26, top + 14)
              .line(25, 72)
              .line(0, 72)
              .mirrored(),
          Relief.PUFFY);
      if (e.is("back", "wing back")) {
        for (int side = -1; side <= 1; side += 2) {
          e.paint(
              smooth(
                  50 + side * 21,
                  top + 6,
                  50 + side * 31,
                  top + 12,
                  50 + side * 30,
                  52,
                  50 + side * 22,
                  52),
              e.main.toned(0.95),
              Relief.SOFT);
        }
      }
    }
    for (int i = -1; i <= 1; i++) {
      e.canvas.fill(ellipse(50 + i * 11, top + 17, 0.9, 0.9), 0, 0.3);
    }
    e.paint(box(23, 68, 54, 12, 3), e.main.toned(0.9), Relief.SOFT);
    e.paint(box(27, 57, 46, 14, 5), e.main.toned(1.04), Relief.PUFFY);
    for (int side = -1; side <= 1; side += 2) {
      e.paint(box(side < 0 ? 19 : 71, 47, 10, 33, 4.6), Relief.PUFFY);
    }
  }

  static void chair(Easel e) {
    e.canvas.ground(50, 94, 25);
    Surface s = e.main;
    for (int side = -1; side <= 1; side += 2) {
      e.paint(
          polygon(
              50 + side * 15 - 1.4,
              58,
              50 + side * 15 + 1.4,
              58,
              50 + side * 17 + 1,
              88,
              50 + side * 17 - 1,
              88),
          s.toned(0.75),
          Relief.EDGED);
      e.paint(
          polygon(
              50 + side * 17 - 1.7,
              12,
              50 + side * 17 + 1.7,
              12,
              50 + side * 19 + 1.7,
              58,
              50 + side * 19 - 1.7,
              58),
          s,
          Relief.SOFT);
    }
    switch (e.item.word("back")) {
      case "slatted back" -> {
        for (int i = 0; i < 5; i++) {
          e.paint(box(37 + i * 5.4, 16, 3, 38, 1), s.toned(0.95), Relief.SOFT);
        }
      }
      case "solid back" -> e.paint(box(33, 16, 34, 34, 4), s.toned(0.97), Relief.SOFT);
      default -> e.paint(box(32, 30, 36, 5, 2), s.toned(0.97), Relief.SOFT);
    }
    e.paint(box(30, 10, 40, 8, 3), s, Relief.SOFT);
    if (e.has("armrests")) {
      for (int side = -1; side <= 1; side += 2) {
        e.canvas.rod(curve(50 + side * 18, 42, 50 + side * 26, 43, 50 + side * 25, 60), 2.8, s);
      }
    }
    for (int side = -1; side <= 1; side += 2) {
      e.paint(
          polygon(
              50 + side * 21 - 2,
              62,
              50 + side * 21 + 2,
              62,
              50 + side * 24 + 1.3,
              95,
              50 + side * 24 - 1.3,
              95),
          s,
          Relief.SOFT);
    }
    e.paint(polygon(31, 55, 69, 55, 76, 65, 24, 65), s.toned(1.05), Relief.SOFT);
    e.paint(box(24, 63.5, 52, 4, 1), s.toned(0.85), Relief.EDGED);
  }

  static void stool(Easel e) {
    double seat = 52 - (e.item.amount("seat height", 45) - 45) * 1.1;
    e.canvas.ground(50, 94, 19);
    for (double x : new double[] {-1, 1, -.45, .45}) {
      boolean back = Math.abs(x) < .9;
      e.paint(
          polygon(
              50 + x * 15 - 1.6,
              seat,
              50 + x * 15 + 1.6,
              seat,
              50 + x * 20 + 1.2,
              back ? 90 : 95,
              50 + x * 20 - 1.2,
              back ? 90 : 95),
          e.main.toned(back ? 0.7 : 0.95),
          Relief.SOFT);
    }
    double mid = (seat + 95) * .56;
    e.paint(box(33, mid, 34, 2.6, 1), e.main.toned(0.85), Relief.TUBE);
    if (e.is("seat", "round")) {
      e.paint(turned(50, 4, seat, 22, seat + 4, 22), e.main.toned(0.9), Relief.ROUND);
      e.paint(ellipse(50, seat, 22, 5), e.main.toned(1.05), Relief.EDGED);
    } else {
      e.paint(
          polygon(34, seat - 5, 66, seat - 5, 73, seat + 3, 27, seat + 3),
          e.main.toned(1.05),
          Relief.EDGED);
      e.paint(box(27, seat + 2, 46, 4.6, 1), e.main.toned(0.85), Relief.EDGED);
    }
  }

  static void table(Easel e) {
    double w = 26 + e.item.amount("length", 120) / 12;
    w = Math.min(44, w);
    e.canvas.ground(50, 88, w);
    if (e.is("shape", "round")) {
      e.paint(
          turned(50, 3, 46, 4, 60, 3.4, 78, 6, 84, 16, 87, 18), e.main.toned(0.85), Relief.ROUND);
      e.paint(turned(50, 8, 41, w, 45, w), e.main.toned(0.85), Relief.ROUND);
      e.paint(ellipse(50, 41, w, 9), e.main.toned(1.06), Relief.EDGED);
      return;
    }
    for (int side = -1; side <= 1; side += 2) {
      e.paint(
          polygon(
              50 + side * (w - 9) - 1.6,
              46,
              50 + side * (w - 9) + 1.6,
              46,
              50 + side * (w - 8) + 1,
              78,
              50 + side * (w - 8) - 1,
              78),
          e.main.toned(0.65),
          Relief.EDGED);
    }
    e.paint(box(50 - w + 4, 48, 2 * w - 8, 6, .5), e.main.toned(0.8), Relief.EDGED);
    for (int side = -1; side <= 1; side += 2) {
      e.paint(
          polygon(
              50 + side * (w - 5) - 2.2,
              50,
              50 + side * (w - 5) + 2.2,
              50,
              50 + side * (w - 3.6) + 1.4,
              89,
              50 + side * (w - 3.6) - 1.4,
              89),
          e.main.toned(0.95),
          Relief.SOFT);
    }
    e.paint(
        polygon(50 - w + 9, 36, 50 + w - 9, 36, 50 + w, 46, 50 - w, 46),
        e.main.toned(1.06),
        Relief.EDGED);
    e.paint(box(50 - w, 45.4, 2 * w, 3.6, .8), e.main.toned(0.85), Relief.EDGED);
    if (e.has("extendable")) {
      e.seam(polygon(50, 36, 50, 46), 0.7);
    }
  }

  static void desk(Easel e) {
    int drawers = e.is("drawers", "one drawer") ? 1 : e.is("drawers", "two drawers") ? 2 : 3;
    e.canvas.ground(50, 88, 40);
    Surface leg = e.has("height-adjustable") ? STEEL_LEG : e.main.toned(0.85);
    e.paint(box(13, 44, 4, 44, .6), leg, Relief.EDGED);
    e.paint(box(22, 44, 3, 36, .6), leg.toned(0.75), Relief.EDGED);
    e.paint(box(83, 44, 4, 44, .6), leg, Relief.EDGED);
    e.paint(box(60, 46, 24, 6 + drawers * 9, 1), e.main.toned(0.85), Relief.EDGED);
    for (int i = 0; i < drawers; i++) {
      e.paint(box(61.5, 49 + i * 9, 21, 8, .8), e.main.toned(0.98), Relief.SOFT);
      e.paint(box(69, 52 + i * 9, 6, 1.6, .8), Easel.STEEL, Relief.TUBE);
    }
    e.paint(polygon(17, 36, 83, 36, 91, 44, 9, 44), e.main.toned(1.06), Relief.EDGED);
    e.paint(box(9, 43.6, 82, 3.6, .8), e.main.toned(0.9), Relief.EDGED);
  }

  static void bookshelf(Easel e) {
    int shelves =
        e.is("shelves", "with three shelves") || e.is("shelves", "three shelves")
            ? 3
            : e.is("shelves", "four shelves") ? 4 : 5;
    boolean ladder = e.is("layout", "ladder");
    double w = e.vary(1, 24, 31);
    e.canvas.ground(50, 95, w);
    if (!ladder) {
      e.paint(box(50 - w, 6, 2 * w, 88, .6), e.main.toned(0.62), Relief.FLAT);
    }
    double gap = 84.0 / shelves;
    int[] books = {0xb5483a, 0x3f6f8f, 0xd9b44a, 0x5d7a52, 0xe8e0d0, 0x46405e, 0xc98b6b};
    for (int i = 0; i < shelves; i++) {
      double y = 8 + (i + 1) * gap;
      double x = 50 - w + 4 + e.vary(10 + i, 0, w * .5);
      double end = Math.min(50 + w - 6, x + e.vary(20 + i, w * .5, w * 1.3));
      int b = i;
      while (x < end) {
        double t = 1.8 + Math.abs(Math.sin(b * 7.3 + i)) * 2.6;
        double h = gap * (0.5 + 0.28 * Math.abs(Math.cos(b * 3.1)));
        e.canvas.fill(box(x, y - h, t, h, .2), books[b % 7], 0.95);
        e.canvas.fill(box(x, y - h, t * .3, h, .2), 0xffffff, 0.15);
        x += t + .25;
        b++;
      }
    }
    for (int i = 0; i <= shelves; i++) {
      double y = 8 + i * gap;
      double narrow = ladder ? (shelves - i) * 2.4 : 0;
      if (e.is("layout", "staggered") && i > 0 && i < shelves) {
        e.paint(box(50 + (i % 2 == 0 ? -1 : 6 - w), y, w * .9, 2.6, .4), e.main, Relief.EDGED);
      }
      e.paint(
          box(50 - w + narrow, y - 1, 2 * w - 2 * narrow, 3, .4), e.main.toned(1.04), Relief.EDGED);
    }
    for (int side = -1; side <= 1; side += 2) {
      if (ladder) {
        e.canvas.rod(curve(50 + side * (w - shelves * 2.4), 5, 50 + side * w, 95), 2.6, e.main);
      } else {
        e.paint(box(side < 0 ? 50 - w - 1 : 50 + w - 2, 5, 3, 90, .4), e.main, Relief.EDGED);
      }
    }
  }

  static void wardrobe(Easel e) {
    int doors = e.is("doors", "three-door") ? 3 : 2;
    double w = doors == 3 ? 37 : 29;
    e.canvas.ground(50, 95, w);
    e.paint(box(50 - w, 7, 2 * w, 86, 1), e.main.toned(0.9), Relief.EDGED);
    e.paint(box(50 - w - 1.5, 5, 2 * w + 3, 4, 1), e.main.toned(1.04), Relief.EDGED);
    double dw = (2 * w - 4) / doors;
    for (int i = 0; i < doors; i++) {
      double x = 50 - w + 2 + i * dw;
      e.paint(box(x + .4, 11, dw - .8, 78, .6), e.main, Relief.EDGED);
      if (e.has("mirror") && i == 0) {
        e.paint(
            box(x + 3, 15, dw - 6, 70, .6), Surface.plain(0xdbe4e8, Finish.SATIN), Relief.EDGED);
        e.canvas.clipped(
            box(x + 3, 15, dw - 6, 70, 0),
            0xffffff,
            0.5,
            polygon(x, 70, x + dw, 20, x + dw, 34, x, 84));
      } else {
        e.seam(box(x + 4, 16, dw - 8, 32, 1), 0.8);
        e.seam(box(x + 4, 53, dw - 8, 32, 1), 0.8);
      }
      double hx = e.is("doors", "sliding door") ? x + 2 : i % 2 == 0 ? x + dw - 3 : x + 2;
      e.paint(box(hx, 46, 1.6, 9, .8), Easel.STEEL, Relief.ROUND);
    }
    for (int side = -1; side <= 1; side += 2) {
      e.paint(box(50 + side * (w - 5) - 2, 92, 4, 4, .5), e.main.toned(0.6), Relief.EDGED);
    }
  }

  static void bed(Easel e) {
    double w = 22 + e.item.amount("width", 140) / 9;
    e.canvas.ground(50, 88, w);
    double top = e.vary(1, 20, 28);
    if (e.is("headboard", "slatted")) {
      for (int i = 0; i < 9; i++) {
        e.paint(
            box(50 - w + 3 + i * (2 * w - 8) / 8.4, top + 4, 2.6, 34, .6),
            e.main.toned(0.95),
            Relief.SOFT);
      }
      e.paint(box(50 - w, top, 2 * w, 5, 2), Relief.SOFT);
    } else if (e.is("headboard", "upholstered")) {
      e.paint(box(50 - w, top - 2, 2 * w, 46, 5), Relief.PUFFY);
      for (int i = -3; i <= 3; i++) {
        for (int j = 0; j < 2; j++) {
          e.canvas.fill(ellipse(50 + i * w / 3.6 + j * 3, top + 8 + j * 11, 1, 1), 0, 0.35);
        }
      }
    } else {
      e.paint(box(50 - w, top, 2 * w, 42, 2), Relief.SOFT);
    }
    Surface linen = Surface.plain(0xf6f4ef, Material.COTTON, Finish.MATTE);
    e.paint(polygon(50 - w + 3, 50, 50 + w - 3, 50, 50 + w, 72, 50 - w, 72), linen, Relief.SOFT);
    for (int side = -1; side <= 1; side += 2) {
      e.paint(
          box(side < 0 ? 50 - w * .82 : 50 + w * .12, 44, w * .7, 12, 4.4), linen, Relief.PUFFY);
    }
    e.paint(
        half(50).at(0, 59).line(w - 1, 58).quad(w + 2.4, 66, w + 1.5, 80).line(0, 81).mirrored(),
        e.trim.coloured(Surface.tone(e.trim.rgb(), 1.0)),
        Relief.PUFFY);
    e.paint(box(50 - w - 1, 76, 2 * w + 2, 8, 1), Relief.EDGED);
    for (int side = -1; side <= 1; side += 2) {
      e.paint(box(50 + side * (w - 3) - 2, 83, 4, 6, .5), e.main.toned(0.75), Relief.EDGED);
    }
  }
}
