package dev.aisle.serving.api;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.Money;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Items as clients see them.
final class ItemView {
  private ItemView() {}

  static Answers.Placed placed(Item item, int position, double score) {
    return new Answers.Placed(
        item.id().value(),
        item.title(),
        item.brand(),
        item.categories(),
        price(item.offer().price()),
        item.offer().inStock(),
        item.offer().stock(),
        item.rating(),
        item.ratingCount(),
        picture(item),
        position,
        score,
        attributes(item),
        item.description());
  }

  static Answers.ItemAnswer whole(Item item) {
    return new Answers.ItemAnswer(
        item.id().value(),
        item.title(),
        item.brand(),
        item.categories(),
        price(item.offer().price()),
        item.offer().inStock(),
        item.offer().stock(),
        item.rating(),
        item.ratingCount(),
        picture(item),
        attributes(item),
        item.description());
  }

  static @Nullable String price(@Nullable Money price) {
    return price == null ? null : price.toString();
  }

  static @Nullable String picture(Item item) {
    return item.picture() == null
        ? null
        : "/pictures/"
            + URLEncoder.encode(item.picture(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Map<String, List<String>> attributes(Item item) {
    Map<String, List<String>> texts = new TreeMap<>();
    item.attributes().forEach((name, value) -> texts.put(name, texts(value)));
    return texts;
  }

  /// An attribute as text: `15.6 inch`, `true`.
  private static List<String> texts(AttributeValue value) {
    return switch (value) {
      case AttributeValue.Text(List<String> values) -> values;
      case AttributeValue.Quantity(double number, String unit) ->
          List.of((plain(number) + " " + unit).strip());
      case AttributeValue.Flag(boolean flag) -> List.of(Boolean.toString(flag));
    };
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
