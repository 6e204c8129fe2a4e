package dev.aisle.retrieval;

import static dev.aisle.retrieval.TestShop.item;
import static dev.aisle.retrieval.TestShop.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.retrieval.RetrievalConfig.FieldWeights;
import dev.aisle.retrieval.text.Synonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneCatalogIndexTest {
  private static final Filters IN_STOCK =
      new Filters(Set.of(), Set.of(), null, null, Map.of(), true);

  @Test
  void findsByWordsInAnyFormOfTheirNumberAndCase() {
    try (TestShop shop = TestShop.ofTitles("Rechargeable Batteries", "Wrist watch", "Café table")) {
      assertThat(shop.find("BATTERY")).containsExactly("1");
      assertThat(shop.find("watches")).containsExactly("2");
      assertThat(shop.find("cafe")).containsExactly("3");
    }
  }

  @Test
  void quantitiesAreFoundHoweverTheyAreWritten() {
    try (TestShop shop =
        TestShop.ofTitles("Monitor 15.6 inch", "Monitor 15.6\" slim", "SSD 500GB", "SSD 500 GB")) {
      assertThat(shop.find("15.6\"")).containsExactlyInAnyOrder("1", "2");
      assertThat(shop.find("15.6-inch monitor")).containsExactlyInAnyOrder("1", "2");
      assertThat(shop.find("500 gb ssd")).containsExactlyInAnyOrder("3", "4");
      assertThat(shop.find("500gb")).containsExactlyInAnyOrder("3", "4");
    }
  }

  @Test
  void modelNumbersAreFoundWithAndWithoutHyphens() {
    try (TestShop shop = TestShop.ofTitles("Sony WH-1000XM4 headphones", "Sony WH1000XM5")) {
      assertThat(shop.find("wh-1000xm4")).containsExactly("1");
      assertThat(shop.find("wh1000xm4")).containsExactly("1");
      assertThat(shop.find("WH 1000XM4")).containsExactly("1");
      assertThat(shop.find("wh-1000xm5")).containsExactly("2");
    }
  }

  @Test
  void chineseIsFoundByPartsOfItsWords() {
    try (TestShop shop = TestShop.ofTitles("蓝牙降噪头戴式耳机", "机械键盘")) {
      assertThat(shop.find("降噪耳机")).containsExactly("1");
      assertThat(shop.find("键盘")).containsExactly("2");
      assertThat(shop.find("牙")).containsExactly("1");
    }
  }

  @Test
  void syntaxOfQueryLanguagesIsPlainText() {
    try (TestShop shop = TestShop.ofTitles("red shoe", "blue shoe")) {
      assertThat(shop.find("+shoe -red")).contains("1");
      assertThat(shop.find("shoe AND (red OR")).contains("1");
      assertThat(shop.find("title:shoe^5 \"red")).contains("1");
      assertThat(shop.find("*:*?~/[")).hasSize(2);
    }
  }

  @Test
  void aHugeQueryIsCut() {
    try (TestShop shop = TestShop.ofTitles("red shoe")) {
      assertThat(shop.find("shoe ".repeat(200_000))).containsExactly("1");
    }
  }

  @Test
  void offersAreVisibleWithoutPublishingTexts() {
    try (TestShop shop = TestShop.ofTitles("shoe", "shoe")) {
      shop.offer(new ItemId("1"), new Offer(new Money(5), 0));
      assertThat(shop.find(search("shoe", IN_STOCK, SortOrder.RELEVANCE), 10)).containsExactly("2");
      assertThat(shop.find(search("shoe", Filters.NONE, SortOrder.PRICE_ASCENDING), 10))
          .containsExactly("1", "2");
    }
  }

  @Test
  void facetsOfAFilteredFieldKeepTheirOtherValues() {
    try (TestShop shop = TestShop.empty()) {
      shop.put(item("1", "shoe", List.of("Shoes"), "Ada", 100L, Map.of()));
      shop.put(item("2", "shoe", List.of("Shoes"), "Bob", 100L, Map.of()));
      shop.publish();
      Filters ada = new Filters(Set.of(), Set.of("Ada"), null, null, Map.of(), false);
      Retrieval found = shop.index.retrieve(search("shoe", ada, SortOrder.RELEVANCE), shop, 10);
      assertThat(found.total()).isEqualTo(1);
      assertThat(found.facets().toString())
          .contains("Value[value=Ada, count=1], Value[value=Bob, count=1]")
          .contains("Facet[field=category, values=[Value[value=Shoes, count=1]]]");
    }
  }

  @Test
  void misspelledWordsAreCorrectedAndSaid() {
    try (TestShop shop =
        TestShop.ofTitles("wireless keyboard", "keyboard black", "keyboard white", "mouse")) {
      Retrieval found = shop.index.retrieve(search("keybaord"), shop, 10);
      assertThat(found.understoodAs()).isEqualTo("keyboard");
      assertThat(found.total()).isEqualTo(3);
      assertThat(shop.index.retrieve(search("mouse"), shop, 10).understoodAs()).isNull();
    }
  }

  @Test
  void aWordThatNothingHasDoesNotEmptyTheAnswer() {
    try (TestShop shop = TestShop.ofTitles("red shoe", "blue hat")) {
      assertThat(shop.find("zzyzx shoe")).containsExactly("1");
    }
  }

  @Test
  void removedItemsAreGoneAndComeBack() {
    try (TestShop shop = TestShop.ofTitles("shoe", "shoe")) {
      shop.remove(new ItemId("1"));
      shop.publish();
      assertThat(shop.find("shoe")).containsExactly("2");
      assertThat(shop.index.size()).isEqualTo(1);
      shop.put(item("1", "shoe again"));
      shop.publish();
      assertThat(shop.find("shoe")).containsExactlyInAnyOrder("1", "2");
    }
  }

  @Test
  void completionsComeByWeightAndForgiveOneError() {
    try (TestShop shop =
        TestShop.ofTitles("gaming mouse", "gaming mouse", "gaming keyboard", "gaming keyboard")) {
      shop.index.frequentQueries(Map.of("gaming chair", 50L));
      assertThat(shop.index.complete("Gam", 3)).startsWith("gaming chair", "gaming");
      assertThat(shop.index.complete("gaming k", 3)).containsExactly("gaming keyboard");
      assertThat(shop.index.complete("gmaing mo", 3)).containsExactly("gaming mouse");
      assertThat(shop.index.complete("", 3)).isEmpty();
      assertThat(shop.index.complete("zz", 3)).isEmpty();
    }
  }

  @Test
  void explanationsNameTheWordsAndAddUp() {
    try (TestShop shop = TestShop.ofTitles("red shoe", "blue shoe")) {
      Retrieval found = shop.index.retrieve(search("red shoe"), shop, 1);
      Explanation why = shop.index.explain(search("red shoe"), shop, new ItemId("1"));
      assertThat(why.value())
          .isCloseTo(found.slate().candidates().getFirst().score(), within(1e-5));
      assertThat(why.toString()).contains("the word \"red\"").contains("the word \"shoe\"");
    }
  }

  @Test
  void anotherSetOfWeightsRebuildsTheIndex(@TempDir Path folder) throws IOException {
    fill(folder);
    FieldWeights other = new FieldWeights(1, 1, 1, 1, 1, 1);
    try (LuceneCatalogIndex index =
        LuceneCatalogIndex.open(folder, RetrievalConfig.DEFAULT.withWeights(other))) {
      assertThat(index.nextOffset()).isZero();
      assertThat(index.discarded()).contains("was written as");
      assertThat(index.size()).isZero();
    }
  }

  @Test
  void aCorruptIndexIsBegunAnew(@TempDir Path folder) throws IOException {
    fill(folder);
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*segments_.*")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (LuceneCatalogIndex index = LuceneCatalogIndex.open(folder, RetrievalConfig.DEFAULT)) {
      assertThat(index.nextOffset()).isZero();
      assertThat(index.discarded()).contains("cannot be read");
    }
  }

  @Test
  void whatWasNotCheckpointedIsGoneAfterACrash(@TempDir Path folder) throws IOException {
    fill(folder);
    try (TestShop shop = new TestShop(LuceneCatalogIndex.open(folder, RetrievalConfig.DEFAULT))) {
      shop.put(item("2", "hat"));
      shop.publish();
      assertThat(shop.find("hat")).containsExactly("2");
    }
    try (TestShop shop = new TestShop(LuceneCatalogIndex.open(folder, RetrievalConfig.DEFAULT))) {
      assertThat(shop.offset()).isEqualTo(2);
      assertThat(shop.index.size()).isEqualTo(1);
      assertThat(shop.find(search("shoe", IN_STOCK, SortOrder.RELEVANCE), 10)).isEmpty();
    }
  }

  /// One sold-out shoe, checkpointed.
  private static void fill(Path folder) throws IOException {
    try (TestShop shop = new TestShop(LuceneCatalogIndex.open(folder, RetrievalConfig.DEFAULT))) {
      shop.put(item("1", "shoe"));
      shop.offer(new ItemId("1"), new Offer(new Money(5), 0));
      shop.publish();
      shop.index.checkpoint(shop.offset());
    }
  }

  @Test
  void synonymsWidenOrReplaceWhatIsAsked(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("synonyms.txt");
    Files.writeString(file, "# ours\ntv, television\nps4 => playstation 4\n");
    try (TestShop shop = TestShop.with(RetrievalConfig.DEFAULT.withSynonyms(file))) {
      shop.put(item("1", "Television 40 inch"));
      shop.put(item("2", "Sony PlayStation 4 console"));
      shop.publish();
      assertThat(shop.find("TVs")).containsExactly("1");
      assertThat(shop.find("ps4")).containsExactly("2");
    }
  }

  @Test
  void aBadSynonymNamesItsLine() {
    assertThatThrownBy(() -> Synonyms.of("synonyms.txt", List.of("a, b", "a => b => c")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("synonyms.txt:2: has more than one \"=>\"");
    assertThatThrownBy(() -> Synonyms.of("synonyms.txt", List.of("alone")))
        .hasMessageContaining("synonyms.txt:1: has only one form, \"alone\"");
    assertThatThrownBy(() -> Synonyms.of("synonyms.txt", List.of("a,, b")))
        .hasMessageContaining("synonyms.txt:1: has a form without a word");
  }
}
