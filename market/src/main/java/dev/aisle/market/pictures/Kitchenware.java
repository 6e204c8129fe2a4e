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

/// What cooks, holds and pours.
final class Kitchenware {
  private static final Surface BAKELITE = Surface.plain(0x2c2c30, Finish.SATIN);
  private static final Surface CLEAR = Surface.plain(0xdbe8ec, Material.GLASS, Finish.TRANSPARENT);

  private Kitchenware() {}

  private static void opening(Easel e, double cx, double y, double r, double squash) {
    e.paint(ellipse(cx, y, r, r * squash), e.main.solid().toned(1.06), Relief.FLAT);
    e.paint(
        ellipse(cx, y + r * squash * .12, r * .93, r * squash * .84),
        e.main.solid().toned(0.66),
        Relief.EDGED);
  }

  static void mug(Easel e) {
    double r = 22 + e.vary(1, -2, 2);
    double foot = r * e.vary(2, 0.72, 1);
    double top = 30 - (e.item.amount("capacity", 300) - 300) / 40;
    e.canvas.ground(48, 86, r);
    e.canvas.rod(
        curve(
            47 + r * .9,
            top + 14,
            47 + r + 15,
            top + 13,
            47 + r + 14,
            top + 34,
            47 + r * .88,
            top + 40),
        5,
        e.vary(3, 0, 1) < .25 ? e.trim : e.main.solid());
    e.paint(turned(47, 4, top, r, (top + 84) / 2, (r + foot) / 2 + 1, 84, foot), Relief.ROUND);
    opening(e, 47, top, r, 0.2);
    if (e.item.look().finish() != Finish.TRANSPARENT) {
      e.canvas.fill(ellipse(47, top + 1.6, r * .84, r * .13), 0x4a2c19, 0.9);
    }
  }

  static void plate(Easel e) {
    e.canvas.cast(ellipse(50, 52, 41, 39), 1.5, 3.5, 2.5, 0.4);
    e.paint(ellipse(50, 52, 41, 39), Relief.SOFT);
    e.paint(ellipse(50, 52, 28, 26.5), e.main.solid().toned(1.03), Relief.SOFT);
    e.canvas.line(ellipse(50, 52, 40, 38), 0.9, e.trim.rgb(), e.vary(1, 0, 1) < 0.5 ? 0.9 : 0);
    e.canvas.line(ellipse(50, 52, 27.5, 26), 0.7, 0, 0.14);
  }

  static void bowl(Easel e) {
    double r = e.vary(1, 34, 40);
    e.canvas.ground(50, 82, r * .55);
    e.paint(turned(50, 3, 42, r, 54, r * .92, 68, r * .66, 78, r * .42, 82, r * .4), Relief.ROUND);
    opening(e, 50, 42, r, 0.24);
  }

  static void wineGlass(Easel e) {
    e.canvas.ground(50, 93, 15);
    Shape cup =
        switch (e.item.word("wine")) {
          case "sparkling" -> turned(50, 0, 8, 8, 20, 9.4, 40, 8, 52, 2, 58, 1.2);
          case "white" -> turned(50, 0, 14, 11, 26, 14.5, 40, 14, 50, 7, 58, 1.2);
          default -> turned(50, 0, 12, 13, 26, 19, 40, 19, 51, 9, 58, 1.2);
        };
    boolean red = e.is("wine", "red");
    e.canvas.clipped(cup, red ? 0x6d1427 : 0xe9d98c, red ? 0.85 : 0.55, box(20, 33, 60, 30, 0));
    e.paint(cup, Relief.ROUND);
    double w = e.is("wine", "sparkling") ? 8 : red ? 13 : 11;
    double top = e.is("wine", "sparkling") ? 8 : red ? 12 : 14;
    e.canvas.line(ellipse(50, top, w, w * .14), 0.6, 0x9fb0b6, 0.8);
    e.paint(box(49, 57, 2, 33, .4), e.main, Relief.ROUND);
    e.canvas.line(polygon(49.2, 57, 49.2, 90), 0.5, 0x8fa0a6, 0.7);
    e.paint(ellipse(50, 91, 16, 2.6), e.main, Relief.SOFT);
    e.canvas.line(ellipse(50, 91, 16, 2.6), 0.6, 0x9fb0b6, 0.8);
    e.canvas.line(
        curve(50 - w * .7, top + 6, 50 - w * .95, top + 16, 50 - w * .8, top + 26),
        1.4,
        0xffffff,
        0.7);
  }

