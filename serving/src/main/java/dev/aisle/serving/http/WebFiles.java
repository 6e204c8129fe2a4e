package dev.aisle.serving.http;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The browser pages, from the class path, and the libraries they load ([WebJars]). A path without
/// a file gets `index.html`, since the pages keep their own history (`/search`, `/item/17`), unless
/// it looks like a missing part of a page.
public final class WebFiles {
  private static final String FOLDER = "/dev/aisle/serving/web/";
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9._@-]*/)*[A-Za-z0-9_@-][A-Za-z0-9._@-]*");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private static final class WebFile {
    private final byte[] bytes;
    private final String type;
    private final String tag;

    WebFile(byte[] bytes, String type) {
      this.bytes = bytes;
      this.type = type;
      this.tag = WebFiles.tag(bytes);
    }
  }

  private final Map<String, WebFile> files = new ConcurrentHashMap<>();

  /// Answers with the file of the path.
  public void answer(Exchange exchange) throws IOException {
    String path = Routes.decoded(exchange.rawPath()).substring(1);
    WebFile file = file(path.isEmpty() ? "index.html" : path);
    if (file == null && (path.startsWith("v1/") || partOfPage(path))) {
      throw Refusal.unknown("path", "/" + path, "See /openapi.json for what there is.");
    }
    if (file == null) {
      file = file("index.html");
    }
    if (file == null) {
      throw Refusal.unknown("path", "/" + path, "This server has no pages, only the API.");
    }
    exchange
        .set("Content-Security-Policy", SecurityHeaders.PAGE_POLICY)
        .set("Cache-Control", "no-cache")
        .set("ETag", file.tag);
    if (file.tag.equals(exchange.header("If-None-Match"))) {
      exchange.send(304, "", new byte[0]);
    } else {
      exchange.send(200, file.type, file.bytes);
    }
  }

  private static boolean partOfPage(String path) {
    return !path.startsWith("item/") && TYPES.containsKey(ending(path));
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private @Nullable WebFile file(String path) throws IOException {
    WebFile known = files.get(path);
    if (known != null) {
      return known;
    }
    String type = TYPES.get(ending(path));
    // Names that could leave the folder (dots first, backslashes, colons) are no names of ours.
    if (type == null || !NAME.matcher(path).matches()) {
      return null;
    }
    String webJar = WebJars.resource(path);
    try (InputStream in =
        WebFiles.class.getResourceAsStream(webJar == null ? FOLDER + path : webJar)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      WebFile read = new WebFile(bytes, type);
      files.put(path, read);
      return read;
    }
  }

  /// A strong entity tag of the bytes.
  private static String tag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
