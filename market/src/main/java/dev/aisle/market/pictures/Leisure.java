package dev.aisle.market.pictures;

import static dev.aisle.market.pictures.Outline.box;
import static dev.aisle.market.pictures.Outline.curve;
import static dev.aisle.market.pictures.Outline.ellipse;
import static dev.aisle.market.pictures.Outline.half;
import static dev.aisle.market.pictures.Outline.polygon;
import static dev.aisle.market.pictures.Outline.smooth;

import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Material;
import java.awt.Shape;

/// Sports and toys.
final class Leisure {
  private static final Surface RUBBER = Surface.plain(0x26272a, Material.RUBBER, Finish.MATTE);

  private Leisure() {}

  static void yogaMat(Easel e) {
    e.canvas.ground(50, 74, 40);
    e.paint(polygon(14, 58, 74, 58, 92, 74, 30, 74), e.main.toned(1.02), Relief.EDGED);
    double t = 10 + e.item.amount("thickness", 5) * .4;
    e.paint(box(10, 60 - 2 * t, 62, 2 * t, t), Relief.TUBE);
    e.paint(ellipse(70, 60 - t, t * .55, t), e.main.toned(0.85), Relief.EDGED);
    for (int i = 1; i < 4; i++) {
      e.seam(ellipse(70, 60 - t, t * .55 * i / 4, t * i / 4.0), 0.6);
    }
    if (e.has("carrying strap")) {
      e.canvas.rod(curve(22, 60 - 2 * t, 21, 60 - t, 22, 60), 3, e.trim);
      e.canvas.rod(curve(54, 60 - 2 * t, 53, 60 - t, 54, 60), 3, e.trim);
      e.canvas.rod(curve(22, 60 - 2 * t, 38, 40 - 2 * t, 54, 60 - 2 * t), 2, e.trim);
    }
  }

  static void dumbbell(Easel e) {
    double k = 12 + Math.sqrt(e.item.amount("weight", 5)) * 3;
    e.canvas.ground(50, 50 + k, 38);
    e.paint(box(28, 45.5, 44, 9, 3), Easel.STEEL, Relief.TUBE);
    for (int i = 0; i < 6; i++) {
      e.canvas.line(polygon(38 + i * 4.6, 46.4, 40 + i * 4.6, 53.6), 0.5, 0x505358, 0.5);
    }
    for (int side = -1; side <= 1; side += 2) {
      double x = 50 + side * 29;
      if (e.is("shape", "hexagonal")) {
        e.paint(
            polygon(
                x - 12,
                50 - k * .55,
                x - 8,
                50 - k,
                x + 8,
                50 - k,
                x + 12,
                50 - k * .55,
                x + 12,
                50 + k * .55,
                x + 8,
                50 + k,
                x - 8,
                50 + k,
                x - 12,
                50 + k * .55),
            Relief.SOFT);
        e.seam(polygon(x - 12, 50 - k * .5, x + 12, 50 - k * .5), 0.5);
        e.seam(polygon(x - 12, 50 + k * .5, x + 12, 50 + k * .5), 0.5);
      } else {
        e.paint(box(x - 11, 50 - k, 22, 2 * k, 4), Relief.TUBE);
      }
      e.canvas.text(
          Integer.toString((int) e.item.amount("weight", 5)),
          x,
          51,
          8,
          e.item.look().colour().brightness() > .6 ? 0x333333 : 0xf2f2f2);
    }
  }

