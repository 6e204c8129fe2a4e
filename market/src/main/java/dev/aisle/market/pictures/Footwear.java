package dev.aisle.market.pictures;

import static dev.aisle.market.pictures.Outline.box;
import static dev.aisle.market.pictures.Outline.curve;
import static dev.aisle.market.pictures.Outline.ellipse;
import static dev.aisle.market.pictures.Outline.polygon;
import static dev.aisle.market.pictures.Outline.smooth;

import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Material;
import java.awt.Shape;

/// Shoes from the side, and bags from the front.
final class Footwear {
  private static final Surface SOLE = Surface.plain(0xf1efe9, Material.RUBBER, Finish.MATTE);
  private static final Surface HEEL = Surface.plain(0x2c2623, Material.RUBBER, Finish.SATIN);

  private Footwear() {}

  static void sneaker(Easel e) {
    e.canvas.ground(50, 79, 42);
    boolean high = e.is("height", "high-top");
    double top = high ? 22 : 38;
    Surface sole = e.vary(1, 0, 1) < 0.7 ? SOLE : e.trim.finished(Finish.MATTE);
    Shape upper =
        smooth(
            12, 70, 11, 56, 13, top + 4, 18, top, 30, top + 1.5, 37, top + 4, 44, 46, 60, 54, 78,
            60, 89, 66, 90, 73, 60, 75, 30, 75);
    e.paint(
        smooth(15, top + 3, 26, top - 2, 36, top + 3, 34, top + 12, 20, top + 12),
        e.main.solid().toned(0.55),
        Relief.SOFT);
    e.paint(upper, Relief.PUFFY);
    e.paint(smooth(72, 59, 84, 62, 91, 70, 88, 75, 74, 75), e.trim, Relief.SOFT);
    e.paint(smooth(11, 52, 20, 56, 24, 74, 12, 74), e.trim, Relief.SOFT);
    double stripe = e.vary(2, 0, 3);
    if (stripe < 1) {
      e.canvas.rod(curve(32, 72, 44, 64, 58, 57), 3, e.trim);
    } else if (stripe < 2) {
      for (int i = 0; i < 3; i++) {
        e.canvas.rod(curve(34 + i * 6, 72, 40 + i * 6, 58 + i), 2, e.trim);
      }
    } else {
      e.paint(smooth(30, 66, 40, 58, 52, 60, 44, 68), e.trim, Relief.SOFT);
    }
    if (e.is("closure", "lace-up")) {
      for (int i = 0; i < (high ? 6 : 4); i++) {
        double x = 60 - i * 5.4;
        double y = 53 - i * (high ? 5.2 : 3.1);
        e.canvas.line(polygon(x - 3.5, y + 3.4, x + 2.2, y - 1.6), 1.4, 0xfafafa, 0.95);
      }
    }
    e.paint(
        smooth(9, 71, 30, 72.5, 60, 73, 92, 70, 94, 75, 88, 80, 50, 81, 14, 80, 8, 77),
        sole,
        Relief.SOFT);
    e.canvas.line(curve(9, 75.5, 50, 77, 93, 74.5), 0.6, 0, 0.2);
  }

  static void boot(Easel e) {
    e.canvas.ground(50, 86, 36);
    double top = e.is("shaft", "ankle") ? 36 : e.is("shaft", "mid-calf") ? 20 : 7;
    boolean heel = e.is("heel", "block heel");
    double lift = heel ? 8 : 2;
    Shape boot =
        smooth(
            24,
            top,
            36,
            top - 1,
            50,
            top,
            49,
            50,
            54,
            60 - lift * .3,
            70,
            66,
            82,
            73,
            84,
            80,
            60,
            81,
            44,
            80 - lift * .6,
            26,
            80 - lift,
            22,
            72,
            25,
            50);
    e.paint(boot, Relief.PUFFY);
    e.canvas.fill(ellipse(37, top + .6, 12.5, 1.8), 0, 0.4);
    e.seam(curve(48, 52, 44, 62, 45, 79 - lift * .5), 0.6);
    if (e.vary(1, 0, 1) < 0.5) {
      for (int i = 0; i < 5; i++) {
        double y = 40 + i * 4.6;
        e.canvas.line(polygon(43.5 + i * .8, y + 2, 50.5 + i, y), 1.2, 0xded6c4, 0.9);
      }
    } else {
      e.canvas.fill(
          polygon(33, 54, 40, 54, 38.5, Math.max(top, 30), 34.5, Math.max(top, 30)), 0, 0.35);
    }
    e.paint(
        smooth(40, 80.5 - lift * .5, 60, 80.5, 85, 79, 85.5, 83.5, 62, 84.5, 42, 84 - lift * .5),
        HEEL,
        Relief.EDGED);
    e.paint(
        polygon(23, 79 - lift, 41, 80 - lift * .55, heel ? 39 : 42, 87, heel ? 25 : 22, 87),
        HEEL,
        Relief.EDGED);
  }

