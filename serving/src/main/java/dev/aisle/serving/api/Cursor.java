package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a list goes on: the request whose list it is and the number of items before. Opaque to
/// clients.
record Cursor(RequestId request, int offset) {
  private static final Pattern FORM = Pattern.compile("1:(r-[0-9a-f]{32}):([0-9]{1,9})");

  String text() {
    String plain = "1:" + request + ":" + offset;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }

  /// Reads what [#text] wrote.
  ///
  /// @throws InvalidInputException where it is anything else
  static Cursor of(String text) {
    byte[] plain;
    try {
      plain = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
    Matcher matcher = FORM.matcher(new String(plain, StandardCharsets.ISO_8859_1));
    if (!matcher.matches()) {
      throw bad(null);
    }
    return new Cursor(new RequestId(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  private static InvalidInputException bad(@Nullable IllegalArgumentException cause) {
    String problem = "is not one that this server gave";
    String remedy = "Send nextCursor of the page before, unchanged, or ask for a page by number.";
    return cause == null
        ? new InvalidInputException("cursor", problem, remedy)
        : new InvalidInputException("cursor", problem, remedy, cause);
  }
}