  static void ball(Easel e) {
    e.canvas.ground(50, 88, 20);
    Shape round = ellipse(50, 52, 35, 35);
    e.paint(round, Relief.BALL);
    int ink = e.item.look().colour().brightness() < .3 ? 0xf0f0f0 : 0x222226;
    switch (e.item.word("sport")) {
      case "basketball" -> {
        e.canvas.line(curve(15, 52, 50, 58, 85, 52), 1, ink, 0.85);
        e.canvas.line(curve(50, 17, 46, 52, 50, 87), 1, ink, 0.85);
        e.canvas.line(curve(26, 27, 40, 52, 27, 78), 1, ink, 0.85);
        e.canvas.line(curve(74, 27, 62, 52, 73, 78), 1, ink, 0.85);
      }
      case "volleyball" -> {
        for (int i = 0; i < 3; i++) {
          e.canvas.clipped(
              round,
              e.trim.rgb(),
              0.28,
              Outline.turn(smooth(50, 52, 38, 30, 44, 10, 62, 12, 66, 34), i * 120, 50, 52));
          for (int j = -1; j <= 1; j++) {
            e.canvas.line(
                Outline.turn(curve(50, 52, 56 + j * 5, 34, 52 + j * 12, 19), i * 120, 50, 52),
                0.8,
                ink,
                0.6);
          }
        }
      }
      default -> {
        for (int i = 0; i < 6; i++) {
          double a = i * Math.PI / 2.5 + 0.3;
          double d = i == 5 ? 0 : 27;
          double s = i == 5 ? 10 : 9;
          double[] xy = new double[10];
          for (int k = 0; k < 5; k++) {
            xy[2 * k] = 50 + d * Math.cos(a) + s * Math.sin(k * Math.PI / 2.5 + a);
            xy[2 * k + 1] = 52 + d * Math.sin(a) - s * Math.cos(k * Math.PI / 2.5 + a);
          }
          e.canvas.clipped(
              round,
              e.item.look().colour() == dev.aisle.market.goods.Colour.WHITE
                  ? 0x26262a
                  : e.trim.rgb(),
              0.9,
              polygon(xy));
          if (i < 5) {
            e.canvas.line(
                curve(
                    50 + 9 * Math.cos(a),
                    52 + 9 * Math.sin(a),
                    50 + 19 * Math.cos(a),
                    52 + 19 * Math.sin(a)),
                0.7,
                0,
                0.4);
          }
        }
      }
    }
    e.canvas.fill(Outline.turn(ellipse(37, 33, 8, 4.6), -40, 37, 33), 0xffffff, 0.22);
  }

  static void bicycle(Easel e) {
    e.canvas.ground(50, 84, 45);
    boolean road = e.is("type", "road");
    boolean mountain = e.is("type", "mountain");
    double tyre = mountain ? 3.4 : road ? 1.5 : 2.3;
    for (double x : new double[] {24, 76}) {
      for (int i = 0; i < 14; i++) {
        double a = i * Math.PI / 7;
        e.canvas.line(
            polygon(x, 64, x + 18 * Math.cos(a), 64 + 18 * Math.sin(a)), 0.3, 0x8b8e93, 0.8);
      }
      e.paint(
          Outline.without(ellipse(x, 64, 19.5, 19.5), ellipse(x, 64, 19.5 - tyre, 19.5 - tyre)),
          RUBBER,
          Relief.EDGED);
      e.canvas.line(ellipse(x, 64, 19 - tyre, 19 - tyre), 0.9, 0xb9bcc1, 1);
      e.paint(ellipse(x, 64, 2, 2), Easel.STEEL, Relief.BALL);
    }
    boolean step = e.is("type", "city") && e.vary(1, 0, 1) < .6;
    Surface s = e.main;
    e.canvas.rod(curve(24, 64, 47, 66), 2, s.toned(0.9));
    e.canvas.rod(curve(24, 64, 40, 40), 2, s.toned(0.9));
    e.canvas.rod(curve(47, 66, 38, 32), 2.8, s);
    e.canvas.rod(step ? curve(47, 65, 56, 54, 66, 38) : curve(47, 66, 67, 38), 3, s);
    e.canvas.rod(step ? curve(44, 52, 54, 46, 66, 34) : curve(40, 38, 66, 34), 2.8, s);
    e.canvas.rod(curve(65, 29, 69, 44, 76, 64), 2.6, mountain ? Easel.DARK : s);
    if (road) {
      e.canvas.rod(curve(64, 28, 72, 27, 77, 31, 74, 37, 70, 37), 1.9, Easel.DARK);
    } else {
      e.canvas.rod(
          mountain ? curve(61, 25, 65, 28, 71, 26) : curve(57, 29, 62, 24, 66, 27),
          2.1,
          Easel.DARK);
    }
    e.paint(smooth(29, 29, 36, 28, 46, 29.5, 44, 32, 36, 33, 30, 32), Easel.DARK, Relief.SOFT);
    e.paint(ellipse(47, 66, 5, 5), Easel.STEEL.toned(0.8), Relief.EDGED);
    e.canvas.line(curve(47, 61.4, 24, 62), 0.7, 0x3a3a3d, 1);
    e.canvas.line(curve(47, 70.6, 24, 66), 0.7, 0x3a3a3d, 1);
    e.canvas.rod(curve(47, 66, 53, 75), 1.5, Easel.DARK);
    e.paint(box(50, 74.4, 8, 2, .8), Easel.DARK, Relief.EDGED);
    if (e.has("lights")) {
      e.paint(ellipse(69, 33, 2.6, 2.2), Surface.plain(0xfff3c0, Finish.GLOSSY), Relief.BALL);
      e.paint(ellipse(34, 36, 1.6, 1.6), Surface.plain(0xc02525, Finish.GLOSSY), Relief.BALL);
    }
  }

