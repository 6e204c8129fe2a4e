package dev.aisle.serving.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import java.util.List;

/// Headers that tell browsers what our answers may not be used for.
final class SecurityHeaders {
  /// For data: never sniffed, framed, run, stored, or read by other sites.
  static final List<Header> API =
      List.of(
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("Referrer-Policy", "same-origin"),
          HeaderValues.createCached("Cross-Origin-Resource-Policy", "same-origin"),
          HeaderValues.createCached("Cache-Control", "no-store"),
          HeaderValues.createCached(
              "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));

  /// The policy of the pages: nothing from elsewhere, no inline script or style.
  static final String PAGE_POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self'";

  private SecurityHeaders() {}
}
