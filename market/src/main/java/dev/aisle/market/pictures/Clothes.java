package dev.aisle.market.pictures;

import static dev.aisle.market.pictures.Outline.box;
import static dev.aisle.market.pictures.Outline.curve;
import static dev.aisle.market.pictures.Outline.ellipse;
import static dev.aisle.market.pictures.Outline.half;
import static dev.aisle.market.pictures.Outline.mirror;
import static dev.aisle.market.pictures.Outline.polygon;
import static dev.aisle.market.pictures.Outline.smooth;

import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Form;
import dev.aisle.market.goods.Material;
import java.awt.Shape;

/// Clothes, laid out flat.
final class Clothes {
  private Clothes() {}

  static void top(Easel e, Form form) {
    boolean longSleeves =
        form == Form.HOODIE
            || form == Form.SWEATER
            || form == Form.JACKET
            || form == Form.COAT
            || e.is("sleeve", "long");
    double fit = e.is("fit", "slim") ? -1.5 : e.is("fit", "loose") ? 2.5 : 0;
    double hem = form == Form.COAT ? e.vary(1, 90, 95) : e.vary(1, 81, 87);
    double waist = (form == Form.COAT ? 19 : 20) + fit + e.vary(2, -1, 1);
    double flare = form == Form.COAT ? 4 : 0.5;
    double neck = 8.5 + e.vary(3, -0.6, 0.8);
    double shoulder = 23 + fit * 0.7;
    if (form == Form.HOODIE || (form == Form.JACKET && e.has("hood"))) {
      Shape hood = half(50).at(0, 6).quad(13, 5, 14, 18).quad(13, 25, 8, 27).line(0, 29).mirrored();
      e.lay(hood, e.main.solid(), Relief.PUFFY);
      e.canvas.fill(half(50).at(0, 12).quad(8, 11, 8.5, 19).quad(7, 26, 0, 28).mirrored(), 0, 0.45);
    }
    Shape sleeve =
        longSleeves
            ? smooth(
                50 + shoulder - 5,
                21,
                50 + shoulder + 3,
                23,
                50 + shoulder + 11,
                45,
                50 + shoulder + 15,
                74,
                50 + shoulder + 8,
                77,
                50 + shoulder + 2,
                58,
                50 + shoulder - 5,
                42)
            : polygon(
                50 + shoulder - 5,
                19,
                50 + shoulder + 1,
                21.5,
                50 + shoulder + 13,
                40,
                50 + shoulder + 2,
                46,
                50 + waist - 3,
                36);
    e.lay(sleeve, Relief.SOFT);
    e.lay(mirror(sleeve, 50), Relief.SOFT);
    Shape body =
        half(50)
            .at(0, 20)
            .quad(neck * 0.7, 20, neck, 15.5)
            .line(shoulder, 20.5)
            .quad(waist + 1, 34, waist, 46)
            .quad(waist - 0.6, 62, waist + flare, hem)
            .quad(waist * 0.5, hem + 1.6, 0, hem + 1)
            .mirrored();
    e.lay(body, Relief.SOFT);
    folds(e, waist, hem);
    if (longSleeves && form != Form.COAT) {
      Shape cuff = Outline.turn(box(50 + shoulder + 7.5, 71, 8, 5, 1), -12, 50 + shoulder + 11, 74);
      e.paint(cuff, e.main.solid().toned(0.93), Relief.EDGED);
      e.paint(mirror(cuff, 50), e.main.solid().toned(0.93), Relief.EDGED);
    }
    details(e, form, neck, waist, hem);
  }

