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

  /// @throws IllegalArgumentException where no finish has this label
  public static Finish named(String label) {
    for (Finish finish : values()) {
      if (finish.label.equals(label)) {
        return finish;
      }
    }
    throw new IllegalArgumentException("no finish is called \"" + label + "\"");
  }
}
