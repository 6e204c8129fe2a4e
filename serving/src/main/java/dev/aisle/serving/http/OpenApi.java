package dev.aisle.serving.http;

import dev.aisle.serving.access.Scope;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Describes endpoints as OpenAPI 3.1. Schemas come from the records: a field may be null where its
/// component is `@Nullable`, and need not be sent then.
public final class OpenApi {
  private static final String PATH = "/openapi.json";
  private static final Map<String, Object> PROBLEM =
      Map.of(
          "description",
          "What was wrong, and what to do about it",
          "content",
          Map.of(Problem.MEDIA_TYPE, Map.of("schema", reference(Problem.class))));

  private final List<Endpoint> described;
  private final Map<String, Object> schemas = new TreeMap<>();

  /// @param endpoints to be described, together with this description's own
  public OpenApi(List<Endpoint> endpoints) {
    this.described = new ArrayList<>(endpoints);
    this.described.add(endpoint());
  }

  /// The endpoint that answers with the description.
  public Endpoint endpoint() {
    return Endpoint.get(
        PATH,
        Scope.SEARCH,
        "This description",
        Content.of(Content.JSON),
        exchange -> exchange.json(document()));
  }

  private synchronized Map<String, Object> document() {
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    for (Endpoint endpoint : described) {
      paths
          .computeIfAbsent(endpoint.path(), _ -> new LinkedHashMap<>())
          .put(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
    }
    schema(Problem.class);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Aisle", "version", "1"));
    document.put("paths", paths);
    document.put(
        "components",
        Map.of(
            "schemas",
            schemas,
            "securitySchemes",
            Map.of(
                "bearer",
                Map.of("type", "http", "scheme", "bearer"),
                "header",
                Map.of("type", "apiKey", "in", "header", "name", "X-API-Key"))));
    return document;
  }

  private Map<String, Object> operation(Endpoint endpoint) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", endpoint.summary());
    operation.put("operationId", operationId(endpoint));
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (String name : endpoint.variables()) {
      parameters.add(parameter(name, "path", true));
    }
    for (String name : endpoint.parameters()) {
      parameters.add(parameter(name, "query", false));
    }
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    if (endpoint.request() != null) {
      operation.put(
          "requestBody", Map.of("required", true, "content", content(endpoint.request())));
    }
    operation.put(
        "responses",
        Map.of(
            "200",
            Map.of("description", endpoint.summary(), "content", content(endpoint.response())),
            "default",
            PROBLEM));
    Scope scope = endpoint.scope();
    if (scope != null) {
      operation.put("description", "Needs the scope " + scope.label() + ".");
      operation.put(
          "security", List.of(Map.of(), Map.of("bearer", List.of()), Map.of("header", List.of())));
    }
    return operation;
  }

  private static String operationId(Endpoint endpoint) {
    return (endpoint.method().toLowerCase(Locale.ROOT) + endpoint.path())
        .replaceAll("[^A-Za-z0-9]+", "_")
        .replaceAll("_$", "");
  }

  private static Map<String, Object> parameter(String name, String in, boolean required) {
    return Map.of("name", name, "in", in, "required", required, "schema", Map.of("type", "string"));
  }

  private Map<String, Object> content(Content content) {
    Map<String, Object> body = new LinkedHashMap<>();
    Class<?> type = content.type();
    if (type != null) {
      body.put("schema", schema(type));
    }
    if (content.example() != null) {
      body.put("example", content.example());
    }
    return Map.of(content.mediaType(), body);
  }

  private static Map<String, Object> reference(Class<?> type) {
    return Map.of("$ref", "#/components/schemas/" + type.getSimpleName());
  }

  /// Describes a record, once, and refers to it.
  private Map<String, Object> schema(Class<?> type) {
    if (!schemas.containsKey(type.getSimpleName())) {
      Map<String, Object> description = new LinkedHashMap<>();
      schemas.put(type.getSimpleName(), description);
      Map<String, Object> properties = new LinkedHashMap<>();
      List<String> required = new ArrayList<>();
      for (RecordComponent component : type.getRecordComponents()) {
        AnnotatedType annotated = component.getAnnotatedType();
        boolean nullable = annotated.isAnnotationPresent(Nullable.class);
        properties.put(component.getName(), property(annotated, nullable));
        if (!nullable) {
          required.add(component.getName());
        }
      }
      description.put("type", "object");
      description.put("properties", properties);
      description.put("required", required);
      description.put("additionalProperties", false);
    }
    return reference(type);
  }

  private Map<String, Object> property(AnnotatedType annotated, boolean nullable) {
    Map<String, Object> schema = property(annotated);
    if (!nullable) {
      return schema;
    }
    if (schema.get("type") instanceof String simple) {
      Map<String, Object> widened = new LinkedHashMap<>(schema);
      widened.put("type", List.of(simple, "null"));
      return widened;
    }
    return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
  }

  private Map<String, Object> property(AnnotatedType annotated) {
    if (annotated instanceof AnnotatedParameterizedType generic) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      return arguments.length == 1
          ? Map.of("type", "array", "items", property(arguments[0]))
          : Map.of("type", "object", "additionalProperties", property(arguments[1]));
    }
    Type type = annotated.getType();
    if (type == String.class) {
      return Map.of("type", "string");
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return Map.of("type", "integer");
    }
    if (type == double.class || type == Double.class) {
      return Map.of("type", "number");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      return schema(record);
    }
    throw new IllegalStateException("no schema is known for " + type);
  }
}