  private static void details(Easel e, Form form, double neck, double waist, double hem) {
    Surface inside = e.main.solid().toned(0.6);
    Shape hole = half(50).at(0, 15).line(neck, 15.5).quad(neck * 0.7, 20, 0, 20.3).mirrored();
    switch (form) {
      case T_SHIRT -> {
        if (e.is("neckline", "v")) {
          Shape v = polygon(50 - neck, 15.5, 50 + neck, 15.5, 50, 30);
          e.paint(v, inside, Relief.FLAT);
          e.canvas.line(curve(50 - neck, 15.5, 50 - 4, 23, 50, 30), 1.5, e.trim.rgb(), 0.9);
          e.canvas.line(curve(50 + neck, 15.5, 50 + 4, 23, 50, 30), 1.5, e.trim.rgb(), 0.9);
        } else {
          e.paint(hole, inside, Relief.FLAT);
          e.canvas.line(
              curve(
                  50 - neck,
                  15.5,
                  50 - neck * 0.6,
                  19.4,
                  50,
                  20.6,
                  50 + neck * 0.6,
                  19.4,
                  50 + neck,
                  15.5),
              1.8,
              Surface.tone(e.main.rgb(), 0.85),
              1);
        }
        e.stitches(curve(50 - waist, hem - 2.6, 50, hem - 1.6, 50 + waist, hem - 2.6));
      }
      case SWEATER -> {
        if (e.is("neckline", "turtle")) {
          e.lay(box(50 - neck, 8.5, 2 * neck, 11, 2.5), e.main.solid(), Relief.SOFT);
          e.seam(curve(50 - neck, 14, 50, 15.5, 50 + neck, 14), 0.5);
        } else if (e.is("neckline", "v")) {
          e.paint(polygon(50 - neck, 15.5, 50 + neck, 15.5, 50, 32), inside, Relief.FLAT);
          e.canvas.line(curve(50 - neck, 15.5, 50 - 4, 24, 50, 32), 2.4, e.trim.rgb(), 1);
          e.canvas.line(curve(50 + neck, 15.5, 50 + 4, 24, 50, 32), 2.4, e.trim.rgb(), 1);
        } else {
          e.paint(hole, inside, Relief.FLAT);
          e.canvas.line(
              curve(
                  50 - neck,
                  15.5,
                  50 - neck * 0.6,
                  19.4,
                  50,
                  20.6,
                  50 + neck * 0.6,
                  19.4,
                  50 + neck,
                  15.5),
              3,
              Surface.tone(e.main.rgb(), 0.8),
              1);
        }
        e.paint(
            box(50 - waist - 0.3, hem - 4.5, 2 * waist + 0.6, 5.5, 1.5),
            e.main.solid().toned(0.9),
            Relief.EDGED);
      }
      case HOODIE -> {
        e.paint(
            half(50).at(0, 58).line(9, 58).quad(13, 64, 15, 72).line(0, 73).mirrored(),
            e.main.toned(0.97),
            Relief.EDGED);
        if (e.has("zip")) {
          zip(e, 22, hem);
        }
        e.line(curve(46, 26, 45, 34, 45.6, 42), 0.9, 0xf0efe9);
        e.line(curve(54, 26, 55, 34, 54.4, 43), 0.9, 0xf0efe9);
        e.paint(
            box(50 - waist - 0.3, hem - 4, 2 * waist + 0.6, 5, 1.5),
            e.main.solid().toned(0.88),
            Relief.EDGED);
      }
      case SHIRT -> {
        e.paint(hole, inside, Relief.FLAT);
        Surface collar =
            e.main.pattern() == dev.aisle.market.goods.Pattern.SOLID ? e.main.toned(1.04) : e.main;
        Shape wing =
            polygon(50 + neck + 1, 13.5, 50 + neck - 1, 22.5, 50 + 5, 26, 50, 20.6, 50 + 5, 17);
        e.lay(wing, collar, Relief.EDGED);
        e.lay(mirror(wing, 50), collar, Relief.EDGED);
        e.seam(polygon(48.3, 22, 48.3, hem), 0.5);
        e.seam(polygon(51.7, 22, 51.7, hem), 0.5);
        buttons(e, 50, 27, hem - 6, 7, 0xf2f0ea);
        e.canvas.line(polygon(57, 36, 66, 36, 66, 45, 61.5, 47, 57, 45), 0.5, 0, 0.3);
      }
      case JACKET -> {
        e.paint(hole, inside, Relief.FLAT);
        if (e.item.look().material() == Material.DENIM
            || e.item.look().material() == Material.LEATHER) {
          Shape wing = polygon(50 + neck + 1.5, 13, 50 + 13, 24, 50 + 3, 30, 50, 20.5);
          e.lay(wing, Relief.EDGED);
          e.lay(mirror(wing, 50), Relief.EDGED);
        } else if (!e.has("hood")) {
          e.paint(box(50 - neck - 1, 11.5, 2 * neck + 2, 9, 3), Relief.SOFT);
        }
        zip(e, 20, hem);
        e.seam(curve(50 - waist + 4, 60, 50 - waist + 9, 68), 0.9);
        e.seam(curve(50 + waist - 4, 60, 50 + waist - 9, 68), 0.9);
        e.paint(
            box(50 - waist - 0.3, hem - 4.5, 2 * waist + 0.6, 5.5, 1.5),
            e.main.solid().toned(0.86),
            Relief.EDGED);
      }
      default -> {
        e.paint(hole, inside, Relief.FLAT);
        Shape lapel =
            polygon(50 + neck, 14, 50 + 15, 27, 50 + 10, 30, 50 + 13, 33, 50 + 1, 50, 50, 24);
        e.lay(lapel, e.main.toned(0.97), Relief.EDGED);
        e.lay(mirror(lapel, 50), e.main.toned(0.97), Relief.EDGED);
        e.seam(curve(50, 50, 50.3, hem), 0.7);
        boolean pair = e.is("closure", "double-breasted");
        buttons(e, pair ? 56 : 52.5, 53, 76, 3, INKISH);
        if (pair) {
          buttons(e, 44, 53, 76, 3, INKISH);
        }
        e.seam(polygon(50 - waist + 3, 66, 50 - 8, 67), 0.9);
        e.seam(polygon(50 + waist - 3, 66, 50 + 8, 67), 0.9);
      }
    }
  }

