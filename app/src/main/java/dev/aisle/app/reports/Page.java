package dev.aisle.app.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What reports and their index have in common: the document around the body, which holds its style
/// and is well-formed XML besides being HTML.
final class Page {
  private static final String STYLE = resource("report.css");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Page() {}

  /// A whole document.
  ///
  /// @param body markup
  static String html(String title, String body) {
    return new Markup()
        .trusted("<!DOCTYPE html>\n")
        .open("html", "lang", "en")
        .open("head")
        .line()
        .empty("meta", "charset", "utf-8")
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        // Nothing is loaded and nothing runs, even if a hostile text got past the escaping.
        .empty(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'unsafe-inline'")
        .empty("meta", "name", "color-scheme", "content", "light dark")
        .element("title", title)
        .line()
        .open("style")
        .trusted(STYLE + Colours.sheet())
        .close()
        .close()
        .line()
        .open("body")
        .line()
        .trusted(body)
        .close()
        .close()
        .line()
        .toString();
  }

  /// A moment as people read it, and as machines do.
  static void time(Markup out, Instant moment) {
    out.element("time", TIME.format(moment), "datetime", moment.toString());
  }

  private static String resource(String name) {
    try (InputStream style = Page.class.getResourceAsStream(name)) {
      if (style == null) {
        throw new IllegalStateException("the resource " + name + " is not on the class path");
      }
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
