package dev.aisle.market.pictures;

import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Material;
import dev.aisle.market.goods.TrueItem;
import java.awt.Shape;

/// One item in front of a canvas: its surfaces, its proportions, and what can be done with them.
final class Easel {
  static final int INK = 0x2a2a2e;
  static final Surface STEEL = Surface.plain(0xc9ccd1, Material.STEEL, Finish.METALLIC);
  static final Surface DARK = Surface.plain(0x2b2c30, Finish.SATIN);
  static final Surface OAK = Surface.plain(0xc89a63, Material.OAK, Finish.SATIN);

  final TrueItem item;
  final Canvas canvas;

  /// The item's own surface.
  final Surface main;

  /// Its second colour on the same material.
  final Surface trim;

  Easel(TrueItem item, Canvas canvas) {
    this.item = item;
    this.canvas = canvas;
    this.main = Surface.of(item.look());
    this.trim = main.coloured(item.look().accent().rgb());
  }

  /// A proportion of this item between two bounds; `k` names which, so that adding one leaves the
  /// others as they are.
  double vary(int k, double low, double high) {
    long z = item.shapeSeed() + k * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return low + (high - low) * ((z ^ z >>> 31) >>> 11) * 0x1.0p-53;
  }

  boolean is(String attribute, String word) {
    return item.word(attribute).equals(word);
  }

  boolean has(String property) {
    return item.has(property);
  }

  void paint(Shape shape, Relief relief) {
    canvas.paint(shape, main, relief);
  }

  void paint(Shape shape, Surface surface, Relief relief) {
    canvas.paint(shape, surface, relief);
  }

  /// Something that lies flat: first its shadow, then itself.
  void lay(Shape shape, Surface surface, Relief relief) {
    canvas.cast(shape, 1, 1.8, 1.8, 0.34);
    canvas.paint(shape, surface, relief);
  }

  void lay(Shape shape, Relief relief) {
    lay(shape, main, relief);
  }

  /// A seam or fold in a darker or lighter tone of the item itself.
  void seam(Shape shape, double width) {
    boolean dark = item.look().colour().brightness() < 0.25;
    canvas.line(shape, width, dark ? 0xffffff : 0x000000, dark ? 0.2 : 0.22);
  }

  void stitches(Shape shape) {
    boolean dark = item.look().colour().brightness() < 0.4;
    canvas.stitches(shape, dark ? 0xd8d8d8 : 0x333333, 0.45);
  }

  void line(Shape shape, double width, int rgb) {
    canvas.line(shape, width, rgb, 1);
  }
}