  private static final int INKISH = 0x26211e;

  private static void zip(Easel e, double from, double to) {
    e.canvas.line(polygon(50, from, 50, to), 1.5, 0x3a3a3e, 0.9);
    e.canvas.stitches(polygon(50, from, 50, to), 0xd9dade, 0.9);
    e.paint(box(49.2, from + 2, 1.6, 4, 0.6), Easel.STEEL, Relief.EDGED);
  }

  private static void buttons(Easel e, double x, double from, double to, int count, int rgb) {
    Surface button = Surface.plain(rgb, Finish.GLOSSY);
    for (int i = 0; i < count; i++) {
      double y = from + (to - from) * i / Math.max(1, count - 1);
      e.paint(ellipse(x, y, 1.15, 1.15), button, Relief.EDGED);
    }
  }

  private static void folds(Easel e, double waist, double hem) {
    for (int i = 0; i < 4; i++) {
      double x = 50 + (i - 1.5) * waist * 0.55 + e.vary(20 + i, -2, 2);
      double from = hem - e.vary(30 + i, 14, 28);
      e.canvas.line(
          curve(x, hem - 3, x + e.vary(40 + i, -1.5, 1.5), (from + hem) / 2, x, from),
          1.6,
          0,
          0.035);
      e.canvas.line(
          curve(x + 1.4, hem - 3, x + 1.8, (from + hem) / 2, x + 1.2, from + 2),
          1.2,
          0xffffff,
          0.05);
    }
  }