  static void pump(Easel e) {
    e.canvas.ground(50, 86, 40);
    boolean kitten = e.is("heel", "kitten");
    double up = kitten ? 56 : 38;
    boolean block = e.is("heel", "block");
    double toe = e.is("toe", "pointed") ? 95 : 90;
    Shape heel =
        block
            ? polygon(12, up + 10, 27, up + 18, 25, 86, 13, 86)
            : smooth(
                11, up + 8, 25, up + 14, 20, up + 24, 16.5, 80, 16.5, 86, 13.5, 86, 13.4, 76, 12,
                up + 22);
    e.paint(heel, e.main.solid().toned(0.85), Relief.SOFT);
    e.paint(
        smooth(15, up, 22, up - 2, 34, up + 12, 56, 66, 60, 72, 40, 66, 20, up + 12),
        Surface.plain(0xcbb097, Material.LEATHER, Finish.SATIN).toned(0.8),
        Relief.SOFT);
    Shape upper =
        smooth(
            12,
            up - 2,
            14,
            up - 4,
            19,
            up + 4,
            34,
            up + 18 + (86 - up) * .1,
            52,
            73,
            64,
            68,
            72,
            70,
            84,
            76,
            toe,
            82.5,
            toe - 2,
            85,
            70,
            85.4,
            52,
            84,
            36,
            76 - (kitten ? 0 : 3),
            24,
            up + 22,
            12,
            up + 14);
    e.paint(upper, Relief.SOFT);
    e.canvas.line(
        curve(26, up + 22, 38, 77 - (kitten ? 0 : 3), 54, 85, toe - 3, 85.8), 1, 0x1f1a18, 0.9);
    if (e.vary(1, 0, 1) < 0.3) {
      e.paint(smooth(66, 69, 60, 65, 60, 72, 66, 70, 72, 73, 73, 67), e.trim, Relief.SOFT);
    }
  }

  static void sandal(Easel e) {
    e.canvas.ground(50, 80, 42);
    double sole = e.is("sole", "platform") ? 9 : 5;
    Surface cork = Surface.plain(0xb98b5e, Material.CONCRETE, Finish.MATTE);
    Shape bed =
        smooth(
            8, 72, 20, 70, 40, 72, 64, 71, 86, 69, 93, 72, 90, 74 + sole, 50, 75 + sole, 12,
            74 + sole);
    if (e.is("straps", "t-bar")) {
      e.canvas.rod(curve(14, 70, 12, 54, 26, 50, 36, 58, 34, 70), 4, e.main);
      e.canvas.rod(curve(33, 56, 50, 58, 66, 68), 4, e.main);
      e.canvas.rod(curve(58, 72, 64, 60, 76, 60, 82, 70), 5, e.main);
    } else if (e.is("straps", "two-strap")) {
      e.paint(smooth(28, 72, 32, 52, 46, 48, 52, 52, 50, 72), Relief.PUFFY);
      e.paint(smooth(56, 72, 60, 54, 74, 53, 80, 58, 80, 71), Relief.PUFFY);
      e.paint(box(37, 54, 7, 7, 1.5), Easel.STEEL, Relief.EDGED);
      e.paint(box(65, 57, 7, 7, 1.5), Easel.STEEL, Relief.EDGED);
    } else {
      e.canvas.rod(curve(34, 72, 44, 54, 64, 54, 82, 70), 8, e.main.toned(0.9));
      e.canvas.rod(curve(82, 72, 76, 58, 56, 50, 38, 70), 8, e.main);
    }
    e.paint(bed, cork, Relief.SOFT);
    e.paint(
        smooth(
            8,
            72 + sole * .6,
            50,
            73 + sole * .6,
            92,
            71 + sole * .6,
            91,
            76 + sole,
            50,
            77 + sole,
            10,
            76 + sole),
        HEEL,
        Relief.SOFT);
  }

