package dev.aisle.serving.http;

import dev.aisle.core.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the endpoint of a path. Paths are cut at slashes before they are decoded, so a variable
/// may hold a slash (as `%2F`).
final class Routes {
  /// An endpoint with the values of its path's variables.
  record Match(Endpoint endpoint, Map<String, String> variables) {}

  private record Template(Endpoint endpoint, List<String> segments) {}

  private final Map<Integer, List<Template>> bySegments = new HashMap<>();

  Routes(List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      List<String> segments = segments(endpoint.path());
      bySegments
          .computeIfAbsent(segments.size(), _ -> new ArrayList<>())
          .add(new Template(endpoint, segments));
    }
  }

  /// The match, or null where no endpoint has the path.
  ///
  /// @throws Refusal 405 where the path is known and the method is not
  @Nullable Match match(String method, String rawPath) {
    List<String> segments = segments(rawPath);
    TreeSet<String> allowed = new TreeSet<>();
    for (Template template : bySegments.getOrDefault(segments.size(), List.of())) {
      if (fits(template.segments(), segments)) {
        Endpoint endpoint = template.endpoint();
        if (endpoint.method().equals(method)
            || (method.equals("HEAD") && endpoint.method().equals("GET"))) {
          return new Match(endpoint, variables(template.segments(), segments));
        }
        allowed.add(endpoint.method());
      }
    }
    if (allowed.isEmpty()) {
      return null;
    }
    throw new Refusal(
        405,
        "method",
        method + " is not answered at this path",
        "Use " + String.join(" or ", allowed) + ".",
        Map.of("Allow", String.join(", ", allowed)));
  }

  private static boolean fits(List<String> template, List<String> segments) {
    for (int i = 0; i < template.size(); i++) {
      String wanted = template.get(i);
      boolean variable = wanted.startsWith("{");
      if (variable ? segments.get(i).isEmpty() : !wanted.equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> variables(List<String> template, List<String> segments) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < template.size(); i++) {
      String name = template.get(i);
      if (name.startsWith("{")) {
        variables.put(name.substring(1, name.length() - 1), decoded(segments.get(i)));
      }
    }
    return variables;
  }

  static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(6);
    int from = 1;
    for (int at = path.indexOf('/', 1); at >= 0; at = path.indexOf('/', from)) {
      segments.add(path.substring(from, at));
      from = at + 1;
    }
    segments.add(path.substring(Math.min(from, path.length())));
    return segments;
  }

  /// Percent-decodes UTF-8; a plus stays a plus.
  ///
  /// @throws InvalidInputException where it is no percent-encoded UTF-8
  static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    byte[] raw = segment.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        bytes.put(raw[i]);
        continue;
      }
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw badEncoding(segment, null);
      }
      bytes.put((byte) (high << 4 | low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw badEncoding(segment, e);
    }
  }

  private static InvalidInputException badEncoding(
      String segment, @Nullable CharacterCodingException cause) {
    String problem = "\"" + segment + "\" is not percent-encoded UTF-8";
    String remedy = "Encode the id as encodeURIComponent does.";
    return cause == null
        ? new InvalidInputException("path", problem, remedy)
        : new InvalidInputException("path", problem, remedy, cause);
  }
}
