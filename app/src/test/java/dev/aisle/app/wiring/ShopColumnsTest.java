package dev.aisle.app.wiring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.app.models.Models;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.TestEvents;
import dev.aisle.core.TestItems;
import dev.aisle.core.TestLog;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.events.Event;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.provenance.DataIdentity;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.learning.encoders.ItemContent;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopColumnsTest {
  private static final Item ITEM = TestItems.item("a", "Blue", "9.99", "Things");

  @TempDir private Path dir;
  private final Describer first = new Describer("first");
  private final Describer second = new Describer("second");
  private final Models models =
      new Models(List.of(Models.Known.describing(first), Models.Known.describing(second)));
  private ModelRegistry registry = new ModelRegistry(Path.of("unset"), InstantSource.system());

  /// Says of an item which version described it, and counts who is in memory.
  private static final class Describer implements Model {
    private final String name;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger encoded = new AtomicInteger();

    Describer(String name) {
      this.name = name;
    }

    record Config(int nothing) {}

    @Override
    public String name() {
      return name;
    }

    @Override
    public Trained train(TrainingJob job) {
      throw new UnsupportedOperationException("tests save what they need");
    }

    @Override
    public Served serve(SavedModel saved, ServingParts parts) {
      open.incrementAndGet();
      Served.ItemEncoder items =
          new Served.ItemEncoder() {
            @Override
            public int width() {
              return 1;
            }

            @Override
            public float @Nullable [] encode(Item item) {
              encoded.incrementAndGet();
              return new float[] {saved.manifest().version()};
            }
          };
      return new Served.Describes(
          items,
          ItemContent.TEXT,
          cache ->
              List.of(
                  new Column.TextVector(name, 1, cache.encoder(), in -> cache.vector(in.item()))),
          open::decrementAndGet);
    }
  }

  @BeforeEach
  void makeTheRegistry() {
    registry = new ModelRegistry(dir.resolve("models"), InstantSource.system());
  }

  private void save(String model) throws IOException {
    registry.save(
        model,
        new Trained(
            Map.of("x", new TensorData(new float[1], 1)),
            new Describer.Config(1),
            List.of(),
            List.of()),
        new Provenance(new DataIdentity(1, TestEvents.START, TestEvents.START, "ab"), 1),
        null);
  }

  private ShopColumns columns() {
    return new ShopColumns(dir, models, registry);
  }

  private static float said(FeatureSet set, String column) {
    FeatureBatch batch =
        set.features(
            FeatureRequest.of(TestEvents.impression("p", 0)),
            ShopperState.INITIAL,
            _ -> null,
            List.of(ITEM),
            _ -> ItemStatistics.INITIAL);
    return requireNonNull(batch.vectors(column)[0])[0];
  }

  @Test
  void aShopWithoutEncodersHasTheColumnsOfEveryShop() throws IOException {
    try (ShopColumns columns = columns();
        ShopColumns.Lease live = columns.live()) {
      assertThat(live.features().hash()).isEqualTo(ShopFeatures.DEFAULT.hash());
      live.prepare(new TestLog(List.of()), new Heard(new ArrayList<>()));
    }
    assertThat(dir.resolve("index")).doesNotExist();
  }

  @Test
  void anOlderModelKeepsItsEncoderBesideTheNewerOne() throws IOException {
    save("second");
    save("first");
    try (ShopColumns columns = columns()) {
      List<String> trained;
      try (ShopColumns.Lease live = columns.live()) {
        trained = live.features().declaration();
        assertThat(trained)
            .endsWith(
                "first: text vector, width 1, encoder first@1",
                "second: text vector, width 1, encoder second@1");
      }
      save("first");
      try (ShopColumns.Lease live = columns.live()) {
        try (ShopColumns.Lease old = columns.declared("ranker@1", trained)) {
          assertThat(old.features().declaration()).isEqualTo(trained);
          assertThat(said(old.features(), "first")).isEqualTo(1);
          assertThat(said(live.features(), "first")).isEqualTo(2);
          assertThat(first.open).hasValue(2);
          assertThat(second.open).hasValue(1);
        }
        assertThat(first.open).hasValue(1);
        assertThat(second.open).as("still read").hasValue(1);
      }
      assertThat(first.open).hasValue(0);
      assertThat(second.open).hasValue(0);
    }
  }

  @Test
  void aModelHasNoEncodersButThoseThatItDeclares() throws IOException {
    save("first");
    save("second");
    try (ShopColumns columns = columns();
        ShopColumns.Lease one =
            columns.declared(
                "ranker@1", List.of("second: text vector, width 1, encoder second@1"))) {
      assertThat(one.features().columns()).hasSize(ShopFeatures.DEFAULT.columns().size() + 1);
      assertThat(first.open).hasValue(0);
    }
  }

  @Test
  void aModelWhoseEncoderIsGoneIsRefusedWithTheWayOut() throws IOException {
    save("first");
    List<String> declared = List.of("first: text vector, width 1, encoder first@7");
    try (ShopColumns columns = columns()) {
      assertThatThrownBy(() -> columns.declared("ranker@3", declared))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(
              "ranker@3: reads columns of an encoder that cannot be used: first: has no version 7")
          .hasMessageContaining("`aisle train ranker`");
      assertThatThrownBy(
              () ->
                  columns.declared(
                      "ranker@3", List.of("first: text vector, width 9, encoder first@1")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("was trained on other features");
      assertThatThrownBy(
              () -> columns.declared("ranker@3", List.of("x: text vector, width 9, encoder e5@1")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("here is no column");
    }
    assertThat(first.open).hasValue(0);
  }

  @Test
  void vectorsAreMadeOnceAndKeptUntilTheVersionIsGone() throws IOException {
    save("first");
    List<Event> changes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      changes.add(TestEvents.changed(TestItems.item("i" + i, "Item " + i, "9.99"), i));
    }
    changes.add(TestEvents.removed("i7", 300));
    List<String> heard = new ArrayList<>();
    for (int start = 0; start < 2; start++) {
      try (ShopColumns columns = columns();
          ShopColumns.Lease live = columns.live()) {
        live.prepare(new TestLog(changes), new Heard(heard));
      }
      assertThat(first.encoded).as("start %d", start).hasValue(199);
    }
    assertThat(heard).contains("first@1 64 of 199").endsWith("first@1 199 of 199");
    Path file = dir.resolve("index").resolve("columns-first-1");
    assertThat(file).exists();
    for (int version = 2; version <= 2 + ModelRegistry.KEPT; version++) {
      save("first");
    }
    try (ShopColumns columns = columns();
        ShopColumns.Lease live = columns.live()) {
      assertThat(said(live.features(), "first")).isEqualTo(2 + ModelRegistry.KEPT);
    }
    assertThat(file).doesNotExist();
    try (Stream<Path> files = Files.list(dir.resolve("index"))) {
      assertThat(files).hasSize(1);
    }
  }

  private record Heard(List<String> lines) implements ShopColumns.Progress {
    @Override
    public void replaying(long offset, long end) {}

    @Override
    public void preparing(String encoder, int done, int of) {
      lines.add(encoder + " " + done + " of " + of);
    }
  }
}