  static void helmet(Easel e) {
    e.canvas.ground(50, 80, 34);
    e.canvas.line(curve(34, 68, 44, 90, 62, 88, 68, 68), 1.8, 0x2a2b2f, 1);
    Shape shell =
        smooth(
            10, 64, 12, 42, 28, 24, 52, 18, 74, 26, 88, 44, 92, 62, 76, 66, 60, 62, 40, 68, 22, 70);
    e.paint(shell, Relief.PUFFY);
    for (int i = 0; i < 4; i++) {
      double x = 26 + i * 14;
      Shape vent =
          smooth(x, 54 - i * .5, x + 5, 38 - i, x + 12, 30 + i * 2, x + 11, 36 + i * 2, x + 6, 50);
      e.canvas.clipped(shell, 0x141518, 0.9, vent);
    }
    e.canvas.rod(curve(12, 64, 30, 69, 50, 64, 74, 65, 90, 62), 2, e.trim);
  }

  static void racket(Easel e) {
    double tilt = 32;
    if (e.has("strung")) {
      for (int i = -6; i <= 6; i++) {
        double reach = Math.sqrt(Math.max(0, 1 - i * i / 49.0));
        e.canvas.line(
            Outline.turn(
                polygon(50 + i * 3, 34 - 26 * reach, 50 + i * 3, 34 + 26 * reach), tilt, 50, 50),
            .35,
            0x8e8f94,
            0.9);
        e.canvas.line(
            Outline.turn(
                polygon(50 - 21 * reach, 34 + i * 3.7, 50 + 21 * reach, 34 + i * 3.7),
                tilt,
                50,
                50),
            .35,
            0x8e8f94,
            0.9);
      }
    }
    Shape head = Outline.without(ellipse(50, 34, 23.5, 28.5), ellipse(50, 34, 20.6, 25.6));
    e.paint(Outline.turn(head, tilt, 50, 50), e.main.finished(Finish.GLOSSY), Relief.EDGED);
    e.canvas.rod(Outline.turn(curve(39, 58, 46, 68, 49, 74), tilt, 50, 50), 2.6, e.main);
    e.canvas.rod(Outline.turn(curve(61, 58, 54, 68, 51, 74), tilt, 50, 50), 2.6, e.main);
    e.paint(
        Outline.turn(box(47, 72, 6, 30, 2), tilt, 50, 50),
        e.trim.finished(Finish.MATTE),
        Relief.SOFT);
    for (int i = 0; i < 6; i++) {
      e.canvas.line(
          Outline.turn(polygon(47, 77 + i * 4, 53, 75 + i * 4), tilt, 50, 50), .5, 0, 0.35);
    }
  }

  static void skateboard(Easel e) {
    double w = e.vary(1, 13, 16);
    for (double y : new double[] {24, 76}) {
      for (int side = -1; side <= 1; side += 2) {
        e.lay(
            Outline.turn(box(50 + side * (w + 1) - 3, y - 4, 6, 8, 2), 18, 50, 50),
            e.trim,
            Relief.ROUND);
      }
    }
    e.lay(Outline.turn(box(50 - w, 6, 2 * w, 88, w), 18, 50, 50), Relief.SOFT);
    for (double y : new double[] {24, 76}) {
      e.paint(
          Outline.turn(box(50 - w * .8, y - 2, w * 1.6, 4, 1.5), 18, 50, 50),
          Easel.STEEL,
          Relief.TUBE);
      for (int side = -1; side <= 1; side += 2) {
        e.canvas.fill(Outline.turn(ellipse(50 + side * 3, y - 5, .7, .7), 18, 50, 50), 0x333333, 1);
      }
    }
    String name = e.item.brand().name();
    e.canvas.text(
        name,
        50,
        51,
        Lettering.fitting(name, 1.7 * w, 6),
        e.item.look().colour().brightness() > .6 ? 0x333333 : 0xffffff);
  }

  static void tent(Easel e) {
    double w = 34 + e.item.amount("persons", 2) * 2;
    e.canvas.ground(50, 82, w);
    e.paint(
        half(50).at(0, 26 - e.vary(1, 0, 5)).quad(w * .62, 32, w, 80).line(0, 82).mirrored(),
        Relief.PUFFY);
    Shape door = half(48).at(0, 34).quad(12, 54, 15, 81).line(0, 81).mirrored();
    e.paint(door, e.main.solid().toned(0.5), Relief.FLAT);
    e.paint(smooth(48, 34, 37, 54, 33, 80, 40, 80, 45, 58), e.trim, Relief.SOFT);
    e.seam(curve(50, 26, 50 + w * .5, 46, 50 + w * .72, 80), 0.8);
    e.seam(curve(50, 26, 50 - w * .5, 46, 50 - w * .72, 80), 0.8);
    e.canvas.line(polygon(50 + w * .8, 58, 97, 84), 0.5, 0x777777, 0.9);
    e.canvas.line(polygon(50 - w * .8, 58, 3, 84), 0.5, 0x777777, 0.9);
  }

