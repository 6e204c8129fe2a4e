package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.LiveCascade;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.queries.Scene;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import dev.aisle.serving.http.Refusal;
import dev.aisle.serving.http.ServingMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What stands in the slots of the cascade, which models could, and who does.
final class ModelsApi {
  private static final String PREVIOUS = "previous";
  private static final String NONE = "none";
  private static final int MOST_VERSION = 999_999_999;

  private final LiveCascade cascade;
  private final @Nullable TrainedModels models;

  /// @param models null where the shop has none
  ModelsApi(LiveCascade cascade, @Nullable TrainedModels models, ServingMetrics metrics) {
    this.cascade = cascade;
    this.models = models;
    if (models != null) {
      gauge(
          metrics, "requests", "requests scored behind their answers", shadow -> shadow.requests());
      gauge(metrics, "skipped", "requests that found the queue full", shadow -> shadow.skipped());
      gauge(
          metrics, "failed", "requests that the shadow could not score", shadow -> shadow.failed());
      gauge(
          metrics, "tau", "rank correlation with the live order", TrainedModels.Shadow::kendallTau);
      gauge(metrics, "top10", "share of the live first ten kept", TrainedModels.Shadow::top10);
      gauge(metrics, "seconds", "mean time of the shadow", shadow -> shadow.micros() / 1e6);
    }
  }

