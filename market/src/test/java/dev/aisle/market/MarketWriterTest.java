package dev.aisle.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketWriterTest {
  private static final MarketCatalog CATALOG = MarketCatalog.generate(MarketConfig.of(40, 5));

  @TempDir private Path shop;

  @Test
  void writesPicturesTruthAndEventsInOrder() throws IOException {
    List<ItemChanged> events = new ArrayList<>();
    List<Integer> progress = new ArrayList<>();

    MarketWriter.write(CATALOG, shop, events::add, progress::add);

    assertThat(events).hasSize(40);
    assertThat(events.getFirst()).isEqualTo(MarketWriter.event(CATALOG.item(0)));
    assertThat(progress.getLast()).isEqualTo(40);
    for (ItemChanged event : events) {
      Path picture = shop.resolve("catalog/pictures/" + event.item().picture());
      assertThat(Files.size(picture)).isGreaterThan(1_000);
    }
    assertThat(shop.resolve("market/truth-1.tsv.gz")).isNotEmptyFile();
    try (var files = Files.walk(shop)) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
    assertThat(MarketFolder.open(shop).item(7)).isEqualTo(CATALOG.item(7));
  }

  @Test
  void writingAgainChangesNothingAndFillsWhatIsMissing() throws IOException {
    MarketWriter.write(CATALOG, shop, event -> {}, done -> {});
    Path picture = shop.resolve("catalog/pictures/" + CATALOG.item(3).item().picture());
    byte[] before = Files.readAllBytes(picture);
    byte[] truth = Files.readAllBytes(shop.resolve("market/truth-1.tsv.gz"));
    Files.delete(picture);
    Files.delete(shop.resolve("market/truth-1.tsv.gz"));

    MarketWriter.write(CATALOG, shop, event -> {}, done -> {});

    assertThat(Files.readAllBytes(picture)).isEqualTo(before);
    assertThat(Files.readAllBytes(shop.resolve("market/truth-1.tsv.gz"))).isEqualTo(truth);
  }

  @Test
  void refusesAFolderThatHoldsAnotherMarket() {
    MarketWriter.write(CATALOG, shop, event -> {}, done -> {});
    MarketCatalog other = MarketCatalog.generate(MarketConfig.of(40, 6));

    assertThatThrownBy(() -> MarketWriter.write(other, shop, event -> {}, done -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("market.properties: holds another market")
        .hasMessageContaining("Give another folder, or remove this one.");
  }

  @Test
  void saysWhatToDoWhereTheFolderCannotBeWritten() throws IOException {
    Files.writeString(shop.resolve("catalog"), "a file where a folder belongs");

    assertThatThrownBy(() -> MarketWriter.write(CATALOG, shop, event -> {}, done -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("run the same command again");
  }

  @Test
  void saysWhatIsWrongWithADamagedMarket() throws IOException {
    assertThatThrownBy(() -> MarketFolder.open(shop))
        .hasMessageContaining("does not exist. Make the shop with `aisle market`.");
    Files.createDirectories(shop.resolve("market"));
    Files.writeString(shop.resolve("market/market.properties"), "version=1\nitems=4");
    assertThatThrownBy(() -> MarketFolder.open(shop)).hasMessageContaining("is damaged");
    Files.writeString(shop.resolve("market/market.properties"), "version=9");
    assertThatThrownBy(() -> MarketFolder.open(shop)).hasMessageContaining("has version \"9\"");
  }
}
