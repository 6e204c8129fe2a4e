package dev.aisle.core.features;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns that a model is trained on and served with, declared once. [#features] is the only
/// way from a request to model input: training calls it while replaying the log, before each event
/// is folded, and the server calls it for live requests.
///
/// The hash covers the declarations, in order. A change of what a column computes under the same
/// declaration needs a new column name.
public final class FeatureSet {
  private final List<Column> columns;
  private final Map<String, Integer> indexByName = new LinkedHashMap<>();
  private final String hash;

  /// @throws IllegalArgumentException where two columns have one name
  public FeatureSet(List<Column> columns) {
    this.columns = List.copyOf(columns);
    for (Column column : columns) {
      if (indexByName.put(column.name(), indexByName.size()) != null) {
        throw new IllegalArgumentException("two columns are named " + column.name());
      }
    }
    hash = sha256(String.join("\n", declaration()));
  }

  /// The same set with more columns behind, such as the vectors of an encoder.
  public FeatureSet with(Column... more) {
    return with(List.of(more));
  }

  /// As the other method.
  public FeatureSet with(List<? extends Column> more) {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(more);
    return new FeatureSet(all);
  }

  /// The columns in order.
  public List<Column> columns() {
    return columns;
  }

  /// The declaration of each column, to be stored beside a model.
  public List<String> declaration() {
    return columns.stream().map(Column::declaration).toList();
  }

  /// SHA-256 over [#declaration], in hexadecimal.
  public String hash() {
    return hash;
  }

  /// The features of the candidates of one request, as of `shopper` and `statistics`.
  ///
  /// @param catalog the item of an id in the shopper's history, null where it is gone
  /// @param statistics of each candidate, [ItemStatistics#INITIAL] where nothing is known
  public FeatureBatch features(
      FeatureRequest request,
      ShopperState shopper,
      Function<ItemId, @Nullable Item> catalog,
      List<Item> candidates,
      Function<ItemId, ItemStatistics> statistics) {
    Interests interests = new Interests(request, shopper, catalog);
    List<FeatureInputs> rows = new ArrayList<>(candidates.size());
    for (Item item : candidates) {
      ItemStatistics known = statistics.apply(item.id());
      rows.add(new FeatureInputs(request, shopper, interests, item, known, known.total()));
    }
    FeatureBatch batch = new FeatureBatch(this, candidates.size());
    batch.fill(rows);
    return batch;
  }

  /// The columns that a model was trained on, of a set that may have more.
  ///
  /// @param place the model, for the message
  /// @param trained the declarations of the columns that it reads, in any order, which is kept
  /// @throws InvalidInputException that names the first column which is not here, or is declared
  ///     otherwise
  public FeatureSet declared(String place, List<String> trained) {
    List<Column> read = new ArrayList<>();
    for (String declared : trained) {
      Column column =
          columns.stream()
              .filter(each -> each.declaration().equals(declared))
              .findFirst()
              .orElseThrow(() -> otherFeatures(place, declared));
      read.add(column);
    }
    return new FeatureSet(read);
  }

  private InvalidInputException otherFeatures(String place, String declared) {
    Integer index = indexByName.get(declared.substring(0, Math.max(0, declared.indexOf(": "))));
    return new InvalidInputException(
        place,
        "was trained on other features: "
            + (index == null
                ? "here is no column \"" + declared + "\""
                : "column \""
                    + columns.get(index).declaration()
                    + "\" here, \""
                    + declared
                    + "\" there"),
        "Train it again, or serve it with the version that trained it.");
  }

  int indexOf(String column) {
    Integer index = indexByName.get(column);
    if (index == null) {
      throw new IllegalArgumentException("no column " + column + " in " + indexByName.keySet());
    }
    return index;
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
