package dev.aisle.app.imports;

/// A line of a source. Printed as `file:line`; line 0 is the source as a whole.
record Place(String source, long line) {
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
