package dev.aisle.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChorusReaderTest {
  @Test
  void mapsFieldsOfAProduct() throws IOException {
    Item item = wholeCatalogue().item("2101957");

    assertThat(item.title()).startsWith("HP Pavilion dv7-1211ea Notebook Silver 43.2 cm");
    assertThat(item.description()).startsWith("Intel Core 2 Duo Processor P7450");
    assertThat(item.brand()).isEqualTo("HP");
    assertThat(item.offer().price()).isEqualTo(Money.of("109.95"));
    assertThat(item.categories()).containsExactly("Computers", "Notebooks");
    assertThat(item.listedAt()).isEqualTo(Instant.parse("2008-12-19T00:00:00Z"));
    assertThat(item.picture()).isNull();
    assertThat(item.attributes())
        .containsEntry("model", new AttributeValue.Text("dv7-1211ea"))
        .containsEntry("display diagonal", new AttributeValue.Quantity(17, ""))
        .containsEntry("touchscreen", new AttributeValue.Flag(false))
        .containsEntry("ethernet lan data rates", new AttributeValue.Text("10,100,1000"))
        .containsEntry("wi fi standards", new AttributeValue.Text(List.of("802.11b", "802.11g")));
  }

  @Test
  void importsTheWholeSetOnce() throws IOException {
    MemoryShop shop = new MemoryShop();
    Path folder = TestData.folder("chorus-electronics");

    ImportSummary first = run(folder, shop);
    ImportSummary second = run(folder, shop);

    assertThat(first.accepted()).isEqualTo(19_406);
    assertThat(first.problems()).isEmpty();
    assertThat(shop.itemCount()).isEqualTo(19_406);
    assertThat(second.accepted()).isZero();
    assertThat(second.duplicates()).isEqualTo(19_406);
  }

  @Test
  void findsACategoryForNineProductsInTen() throws IOException {
    MemoryShop shop = wholeCatalogue();
    Map<List<String>, Long> counts =
        shop.items()
            .collect(
                Collectors.groupingBy(
                    Item::categories,
                    () -> new TreeMap<>((a, b) -> a.toString().compareTo(b.toString())),
                    Collectors.counting()));

    assertThat(counts.get(List.of("Other"))).isLessThan(19_406 / 10);
    assertThat(counts).hasSizeGreaterThan(50);
  }

  private static MemoryShop wholeCatalogue() throws IOException {
    MemoryShop shop = new MemoryShop();
    run(TestData.folder("chorus-electronics"), shop);
    return shop;
  }

  private static ImportSummary run(Path source, MemoryShop shop) throws IOException {
    return Importer.run(
        ImportFormat.CHORUS_ELECTRONICS,
        List.of(source),
        shop,
        ImportOptions.DEFAULTS,
        Progress.NONE);
  }
}
