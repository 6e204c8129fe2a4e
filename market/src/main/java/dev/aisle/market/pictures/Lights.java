package dev.aisle.market.pictures;

import static dev.aisle.market.pictures.Outline.box;
import static dev.aisle.market.pictures.Outline.curve;
import static dev.aisle.market.pictures.Outline.ellipse;
import static dev.aisle.market.pictures.Outline.polygon;
import static dev.aisle.market.pictures.Outline.smooth;
import static dev.aisle.market.pictures.Outline.turned;

import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Material;
import java.awt.Shape;

/// Lamps and candles.
final class Lights {
  private static final Surface CORD = Surface.plain(0x333336, Finish.MATTE);
  private static final int WARM = 0xffe9b8;

  private Lights() {}

  static void tableLamp(Easel e) {
    e.canvas.ground(50, 92, 19);
    Surface base = base(e);
    double r = e.vary(1, 9, 14);
    Shape foot =
        switch ((int) e.vary(2, 0, 4)) {
          case 0 -> turned(50, 2.5, 52, 2.4, 60, 3, 68, r, 80, r * 1.1, 88, r * .8, 91, r * .9);
          case 1 -> turned(50, 2.5, 52, 2, 70, 2, 86, 2.4, 88, r, 91.5, r * 1.1);
          case 2 -> turned(50, 2.5, 52, 2.4, 56, 5, 70, r * .8, 84, r * 1.1, 91, r);
          default -> turned(50, 2.5, 52, 2, 58, 7, 65, 3.4, 72, 9, 80, 4, 87, r, 91.5, r * 1.1);
        };
    e.paint(foot, base, Relief.ROUND);
    shade(e, e.item.word("shade"), 50, 14, 25 + e.vary(3, -2, 2), 42, lampCloth(e));
  }

  /// The base shows the material; its colour follows the shade where the material has none.
  private static Surface base(Easel e) {
    Material material = e.item.look().material();
    return switch (material) {
      case BRASS -> Surface.plain(0xd0a44a, material, Finish.METALLIC);
      case STEEL -> Easel.STEEL;
      case OAK -> Easel.OAK;
      case WALNUT -> Surface.plain(0x6f4a2e, material, Finish.SATIN);
      case MARBLE -> Surface.plain(0xeceae6, material, Finish.GLOSSY);
      case CONCRETE -> Surface.plain(0xa3a3a0, material, Finish.MATTE);
      case COATED_METAL -> Surface.plain(0x303135, material, Finish.SATIN);
      default -> e.main.coloured(e.trim.rgb());
    };
  }

  private static Surface lampCloth(Easel e) {
    return new Surface(
        e.main.rgb(), e.main.accent(), e.main.pattern(), Material.LINEN, Finish.MATTE, 1);
  }

  private static void shade(
      Easel e, String kind, double cx, double top, double r, double h, Surface cloth) {
    double bottom = top + h;
    Shape shade =
        switch (kind) {
          case "drum" -> turned(cx, 4, top, r * .92, top + h / 2, r * .95, bottom, r * .98);
          case "dome" ->
              turned(cx, 4, top, 3, top + 2, r * .4, top + h * .3, r * .8, bottom, r * 1.08);
          case "globe" -> ellipse(cx, top + h / 2, h * .5, h * .5);
          default -> turned(cx, 4, top, r * .5, top + h / 2, r * .78, bottom, r * 1.08);
        };
    e.paint(shade, cloth, kind.equals("globe") ? Relief.BALL : Relief.ROUND);
    if (!kind.equals("globe")) {
      double wide = kind.equals("drum") ? r * .98 : r * 1.08;
      e.canvas.line(
          curve(
              cx - wide,
              bottom,
              cx - wide * .55,
              bottom + 2.4,
              cx,
              bottom + 3,
              cx + wide * .55,
              bottom + 2.4,
              cx + wide,
              bottom),
          0.9,
          WARM,
          0.55);
    }
    if (kind.equals("drum") || kind.equals("cone")) {
      double narrow = kind.equals("drum") ? r * .92 : r * .5;
      e.paint(ellipse(cx, top, narrow, narrow * .14), cloth.solid().toned(0.7), Relief.FLAT);
      e.canvas.fill(ellipse(cx, top + narrow * .03, narrow * .85, narrow * .09), WARM, 0.75);
    }
  }

