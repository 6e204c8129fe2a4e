package dev.aisle.app.experiments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Team-draft interleaving: two rankings are shown as one list, and clicks say whose items are
/// preferred (Radlinski, Kurup, Joachims, CIKM 2008, algorithm 2). Each shopper is his own control,
/// so it needs far fewer of them than arms do; it says which ranking is better, not by how much.
///
/// As captains pick teams: whenever both teams are equally large a coin says who picks first;
/// a captain picks the highest item of his ranking that is still free. Where the rankings agree,
/// the coin decides whose item it is, so agreement credits neither on average.
public final class TeamDraft {
  private TeamDraft() {}

  /// Whose item it is.
  public enum Team {
    /// Of the ranking that is in use.
    CONTROL,
    /// Of the ranking on trial.
    TREATMENT
  }

  /// A page made of two rankings.
  ///
  /// @param items top first
  /// @param teams of the items, in the same order
  public record Page<T>(List<T> items, List<Team> teams) {
    public Page {
      items = List.copyOf(items);
      teams = List.copyOf(teams);
      if (items.size() != teams.size()) {
        throw new IllegalArgumentException(items.size() + " items in " + teams.size() + " teams");
      }
    }

    /// What clicks (or orders) at these positions are worth to the teams.
    ///
    /// @param positions 1-based; each credits one
    public Credit credit(Iterable<Integer> positions) {
      int control = 0;
      int treatment = 0;
      for (int position : positions) {
        if (teams.get(position - 1) == Team.CONTROL) {
          control++;
        } else {
          treatment++;
        }
      }
      return new Credit(control, treatment);
    }
  }

  /// Credit of one page.
  ///
  /// @param control clicks on the control's items
  /// @param treatment clicks on the treatment's items
  public record Credit(int control, int treatment) {}

  /// Interleaves two rankings. Where one has nothing left the other fills the page.
  ///
  /// @param control distinct items, top first
  /// @param treatment distinct items, top first
  /// @param size items of the page, at most
  /// @param coin one toss per pair of picks
  public static <T> Page<T> interleave(
      List<T> control, List<T> treatment, int size, RandomGenerator coin) {
    Draft<T> draft = new Draft<>(control, treatment);
    while (draft.items.size() < size && draft.pick(coin)) {}
    return new Page<>(draft.items, draft.teams);
  }

  private static final class Draft<T> {
    private final List<T> control;
    private final List<T> treatment;
    private final List<T> items = new ArrayList<>();
    private final List<Team> teams = new ArrayList<>();
    private final Set<T> taken = new HashSet<>();
    private int nextOfControl;
    private int nextOfTreatment;
    private int lead;

    Draft(List<T> control, List<T> treatment) {
      this.control = control;
      this.treatment = treatment;
    }

    /// Whether an item was left to pick.
    boolean pick(RandomGenerator coin) {
      nextOfControl = firstFree(control, nextOfControl);
      nextOfTreatment = firstFree(treatment, nextOfTreatment);
      boolean controlOut = nextOfControl == control.size();
      boolean treatmentOut = nextOfTreatment == treatment.size();
      if (controlOut && treatmentOut) {
        return false;
      }
      boolean controlsTurn = lead < 0 || (lead == 0 && coin.nextBoolean());
      if (treatmentOut || (controlsTurn && !controlOut)) {
        take(control.get(nextOfControl), Team.CONTROL);
        lead++;
      } else {
        take(treatment.get(nextOfTreatment), Team.TREATMENT);
        lead--;
      }
      return true;
    }

    private int firstFree(List<T> ranking, int from) {
      int at = from;
      while (at < ranking.size() && taken.contains(ranking.get(at))) {
        at++;
      }
      return at;
    }

    private void take(T item, Team team) {
      items.add(item);
      teams.add(team);
      taken.add(item);
    }
  }
}
