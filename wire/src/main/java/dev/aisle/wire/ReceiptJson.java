package dev.aisle.wire;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Gain;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.RuleEffect;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.StageTrace;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Exposure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Receipts as JSON objects, one line each. Compact: every item is named once, in `items`, and the
/// stages refer to it by its index there; `found` says for each item which of the `channels` lists
/// found it; the `order` of a stage is left out where it is that of `items`. A receipt of 2,000
/// candidates takes some 80 KB.
///
/// Candidates keep the channels of retrieval; a stage that changes them is not supported.
public final class ReceiptJson {
  /// The longest receipt, in bytes; longer ones are neither written nor read.
  public static final int MAX_BYTES = 4 << 20;

  /// The form written here; another one is refused.
  private static final int VERSION = 1;

  private ReceiptJson() {}

  /// One line of UTF-8 JSON without a line break.
  ///
  /// @throws InvalidInputException where it is longer than [#MAX_BYTES]
  public static byte[] write(Receipt receipt) {
    return StrictJson.write(
        "receipt " + receipt.request().id(), MAX_BYTES, json -> write(json, receipt));
  }

  private static void write(JsonGenerator json, Receipt receipt) {
    Map<ItemId, Integer> index = new HashMap<>();
    List<ItemId> items = new ArrayList<>();
    List<List<String>> channels = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    for (StageTrace trace : receipt.stages()) {
      for (Candidate candidate : trace.order().candidates()) {
        if (index.putIfAbsent(candidate.item(), items.size()) == null) {
          items.add(candidate.item());
          if (!channels.contains(candidate.channels())) {
            channels.add(candidate.channels());
          }
          found.add(channels.indexOf(candidate.channels()));
        }
      }
    }
    json.writeStartObject();
    json.writeNumberProperty("version", VERSION);
    json.writeName("request");
    RequestJson.write(json, receipt.request());
    json.writeStringProperty("bundle", receipt.bundle());
    json.writeNumberProperty("offset", receipt.offset());
    json.writeNumberProperty("total", receipt.total());
    if (receipt.understoodAs() != null) {
      json.writeStringProperty("understoodAs", receipt.understoodAs());
    }
    json.writeNumberProperty("nanos", receipt.took().toNanos());
    FiltersJson.texts(json, "items", items.stream().map(ItemId::value).toList());
    json.writeArrayPropertyStart("channels");
    for (List<String> names : channels) {
      json.writeStartObject();
      FiltersJson.texts(json, "names", names);
      json.writeEndObject();
    }
    json.writeEndArray();
    integers(json, "found", found);
    json.writeArrayPropertyStart("stages");
    receipt.stages().forEach(trace -> writeTrace(json, trace, index));
    json.writeEndArray();
    json.writeArrayPropertyStart("rules");
    for (RuleEffect effect : receipt.rules()) {
      json.writeStartObject();
      json.writeStringProperty("rule", effect.rule());
      json.writeStringProperty("item", effect.item().value());
      json.writeStringProperty("effect", effect.effect());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("exposures");
    receipt.exposures().forEach(exposure -> EventWriter.writeExposure(json, exposure));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeTrace(JsonGenerator json, StageTrace trace, Map<ItemId, Integer> index) {
    json.writeStartObject();
    json.writeStringProperty("stage", trace.stage());
    json.writeStringProperty("name", trace.name());
    json.writeNumberProperty("saw", trace.saw());
    json.writeNumberProperty("passed", trace.passed());
    json.writeNumberProperty("cut", trace.cut());
    if (trace.gain() != null) {
      json.writeArrayPropertyStart("gain");
      json.writeNumber(trace.gain().before());
      json.writeNumber(trace.gain().after());
      json.writeEndArray();
    }
    if (trace.degraded() != null) {
      json.writeStringProperty("degraded", trace.degraded());
    }
    json.writeNumberProperty("nanos", trace.took().toNanos());
    List<Integer> order =
        trace.order().candidates().stream()
            .map(candidate -> index.getOrDefault(candidate.item(), -1))
            .toList();
    if (!order.equals(IntStream.range(0, order.size()).boxed().toList())) {
      integers(json, "order", order);
    }
    json.writeArrayPropertyStart("scores");
    trace.order().candidates().forEach(candidate -> json.writeNumber(candidate.score()));
    json.writeEndArray();
    FiltersJson.texts(json, "dropped", trace.dropped().stream().map(ItemId::value).toList());
    json.writeEndObject();
  }

  private static void integers(JsonGenerator json, String name, List<Integer> values) {
    json.writeArrayPropertyStart(name);
    for (int value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  /// Reads a receipt.
  ///
  /// @throws InvalidInputException where the bytes are not a receipt; its place is the JSON pointer
  ///     of the field
  public static Receipt read(byte[] bytes) {
    JsonFields fields = StrictJson.read(bytes, MAX_BYTES);
    int version = fields.integer("version");
    if (version != VERSION) {
      throw new InvalidInputException(
          fields.pointer("version"),
          "is " + version + " but this release reads " + VERSION,
          "Read it with the release that wrote it.");
    }
    Request request = RequestJson.read(fields.object("request"));
    String bundle = fields.text("bundle");
    long offset = (long) fields.number("offset");
    long total = (long) fields.number("total");
    String understoodAs = fields.textOrNull("understoodAs");
    Duration took = Duration.ofNanos((long) fields.number("nanos"));
    List<Candidate> items = items(fields);
    List<StageTrace> stages = new ArrayList<>();
    for (JsonFields trace : fields.objects("stages")) {
      stages.add(readTrace(trace, items));
    }
    List<RuleEffect> rules = new ArrayList<>();
    for (JsonFields effect : fields.objects("rules")) {
      rules.add(
          new RuleEffect(
              effect.text("rule"), effect.text("item", ItemId::new), effect.text("effect")));
      effect.end();
    }
    List<Exposure> exposures =
        fields.objects("exposures").stream().map(EventReader::readExposure).toList();
    fields.end();
    if (stages.isEmpty()) {
      throw new InvalidInputException(
          fields.pointer("stages"), "is empty", "A receipt has at least the trace of retrieval.");
    }
    return new Receipt(
        request, bundle, offset, total, understoodAs, stages, rules, exposures, took);
  }

  /// The items with their channels, without scores.
  private static List<Candidate> items(JsonFields fields) {
    List<String> ids = fields.texts("items");
    List<List<String>> channels = new ArrayList<>();
    for (JsonFields names : fields.objects("channels")) {
      channels.add(names.texts("names"));
      names.end();
    }
    int[] found = indices(fields, "found", channels.size());
    same(fields, "found", found.length, ids.size());
    List<Candidate> items = new ArrayList<>(ids.size());
    for (int i = 0; i < found.length; i++) {
      int at = i;
      items.add(
          fields.make(() -> new Candidate(new ItemId(ids.get(at)), 0, channels.get(found[at]))));
    }
    return items;
  }

  private static StageTrace readTrace(JsonFields fields, List<Candidate> items) {
    String stage = fields.text("stage");
    String name = fields.text("name");
    int saw = fields.integer("saw");
    int passed = fields.integer("passed");
    int cut = fields.integer("cut");
    @Nullable Gain gain = fields.has("gain") ? gain(fields) : null;
    @Nullable String degraded = fields.textOrNull("degraded");
    Duration took = Duration.ofNanos((long) fields.number("nanos"));
    double[] scores = fields.numbers("scores");
    int[] order =
        fields.has("order")
            ? indices(fields, "order", items.size())
            : IntStream.range(0, scores.length).toArray();
    same(fields, "scores", scores.length, order.length);
    if (order.length > items.size()) {
      same(fields, "scores", order.length, items.size());
    }
    List<Candidate> candidates = new ArrayList<>(order.length);
    for (int i = 0; i < order.length; i++) {
      candidates.add(items.get(order[i]).withScore(scores[i]));
    }
    List<String> droppedIds = fields.texts("dropped");
    fields.end();
    List<ItemId> dropped = fields.make(() -> droppedIds.stream().map(ItemId::new).toList());
    return new StageTrace(
        stage, name, saw, passed, cut, new Slate(candidates), dropped, gain, degraded, took);
  }

  /// The expected clicks of the first page, as it came in and as it went out.
  private static Gain gain(JsonFields fields) {
    double[] clicks = fields.numbers("gain");
    same(fields, "gain", clicks.length, 2);
    return fields.make(() -> new Gain(clicks[0], clicks[1]));
  }

  private static int[] indices(JsonFields fields, String field, int size) {
    int[] indices = Arrays.stream(fields.numbers(field)).mapToInt(value -> (int) value).toArray();
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || indices[i] >= size) {
        throw new InvalidInputException(
            fields.pointer(field) + "/" + i,
            "is " + indices[i] + " but there are " + size + " to refer to",
            "The receipt is damaged; look for its copy.");
      }
    }
    return indices;
  }

  private static void same(JsonFields fields, String field, int length, int needed) {
    if (length != needed) {
      throw new InvalidInputException(
          fields.pointer(field),
          "has " + length + " elements but needs " + needed,
          "The receipt is damaged; look for its copy.");
    }
  }
}
