package dev.aisle.market.goods;

/// How a surface takes the light.
public enum Finish {
  MATTE("matte"),
  SATIN("satin"),
  GLOSSY("glossy"),
  METALLIC("polished"),
  BRUSHED("brushed"),
  TRANSPARENT("transparent");

  private final String label;

  Finish(String label) {
    this.label = label;
  }

  /// The usual word.
  public String label() {
    return label;
  }
}
