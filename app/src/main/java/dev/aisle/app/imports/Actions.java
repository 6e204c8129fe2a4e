package dev.aisle.app.imports;

import dev.aisle.core.events.Interaction.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the action names of other logs mean here.
final class Actions {
  private static final Map<String, Kind> USUAL =
      Map.ofEntries(
          Map.entry("click", Kind.CLICK),
          Map.entry("product_click", Kind.CLICK),
          Map.entry("item_click", Kind.CLICK),
          Map.entry("result_click", Kind.CLICK),
          Map.entry("select_item", Kind.CLICK),
          Map.entry("add_to_cart", Kind.ADD_TO_CART),
          Map.entry("addtocart", Kind.ADD_TO_CART),
          Map.entry("cart", Kind.ADD_TO_CART),
          Map.entry("purchase", Kind.ORDER),
          Map.entry("buy", Kind.ORDER),
          Map.entry("order", Kind.ORDER),
          Map.entry("checkout", Kind.ORDER),
          Map.entry("reject", Kind.SKIP),
          Map.entry("dislike", Kind.SKIP),
          Map.entry("skip", Kind.SKIP));

  private final Map<String, Kind> kinds = new HashMap<>(USUAL);

  /// @param further names that the user gave a meaning, which win over the usual ones
  Actions(Map<String, Kind> further) {
    further.forEach((name, kind) -> kinds.put(normal(name), kind));
  }

  /// The kind of interaction, or null for a name that has no meaning here.
  @Nullable Kind kind(String name) {
    return kinds.get(normal(name));
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_').strip();
  }
}