  static void blocks(Easel e) {
    e.canvas.ground(50, 87, 36);
    int[] mix = {
      e.main.rgb(),
      e.trim.rgb(),
      Surface.tone(e.main.rgb(), 0.72),
      e.main.rgb(),
      e.trim.rgb(),
      e.main.rgb()
    };
    double[][] at = {{16, 66}, {40, 66}, {64, 66}, {28, 46}, {52, 46}, {40, 26}};
    for (int i = 0; i < 6; i++) {
      Surface s = e.main.coloured(mix[i]);
      if (e.item.look().material() == Material.PLASTIC) {
        for (int k = 0; k < 2; k++) {
          e.paint(box(at[i][0] + 3.6 + k * 10, at[i][1] - 3, 6, 4.4, 1), s, Relief.ROUND);
        }
      }
      e.paint(box(at[i][0], at[i][1], 22.6, 20, 1.4), s, Relief.SOFT);
      if (e.item.look().material() != Material.PLASTIC) {
        e.canvas.text(
            String.valueOf((char) ('A' + (int) e.vary(i, 0, 25))),
            at[i][0] + 11.3,
            at[i][1] + 10.4,
            12,
            0xfaf6ea);
      }
    }
  }

  static void bear(Easel e) {
    e.canvas.ground(50, 92, 28);
    Surface snout = e.main.toned(1.3);
    for (int side = -1; side <= 1; side += 2) {
      e.paint(ellipse(50 + side * 15, 17, 8, 8), Relief.PUFFY);
      e.paint(ellipse(50 + side * 15, 18, 4.6, 4.6), e.trim, Relief.PUFFY);
      e.paint(
          Outline.turn(ellipse(50 + side * 24, 60, 8, 15), -side * 24, 50 + side * 24, 60),
          Relief.PUFFY);
    }
    e.paint(ellipse(50, 66, 22, 23), Relief.PUFFY);
    e.paint(ellipse(50, 68, 13, 15), snout, Relief.PUFFY);
    for (int side = -1; side <= 1; side += 2) {
      e.paint(ellipse(50 + side * 20, 84, 12, 9), Relief.PUFFY);
      e.paint(ellipse(50 + side * 22, 84, 6, 5.4), snout, Relief.PUFFY);
    }
    e.paint(ellipse(50, 32, 21, 19), Relief.PUFFY);
    e.paint(ellipse(50, 38, 10, 8), snout, Relief.PUFFY);
    for (int side = -1; side <= 1; side += 2) {
      e.paint(
          ellipse(50 + side * 8, 28, 2, 2.3), Surface.plain(0x17171a, Finish.GLOSSY), Relief.BALL);
      e.canvas.fill(ellipse(50 + side * 8 - .6, 27.2, .6, .6), 0xffffff, 0.9);
    }
    e.paint(ellipse(50, 34.6, 3, 2), Surface.plain(0x2a1d18, Finish.GLOSSY), Relief.BALL);
    e.canvas.line(curve(46, 40, 48, 42, 50, 40, 52, 42, 54, 40), 0.8, 0x2a1d18, 0.9);
    if (e.has("bow")) {
      e.paint(smooth(50, 51, 38, 45, 38, 57), e.trim.finished(Finish.GLOSSY), Relief.SOFT);
      e.paint(smooth(50, 51, 62, 45, 62, 57), e.trim.finished(Finish.GLOSSY), Relief.SOFT);
      e.paint(ellipse(50, 51, 3, 3), e.trim, Relief.BALL);
    }
  }