  static void floorLamp(Easel e) {
    e.canvas.ground(50, 95, e.is("base", "tripod") ? 25 : 14);
    Surface pole = base(e);
    if (e.is("base", "tripod")) {
      e.canvas.rod(curve(50, 34, 52, 94), 1.8, pole.toned(0.7));
      e.canvas.rod(curve(49, 34, 28, 95), 2.2, pole);
      e.canvas.rod(curve(51, 34, 73, 95), 2.2, pole);
      e.paint(ellipse(50, 36, 4, 2.5), pole, Relief.BALL);
    } else {
      e.paint(box(49, 30, 2.2, 62, .5), pole, Relief.ROUND);
      e.paint(turned(50, 3, 90.5, 3, 92, 12, 94.5, 13), pole, Relief.ROUND);
    }
    shade(e, e.item.word("shade"), 50, 5, 21 + e.vary(1, -2, 2), 29, lampCloth(e));
  }

  static void pendant(Easel e) {
    double top = 38 + e.vary(1, -5, 4);
    e.line(polygon(50, 0, 50, top), 0.9, 0x2e2e31);
    e.paint(box(48, top - 5, 4, 7, 1), CORD, Relief.ROUND);
    double r = e.vary(2, 25, 31);
    switch (e.item.word("shade")) {
      case "globe" -> e.paint(ellipse(50, top + 24, 24, 24), Relief.BALL);
      case "drum" -> shade(e, "drum", 50, top, r, 30, e.main);
      case "cone" ->
          e.paint(turned(50, 5, top, 4, top + 5, 6, top + 18, r * .65, top + 34, r), Relief.ROUND);
      default ->
          e.paint(
              turned(
                  50, 5, top, 4, top + 3, r * .45, top + 12, r * .8, top + 22, r * .98, top + 30,
                  r),
              Relief.ROUND);
    }
    if (e.is("shade", "dome") || e.is("shade", "cone")) {
      double y = top + (e.is("shade", "dome") ? 30 : 34);
      e.paint(ellipse(50, y, r, r * .16), e.main.solid().toned(0.55), Relief.FLAT);
      e.canvas.fill(ellipse(50, y + .6, r * .8, r * .1), WARM, 0.8);
    }
  }

  static void lampShade(Easel e) {
    e.canvas.ground(50, 78, 33);
    shade(e, e.item.word("shade"), 50, 28, 34, 46, e.main);
    e.canvas.line(polygon(44, 28, 56, 28), 0.8, 0x8f9094, 0.9);
    e.canvas.line(ellipse(50, 28, 3, 1), 0.8, 0x8f9094, 0.9);
  }

  static void bulb(Easel e) {
    e.canvas.ground(50, 90, 13);
    double r = e.is("socket", "E27") ? 21 : 16;
    boolean clear = e.item.look().colour() == dev.aisle.market.goods.Colour.CLEAR;
    Shape glass =
        turned(
            50, 1, 14, .5, 15, r * .4, 20, r * .78, 34, r, 46, r * .86, 56, r * .52, 66, r * .42);
    if (clear) {
      e.canvas.fill(glass, WARM, 0.25);
    }
    e.line(curve(46, 64, 45, 44, 48, 34, 50, 42, 52, 34, 55, 44, 54, 64), 0.8, 0xd98e2b);
    e.paint(glass, clear ? e.main : e.main.finished(Finish.GLOSSY), Relief.ROUND);
    e.canvas.line(curve(50 - r * .6, 40, 50 - r * .66, 30, 50 - r * .4, 21), 2, 0xffffff, 0.75);
    double s = r * .42;
    e.paint(turned(50, 2, 65, s, 84, s, 88, s * .6), Easel.STEEL, Relief.ROUND);
    for (int i = 0; i < 4; i++) {
      e.canvas.line(
          curve(50 - s, 68 + i * 4, 50, 69.5 + i * 4, 50 + s, 67.5 + i * 4), 1, 0x55575c, 0.6);
    }
  }