  static void loafer(Easel e) {
    e.canvas.ground(50, 80, 42);
    e.paint(smooth(14, 50, 28, 47, 44, 54, 44, 62, 18, 62), e.main.solid().toned(0.5), Relief.SOFT);
    Shape upper =
        smooth(
            11, 72, 10, 58, 13, 49, 18, 49, 30, 57, 42, 56, 50, 50, 58, 51, 70, 58, 86, 65, 92, 73,
            70, 77, 30, 76);
    e.paint(upper, Relief.PUFFY);
    e.canvas.line(curve(52, 51, 66, 60, 80, 66, 72, 70, 54, 68, 46, 57), 0.9, 0, 0.35);
    if (e.is("ornament", "metal bit")) {
      e.canvas.rod(curve(46, 57, 53, 61, 60, 64), 2, Surface.plain(0xd2a548, Finish.METALLIC));
    } else {
      e.canvas.rod(curve(42, 66, 50, 58, 60, 55), 4, e.main.toned(0.85));
      if (e.is("ornament", "tassels")) {
        e.paint(smooth(58, 56, 64, 58, 66, 68, 60, 68), e.trim, Relief.SOFT);
        e.paint(smooth(52, 57, 57, 58, 57, 69, 52, 68), e.trim, Relief.SOFT);
      }
    }
    e.paint(smooth(9, 73, 50, 76, 92, 73, 93, 78, 60, 80, 30, 79, 10, 79), HEEL, Relief.EDGED);
    e.paint(box(10, 75, 19, 7.5, 1.4), HEEL, Relief.EDGED);
  }

  static void backpack(Easel e) {
    e.canvas.ground(50, 92, 29);
    double top = e.vary(1, 15, 20);
    e.canvas.rod(
        curve(43, top + 1, 44, top - 8, 50, top - 10, 56, top - 8, 57, top + 1), 2.6, e.trim);
    for (int side = -1; side <= 1; side += 2) {
      e.canvas.rod(
          curve(50 + side * 22, 28, 50 + side * 33, 46, 50 + side * 26, 80), 4, e.trim.toned(0.8));
      e.paint(
          smooth(50 + side * 24, 56, 50 + side * 32, 60, 50 + side * 32, 84, 50 + side * 24, 88),
          e.main.solid().toned(0.85),
          Relief.SOFT);
    }
    e.paint(
        Outline.half(50)
            .at(0, top)
            .quad(24, top - 1, 26, 40)
            .line(28, 84)
            .quad(27, 92, 20, 92)
            .line(0, 92)
            .mirrored(),
        Relief.PUFFY);
    e.canvas.line(curve(27, 46, 30, 30, 50, top + 7, 70, 30, 73, 46), 1, 0x222222, 0.7);
    Shape pocket =
        Outline.half(50)
            .at(0, 55)
            .line(17, 55)
            .quad(20.5, 56, 20.5, 66)
            .line(20, 82)
            .quad(19, 87, 14, 87)
            .line(0, 87)
            .mirrored();
    e.canvas.cast(pocket, 0, 1, 1.2, 0.35);
    e.paint(pocket, e.main.toned(1.04), Relief.PUFFY);
    e.canvas.line(curve(31, 61, 50, 60, 69, 61), 1.2, 0x222222, 0.75);
    e.paint(box(66, 60, 1.8, 6, 0.8), Easel.STEEL, Relief.EDGED);
    e.paint(box(45, 34, 10, 6, 1), e.trim, Relief.EDGED);
  }

  static void handbag(Easel e) {
    int metal = e.is("hardware", "gold") ? 0xd4a94f : 0xc9ccd1;
    Surface hardware = Surface.plain(metal, Finish.METALLIC);
    double top = e.is("shape", "baguette") ? 52 : e.is("shape", "satchel") ? 46 : 42;
    double w = e.is("shape", "baguette") ? 37 : e.is("shape", "bucket") ? 24 : 32;
    e.canvas.ground(50, 90, w);
    double reach = e.is("shape", "tote") ? 34 : 30;
    e.canvas.rod(
        curve(
            50 - w * .55,
            top + 3,
            50 - w * .5,
            top - reach * .7,
            50,
            top - reach,
            50 + w * .5,
            top - reach * .7,
            50 + w * .55,
            top + 3),
        2.6,
        e.main.solid().toned(0.8));
    Shape body =
        switch (e.item.word("shape")) {
          case "tote" ->
              Outline.half(50)
                  .at(0, top)
                  .line(w + 3, top)
                  .quad(w, 70, w - 3, 86)
                  .quad(w - 4, 90, w - 8, 90)
                  .line(0, 90)
                  .mirrored();
          case "bucket" ->
              Outline.half(50)
                  .at(0, top)
                  .line(w, top - 1)
                  .quad(w + 4, 70, w + 1, 85)
                  .quad(w, 90, w - 6, 90)
                  .line(0, 90)
                  .mirrored();
          default ->
              Outline.half(50)
                  .at(0, top)
                  .line(w - 4, top)
                  .quad(w + 2, top + 2, w + 2, top + 14)
                  .line(w, 84)
                  .quad(w - 1, 90, w - 7, 90)
                  .line(0, 90)
                  .mirrored();
        };
    e.paint(body, Relief.PUFFY);
    if (e.is("shape", "satchel") || e.is("shape", "baguette")) {
      Shape flap =
          Outline.half(50)
              .at(0, top - 1)
              .line(w - 3, top - 1)
              .quad(w + 2, top + 4, w - 1, top + 18)
              .quad(w * .6, top + 25, 0, top + 25)
              .mirrored();
      e.lay(flap, e.main.toned(1.03), Relief.SOFT);
      e.stitches(curve(50 - w + 3, top + 16, 50, top + 23, 50 + w - 3, top + 16));
      e.lay(box(46, top + 20, 8, 7, 1.6), hardware, Relief.EDGED);
    } else {
      e.stitches(polygon(50 - w + 1, top + 5, 50 + w - 1, top + 5));
      e.lay(box(45, top + 10, 10, 5, 1.2), hardware, Relief.EDGED);
      e.canvas.rod(
          curve(50 - w * .6, top + 6, 50 - w * .72, top + 16, 50 - w * .66, top + 26), 1.6, e.trim);
      e.paint(ellipse(50 - w * .66, top + 28, 3, 4), e.trim, Relief.BALL);
    }
    e.paint(ellipse(50 - w * .55, top + 2.5, 2.2, 2.2), hardware, Relief.BALL);
    e.paint(ellipse(50 + w * .55, top + 2.5, 2.2, 2.2), hardware, Relief.BALL);
  }

