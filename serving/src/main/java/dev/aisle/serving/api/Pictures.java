package dev.aisle.serving.api;

import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The items' pictures. A picture that is not there is a drawn placeholder, so that no page shows a
/// broken image. Only pictures are sent, and only from within the folder, symbolic links resolved.
final class Pictures {
  private static final long MOST_BYTES = 20L << 20;
  private static final Map<String, String> TYPES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "webp", "image/webp",
          "gif", "image/gif");

  private static final String SVG = "image/svg+xml";
  private static final String SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
  private static final byte[] PLACEHOLDER =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" role="img" aria-label="no picture">
        <rect width="256" height="256" fill="#eef0f3"/>
        <g fill="none" stroke="#a9b0bb" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">
          <path d="M72 104h112l10 92H62z"/>
          <path d="M100 120V92a28 28 0 0 1 56 0v28"/>
        </g>
      </svg>
      """
          .getBytes(StandardCharsets.UTF_8);

  private final @Nullable Path folder;

  /// @param folder null, or one that may not exist yet
  Pictures(@Nullable Path folder) throws IOException {
    this.folder = folder == null || !Files.isDirectory(folder) ? folder : folder.toRealPath();
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/pictures/{name}",
            Scope.SEARCH,
            "An item's picture, or a placeholder",
            Content.of("image/*"),
            this::answer));
  }

  private void answer(Exchange exchange) throws IOException {
    String name = exchange.variable("name");
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    Path file = type == null ? null : find(name);
    if (type == null || file == null) {
      exchange
          .set("Cache-Control", "public, max-age=60")
          .set("Content-Security-Policy", SVG_POLICY)
          .send(200, SVG, PLACEHOLDER);
      return;
    }
    String tag =
        '"'
            + Long.toHexString(Files.size(file))
            + '-'
            + Long.toHexString(Files.getLastModifiedTime(file).toMillis())
            + '"';
    exchange.set("Cache-Control", "public, max-age=86400").set("ETag", tag);
    if (tag.equals(exchange.header("If-None-Match"))) {
      exchange.send(304, "", new byte[0]);
    } else {
      exchange.send(200, type, Files.readAllBytes(file));
    }
  }

  private @Nullable Path find(String name) throws IOException {
    if (folder == null) {
      return null;
    }
    try {
      Path file = folder.resolve(name).normalize();
      boolean inside =
          file.startsWith(folder)
              && Files.isRegularFile(file)
              && file.toRealPath().startsWith(folder.toRealPath())
              && Files.size(file) <= MOST_BYTES;
      return inside ? file : null;
    } catch (InvalidPathException e) {
      // No name of a file: there is no such picture.
      return null;
    }
  }
}
