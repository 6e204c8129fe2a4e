package dev.aisle.app.reports;

/// The room that the axes enclose, in the units of the drawing; y grows downwards.
///
/// @param x what lies between `left` and `right`
/// @param y what lies between `bottom` and `top`
record Frame(double left, double right, double top, double bottom, Scale x, Scale y) {
  /// Where a value of the x axis stands.
  double acrossOf(double value) {
    return left + x.share(value) * (right - left);
  }

  /// Where a value of the y axis stands.
  double downOf(double value) {
    return bottom - y.share(value) * (bottom - top);
  }
}