  private void gauge(
      ServingMetrics metrics,
      String name,
      String description,
      ToDoubleFunction<TrainedModels.Shadow> value) {
    metrics.gauge(
        "aisle.shadow." + name,
        description,
        () -> {
          TrainedModels.Shadow shadow = models == null ? null : models.shadowed();
          return shadow == null ? Double.NaN : value.applyAsDouble(shadow);
        });
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/v1/models",
            Scope.ADMIN,
            "What stands in each slot of the cascade, and every model's versions",
            Content.json(ModelAnswers.Models.class),
            exchange -> exchange.json(answer())),
        Endpoint.sent(
            "POST",
            "/v1/models/{model}/activate",
            Scope.ADMIN,
            "Lets a version serve, or the \"previous\" one again; pages are never of two versions",
            Content.json(Bodies.VersionBody.class),
            Content.json(ModelAnswers.Models.class),
            this::activate),
        Endpoint.sent(
            "POST",
            "/v1/models/{model}/shadow",
            Scope.ADMIN,
            "Lets a version score requests behind their answers, or \"none\" any more",
            Content.json(Bodies.VersionBody.class),
            Content.json(ModelAnswers.Models.class),
            this::shadow),
        Endpoint.get(
            "/v1/models/{model}/{version}/curve",
            Scope.ADMIN,
            "The curve of a version's training, a line for each step that was noted",
            Content.of(
                Content.LINES, "{\"step\":100,\"loss\":0.31,\"metric\":0.72,\"waited\":0.04}\n"),
            this::curve),
        Endpoint.get(
            "/v1/ledger",
            Scope.ADMIN,
            "What each stage loses and costs, as aisle evaluate measured it",
            Content.json(ModelAnswers.Ledger.class),
            this::ledger));
  }

  private void activate(Exchange exchange) throws IOException {
    TrainedModels known = known();
    String model = model(exchange, known);
    String version = version(exchange, "the number of a version, or \"" + PREVIOUS + "\"");
    if (version.equals(PREVIOUS)) {
      int _ = known.rollback(model);
    } else {
      known.activate(model, number(version, PREVIOUS));
    }
    exchange.json(answer());
  }

  private void shadow(Exchange exchange) throws IOException {
    TrainedModels known = known();
    String model = model(exchange, known);
    String version = version(exchange, "the number of a version, or \"" + NONE + "\"");
    if (version.equals(NONE)) {
      known.noShadow();
    } else {
      known.shadow(model, number(version, NONE));
    }
    exchange.json(answer());
  }

  private void curve(Exchange exchange) throws IOException {
    TrainedModels known = known();
    String model = model(exchange, known);
    Path curve = known.curve(model, number(exchange.variable("version"), NONE));
    if (curve == null) {
      throw Refusal.unknown("curve", model, "This version was trained without keeping one.");
    }
    exchange.send(200, Content.LINES, Files.readAllBytes(curve));
  }

  private void ledger(Exchange exchange) throws IOException {
    Path ledger = models == null ? null : models.ledger();
    exchange.json(
        ledger == null
            ? new ModelAnswers.Ledger(null, null, null, List.of())
            : LedgerFile.read(ledger));
  }

  private static String version(Exchange exchange, String wanted) throws IOException {
    String version = exchange.body(Bodies.VersionBody.class).version();
    if (version == null) {
      throw new InvalidInputException("version", "is missing", "Send " + wanted + ".");
    }
    return version;
  }

  private static int number(String text, String word) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST_VERSION) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw noVersion(text, word, e);
    }
    throw noVersion(text, word, null);
  }

  private static InvalidInputException noVersion(
      String text, String word, @Nullable NumberFormatException cause) {
    String shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
    String problem = "is \"" + shown + "\", which is no version";
    String remedy = "Send a number from 1, or \"" + word + "\"; GET /v1/models lists versions.";
    return cause == null
        ? new InvalidInputException("version", problem, remedy)
        : new InvalidInputException("version", problem, remedy, cause);
  }

  private static String model(Exchange exchange, TrainedModels known) throws IOException {
    String model = exchange.variable("model");
    if (known.all().stream().noneMatch(state -> state.model().equals(model))) {
      throw Refusal.unknown(
          "model",
          model.length() <= 40 ? model : model.substring(0, 40) + "…",
          "GET /v1/models lists them.");
    }
    return model;
  }

  private TrainedModels known() {
    if (models == null) {
      throw new Refusal(
          404, "models", "are none of this server", "Start it with aisle serve.", Map.of());
    }
    return models;
  }

  private ModelAnswers.Models answer() throws IOException {
    List<TrainedModels.State> states = models == null ? List.of() : models.all();
    TrainedModels.Shadow shadow = models == null ? null : models.shadowed();
    Cascade now = cascade.now();
    return new ModelAnswers.Models(
        now.plan().bundle(),
        slots(now, states),
        states.stream().map(ModelAnswers.ModelAnswer::of).toList(),
        shadow == null ? null : ModelAnswers.ShadowAnswer.of(shadow));
  }

  private static List<ModelAnswers.SlotAnswer> slots(
      Cascade cascade, List<TrainedModels.State> states) {
    CascadePlan plan = cascade.plan();
    List<ModelAnswers.SlotAnswer> slots = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      Retriever retriever = cascade.retriever(scene);
      if (retriever != null) {
        slots.add(
            new ModelAnswers.SlotAnswer(
                "retrieve", retriever.name(), "for the scene " + label(scene)));
      }
    }
    for (Stage.Slot slot : Stage.Slot.values()) {
      slots.add(
          slot == Stage.Slot.RULES
              ? new ModelAnswers.SlotAnswer(
                  label(slot), plan.rules().name(), plan.rules().rules().size() + " rules")
              : staged(plan, slot, states));
    }
    return slots;
  }

  private static ModelAnswers.SlotAnswer staged(
      CascadePlan plan, Stage.Slot slot, List<TrainedModels.State> states) {
    return plan.steps().stream()
        .filter(step -> step.stage().slot() == slot)
        .findFirst()
        .map(
            step ->
                new ModelAnswers.SlotAnswer(
                    label(slot), step.stage().name(), "passes " + step.limit() + " on"))
        .orElseGet(() -> new ModelAnswers.SlotAnswer(label(slot), NONE, waiting(slot, states)));
  }

  /// Why a slot that the configuration fills is empty.
  private static @Nullable String waiting(Stage.Slot slot, List<TrainedModels.State> states) {
    return states.stream()
        .filter(state -> state.chosen() && state.place().equals(label(slot)))
        .findFirst()
        .map(
            state ->
                state.problem() != null
                    ? state.problem()
                    : state.model() + " is not trained yet: aisle train " + state.model())
        .orElse(null);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