  static void saucepan(Easel e) {
    double r = 23 + Math.min(5, e.item.amount("capacity", 2));
    e.canvas.ground(42, 83, r);
    e.canvas.rod(curve(42 + r, 52, 80, 48, 95, 46), 4.4, BAKELITE);
    e.paint(turned(42, 5, 46, r, 60, r, 78, r * .98, 81, r * .93), Relief.ROUND);
    if (e.has("lid")) {
      e.paint(
          half(42).at(0, 33).quad(r * .8, 35, r + 1, 45).line(0, 47).mirrored(),
          e.main.solid().finished(Finish.METALLIC),
          Relief.SOFT);
      e.paint(ellipse(42, 31, 4.4, 3.6), BAKELITE, Relief.BALL);
    } else {
      opening(e, 42, 46, r, 0.19);
    }
  }

  static void fryingPan(Easel e) {
    double r = 28 + (e.item.amount("diameter", 24) - 24) / 2;
    e.canvas.rod(
        curve(50 + r * .6, 46 - r * .6, 78, 19, 92, 6),
        5.4,
        e.vary(1, 0, 1) < .3 ? Easel.OAK : BAKELITE);
    Shape pan = ellipse(44, 56, r + 4, r + 3);
    e.canvas.cast(pan, 2, 4, 3, 0.42);
    e.paint(pan, Relief.SOFT);
    Surface coat =
        e.has("non-stick")
            ? Surface.plain(0x2a2a2c, Material.CAST_IRON, Finish.SATIN)
            : e.main.toned(0.85);
    e.paint(ellipse(44, 57, r, r - 1), coat, Relief.EDGED);
    e.canvas.line(curve(44 - r * .7, 50, 44 - r * .4, 34, 44, 57 - r * .85), 2, 0xffffff, 0.18);
  }

  static void lid(Easel e) {
    e.canvas.cast(ellipse(50, 56, 40, 34), 1.5, 4, 3, 0.35);
    e.paint(ellipse(50, 56, 40, 34), Easel.STEEL, Relief.SOFT);
    Surface pane =
        e.item.look().material() == Material.GLASS
            ? Surface.plain(0xc8d6da, Finish.GLOSSY)
            : e.main;
    e.paint(ellipse(50, 55, 37, 31), pane, Relief.PUFFY);
    e.canvas.line(curve(22, 50, 30, 36, 46, 29), 2.4, 0xffffff, 0.6);
    e.paint(ellipse(50, 56, 9, 5), Easel.STEEL.toned(0.8), Relief.EDGED);
    e.paint(turned(50, 2, 42, 8, 46, 7, 52, 4, 55, 4.6), BAKELITE, Relief.ROUND);
    e.canvas.fill(ellipse(28, 66, 1, .8), 0x55585c, 1);
  }

  static void kettle(Easel e) {
    double r = e.vary(1, 20, 25);
    e.canvas.ground(48, 91, 24);
    e.canvas.rod(curve(48 + r * .6, 30, 82, 26, 84, 50, 76, 72, 48 + r, 76), 4.6, BAKELITE);
    e.paint(polygon(48 - r * .66, 30, 48 - r * .95, 46, 17, 29), e.main.solid(), Relief.SOFT);
    e.paint(turned(48, 3, 27, r * .66, 40, r * .84, 64, r, 84, r * 1.04), Relief.ROUND);
    e.paint(
        turned(48, 2, 21, 2.4, 22, r * .5, 27, r * .68), e.main.solid().toned(0.9), Relief.ROUND);
    e.paint(ellipse(48, 19.6, 3, 2.6), BAKELITE, Relief.BALL);
    e.paint(turned(48, 3, 84, r * 1.05, 89, r * 1.1), BAKELITE, Relief.ROUND);
    if (e.has("temperature control")) {
      e.paint(box(43, 71, 10, 6, 1), Surface.plain(0x1d2a35, Finish.GLOSSY), Relief.EDGED);
      e.canvas.text("80°", 48, 74, 4.4, 0x8fe3ff);
    }
  }