  static void dress(Easel e) {
    double hem = e.is("length", "mini") ? 66 : e.is("length", "midi") ? 80 : 94;
    double flare = e.vary(1, 16, 27);
    double waist = e.vary(2, 9.5, 11.5);
    if (!e.is("sleeve", "sleeveless")) {
      boolean full = e.is("sleeve", "long sleeve");
      Shape sleeve =
          full
              ? smooth(61, 17, 66, 18, 71, 36, 73, 53, 69, 54.5, 64, 40, 60, 28)
              : smooth(61, 16, 67, 19, 71, 28, 66, 31, 61, 28);
      e.lay(sleeve, Relief.SOFT);
      e.lay(mirror(sleeve, 50), Relief.SOFT);
    }
    Shape body =
        half(50)
            .at(0, 22)
            .quad(5, 22, 7.5, 13)
            .line(14, 15)
            .quad(11.5, 24, 13, 29)
            .quad(12, 36, waist, 40)
            .quad(flare * 0.75, 55, flare, hem)
            .quad(flare * 0.5, hem + 3, 0, hem + 3)
            .mirrored();
    e.lay(body, Relief.SOFT);
    for (int i = -2; i <= 2; i++) {
      double x = 50 + i * waist * 0.35;
      double end = 50 + i * flare * 0.4;
      e.canvas.line(curve(x, 43, (x * 2 + end) / 3, (hem + 43) / 2, end, hem), 1.5, 0, 0.07);
      e.canvas.line(
          curve(x + 1, 45, (x * 2 + end) / 3 + 1.5, (hem + 43) / 2, end + 2, hem),
          1.1,
          0xffffff,
          0.1);
    }
    e.canvas.line(
        curve(50 - waist - .2, 40, 50, 41.5, 50 + waist + .2, 40),
        1.6,
        Surface.tone(e.trim.rgb(), 0.9),
        0.85);
    e.canvas.fill(half(50).at(0, 13.5).line(7.5, 13).quad(5, 22, 0, 22).mirrored(), 0, 0.18);
  }

  static void skirt(Easel e) {
    double hem = e.is("length", "mini") ? 62 : e.is("length", "midi") ? 78 : 92;
    double flare = e.is("cut", "pencil") ? 15 : e.is("cut", "pleated") ? 31 : 26;
    Shape body =
        half(50)
            .at(0, 20)
            .line(13, 20)
            .quad(e.is("cut", "pencil") ? 20 : 17, 36, flare, hem)
            .quad(flare * 0.5, hem + 4, 0, hem + 4)
            .mirrored();
    e.lay(body, Relief.SOFT);
    if (e.is("cut", "pleated")) {
      for (int i = -5; i <= 5; i++) {
        Shape pleat = curve(50 + i * 2.4, 25, 50 + i * 3.6, 45, 50 + i * flare / 5.6, hem + 3);
        e.canvas.line(pleat, 1.3, 0, 0.16);
        e.canvas.line(Outline.move(pleat, 1.1, 0), 0.8, 0xffffff, 0.14);
      }
    }
    e.paint(box(36.5, 18, 27, 6, 1), e.main.solid().toned(0.9), Relief.EDGED);
    e.paint(ellipse(60, 21, 1, 1), Easel.STEEL, Relief.EDGED);
  }

  static void trousers(Easel e, boolean shorts) {
    double hem = shorts ? e.vary(1, 56, 66) : 94;
    double hip = 19 + e.vary(2, -1, 1);
    double ankle = shorts ? 17 : e.is("leg", "skinny") ? 7.5 : e.is("leg", "wide leg") ? 17 : 11;
    double out = shorts ? 22 : Math.max(hip - 2, ankle + 4);
    Shape legs =
        half(50)
            .at(0, 10)
            .line(15, 10)
            .quad(hip + 1, 20, hip, 32)
            .quad((out + hip) / 2 - (ankle < 9 ? 3 : 0), (hem + 32) / 2, out, hem)
            .line(out - ankle, hem + 1)
            .quad(2.5, (hem + 40) / 2, 0.6, 38)
            .line(0, 37)
            .mirrored();
    e.lay(legs, Relief.SOFT);
    e.seam(curve(50, 15, 50.3, 28, 50, 38), 0.7);
    e.stitches(curve(52.4, 15, 53.2, 24, 50.6, 29));
    e.paint(box(34.4, 8.5, 31.2, 5.5, 1), e.main.solid().toned(0.93), Relief.EDGED);
    e.stitches(curve(50 - 15, 22, 50 - 11, 20.5, 50 - 9.5, 14.5));
    e.stitches(curve(50 + 15, 22, 50 + 11, 20.5, 50 + 9.5, 14.5));
    e.paint(ellipse(50, 11.3, 1.2, 1.2), Surface.plain(0xb88a4a, Finish.METALLIC), Relief.EDGED);
    for (int side = -1; side <= 1; side += 2) {
      e.canvas.line(
          curve(
              50 + side * 10,
              34,
              50 + side * (out - ankle * .5),
              (hem + 36) / 2,
              50 + side * (out - ankle * .5),
              hem - 3),
          2.4,
          0xffffff,
          0.07);
      if (e.has("ripped")) {
        Shape rip = ellipse(50 + side * 11.5, 58 + side * 3, 3.6, 1.7);
        e.canvas.fill(rip, 0xe8e4dc, 0.9);
        e.canvas.stitches(
            polygon(47 + side * 11.5, 58 + side * 3, 53.5 + side * 11.5, 58 + side * 3),
            0x888888,
            0.7);
      }
    }
  }

