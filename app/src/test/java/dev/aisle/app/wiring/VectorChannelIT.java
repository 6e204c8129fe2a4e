package dev.aisle.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.models.Models;
import dev.aisle.core.TestItems;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.RequestEncoder;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.provenance.DataIdentity;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model that puts requests and items into one space, as a channel of a shop that changes.
class VectorChannelIT {
  private static final int ITEMS = 60;

  /// A word of seven letters, which no item has.
  private static final String SEVEN = "xyzzyqk";

  @TempDir private Path dir;
  private final Circle circle = new Circle();
  private final Models models = new Models(List.of(Models.Known.finding(Scene.SEARCH, circle)));
  private ModelRegistry registry;
  private int events;

  /// Puts the last number of a title, and the length of a query, on a circle of a hundred places.
  private static final class Circle implements Model {
    record Config() {}

    final AtomicInteger encoded = new AtomicInteger();

    @Override
    public String name() {
      return "circle";
    }

    @Override
    public Trained train(TrainingJob job) {
      throw new UnsupportedOperationException("tests save what they need");
    }

    static Trained trained() {
      return new Trained(
          Map.of("w", new TensorData(new float[] {1})), new Config(), List.of(), List.of());
    }

    static float @Nullable [] at(String text) {
      String number = text.replaceAll(".*?([0-9]*)$", "$1");
      if (number.isEmpty()) {
        return null;
      }
      double angle = Integer.parseInt(number) * Math.PI / 50;
      return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }

    @Override
    public Served serve(SavedModel saved, ServingParts parts) {
      RequestEncoder requests =
          new RequestEncoder() {
            @Override
            public String name() {
              return "circle";
            }

            @Override
            public int width() {
              return 2;
            }

            @Override
            public float @Nullable [] encode(Request request, ShopView shop) {
              return at(Integer.toString(String.valueOf(request.query()).length()));
            }
          };
      Served.ItemEncoder items =
          new Served.ItemEncoder() {
            @Override
            public int width() {
              return 2;
            }

            @Override
            public float @Nullable [] encode(Item item) {
              encoded.incrementAndGet();
              return at(item.title());
            }
          };
      return new Served.Embeds(requests, items, () -> {});
    }
  }

  @BeforeEach
  void makeTheShop() throws IOException {
    registry = new ModelRegistry(dir.resolve("models"), InstantSource.system());
    try (OpenShop open = OpenShop.openOrCreate(dir)) {
      List<Event> items = new ArrayList<>();
      for (int i = 0; i < ITEMS; i++) {
        items.add(changed("lamp-" + i, "Lamp " + i, i % 2 == 0 ? "Even" : "Odd"));
      }
      open.shop().ingest(items);
    }
    Files.writeString(
        dir.resolve("aisle.yaml"),
        """
        retrieval: {spelling: false, channels: {search: [bm25, circle], feed: [feed]}}
        stages: {preRank: none, rank: none, rerank: none}
        """);
  }

  private Event changed(String id, String title, String category) {
    return new ItemChanged(
        new EventId("e" + events++),
        TestItems.LISTED,
        TestItems.item(id, title, "9.99", "Lamps", category));
  }

  private void save() throws IOException {
    int _ =
        registry.save(
            "circle",
            Circle.trained(),
            new Provenance(new DataIdentity(0, null, null, ""), 1),
            null);
  }

  private static List<String> find(OpenShop open, String query, Filters filters) {
    return answer(open, query, filters).page().stream().map(each -> each.item().value()).toList();
  }

  private static CascadeAnswer answer(OpenShop open, String query, Filters filters) {
    Request request =
        Requests.search(query, "s", filters, SortOrder.RELEVANCE, 5, Duration.ofSeconds(20));
    return open.models().cascade().answer(request, open.shop());
  }

  private static void eventually(String what, BooleanSupplier holds) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(until);
      Thread.sleep(20);
    }
  }

  @Test
  void nearItemsAreFoundWhereNoWordIsWithFiltersAndAfterChanges() throws Exception {
    save();
    try (OpenShop open = OpenShop.open(dir, models)) {
      assertThat(answer(open, SEVEN, Filters.NONE).outcomes().getFirst().name())
          .isEqualTo("bm25+circle");
      assertThat(find(open, SEVEN, Filters.NONE)).startsWith("lamp-7").contains("lamp-6", "lamp-8");
      Filters even = new Filters(Set.of("Even"), Set.of(), null, null, Map.of(), false);
      assertThat(find(open, SEVEN, even))
          .hasSize(5)
          .contains("lamp-6", "lamp-8", "lamp-4", "lamp-10")
          .allMatch(id -> Integer.parseInt(id.substring(5)) % 2 == 0);
      assertThat(open.models().bundle().models()).containsEntry("retrieve circle", "circle@1");
      assertThat(circle.encoded).hasValue(ITEMS);

      open.shop()
          .ingest(List.of(changed("lamp-50", "Moved to 7", "Odd"), changed("new", "New 7", "Odd")));
      eventually(
          "changed items get new vectors",
          () -> find(open, SEVEN, Filters.NONE).containsAll(List.of("lamp-7", "lamp-50", "new")));
    }
    assertThat(dir.resolve("index/vectors-circle-1")).isDirectory();
    int before = circle.encoded.get();
    try (OpenShop open = OpenShop.open(dir, models)) {
      assertThat(find(open, SEVEN, Filters.NONE)).contains("lamp-7", "lamp-50", "new");
      assertThat(circle.encoded).as("nothing changed while it was closed").hasValue(before);
    }
  }

  @Test
  void aNewVersionIsMadeReadyBesideTheRequestsAndSwappedIn() throws Exception {
    try (OpenShop open = OpenShop.open(dir, models)) {
      open.models().watch();
      assertThat(find(open, SEVEN, Filters.NONE)).isEmpty();
      for (int version = 1; version <= 2; version++) {
        int wanted = version;
        save();
        boolean _ = open.models().refresh();
        eventually(
            "version " + version,
            () -> Integer.valueOf(wanted).equals(open.models().serving("circle")));
        assertThat(find(open, SEVEN, Filters.NONE)).contains("lamp-6", "lamp-8");
        assertThat(open.models().problem("circle")).isNull();
      }
      try (CascadeVariant variant = new CascadeVariant(open, "search=bm25+circle")) {
        assertThat(variant.cascade().plan().bundle()).isEqualTo(open.models().bundle().id());
      }
      assertThat(find(open, SEVEN, Filters.NONE)).startsWith("lamp-7");
    }
  }
}