  static void coffeeMaker(Easel e) {
    e.canvas.ground(50, 91, 29);
    if (e.is("brewing", "filter")) {
      e.paint(box(56, 14, 19, 76, 3), Relief.SOFT);
      e.paint(box(22, 14, 53, 24, 4), Relief.SOFT);
      e.paint(box(22, 82, 53, 8, 2), e.main.toned(0.9), Relief.EDGED);
      e.canvas.clipped(turned(38, 2, 46, 9, 58, 15, 80, 13), 0x3d2314, 0.9, box(10, 60, 50, 30, 0));
      e.paint(turned(38, 2, 44, 9, 58, 15, 81, 13), CLEAR, Relief.ROUND);
      e.paint(turned(38, 1, 40, 8, 45, 9.5), BAKELITE, Relief.ROUND);
      e.canvas.rod(curve(24, 52, 17, 56, 20, 74, 26, 76), 2.6, BAKELITE);
      e.paint(ellipse(65, 26, 3.4, 3.4), Easel.STEEL, Relief.BALL);
    } else {
      boolean capsule = e.is("brewing", "capsule");
      double w = capsule ? 18 : 27;
      e.paint(box(50 - w, 22, 2 * w, 68, capsule ? 12 : 4), e.main.toned(0.9), Relief.SOFT);
      e.paint(box(50 - w - 1, 18, 2 * w + 2, 30, capsule ? 12 : 4), Relief.SOFT);
      e.paint(box(50 - w + 4, 48, 2 * w - 8, 34, 2), BAKELITE.toned(0.7), Relief.FLAT);
      e.paint(box(50 - w - 2, 82, 2 * w + 4, 8, 2), Easel.STEEL, Relief.EDGED);
      e.paint(turned(50, 1, 46, 5, 53, 5, 56, 2), Easel.STEEL, Relief.ROUND);
      e.paint(
          turned(50, 2, 66, 7, 80, 5),
          Surface.plain(0xf5f3ee, Material.PORCELAIN, Finish.GLOSSY),
          Relief.ROUND);
      e.canvas.fill(ellipse(50, 66, 6.4, 1.2), 0x3d2314, 1);
      if (!capsule) {
        e.canvas.rod(curve(52, 54, 74, 57), 3.4, BAKELITE);
        e.paint(ellipse(35, 31, 5, 5), Surface.plain(0xf4f4f0, Finish.SATIN), Relief.EDGED);
        e.line(polygon(35, 31, 38, 28), 0.8, 0xb02020);
      }
      if (e.has("milk frother")) {
        e.canvas.rod(curve(50 + w - 3, 48, 50 + w + 1, 62, 50 + w - 2, 76), 1.8, Easel.STEEL);
      }
      e.paint(ellipse(62, 31, 2.4, 2.4), Easel.STEEL, Relief.BALL);
    }
  }

  static void toaster(Easel e) {
    boolean four = e.is("slots", "four-slice");
    double w = four ? 37 : 31;
    e.canvas.ground(50, 84, w);
    if (e.has("bun warmer")) {
      e.canvas.rod(
          curve(50 - w * .7, 38, 50 - w * .7, 27, 50 + w * .7, 27, 50 + w * .7, 38),
          1.8,
          Easel.STEEL);
    } else {
      e.paint(
          box(50 - w * .55, 26, w * 1.1, 16, 5),
          Surface.plain(0xc98f4f, Material.CONCRETE, Finish.MATTE),
          Relief.SOFT);
    }
    e.paint(
        half(50)
            .at(0, 36)
            .line(w - 7, 36)
            .quad(w, 36, w + 1, 46)
            .line(w + 2, 80)
            .line(0, 81)
            .mirrored(),
        Relief.SOFT);
    e.canvas.fill(box(50 - w + 7, 37.4, 2 * w - 14, 2, 1), 0x1d1d1f, 0.85);
    if (four) {
      e.canvas.fill(box(50 - w + 7, 41, 2 * w - 14, 2, 1), 0x1d1d1f, 0.85);
    }
    e.paint(box(50 - w - 2, 78, 2 * w + 4, 5, 2), BAKELITE, Relief.EDGED);
    e.paint(box(50 + w + .5, 50, 5, 4, 1), BAKELITE, Relief.EDGED);
    e.paint(ellipse(50 + w * .55, 67, 4.4, 4.4), BAKELITE, Relief.BALL);
    e.line(polygon(50 + w * .55, 67, 50 + w * .55 + 1.6, 64), 0.7, 0xffffff);
  }

  static void blender(Easel e) {
    e.canvas.ground(50, 92, 20);
    Shape jug = turned(48, 1, 18, 18, 40, 16.5, 60, 12);
    e.canvas.clipped(jug, 0xe25f7f, 0.55, box(20, 36, 60, 30, 0));
    e.canvas.rod(curve(64, 24, 78, 26, 76, 48, 61, 52), 3.6, BAKELITE);
    e.paint(jug, CLEAR, Relief.ROUND);
    e.canvas.line(curve(35, 24, 37, 40, 40, 56), 1.8, 0xffffff, 0.7);
    e.paint(turned(48, 2, 12, 9, 14, 17, 19, 18.6), BAKELITE, Relief.ROUND);
    e.paint(turned(48, 3, 60, 13, 68, 15, 90, 20), Relief.ROUND);
    e.paint(ellipse(48, 79, 5.4, 5.4), Easel.STEEL, Relief.BALL);
    e.canvas.text("0 1 2", 48, 87.4, 3.4, e.main.rgb() > 0x808080 ? 0x333333 : 0xffffff);
  }

