package dev.aisle.app.lists;

import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.sequences.Baselines;
import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.models.armmt.Armmt;
import dev.aisle.learning.models.armmt.ArmmtConfig;
import dev.aisle.learning.models.armmt.ArmmtConfig.Upstream;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// The rows of an ablation of lists.
public final class ListRows {
  private static final int WIDEST = 256;

  /// What is measured without being asked for.
  private static final Set<String> ALWAYS =
      Set.of("concatenation fusion", "without text", "without pictures");

  /// Of public lists most is known by the score that they come in with (who took what), so it is
  /// blended in, with a weight that is learned.
  private static final ArmmtConfig ARMMT =
      ArmmtConfig.DEFAULT.withUpstream(new Upstream(true, true, 1));

  private ListRows() {}

  /// The rows for a data set.
  ///
  /// @param ablations whether the network is measured without each of its parts, too
  /// @param only labels of the networks that are wanted, in their order; empty for all
  /// @throws InvalidInputException where a label is not known
  public static List<ListRow> of(ListData data, boolean ablations, List<String> only) {
    ListNetwork.Sizes sizes = ListNetwork.Sizes.of(data);
    Map<String, ListRow> networks = new LinkedHashMap<>();
    ListRow.Network full = armmt("armmt", "all inputs", Role.MODEL, ARMMT);
    networks.put(full.label(), full);
    for (ListRow row : baselines(full.maker(), sizes)) {
      networks.put(row.label(), row);
    }
    List<String> wanted = new ArrayList<>(networks.keySet());
    new Armmt(ARMMT)
        .ablations()
        .forEach(
            (name, model) -> {
              if (model instanceof Armmt(ArmmtConfig config) && concerns(name, data)) {
                String label = "armmt-" + name.replace(' ', '-');
                networks.put(label, armmt(label, name, Role.BASELINE, config));
                if (ablations || ALWAYS.contains(name)) {
                  wanted.add(label);
                }
              }
            });
    List<ListRow> rows = new ArrayList<>();
    for (String label : only.isEmpty() ? wanted : only) {
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

  private static ListRow.Network armmt(String label, String about, Role role, ArmmtConfig config) {
    return new ListRow.Network(
        label, about, role, ArmmtLists.of(config, ListConfig.DEFAULTS.length()));
  }

  /// Whether a data set has what is taken away: lists have no places and no queries.
  private static boolean concerns(String ablation, ListData data) {
    return switch (ablation) {
      case "without text", "without pictures", "concatenation fusion", "fusion without context" ->
          data.text() != null && data.picture() != null;
      case "without behaviour", "without query match", "without positions", "with blending" ->
          false;
      default -> true;
    };
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
    return List.of(
        baseline("prm", true, numbers, sizes), baseline("setrank", false, numbers, sizes));
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
        (positions
                ? "PRM with the same inputs"
                : "as prm, without ranks: SetRank's attention (its number counts a table of ranks that it does not read)")
            + ", %d wide".formatted(best),
        Role.BASELINE,
        PrmLists.of(best, positions));
  }

  private static long off(int width, boolean positions, long numbers, ListNetwork.Sizes sizes) {
    return Math.abs(numbers(PrmLists.of(width, positions), sizes) - numbers);
  }

  /// The trained numbers of a network, vectors of words aside, which all have alike.
  static long numbers(ListNetwork.Maker maker, ListNetwork.Sizes sizes) {
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(0))) {
      maker.make(parameters, sizes);
      return parameters.save().values().stream().mapToLong(tensor -> tensor.values().length).sum();
    }
  }
}