  static void candle(Easel e) {
    Surface wax = Surface.plain(e.main.rgb(), Material.WAX, Finish.SATIN);
    double w = e.vary(1, 15, 24);
    e.canvas.ground(50, 88, w);
    boolean jar = e.item.look().material() != Material.WAX;
    double top = jar ? 40 : e.vary(2, 26, 44);
    e.paint(
        turned(50, 4, top + (jar ? 8 : 0), w * .96, 60, w * .96, 86, w * .96), wax, Relief.ROUND);
    e.paint(ellipse(50, top + (jar ? 8 : 0), w * .96, w * .17), wax.toned(1.08), Relief.FLAT);
    if (jar) {
      Surface wall =
          e.item.look().material() == Material.GLASS
              ? Surface.plain(0xe6eff2, Material.GLASS, Finish.TRANSPARENT)
              : e.main;
      e.paint(turned(50, 4, top, w + 1, 60, w + 1, 87, w + 1), wall, Relief.ROUND);
      e.paint(
          box(50 - w * .6, 58, w * 1.2, 18, 1),
          Surface.plain(0xf6f3ea, Material.PAPER, Finish.MATTE),
          Relief.FLAT);
      e.canvas.line(polygon(50 - w * .35, 65, 50 + w * .35, 65), 1, Easel.INK, 0.8);
      e.canvas.line(polygon(50 - w * .25, 69, 50 + w * .25, 69), 0.7, Easel.INK, 0.5);
    }
    double y = top + (jar ? 8 : 0);
    e.line(curve(50, y, 50.4, y - 5), 0.9, 0x2c2620);
    e.canvas.fill(smooth(50, y - 17, 52.6, y - 9, 50, y - 4, 47.4, y - 9), 0xf6a623, 0.85);
    e.canvas.fill(smooth(50, y - 12, 51.4, y - 8, 50, y - 4.6, 48.6, y - 8), 0xfff3c4, 0.95);
  }

  static void lantern(Easel e) {
    e.canvas.ground(50, 92, 22);
    double h = e.vary(1, 0, 8);
    e.canvas.line(
        curve(40, 24 - h / 2, 42, 12, 50, 8, 58, 12, 60, 24 - h / 2), 1.8, e.main.rgb(), 1);
    e.paint(polygon(50, 16 - h / 2, 73, 32 - h, 27, 32 - h), Relief.SOFT);
    e.canvas.fill(box(31, 33 - h, 38, 54 + h, 0), WARM, 0.45);
    e.paint(
        turned(50, 2, 62, 8, 86, 8),
        Surface.plain(0xf4ead2, Material.WAX, Finish.SATIN),
        Relief.ROUND);
    e.canvas.fill(smooth(50, 49, 52.6, 56, 50, 61, 47.4, 56), 0xf6a623, 0.9);
    e.canvas.fill(box(31, 33 - h, 38, 54 + h, 0), 0xffffff, 0.14);
    for (double x : new double[] {28, 48.6, 69}) {
      e.paint(
          box(x, 31 - h, 2.8, 58 + h, .3), x == 48.6 ? e.main.toned(0.9) : e.main, Relief.EDGED);
    }
    e.paint(box(25, 86, 50, 5.5, 1), Relief.EDGED);
    e.paint(box(26, 30 - h, 48, 4, 1), Relief.EDGED);
  }
}
