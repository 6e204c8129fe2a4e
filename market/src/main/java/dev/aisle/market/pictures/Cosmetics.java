package dev.aisle.market.pictures;

import static dev.aisle.market.pictures.Outline.box;
import static dev.aisle.market.pictures.Outline.ellipse;
import static dev.aisle.market.pictures.Outline.half;
import static dev.aisle.market.pictures.Outline.polygon;
import static dev.aisle.market.pictures.Outline.smooth;
import static dev.aisle.market.pictures.Outline.turned;

import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Material;
import java.awt.Shape;

/// Bottles, jars and brushes of the beauty department.
final class Cosmetics {
  private static final Surface CAP = Surface.plain(0x26262a, Finish.GLOSSY);
  private static final Surface GOLD = Surface.plain(0xd3a955, Finish.METALLIC);

  private Cosmetics() {}

  private static void label(Easel e, double y, double w, String small) {
    int ink = e.item.look().colour().brightness() > 0.55 ? 0x3a3a3e : 0xfafafa;
    e.canvas.text(
        e.item.brand().name(), 50, y, Lettering.fitting(e.item.brand().name(), 1.6 * w, 5), ink);
    e.canvas.line(polygon(50 - w * .35, y + 4, 50 + w * .35, y + 4), 0.4, ink, 0.7);
    e.canvas.text(small, 50, y + 8, Lettering.fitting(small, 1.5 * w, 3.4), ink);
  }

  static void shampoo(Easel e) {
    double w = 12 + e.item.amount("volume", 250) / 60;
    e.canvas.ground(50, 92, w);
    boolean pump = e.vary(1, 0, 1) < .4;
    if (pump) {
      e.paint(box(48.6, 12, 2.8, 16, 1), CAP, Relief.ROUND);
      e.paint(smooth(36, 12, 40, 9, 54, 8.6, 54, 14, 42, 14, 37, 17), CAP, Relief.SOFT);
      e.paint(turned(50, 1.5, 25, 6, 33, 6.6), CAP, Relief.ROUND);
    } else {
      e.paint(turned(50, 1.5, 20, w * .52, 33, w * .56), e.trim, Relief.ROUND);
    }
    e.paint(turned(50, 2.5, 32, w * .5, 36, w * .86, 42, w, 70, w, 90, w * .94), Relief.ROUND);
    label(e, 58, w, "shampoo " + (int) e.item.amount("volume", 250) + " ml");
  }

  static void perfume(Easel e) {
    double w = e.vary(1, 18, 25);
    e.canvas.ground(50, 91, w);
    int kind = (int) e.vary(2, 0, 3);
    Shape flacon =
        kind == 0
            ? box(50 - w, 40, 2 * w, 50, 4)
            : kind == 1
                ? turned(50, 2, 40, 6, 46, w * .8, 66, w * 1.15, 84, w * .9, 90, w * .7)
                : half(50)
                    .at(0, 40)
                    .line(8, 40)
                    .line(w, 54)
                    .line(w * .8, 90)
                    .line(0, 90)
                    .mirrored();
    e.paint(
        flacon, Surface.plain(e.main.rgb(), Finish.GLOSSY), kind == 1 ? Relief.ROUND : Relief.SOFT);
    e.canvas.clipped(flacon, 0xffffff, 0.28, box(50 - w + 2, 36, w * .38, 60, 1));
    e.canvas.clipped(flacon, Surface.tone(e.main.rgb(), .7), 0.35, box(50 - w, 62, 2 * w, 40, 0));
    e.canvas.line(flacon, 1.6, 0xffffff, 0.45);
    e.paint(box(45, 33, 10, 8, 1), GOLD, Relief.ROUND);
    e.paint(
        kind == 1 ? ellipse(50, 25, 9, 9) : box(41.5, 14, 17, 20, 2),
        kind == 2 ? GOLD : e.trim.finished(Finish.GLOSSY),
        kind == 1 ? Relief.BALL : Relief.ROUND);
    e.canvas.text(
        e.item.brand().name(),
        50,
        72,
        Lettering.fitting(e.item.brand().name(), 1.4 * w, 4),
        0xffffff);
    e.canvas.text("eau de parfum", 50, 77, 2.6, 0xffffff);
  }

  static void lipstick(Easel e) {
    e.canvas.ground(50, 92, 15);
    Surface tube =
        e.item.look().material() == Material.BRASS
            ? GOLD
            : e.item.look().material() == Material.STEEL ? Easel.STEEL : CAP;
    Surface bullet =
        Surface.plain(e.main.rgb(), e.is("effect", "matte effect") ? Finish.SATIN : Finish.GLOSSY);
    double x = 40;
    e.paint(
        polygon(x - 6, 48, x - 6, 22, x - 4, 18, x + 4, 12, x + 6, 15, x + 6, 48),
        bullet,
        Relief.ROUND);
    e.canvas.fill(
        smooth(x - 5.4, 22, x - 2, 17.4, x + 5, 13.2, x + 4, 17, x - 2, 22), 0xffffff, 0.25);
    e.paint(box(x - 7, 44, 14, 16, .6), GOLD, Relief.ROUND);
    e.paint(box(x - 9, 58, 18, 33, 1), tube, Relief.ROUND);
    e.canvas.line(polygon(x - 9, 62, x + 9, 62), 0.6, 0xffffff, 0.4);
    e.paint(box(59, 48, 18, 43, 1.2), tube, Relief.ROUND);
    e.canvas.line(polygon(59, 86, 77, 86), 0.8, 0xd3a955, 0.9);
  }

