package dev.aisle.app.sequences;

import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.sequences.SequenceConfig.Part;
import java.util.List;

/// A ranker of an ablation.
public sealed interface Contestant extends Ranked {
  /// Without a model. Counts all but the targets of tests.
  enum Plain implements Contestant {
    RANDOM("random", "any order", Role.RANDOM),
    POPULARITY("popularity", "most takers first", Role.POPULARITY),
    ITEM_CF("item-cf", "sum of cosines to the history, of equal ones the popular", Role.BASELINE);

    private final String label;
    private final String meaning;
    private final Role role;

    Plain(String label, String meaning, Role role) {
      this.label = label;
      this.meaning = meaning;
      this.role = role;
    }

    @Override
    public String label() {
      return label;
    }

    @Override
    public String about() {
      return meaning;
    }

    @Override
    public Role role() {
      return role;
    }

    @Override
    public boolean isTrained() {
      return false;
    }
  }

  /// With a model, trained anew for each seed.
  ///
  /// @param kept how many of each sequence's last items it does not learn from; see [Learned]
  record Model(String label, String about, SequenceConfig config, int kept) implements Contestant {
    @Override
    public Role role() {
      return Role.MODEL;
    }

    @Override
    public boolean isTrained() {
      return true;
    }
  }

  /// All of an ablation, the model first that it is about.
  static List<Contestant> all(SequenceConfig full) {
    return List.of(
        new Model("din", "target attention and all features", full, 2),
        new Model("dnn", "the history averaged", full.without(Part.ATTENTION), 2),
        new Model(
            "din-without-covisitation",
            "no cosines as features",
            full.without(Part.COVISITATION),
            2),
        new Model(
            "din-without-sides", "no words or categories of items", full.without(Part.SIDE_IDS), 2),
        new Model("din-without-ages", "how long ago does not matter", full.without(Part.AGES), 2),
        new Model(
            "din-ids",
            "ids alone, as SASRec has them",
            full.without(Part.COVISITATION, Part.SIDE_IDS, Part.POPULARITY),
            2),
        new Model("din-refit", "as din, learning from the validation step too", full, 1),
        Plain.RANDOM,
        Plain.POPULARITY,
        Plain.ITEM_CF);
  }
}
