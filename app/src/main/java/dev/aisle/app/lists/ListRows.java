package dev.aisle.app.lists;

import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.sequences.Baselines;
import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// The rows of an ablation of lists.
public final class ListRows {
  private static final int WIDEST = 256;

  private ListRows() {}

  /// The rows for a data set.
  ///
  /// @param ablations whether the network is measured without each of its parts, too
  /// @param only labels of the networks that are wanted, in their order; empty for all
  /// @throws InvalidInputException where a label is not known
  public static List<ListRow> of(ListData data, boolean ablations, List<String> only) {
    ListNetwork.Sizes sizes = ListNetwork.Sizes.of(data);
    Map<String, ListRow> networks = new LinkedHashMap<>();
    for (ListRow row : baselines(PrmLists.of(32, true), sizes)) {
      networks.put(row.label(), row);
    }
    List<ListRow> rows = new ArrayList<>();
    for (String label : only.isEmpty() ? networks.keySet() : only) {
      ListRow row = networks.get(label);
      if (row == null) {
        throw new InvalidInputException(
            "--rankers",
            "has " + label,
            "Give some of " + String.join(",", networks.keySet()) + ".");
      }
      rows.add(row);
    }
    rows.addAll(data.orders());
    return rows;
  }

  /// Any order.
  static ListRow.Order random() {
    return new ListRow.Order("random", "any order", Role.RANDOM, Baselines.random(1));
  }

  /// The order in which candidates come in.
  static ListRow.Order order(String label, String about, Role role, ListFeatures features) {
    return new ListRow.Order(
        label,
        about,
        role,
        asks ->
            asks.stream()
                .map(
                    ask ->
                        Arrays.stream(ask.candidates())
                            .mapToDouble(candidate -> features.upstream(ask, candidate))
                            .toArray())
                .toList());
  }

  /// The baselines with as many numbers as another network.
  static List<ListRow> baselines(ListNetwork.Maker like, ListNetwork.Sizes sizes) {
    long numbers = numbers(like, sizes);
    return List.of(baseline("prm", true, numbers, sizes), baseline("setrank", false, numbers, sizes));
  }

  private static ListRow baseline(
      String label, boolean positions, long numbers, ListNetwork.Sizes sizes) {
    int best = 2;
    for (int width = 2; width <= WIDEST; width += 2) {
      if (off(width, positions, numbers, sizes) < off(best, positions, numbers, sizes)) {
        best = width;
      }
    }
    return new ListRow.Network(
        label,
        (positions ? "PRM with the same inputs" : "as prm, without ranks: SetRank's attention")
            + ", %d wide".formatted(best),
        Role.BASELINE,
        PrmLists.of(best, positions));
  }

  private static long off(
      int width, boolean positions, long numbers, ListNetwork.Sizes sizes) {
    return Math.abs(numbers(PrmLists.of(width, positions), sizes) - numbers);
  }

  /// The trained numbers of a network, vectors of words aside, which all have alike.
  static long numbers(ListNetwork.Maker maker, ListNetwork.Sizes sizes) {
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(0))) {
      maker.make(parameters, sizes);
      return parameters.save().values().stream()
          .mapToLong(tensor -> tensor.values().length)
          .sum();
    }
  }
}
