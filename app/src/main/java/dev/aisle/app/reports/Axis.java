package dev.aisle.app.reports;

/// What an axis measures and how it is divided.
///
/// @param title the quantity and, unless it is a share, its unit: `latency (ms)`
/// @param scale how values are laid out
/// @param format how values are written
public record Axis(String title, Scale scale, Format format) {
  /// How values are laid out.
  public enum Scale {
    /// Equal steps are equal differences.
    LINEAR,
    /// Equal steps are equal ratios; every value must be above 0.
    LOGARITHMIC
  }

  /// How values are written.
  public enum Format {
    /// As numbers.
    NUMBER,
    /// As per cent: 0.04 is written 4 %.
    PERCENT
  }

  public Axis {
    if (title.isBlank()) {
      throw new IllegalArgumentException("an axis needs a title that says what it measures");
    }
  }

  /// A linear axis of numbers.
  public static Axis of(String title) {
    return new Axis(title, Scale.LINEAR, Format.NUMBER);
  }

  /// The same axis on a logarithmic scale.
  public Axis logarithmic() {
    return new Axis(title, Scale.LOGARITHMIC, format);
  }

  /// The same axis with values written as per cent.
  public Axis percent() {
    return new Axis(title, scale, Format.PERCENT);
  }

  /// @throws IllegalArgumentException where the value has no place on this axis
  void check(double value) {
    if (scale == Scale.LOGARITHMIC && !(value > 0)) {
      throw new IllegalArgumentException(
          value + " has no place on the logarithmic axis \"" + title + "\"; leave it out");
    }
  }

  void check(Estimate estimate) {
    check(estimate.value());
    check(estimate.low());
    check(estimate.high());
  }
}
