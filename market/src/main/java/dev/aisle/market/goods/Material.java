package dev.aisle.market.goods;

/// What a thing is made of, as far as it can be seen or felt.
public enum Material {
  COTTON("cotton", Finish.MATTE),
  LINEN("linen", Finish.MATTE),
  DENIM("denim", Finish.MATTE),
  WOOL("wool", Finish.MATTE),
  CASHMERE("cashmere", Finish.MATTE),
  POLYESTER("polyester", Finish.SATIN),
  SILK("silk", Finish.GLOSSY),
  VELVET("velvet", Finish.SATIN),
  FLEECE("fleece", Finish.MATTE),
  CANVAS("canvas", Finish.MATTE),
  NYLON("nylon", Finish.SATIN),
  MESH("mesh", Finish.MATTE),
  PLUSH("plush", Finish.MATTE),
  LEATHER("leather", Finish.SATIN),
  PATENT_LEATHER("patent leather", Finish.GLOSSY),
  SUEDE("suede", Finish.MATTE),
  OAK("oak", Finish.SATIN),
  WALNUT("walnut", Finish.SATIN),
  PINE("pine", Finish.MATTE),
  BAMBOO("bamboo", Finish.SATIN),
  LACQUERED_WOOD("lacquered wood", Finish.GLOSSY),
  RATTAN("rattan", Finish.MATTE),
  STEEL("stainless steel", Finish.METALLIC),
  BRUSHED_STEEL("brushed steel", Finish.BRUSHED),
  ALUMINIUM("aluminium", Finish.BRUSHED),
  CAST_IRON("cast iron", Finish.MATTE),
  BRASS("brass", Finish.METALLIC),
  COATED_METAL("powder-coated metal", Finish.SATIN),
  GLASS("glass", Finish.TRANSPARENT),
  CERAMIC("ceramic", Finish.GLOSSY),
  STONEWARE("stoneware", Finish.MATTE),
  PORCELAIN("porcelain", Finish.GLOSSY),
  CONCRETE("concrete", Finish.MATTE),
  TERRACOTTA("terracotta", Finish.MATTE),
  MARBLE("marble", Finish.GLOSSY),
  PLASTIC("plastic", Finish.SATIN),
  GLOSS_PLASTIC("polished plastic", Finish.GLOSSY),
  SILICONE("silicone", Finish.MATTE),
  RUBBER("rubber", Finish.MATTE),
  PAPER("paper", Finish.MATTE),
  WAX("wax", Finish.SATIN),
  CARBON("carbon fibre", Finish.GLOSSY);

  private final String label;
  private final Finish finish;

  Material(String label, Finish finish) {
    this.label = label;
    this.finish = finish;
  }

  /// The usual words: `stainless steel`.
  public String label() {
    return label;
  }

  /// The finish that this material has unless its maker chose otherwise.
  public Finish usualFinish() {
    return finish;
  }

  /// @throws IllegalArgumentException where no material has this label
  public static Material named(String label) {
    for (Material material : values()) {
      if (material.label.equals(label)) {
        return material;
      }
    }
    throw new IllegalArgumentException("no material is called \"" + label + "\"");
  }
}
