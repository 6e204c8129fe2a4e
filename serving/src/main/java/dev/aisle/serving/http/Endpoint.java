package dev.aisle.serving.http;

import dev.aisle.serving.access.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route: how it is found, who may use it, what it does, and what its documentation says.
///
/// @param method in capitals
/// @param path with its variables in braces: `/v1/items/{id}`
/// @param scope what a caller needs; null where anybody may ask
/// @param summary one line
/// @param parameters names of the query's parameters
/// @param request what is sent, null for no body
/// @param response what is answered with status 200
public record Endpoint(
    String method,
    String path,
    @Nullable Scope scope,
    String summary,
    List<String> parameters,
    @Nullable Content request,
    Content response,
    Handler handler) {
  /// Answers an exchange. What it throws is answered by [Problem#of].
  @FunctionalInterface
  public interface Handler {
    void handle(Exchange exchange) throws Exception;
  }

  public Endpoint {
    parameters = List.copyOf(parameters);
  }

  /// A route that is read.
  public static Endpoint get(
      String path, @Nullable Scope scope, String summary, Content response, Handler handler) {
    return new Endpoint("GET", path, scope, summary, List.of(), null, response, handler);
  }

  /// A route that is sent a body.
  public static Endpoint sent(
      String method,
      String path,
      Scope scope,
      String summary,
      Content request,
      Content response,
      Handler handler) {
    return new Endpoint(method, path, scope, summary, List.of(), request, response, handler);
  }

  /// The same with parameters in the query.
  public Endpoint with(String... names) {
    return new Endpoint(method, path, scope, summary, List.of(names), request, response, handler);
  }

  /// The names of the path's variables.
  public List<String> variables() {
    List<String> names = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (segment.startsWith("{")) {
        names.add(segment.substring(1, segment.length() - 1));
      }
    }
    return names;
  }
}