  static void socks(Easel e) {
    double top = e.is("height", "ankle") ? 46 : e.is("height", "crew") ? 28 : 8;
    for (int i = 0; i < 2; i++) {
      double dx = i * 24 - 4;
      Shape sock =
          smooth(
              26 + dx, top, 33 + dx, top - .6, 41 + dx, top, 41 + dx, 50, 43 + dx, 66, 52 + dx, 76,
              56 + dx, 85, 48 + dx, 90, 36 + dx, 84, 27 + dx, 72, 25 + dx, 55);
      e.lay(sock, Relief.PUFFY);
      e.paint(box(25.4 + dx, top - 1, 16, 6, 1.5), e.trim, Relief.SOFT);
      e.paint(ellipse(51 + dx, 84.5, 6, 5), e.trim, Relief.SOFT);
    }
  }

  static void cap(Easel e) {
    e.canvas.ground(52, 72, 36);
    Shape brim = smooth(40, 62, 60, 58, 80, 62, 94, 72, 80, 72, 60, 69, 44, 70);
    e.paint(brim, e.trim, Relief.SOFT);
    Shape crown = smooth(20, 68, 18, 48, 30, 30, 50, 24, 68, 32, 76, 48, 77, 64, 60, 62, 40, 66);
    e.paint(crown, Relief.PUFFY);
    e.seam(curve(50, 24, 46, 42, 44, 65), 0.6);
    e.seam(curve(50, 24, 66, 36, 70, 62), 0.6);
    e.seam(curve(50, 24, 30, 38, 26, 66), 0.6);
    e.paint(ellipse(50, 24, 2.4, 1.6), e.trim, Relief.BALL);
  }

  static void beanie(Easel e) {
    e.canvas.ground(50, 84, 30);
    if (e.has("pompom")) {
      e.paint(ellipse(50, 15, 10, 9.5), e.trim, Relief.BALL);
    }
    e.paint(
        half(50).at(0, 20).quad(24, 20, 27, 52).line(28, 72).line(0, 74).mirrored(), Relief.PUFFY);
    e.paint(
        half(50).at(0, 62).line(29, 60).quad(31, 72, 29, 83).quad(10, 86, 0, 86).mirrored(),
        e.main.toned(0.94),
        Relief.SOFT);
    for (int i = -6; i <= 6; i++) {
      e.canvas.line(curve(50 + i * 4.4, 62, 50 + i * 4.5, 84), 0.7, 0, 0.13);
    }
  }