  static void suitcase(Easel e) {
    double top = e.is("format", "cabin") ? 40 : e.is("format", "medium") ? 31 : 24;
    double w = e.is("format", "cabin") ? 20 : e.is("format", "medium") ? 23 : 26;
    e.canvas.ground(50, 93, w);
    e.paint(box(41, 6, 2, top - 2, .6), Easel.STEEL, Relief.ROUND);
    e.paint(box(57, 6, 2, top - 2, .6), Easel.STEEL, Relief.ROUND);
    e.paint(box(39, 4, 22, 4.4, 2), Easel.DARK, Relief.TUBE);
    for (int side = -1; side <= 1; side += 2) {
      e.paint(ellipse(50 + side * (w - 4), 91, 3.4, 3.4), Easel.DARK, Relief.BALL);
    }
    e.paint(box(50 - w, top, 2 * w, 89 - top, 5), Relief.SOFT);
    if (e.item.look().material() == Material.NYLON) {
      e.paint(
          box(50 - w + 5, top + 26, 2 * w - 10, 89 - top - 31, 3), e.main.toned(1.05), Relief.SOFT);
      e.canvas.line(polygon(50 - w + 6, top + 12, 50 + w - 6, top + 12), 1, 0x1c1c1c, 0.7);
    } else {
      for (int i = -3; i <= 3; i++) {
        double x = 50 + i * w / 4;
        e.canvas.line(polygon(x, top + 4, x, 85), 1.4, 0, 0.2);
        e.canvas.line(polygon(x + 1.2, top + 4, x + 1.2, 85), 0.8, 0xffffff, 0.28);
      }
    }
    e.paint(box(44, top - 1.6, 12, 3.4, 1.5), Easel.DARK, Relief.TUBE);
    e.paint(box(45, top + 6, 10, 4, 1), Easel.STEEL, Relief.EDGED);
  }

  static void wallet(Easel e) {
    Shape body = Outline.turn(box(18, 34, 64, 42, 4), -4, 50, 55);
    if (e.is("fold", "bifold")) {
      e.lay(
          Outline.turn(box(22, 26, 58, 20, 2), -2, 50, 50),
          Surface.plain(0x6fa77f, Material.PAPER, Finish.MATTE),
          Relief.FLAT);
      e.lay(Outline.turn(box(20, 30, 60, 20, 2), -3, 50, 50), e.main.toned(0.75), Relief.EDGED);
    }
    e.lay(body, Relief.SOFT);
    e.stitches(Outline.turn(box(20, 36, 60, 38, 3), -4, 50, 55));
    if (e.is("fold", "bifold")) {
      e.paint(Outline.turn(box(66, 62, 9, 6, 1), -4, 50, 55), e.trim, Relief.EDGED);
    } else {
      e.canvas.line(Outline.turn(polygon(19, 41, 81, 41), -4, 50, 55), 1.6, 0xc9a24e, 0.9);
      e.paint(Outline.turn(box(76, 39, 3, 9, 1), -4, 50, 55), Easel.STEEL, Relief.EDGED);
    }
  }
}