  static void knife(Easel e) {
    double length = e.is("blade", "paring") ? 28 : e.is("blade", "bread") ? 54 : 48;
    double belly =
        e.is("blade", "paring")
            ? 7
            : e.is("blade", "bread") ? 8 : e.is("blade", "santoku") ? 14 : 12;
    double x = 40;
    Shape blade =
        e.is("blade", "santoku")
            ? polygon(x, 46, x + length - 8, 46, x + length - 2, 50, x + length, 60, x, 46 + belly)
            : e.is("blade", "bread")
                ? polygon(
                    x,
                    46,
                    x + length - 4,
                    46,
                    x + length,
                    50,
                    x + length - 2,
                    46 + belly,
                    x,
                    46 + belly)
                : smooth(
                    x,
                    46,
                    x + length * .6,
                    46,
                    x + length,
                    47.6,
                    x + length * .7,
                    46 + belly * .75,
                    x + length * .3,
                    46 + belly,
                    x,
                    46 + belly);
    Shape handle = smooth(6, 46.5, 14, 45, 28, 46, 40, 45.4, 40, 55, 30, 54, 18, 56, 8, 58, 4, 52);
    e.lay(
        Outline.turn(blade, -14, 50, 50),
        Surface.plain(0xd5d8dc, Material.BRUSHED_STEEL, Finish.BRUSHED),
        Relief.EDGED);
    e.canvas.line(
        Outline.turn(
            curve(x + 2, 46 + belly - 1.6, x + length * .6, 46 + belly * .75, x + length - 4, 49),
            -14,
            50,
            50),
        0.7,
        0xffffff,
        0.8);
    e.lay(Outline.turn(handle, -14, 50, 50), Relief.SOFT);
    for (int i = 0; i < 3; i++) {
      e.paint(
          Outline.turn(ellipse(13 + i * 10, 50.5, 1.2, 1.2), -14, 50, 50),
          Easel.STEEL,
          Relief.BALL);
    }
  }

  static void board(Easel e) {
    Shape body =
        switch (e.item.word("shape")) {
          case "round" -> ellipse(50, 52, 38, 36);
          case "paddle" ->
              half(50)
                  .at(0, 6)
                  .line(5, 6)
                  .quad(7, 7, 6, 20)
                  .quad(7, 27, 24, 28)
                  .quad(27, 29, 27, 34)
                  .line(27, 88)
                  .quad(27, 93, 22, 93)
                  .line(0, 93)
                  .mirrored();
          default -> box(14, 24, 72, 54, 4);
        };
    e.canvas.cast(body, 1.5, 3.5, 2, 0.42);
    e.paint(body, e.main.finished(Finish.SATIN), Relief.SOFT);
    if (e.has("juice groove")) {
      Shape groove =
          switch (e.item.word("shape")) {
            case "round" -> ellipse(50, 52, 32, 30);
            case "paddle" -> box(29, 34, 42, 53, 3);
            default -> box(19, 29, 62, 44, 3);
          };
      e.seam(groove, 1.4);
    }
    if (e.is("shape", "paddle")) {
      e.canvas.fill(ellipse(50, 12, 2, 2), 0xf0efec, 1);
    }
  }

  static void bottle(Easel e) {
    double r = 12 + e.item.amount("capacity", 500) / 250;
    double top = 34 - e.item.amount("capacity", 500) / 62;
    e.canvas.ground(50, 92, r);
    double neck = r * e.vary(1, 0.5, 0.72);
    e.paint(
        turned(
            50, 2.5, top + 6, neck, top + 12, neck, top + 22, r * .95, top + 28, r, 60, r, 88, r,
            91, r * .93),
        Relief.ROUND);
    Surface cap = e.vary(2, 0, 1) < 0.35 ? Easel.STEEL : e.vary(2, 0, 1) < 0.6 ? e.trim : BAKELITE;
    e.paint(
        turned(50, 1.6, top - 5, neck * .9, top - 4, neck * 1.08, top + 7, neck * 1.08),
        cap,
        Relief.ROUND);
    if (e.vary(3, 0, 1) < 0.45) {
      e.canvas.line(
          curve(
              50 - neck * .8, top - 4, 50 - 4, top - 13, 50 + 4, top - 13, 50 + neck * .8, top - 4),
          2,
          cap.rgb(),
          1);
    }
    if (e.vary(4, 0, 1) < 0.5) {
      String name = e.item.brand().name();
      e.canvas.text(
          name,
          50,
          66,
          Lettering.fitting(name, 1.5 * r, 4.6),
          e.main.rgb() > 0x909090 ? 0x444444 : 0xf5f5f5);
    }
  }
}
