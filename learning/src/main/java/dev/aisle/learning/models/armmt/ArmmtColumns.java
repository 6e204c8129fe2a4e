package dev.aisle.learning.models.armmt;

import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.encoders.EncoderColumns;
import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.inputs.InputColumns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns of a shop that ARMMT reads, by what they are to it.
///
/// @param set all of them, in the shop's order: what serving computes, and what a manifest declares
/// @param base of which X is made
/// @param context of which C is made; the same for all candidates of a request
/// @param modalities that the shop has vectors of, with the column of the candidates'
/// @param query the vector of the query, null where the shop has none
/// @param kinds what was done with clicked items, null where the shop does not say
/// @param ages how long ago items were clicked, null where the shop does not say
record ArmmtColumns(
    FeatureSet set,
    InputColumns base,
    InputColumns context,
    Map<Modality, Column.Vectors> modalities,
    Column.@Nullable VectorSequence query,
    Column.@Nullable Sequence kinds,
    Column.@Nullable Sequence ages) {
  static final String CLICKS = "clicks";
  private static final String KINDS = "clickKinds";
  private static final String AGES = "clickAges";

  /// What a model of this configuration reads of a shop's columns. The choice is the same for the
  /// whole shop and for the columns chosen from it.
  static ArmmtColumns of(FeatureSet shop, ArmmtConfig config) {
    Map<String, Column> byName = new LinkedHashMap<>();
    shop.columns().forEach(column -> byName.put(column.name(), column));
    Map<Modality, Column.Vectors> modalities = new LinkedHashMap<>();
    for (Modality modality : config.modalities()) {
      if (byName.get(modality.column()) instanceof Column.Vectors vectors
          && byName.get(modality.history()) instanceof Column.VectorSequence past
          && past.width() == vectors.width()) {
        modalities.put(modality, vectors);
      }
    }
    boolean isPersonal = config.personal().history() && !modalities.isEmpty();
    Column.VectorSequence query =
        config.personal().query()
                && !modalities.isEmpty()
                && byName.get(EncoderColumns.QUERY_TEXT) instanceof Column.VectorSequence found
            ? found
            : null;
    Column.Sequence kinds = isPersonal ? sequence(byName, KINDS) : null;
    Column.Sequence ages = isPersonal ? sequence(byName, AGES) : null;
    InputColumns base =
        InputColumns.of(shop, config.inputs().without(config.context().toArray(String[]::new)));
    InputColumns context = InputColumns.of(shop, contextChoice(shop, config));
    Set<Column> used = new HashSet<>(base.set().columns());
    used.addAll(context.set().columns());
    modalities.forEach(
        (modality, vectors) -> {
          used.add(vectors);
          used.add(byName.get(modality.history()));
        });
    for (Column column : new @Nullable Column[] {query, kinds, ages}) {
      if (column != null) {
        used.add(column);
      }
    }
    List<Column> ordered = shop.columns().stream().filter(used::contains).toList();
    return new ArmmtColumns(new FeatureSet(ordered), base, context, modalities, query, kinds, ages);
  }

  private static InputChoice contextChoice(FeatureSet shop, ArmmtConfig config) {
    List<String> others = new ArrayList<>();
    for (Column column : shop.columns()) {
      if (!config.context().contains(column.name())) {
        others.add(column.name());
      }
    }
    return config.inputs().without(others.toArray(String[]::new));
  }

  private static Column.@Nullable Sequence sequence(Map<String, Column> byName, String name) {
    return byName.get(name) instanceof Column.Sequence sequence ? sequence : null;
  }

  /// Sizes of a network of these columns.
  ///
  /// @param base F
  /// @param context G
  ArmmtSizes sizes(int base, int context) {
    return new ArmmtSizes(
        base,
        context,
        modalities.values().stream().map(Column.Vectors::width).toList(),
        query == null ? 0 : query.width(),
        kinds == null ? 1 : kinds.buckets(),
        ages == null ? 1 : ages.buckets());
  }
}
