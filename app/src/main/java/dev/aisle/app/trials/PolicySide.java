package dev.aisle.app.trials;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.Objective;
import dev.aisle.market.policies.Oracle;
import dev.aisle.market.policies.PagePolicy;
import dev.aisle.market.policies.Policies;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.simulation.Cohort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A policy of the market that decides what the production funnel's candidates are shown.
public record PolicySide(String name, Function<Cohort, PagePolicy> policy) implements Side {
  private static final Map<String, Function<Cohort, PagePolicy>> KNOWN = known();

  /// The names of all policies.
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /// The policy of this name.
  ///
  /// @throws InvalidInputException where none is called so
  public static PolicySide named(String name) {
    Function<Cohort, PagePolicy> policy = KNOWN.get(name);
    if (policy == null) {
      throw new InvalidInputException(
          "policy", "\"" + name + "\" is unknown", NearestName.hint(name, KNOWN.keySet()));
    }
    return new PolicySide(name, policy);
  }

  private static Map<String, Function<Cohort, PagePolicy>> known() {
    Map<String, Function<Cohort, PagePolicy>> known = new LinkedHashMap<>();
    known.put("random", cohort -> Policies.random());
    known.put("popularity", cohort -> Policies.popularity(cohort.funnel().traces()));
    known.put("production", cohort -> Policies.production());
    known.put("score-order", cohort -> Policies.scoreOrder(cohort.shopping(), cohort.funnel()));
    known.put("oracle", oracle(Objective.ORDERS));
    known.put("oracle-clicks", oracle(Objective.CLICKS));
    known.put("oracle-revenue", oracle(Objective.REVENUE));
    return known;
  }

  private static Function<Cohort, PagePolicy> oracle(Objective objective) {
    return cohort -> new Oracle(cohort.shopping(), cohort.funnel(), objective);
  }

  @Override
  public Server open(Cohort cohort) {
    PagePolicy serving = policy.apply(cohort);
    Shown shown = new Shown(cohort.shopping().shelf().size());
    return new Server() {
      @Override
      public int make(Ask ask, long time, int[] items) {
        cohort.funnel().fill(ask, shown);
        return serving.page(ask, shown, items.length, items);
      }

      @Override
      public void page(Ask ask, long time, int[] items, int n, Shopping.Bench bench) {}
    };
  }
}