  static void scarf(Easel e) {
    if (e.has("fringes")) {
      for (int i = 0; i < 9; i++) {
        e.line(curve(26 + i * 2.4, 84, 25.5 + i * 2.4, 94), 1, e.main.rgb());
        e.line(curve(56 + i * 2.2, 76, 57 + i * 2.2, 86), 1, e.main.rgb());
      }
    }
    e.lay(smooth(55, 40, 72, 36, 76, 60, 76, 77, 55, 78, 56, 60), Relief.SOFT);
    e.lay(smooth(28, 38, 48, 38, 48, 62, 47, 85, 25, 86, 27, 60), Relief.SOFT);
    e.lay(smooth(24, 30, 34, 14, 66, 14, 78, 30, 70, 46, 50, 52, 30, 46), Relief.PUFFY);
    e.canvas.fill(smooth(38, 25, 50, 20, 62, 25, 60, 31, 50, 34, 40, 31), 0, 0.35);
    for (int i = 0; i < 3; i++) {
      e.seam(curve(28 + i, 36 + 4 * i, 50, 43 + 4 * i, 72 - i, 36 + 4 * i), 0.7);
    }
  }

  static void belt(Easel e) {
    Shape coil = Outline.without(ellipse(50, 52, 37, 22), ellipse(50, 50, 32, 16.5));
    e.canvas.ground(50, 72, 36);
    e.paint(coil, e.main.toned(0.8), Relief.SOFT);
    e.paint(
        smooth(14, 52, 24, 66, 50, 73, 76, 66, 86, 52, 87, 62, 76, 77, 50, 84, 24, 77, 13, 62),
        Relief.SOFT);
    e.stitches(curve(15, 58, 26, 70, 50, 76, 74, 70, 85, 58));
    int metal = e.is("buckle", "gold") ? 0xd2a548 : e.is("buckle", "black") ? 0x3b3b3f : 0xc6c9ce;
    Shape buckle = Outline.without(box(40, 67, 20, 19, 3), box(44, 71, 12, 11, 1.5));
    e.lay(buckle, Surface.plain(metal, Finish.METALLIC), Relief.EDGED);
    e.paint(box(44, 75.4, 14, 2.2, 1), Surface.plain(metal, Finish.METALLIC), Relief.EDGED);
  }

  static void gloves(Easel e) {
    for (int i = 0; i < 2; i++) {
      Shape glove =
          smooth(
              20, 60, 20, 42, 23, 20, 26, 18, 28, 22, 29, 36, 31, 14, 34, 13, 36, 17, 35.5, 36, 39,
              16, 42, 17, 43, 21, 41, 38, 46, 24, 49, 25, 49, 29, 46, 50, 45, 66, 44, 84, 24, 84);
      Shape thumb = smooth(22, 62, 14, 50, 10, 44, 13, 41, 20, 48, 24, 54);
      double dx = i == 0 ? 0 : 3;
      Shape left = Outline.move(thumb, dx, 0);
      Shape hand = Outline.move(glove, dx, 0);
      e.lay(i == 0 ? left : mirror(left, 51), Relief.SOFT);
      e.lay(i == 0 ? hand : mirror(hand, 51), Relief.SOFT);
      Shape cuff = Outline.move(box(22, 76, 24, 11, 2), dx, 0);
      e.paint(i == 0 ? cuff : mirror(cuff, 51), e.trim, Relief.SOFT);
    }
  }

  static void sunglasses(Easel e) {
    e.canvas.ground(50, 66, 40);
    Surface lens = Surface.plain(Surface.tone(e.trim.rgb(), 0.35), Finish.GLOSSY);
    for (int side = -1; side <= 1; side += 2) {
      e.canvas.rod(curve(50 + side * 39, 42, 50 + side * 37, 34, 50 + side * 28, 27), 2.4, e.main);
      double cx = 50 + side * 20;
      e.paint(frame(e, cx, side, 2.6), Relief.EDGED);
      e.paint(frame(e, cx, side, 0), lens, Relief.BALL);
      e.canvas.line(curve(cx - 9, 48, cx - 4, 42, cx + 2, 40), 1.5, 0xffffff, 0.4);
    }
    e.canvas.rod(curve(44, 45, 50, 42, 56, 45), 2.6, e.main);
  }

