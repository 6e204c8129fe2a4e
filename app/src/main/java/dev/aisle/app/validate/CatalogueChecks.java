package dev.aisle.app.validate;

import dev.aisle.app.validate.Check.Verdict;
import dev.aisle.core.catalog.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What can be wrong with items by themselves.
final class CatalogueChecks {
  private static final int SHORT_TITLE = 3;

  /// Fields that say nothing where every item has the same value.
  private static final Map<String, Function<Item, @Nullable Object>> FIELDS =
      Map.of(
          "price", item -> item.offer().price(),
          "stock", item -> item.offer().stock(),
          "brand", Item::brand,
          "seller", Item::seller,
          "rating", Item::rating,
          "category", Item::category);

  private final @Nullable Path pictures;
  private final Map<String, Integer> categories = new HashMap<>();
  private final Set<Integer> titles = new HashSet<>();
  private final Map<String, Set<Object>> values = new HashMap<>();
  private long items;
  private long withoutPrice;
  private long withoutPicture;
  private long withoutCategory;
  private long withoutDescription;
  private long poorTitles;
  private long duplicateTitles;
  private long missingFiles;
  private long unreadableFiles;

  CatalogueChecks(@Nullable Path pictures) {
    this.pictures = pictures;
  }

  void look(Item item) {
    items++;
    withoutPrice += item.offer().price() == null ? 1 : 0;
    withoutCategory += item.categories().isEmpty() ? 1 : 0;
    withoutDescription += item.description().isBlank() ? 1 : 0;
    String title = item.title().strip();
    poorTitles += title.length() < SHORT_TITLE || title.equals(item.id().value()) ? 1 : 0;
    duplicateTitles += titles.add(title.toLowerCase(Locale.ROOT).hashCode()) ? 0 : 1;
    if (!item.categories().isEmpty()) {
      categories.merge(String.join(" > ", item.categories()), 1, Integer::sum);
    }
    FIELDS.forEach(
        (name, field) -> {
          Object value = field.apply(item);
          Set<Object> seen = values.computeIfAbsent(name, n -> new HashSet<>());
          if (value != null && seen.size() < 2) {
            seen.add(value);
          }
        });
    lookAtPicture(item.picture());
  }

  private void lookAtPicture(@Nullable String picture) {
    if (picture == null) {
      withoutPicture++;
      return;
    }
    if (pictures == null) {
      return;
    }
    Path file = pictures.resolve(picture).normalize();
    if (!file.startsWith(pictures.normalize())
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      missingFiles++;
    } else if (!isPicture(file)) {
      unreadableFiles++;
    }
  }

  /// By the first bytes of JPEG, PNG, GIF, WebP: decoding every picture would take minutes.
  private static boolean isPicture(Path file) {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(12);
    } catch (IOException e) {
      return false;
    }
    String text = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.startsWith("\u00ff\u00d8\u00ff")
        || text.startsWith("\u0089PNG")
        || text.startsWith("GIF8")
        || (text.startsWith("RIFF") && text.endsWith("WEBP"));
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        items == 0
            ? new Check(
                "items",
                Verdict.FAIL,
                0,
                0,
                "the catalogue is empty",
                "Import a catalogue: aisle import --help.")
            : Check.fact("items", items, String.format("%,d items", items)));
    checks.add(
        Check.none(
            Verdict.WARN,
            "items-without-price",
            withoutPrice,
            items,
            "items without a price, which price filters and sorts leave out",
            "Give items a price in the catalogue that you import."));
    checks.add(
        Check.none(
            Verdict.WARN,
            "items-without-picture",
            withoutPicture,
            items,
            "items without a picture",
            "Put pictures into catalog/pictures and name them in the items."));
    checks.add(
        Check.none(
            Verdict.FAIL,
            "picture-files-missing",
            missingFiles,
            items - withoutPicture,
            "pictures that are named but not in catalog/pictures",
            "Copy them there, or import the catalogue again with its pictures."));
    checks.add(
        Check.none(
            Verdict.FAIL,
            "picture-files-unreadable",
            unreadableFiles,
            items - withoutPicture,
            "picture files that are neither JPEG, PNG, GIF nor WebP",
            "Convert or replace them."));
    checks.add(
        Check.none(
            Verdict.WARN,
            "items-without-category",
            withoutCategory,
            items,
            "items without a category, which facets and models cannot place",
            "Give items a category path."));
    checks.add(
        Check.none(
            Verdict.WARN,
            "items-without-description",
            withoutDescription,
            items,
            "items that can be found by their title only",
            "Add descriptions or attributes."));
    checks.add(
        Check.none(
            Verdict.FAIL,
            "poor-titles",
            poorTitles,
            items,
            "titles that are the item's id or shorter than 3 characters",
            "Map the source's title column."));
    checks.add(
        Check.none(
            Verdict.WARN,
            "duplicate-titles",
            duplicateTitles,
            items,
            "items with the title of another item",
            "Say in the titles what differs (size, colour), or join the items."));
    checks.add(
        Check.none(
            Verdict.WARN,
            "categories-with-one-item",
            categories.values().stream().filter(count -> count == 1).count(),
            categories.size(),
            "categories that hold a single item",
            "Join them with a broader category."));
    checks.add(constantFields());
    return checks;
  }

  private Check constantFields() {
    List<String> constant =
        values.entrySet().stream()
            .filter(field -> field.getValue().size() == 1)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return Check.none(
        Verdict.WARN,
        "constant-fields",
        items < 2 ? 0 : constant.size(),
        FIELDS.size(),
        "fields with one value in all items"
            + (constant.isEmpty() ? "" : " (" + String.join(", ", constant) + ")"),
        "Check the mapping of these fields; a constant tells models nothing.");
  }
}