  static void toyCar(Easel e) {
    e.canvas.ground(50, 78, 42);
    Shape body =
        switch (e.item.word("type")) {
          case "van" ->
              half(50)
                  .at(0, 26)
                  .line(34, 26)
                  .quad(40, 27, 42, 48)
                  .line(43, 70)
                  .line(0, 72)
                  .mirrored();
          case "beetle" ->
              smooth(
                  8, 70, 10, 56, 24, 50, 32, 32, 52, 27, 68, 34, 76, 50, 90, 56, 92, 70, 70, 72, 30,
                  72);
          default ->
              smooth(
                  6, 68, 8, 58, 26, 52, 40, 40, 58, 39, 72, 51, 90, 56, 95, 66, 90, 71, 50, 72, 12,
                  71);
        };
    e.paint(body, Relief.PUFFY);
    Surface glass = Surface.plain(0xa9cfdc, Finish.GLOSSY);
    if (e.is("type", "van")) {
      for (int i = 0; i < 3; i++) {
        e.paint(box(16 + i * 24, 32, 20, 14, 3), glass, Relief.EDGED);
      }
    } else if (e.is("type", "beetle")) {
      e.paint(smooth(31, 50, 36, 36, 49, 32, 49, 50), glass, Relief.EDGED);
      e.paint(smooth(52, 50, 52, 32, 64, 36, 70, 50), glass, Relief.EDGED);
    } else {
      e.paint(smooth(34, 52, 42, 43, 54, 42, 64, 51, 50, 53), glass, Relief.EDGED);
      e.paint(smooth(4, 52, 12, 50, 18, 54, 8, 57), e.trim, Relief.SOFT);
    }
    e.paint(ellipse(90, 61, 2.6, 2.4), Surface.plain(0xfff2b8, Finish.GLOSSY), Relief.BALL);
    e.paint(box(8, 66.5, 84, 3, 1), e.trim, Relief.EDGED);
    for (double x : new double[] {26, 74}) {
      e.paint(ellipse(x, 71, 10, 10), RUBBER, Relief.SOFT);
      e.paint(ellipse(x, 71, 5, 5), Easel.STEEL, Relief.BALL);
    }
    if (e.has("remote control")) {
      e.canvas.line(curve(20, 50, 16, 34, 14, 22), 0.7, 0x333333, 1);
    }
  }

  static void puzzle(Easel e) {
    e.lay(
        Outline.turn(box(14, 18, 64, 56, 1.5), -3, 46, 46),
        Surface.plain(e.main.rgb(), Finish.SATIN),
        Relief.EDGED);
    Decor.picture(e, 18, 28, 56, 40, 5 + e.item.word("motif").length());
    e.canvas.text((int) e.item.amount("pieces", 100) + "", 68, 23.6, 6, 0xffffff);
    for (int i = 1; i < 6; i++) {
      e.canvas.line(
          curve(18 + i * 9.3, 28, 19.6 + i * 9.3, 38, 16.6 + i * 9.3, 50, 18.5 + i * 9.3, 68),
          0.35,
          0xffffff,
          0.55);
    }
    for (int i = 1; i < 4; i++) {
      e.canvas.line(
          curve(18, 28 + i * 10, 34, 29.4 + i * 10, 52, 26.6 + i * 10, 74, 28 + i * 10),
          0.35,
          0xffffff,
          0.55);
    }
    double[][] loose = {{68, 80, 20}, {82, 68, 70}, {50, 86, 140}, {86, 86, 10}};
    for (int i = 0; i < loose.length; i++) {
      Shape piece =
          smooth(
              -6, -6, -1, -6, -2, -9, 2, -9, 1, -6, 6, -6, 6, -1, 9, -2, 9, 2, 6, 1, 6, 6, -6, 6,
              -6, 1, -3, 0, -6, -1);
      e.lay(
          Outline.move(Outline.turn(piece, loose[i][2], 0, 0), loose[i][0], loose[i][1]),
          i % 2 == 0 ? e.trim : e.main,
          Relief.EDGED);
    }
  }

  static void kite(Easel e) {
    e.canvas.line(curve(56, 70, 46, 80, 62, 88, 50, 99), 0.8, 0x777777, 1);
    for (int i = 0; i < 3; i++) {
      double x = i == 1 ? 60 : 51;
      double y = 78 + i * 7;
      e.paint(smooth(x, y, x - 5, y - 3, x - 5, y + 3), e.trim, Relief.SOFT);
      e.paint(smooth(x, y, x + 5, y - 3, x + 5, y + 3), e.trim, Relief.SOFT);
    }
    double w = e.vary(1, 26, 34);
    Shape sail = polygon(50, 4, 50 + w, 30, 56, 72, 50 - w, 34);
    e.canvas.cast(sail, 4, 6, 4, 0.2);
    e.paint(sail, Relief.SOFT);
    e.canvas.clipped(sail, e.trim.rgb(), 0.55, polygon(50, 4, 56, 72, 50 - w, 34));
    e.canvas.line(polygon(50, 4, 56, 72), 0.9, 0x333333, 0.7);
    e.canvas.line(polygon(50 + w, 30, 50 - w, 34), 0.9, 0x333333, 0.7);
  }
}