  private static Shape frame(Easel e, double cx, int side, double grow) {
    double w = 15 + grow;
    double h = 12.5 + grow;
    return switch (e.item.word("lens shape")) {
      case "round" -> ellipse(cx, 50, 13.5 + grow, 13.5 + grow);
      case "aviator" ->
          smooth(
              cx - side * w * 0.85,
              50 - h * 0.85,
              cx + side * w * 0.9,
              50 - h * 0.85,
              cx + side * w,
              50 + h * 0.2,
              cx + side * w * 0.3,
              50 + h * 1.15,
              cx - side * w * 0.7,
              50 + h * 0.5);
      case "cat-eye" ->
          smooth(
              cx - side * w * 0.9,
              50 - h * 0.6,
              cx + side * w * 1.15,
              50 - h * 1.15,
              cx + side * w * 0.95,
              50 + h * 0.3,
              cx,
              50 + h * 0.9,
              cx - side * w * 0.9,
              50 + h * 0.4);
      default -> box(cx - w, 50 - h, 2 * w, 2 * h, 5);
    };
  }

  static void watch(Easel e) {
    Surface strap =
        switch (e.item.word("strap")) {
          case "leather" -> Surface.plain(e.trim.rgb(), Material.LEATHER, Finish.SATIN);
          case "silicone" -> Surface.plain(e.trim.rgb(), Material.SILICONE, Finish.MATTE);
          default -> e.main.solid();
        };
    strap(e, strap, 8, 92);
    e.paint(box(70, 47.5, 5, 5, 1.4), e.main.solid(), Relief.EDGED);
    e.lay(ellipse(50, 50, 22, 22), e.main.solid(), Relief.SOFT);
    int dial =
        switch (e.item.word("dial")) {
          case "black" -> 0x1d1e22;
          case "blue" -> 0x213a78;
          case "green" -> 0x1f5a41;
          default -> 0xf7f6f2;
        };
    e.paint(ellipse(50, 50, 18, 18), Surface.plain(dial, Finish.SATIN), Relief.EDGED);
    int ink = dial > 0x808080 ? 0x26262a : 0xf2f2f2;
    for (int i = 0; i < 12; i++) {
      double s = Math.sin(Math.PI * i / 6);
      double c = Math.cos(Math.PI * i / 6);
      e.line(polygon(50 + 14.5 * s, 50 - 14.5 * c, 50 + 16.5 * s, 50 - 16.5 * c), 0.9, ink);
    }
    e.line(polygon(50, 50, 43.5, 44), 1.4, ink);
    e.line(polygon(50, 50, 59, 39.5), 1, ink);
    e.canvas.line(curve(37, 45, 42, 38, 50, 35.5), 1.6, 0xffffff, 0.35);
  }

  private static void strap(Easel e, Surface strap, double top, double bottom) {
    e.lay(
        half(50)
            .at(0, top)
            .line(8, top)
            .line(11.5, 36)
            .line(11.5, 64)
            .line(8, bottom)
            .line(0, bottom)
            .mirrored(),
        strap,
        Relief.SOFT);
    for (int i = 0; i < 5; i++) {
      e.canvas.fill(ellipse(50, 74 + i * 3.6, 0.8, 0.8), 0, 0.5);
    }
  }

  static void watchStrap(Easel e) {
    Shape a = half(34).at(0, 10).line(9, 10).line(7, 84).quad(6, 92, 0, 92).mirrored();
    Shape b = half(66).at(0, 22).line(9, 22).line(7, 82).line(0, 82).mirrored();
    e.lay(a, Relief.SOFT);
    e.lay(b, Relief.SOFT);
    e.stitches(polygon(27.4, 12, 28.8, 84));
    e.stitches(polygon(40.6, 12, 39.2, 84));
    e.stitches(polygon(59.4, 24, 60.8, 78));
    e.stitches(polygon(72.6, 24, 71.2, 78));
    for (int i = 0; i < 6; i++) {
      e.canvas.fill(ellipse(34, 56 + i * 5, 1, 1), 0, 0.6);
    }
    e.lay(
        Outline.without(box(56, 80, 20, 11, 2), box(59, 83, 14, 5, 1)), Easel.STEEL, Relief.EDGED);
  }
}
