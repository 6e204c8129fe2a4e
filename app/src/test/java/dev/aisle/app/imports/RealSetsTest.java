package dev.aisle.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.events.Interaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real sets as they are packed; skipped where they are absent.
class RealSetsTest {
  @TempDir Path pictures;

  private final MemoryShop shop = new MemoryShop();

  @Test
  void fashionComesWithItsPhotosAndTwiceChangesNothing() throws IOException {
    Path set = TestData.folder("fashion-products");
    ImportOptions options = ImportOptions.DEFAULTS.withPictures(pictures);

    ImportSummary first = run(ImportFormat.FASHION_PRODUCTS, set, options);
    ImportSummary second = run(ImportFormat.FASHION_PRODUCTS, set, options);

    assertThat(first.accepted()).isEqualTo(41_610);
    assertThat(first.rejected()).as(first.problems().toString()).isZero();
    assertThat(first.pictures()).isEqualTo(6_747);
    assertThat(shop.items().map(Item::picture).filter(name -> name != null)).hasSize(6_747);
    try (Stream<Path> files = Files.list(pictures)) {
      assertThat(files).hasSize(6_747).noneMatch(file -> file.toString().endsWith(".part"));
    }
    assertThat(shop.item("4854").title())
        .isEqualTo("Newfeel Unisex White, Blue and Orange Casual Shoes");
    assertThat(second.accepted()).isZero();
    assertThat(second.pictures()).isZero();
  }

  @Test
  void amazonGamesComesInWholeWithOrderedSequences() throws IOException {
    Path set = TestData.folder("amazon-games").resolve("Games-6k");

    ImportSummary summary = run(ImportFormat.AMAZON_GAMES, set, ImportOptions.DEFAULTS);

    assertThat(summary.rejected()).as(summary.problems().toString()).isZero();
    assertThat(summary.doubtful()).isZero();
    assertThat(summary.items()).isEqualTo(16_859);
    assertThat(summary.events()).isEqualTo(440_264);
    assertThat(summary.accepted()).isEqualTo(16_859 + 440_264);
    assertThat(shop.items().map(Item::title)).noneMatch(title -> title.contains("&amp;"));
    assertThat(
            shop.events(Interaction.class).stream()
                .filter(event -> event.shopper().value().equals("0"))
                .map(Interaction::time))
        .hasSize(15)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private ImportSummary run(ImportFormat format, Path source, ImportOptions options)
      throws IOException {
    return Importer.run(format, List.of(source), shop, options, Progress.NONE);
  }
}
