package dev.aisle.market.pictures;

/// The volume of a part.
enum Relief {
  /// A sheet with the thinnest edge.
  FLAT,
  /// A board or a panel with rounded edges.
  EDGED,
  /// Cloth that lies, leather, a case.
  SOFT,
  /// Stuffed.
  PUFFY,
  /// Turned around a vertical axis.
  ROUND,
  /// Turned around a horizontal axis.
  TUBE,
  /// A ball, or a lens seen from the front.
  BALL
}