  static void nailPolish(Easel e) {
    e.canvas.ground(50, 91, 17);
    Shape flask =
        e.vary(1, 0, 1) < .5
            ? box(33, 52, 34, 38, 6)
            : turned(50, 3, 50, 7, 56, 15, 70, 20, 84, 18, 90, 14);
    Finish finish = e.is("effect", "matte effect") ? Finish.SATIN : Finish.GLOSSY;
    e.paint(flask, Surface.plain(e.main.rgb(), finish), Relief.ROUND);
    e.canvas.line(flask, 1.8, 0xffffff, 0.4);
    if (e.is("effect", "glitter")) {
      for (int i = 0; i < 90; i++) {
        e.canvas.clipped(
            flask,
            i % 3 == 0 ? 0xfff6d0 : 0xffffff,
            0.8,
            ellipse(e.vary(100 + i, 31, 69), e.vary(200 + i, 54, 90), .5, .5));
      }
    }
    e.paint(turned(50, 1.5, 8, 5, 12, 5.6, 50, 8), CAP, Relief.ROUND);
    e.canvas.text(
        e.item.brand().name(),
        50,
        74,
        Lettering.fitting(e.item.brand().name(), 26, 3.4),
        e.item.look().colour().brightness() > .6 ? 0x333333 : 0xffffff);
  }

  static void cream(Easel e) {
    double w = 25 + e.item.amount("volume", 50) / 14;
    e.canvas.ground(50, 84, w);
    e.paint(
        turned(50, 4, 54, w, 66, w, 80, w * .97, 84, w * .9),
        e.main.finished(
            e.item.look().material() == Material.GLASS ? Finish.SATIN : e.item.look().finish()),
        Relief.ROUND);
    e.paint(
        turned(50, 4, 36, w * 1.02, 46, w * 1.03, 54, w * 1.03),
        e.vary(1, 0, 1) < .4 ? GOLD : e.trim.finished(Finish.GLOSSY),
        Relief.ROUND);
    e.paint(
        ellipse(50, 36, w * 1.02, w * .17),
        (e.vary(1, 0, 1) < .4 ? GOLD : e.trim).toned(1.1).finished(Finish.SATIN),
        Relief.EDGED);
    label(e, 66, w, "cream " + (int) e.item.amount("volume", 50) + " ml");
  }

  static void hairbrush(Easel e) {
    Shape head =
        switch (e.item.word("shape")) {
          case "paddle" -> box(32, 6, 36, 46, 9);
          case "round" -> box(38, 6, 24, 46, 6);
          default -> ellipse(50, 29, 17, 24);
        };
    Shape handle = turned(50, 2, 48, 5, 56, 4, 76, 6, 94, 4.6);
    e.lay(Outline.turn(handle, 24, 50, 50), Relief.SOFT);
    e.lay(Outline.turn(head, 24, 50, 50), Relief.SOFT);
    Shape pad =
        Outline.turn(
            e.is("shape", "paddle")
                ? box(35, 9, 30, 40, 7)
                : e.is("shape", "round") ? box(40, 9, 20, 40, 5) : ellipse(50, 29, 13.5, 20),
            24,
            50,
            50);
    e.paint(pad, e.trim.finished(Finish.SATIN), Relief.PUFFY);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 9; j++) {
        Shape pin = Outline.turn(ellipse(39 + i * 4.4, 12 + j * 4.2, .7, .7), 24, 50, 50);
        e.canvas.clipped(pad, 0x1f1f22, 0.85, pin);
      }
    }
  }

  static void soap(Easel e) {
    e.canvas.ground(50, 76, 36);
    Surface wax = Surface.plain(e.main.rgb(), Material.WAX, Finish.SATIN);
    Shape bar =
        e.vary(1, 0, 1) < .5
            ? box(16, 38, 68, 38, 15)
            : smooth(14, 58, 20, 42, 50, 36, 80, 42, 86, 58, 78, 74, 50, 78, 22, 74);
    e.paint(bar, wax, Relief.PUFFY);
    e.canvas.text(
        e.item.brand().name(),
        50.3,
        57.6,
        Lettering.fitting(e.item.brand().name(), 52, 6),
        Surface.tone(e.main.rgb(), 1.15));
    e.canvas.text(
        e.item.brand().name(),
        50,
        57.2,
        Lettering.fitting(e.item.brand().name(), 52, 6),
        Surface.tone(e.main.rgb(), 0.72));
    for (int i = 0; i < 9; i++) {
      double r = e.vary(30 + i, 1, 3.4);
      double x = e.vary(40 + i, 14, 86);
      double y = e.vary(50 + i, 66, 78);
      e.canvas.fill(ellipse(x, y, r, r), 0xffffff, 0.45);
      e.canvas.line(ellipse(x, y, r, r), 0.35, 0xb9c4cc, 0.8);
    }
  }
}
