package dev.aisle.serving.check;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Makes requests, bytes and all: from nearly right to noise.
final class HttpInputs {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "BREW");
  private static final List<String> ROUTES =
      List.of(
          "POST /v1/search",
          "POST /v1/search",
          "POST /v1/search",
          "POST /v1/recommend",
          "POST /v1/complete",
          "GET /v1/complete?q=%s&limit=%n",
          "GET /v1/items/%s",
          "PUT /v1/items/%s",
          "DELETE /v1/items/%s",
          "PUT /v1/items/%s/offer",
          "POST /v1/items",
          "POST /v1/events",
          "POST /v1/events",
          "GET /v1/shoppers?limit=%n",
          "DELETE /v1/shoppers/%s",
          "GET /v1/shoppers/%s/export",
          "GET /v1/receipts/%s",
          "GET /v1/receipts/%s/items/%s",
          "GET /v1/shop",
          "GET /v1/models",
          "POST /v1/models/%s/activate",
          "POST /v1/models/%s/shadow",
          "GET /v1/models/%s/%n/curve",
          "GET /v1/ledger",
          "GET /v1/traffic?window=%s&until=%s",
          "GET /v1/background-shoppers",
          "POST /v1/background-shoppers",
          "GET /healthz",
          "GET /metrics",
          "GET /openapi.json",
          "GET /pictures/%s",
          "GET /%s",
          "GET /");
  private static final List<String> BODIES =
      List.of(
          "{\"query\":\"%s\",\"page\":%n,\"size\":%n,\"facets\":true}",
          "{\"query\":\"lamp\",\"filters\":{\"brands\":[\"%s\"],\"minPrice\":\"%s\",\"maxPrice\":%n,"
              + "\"attributes\":{\"%s\":[\"%s\",null]},\"inStockOnly\":%n},\"sort\":\"%s\"}",
          "{\"query\":\"lamp\",\"cursor\":\"%s\",\"shopper\":\"%s\",\"session\":\"%s\"}",
          "{\"item\":\"%s\",\"size\":%n}",
          "{\"q\":\"%s\",\"limit\":%n}",
          "{\"price\":\"%n\",\"stock\":%n}",
          "{\"version\":%n}",
          "{\"running\":true,\"pagesPerSecond\":%n}",
          "{\"id\":\"%s\",\"title\":\"%s\",\"price\":\"%n\",\"rating\":%n,\"attributes\":{\"a\":%n}}",
          "[{\"type\":\"interaction\",\"kind\":\"click\",\"item\":\"%s\",\"shopper\":\"%s\","
              + "\"session\":\"v\",\"time\":%n,\"quantity\":%n}]",
          "{\"type\":\"impression\",\"exposures\":[{\"item\":\"%s\",\"position\":%n}]}\n{\"a\":%n}\n",
          "{\"type\":\"interaction\",\"kind\":\"order\",\"item\":\"n-1\",\"request\":\"%s\","
              + "\"shopper\":\"%s\",\"session\":\"v\",\"price\":\"%n\"}\n\n[]\n");
  private static final List<String> TEXTS =
      List.of(
          "lamp",
          "n-1",
          "n%2F1",
          "",
          "..%2F..%2Fetc%2Fpasswd",
          "%00",
          "%zz",
          "%",
          "%ff%fe",
          "%c3%28",
          "<script>alert(1)</script>",
          "' OR 1=1 --",
          "\\u0000",
          "\\ud800",
          "\uD83D\uDC5F",
          "a\\\"b",
          "AND OR NOT +-\\\\(){}[]^~*?:/",
          "MTpyLTAwOjA",
          "price_ascending",
          "24h",
          "2026-11-21T12:00:00Z",
          "null",
          "..",
          "index.html");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "20",
          "1000000000",
          "2147483648",
          "9223372036854775808",
          "1e400",
          "-0.0",
          "1.5",
          "NaN",
          "null",
          "\"7\"",
          "true",
          "[]",
          "{}",
          "1" + "0".repeat(100));

  private HttpInputs() {}

  static byte[] make(SplittableRandom random) {
    byte[] body = random.nextInt(4) == 0 ? new byte[0] : body(random);
    StringBuilder head = new StringBuilder();
    String route = any(ROUTES, random);
    int space = route.indexOf(' ');
    head.append(random.nextInt(8) > 0 ? route.substring(0, space) : any(METHODS, random));
    head.append(' ').append(filled(route.substring(space + 1), random).replace(' ', '+'));
    head.append(" HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    if (random.nextInt(10) == 0) {
      head.append("Authorization: Bearer ").append(any(TEXTS, random)).append("\r\n");
    }
    if (random.nextInt(20) == 0) {
      head.append("traceparent: 00-").append("a".repeat(random.nextInt(80))).append("\r\n");
    }
    if (random.nextInt(50) == 0) {
      head.append("X-Long: ").append("x".repeat(random.nextInt(40_000))).append("\r\n");
    }
    if (random.nextInt(20) > 0) {
      head.append("Content-Type: application/json\r\n");
    }
    head.append("Content-Length: ").append(length(body, random)).append("\r\n\r\n");
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    byte[] bytes = request.toByteArray();
    return random.nextInt(15) == 0 ? mutated(bytes, random) : bytes;
  }

  private static String length(byte[] body, SplittableRandom random) {
    return random.nextInt(50) == 0 ? any(NUMBERS, random) : Integer.toString(body.length);
  }

  private static byte[] body(SplittableRandom random) {
    String text =
        switch (random.nextInt(40)) {
          case 0 -> "[".repeat(100 + random.nextInt(50_000));
          case 1 -> "{\"a\":".repeat(100 + random.nextInt(20_000));
          case 2 -> "{\"query\":\"" + "x".repeat(random.nextInt(1 << 20)) + "\"}";
          case 3 -> "{\"query\":\"a\",\"query\":\"b\"}";
          case 4 -> "\"text\"";
          default -> filled(any(BODIES, random), random);
        };
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(4) == 0 ? mutated(bytes, random) : bytes;
  }

  private static String filled(String template, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int at = template.indexOf('%'); at >= 0; at = template.indexOf('%', from)) {
      text.append(template, from, at);
      text.append(any(template.charAt(at + 1) == 's' ? TEXTS : NUMBERS, random));
      from = at + 2;
    }
    return text.append(template.substring(from)).toString();
  }

  private static byte[] mutated(byte[] bytes, SplittableRandom random) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < 1 + random.nextInt(4) && changed.length > 0; i++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(3) == 0 && changed.length > 0
        ? Arrays.copyOf(changed, random.nextInt(changed.length))
        : changed;
  }

  private static String any(List<String> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
