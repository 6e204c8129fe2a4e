package dev.aisle.app.reports;

/// The style of plots, once for light and once for dark pages. The series have the colours of Okabe
/// and Ito (2008), which people with any kind of colour vision can tell apart, less the yellow that
/// vanishes on white; the shape of their marks differs too.
final class Colours {
  private static final String[] LIGHT = {
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#13201a"
  };
  private static final String[] DARK = {
    "#56b4e9", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#0072b2", "#ecf2ea"
  };

  private static final String SHAPES =
      """
      .plot{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,\
      sans-serif;font-size:12.5px;font-variant-numeric:tabular-nums}
      .plot text{fill:currentColor}
      .plot .headline{font-size:16px;font-weight:600}
      .plot .line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round;\
      stroke-linecap:round}
      .plot .rule{fill:none;stroke:currentColor;stroke-width:1}
      .plot .zero{fill:none;stroke:currentColor;stroke-width:1.25;stroke-dasharray:4 4}
      .plot .area{fill:currentColor;stroke:none}
      .plot .band{fill:currentColor;fill-opacity:.16;stroke:none}
      .plot .error{fill:none;stroke:currentColor;stroke-width:1.5}
      .plot .strong{font-weight:600}
      """;

  private Colours() {}

  /// Style sheet of all plots of a page. Its rules reach nothing outside `.plot`.
  static String sheet() {
    return SHAPES
        + theme("#ffffff", "#13201a", "#56645b", "#e3e9df", "#a9b5ac", LIGHT)
        + "@media (prefers-color-scheme:dark){\n"
        + theme("#0c1511", "#ecf2ea", "#a9b8ae", "#24322b", "#5c6b62", DARK)
        + "}\n"
        // Ink is dark on paper, whatever the screen is.
        + "@media print{\n"
        + theme("#ffffff", "#13201a", "#56645b", "#e3e9df", "#a9b5ac", LIGHT)
        + "}\n";
  }

  /// The class of the `index`th series.
  static String series(int index) {
    return "s" + index;
  }

  private static String theme(
      String page, String ink, String soft, String grid, String axis, String[] series) {
    StringBuilder css = new StringBuilder();
    rule(css, "page", page);
    rule(css, "ink", ink);
    rule(css, "soft", soft);
    rule(css, "grid", grid);
    rule(css, "axis", axis);
    for (int i = 0; i < series.length; i++) {
      rule(css, series(i), series[i]);
    }
    return css.toString();
  }

  private static void rule(StringBuilder css, String name, String colour) {
    css.append(".plot .").append(name).append("{color:").append(colour).append("}\n");
  }
}
