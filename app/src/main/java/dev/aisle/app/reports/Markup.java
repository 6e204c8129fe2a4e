package dev.aisle.app.reports;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes well-formed XML, of which SVG and the HTML of the reports are kinds. Every text and
/// attribute is escaped here and nowhere else, so that no title can become markup.
final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /// Begins an element that [#close] ends.
  ///
  /// @param attributes names and values in turn; numbers are written with at most two decimals
  Markup open(String element, Object... attributes) {
    begin(element, attributes).append('>');
    open.push(element);
    return this;
  }

  /// Ends the innermost open element.
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// An element without content.
  Markup empty(String element, Object... attributes) {
    begin(element, attributes).append("/>");
    return this;
  }

  /// An element with a text.
  Markup element(String element, String text, Object... attributes) {
    return open(element, attributes).text(text).close();
  }

  /// A text, escaped.
  Markup text(String text) {
    escape(text);
    return this;
  }

  /// A line break between elements, for people who read the source.
  Markup line() {
    out.append('\n');
    return this;
  }

  /// What is markup already, ours alone.
  Markup trusted(String markup) {
    out.append(markup);
    return this;
  }

  /// The document.
  ///
  /// @throws IllegalStateException where an element is still open
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  /// A coordinate with at most two decimals.
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    String sign = hundredths < 0 ? "-" : "";
    long size = Math.abs(hundredths);
    String whole = sign + size / 100;
    long rest = size % 100;
    if (rest == 0) {
      return whole;
    }
    return rest % 10 == 0 ? whole + "." + rest / 10 : whole + (rest < 10 ? ".0" : ".") + rest;
  }

  private StringBuilder begin(String element, Object... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(
          attributes[i + 1] instanceof Number number
              ? number(number.doubleValue())
              : attributes[i + 1].toString());
      out.append('"');
    }
    return out;
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
  }

  /// What XML 1.0 section 2.2 allows: most control characters and lone surrogates have no place in
  /// a document at all, not even escaped.
  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
