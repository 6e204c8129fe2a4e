package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a stage returned what it may return. Runs after every stage of every request, hence
/// without an object per candidate.
final class SlateCheck {
  private SlateCheck() {}

  /// What is wrong with a stage's slate, in words, or null where it holds a subset of `before`
  /// without repetition and with finite scores.
  static @Nullable String problem(Slate before, @Nullable Slate after) {
    if (after == null) {
      return "returned no slate";
    }
    Places places = new Places(before.size());
    for (Candidate candidate : before.candidates()) {
      places.add(candidate.item());
    }
    BitSet seen = new BitSet(before.size());
    for (Candidate candidate : after.candidates()) {
      if (!Double.isFinite(candidate.score())) {
        return unscored(candidate);
      }
      int place = places.of(candidate.item());
      if (place < 0) {
        return "returned item " + candidate.item() + ", which it was not given";
      }
      if (seen.get(place)) {
        return twice(candidate);
      }
      seen.set(place);
    }
    return null;
  }

  /// A retriever's slate without what it should not hold.
  ///
  /// @param problem the first thing that was wrong, null where nothing was
  record Cleaned(Slate slate, @Nullable String problem) {}

  /// Leaves out repeated items and scores that are not finite.
  static Cleaned clean(Slate found) {
    @Nullable String problem = null;
    Places places = new Places(found.size());
    List<Candidate> kept = new ArrayList<>(found.size());
    for (Candidate candidate : found.candidates()) {
      if (!Double.isFinite(candidate.score())) {
        problem = problem == null ? unscored(candidate) : problem;
      } else if (!places.add(candidate.item())) {
        problem = problem == null ? twice(candidate) : problem;
      } else {
        kept.add(candidate);
      }
    }
    return new Cleaned(problem == null ? found : new Slate(kept), problem);
  }

  private static String unscored(Candidate candidate) {
    return "scored item " + candidate.item() + " " + candidate.score();
  }

  private static String twice(Candidate candidate) {
    return "returned item " + candidate.item() + " twice";
  }

  /// Numbers items from 0 in the order in which they were added: a hash table with open addressing.
  private static final class Places {
    private final ItemId[] items;
    private final int[] table;
    private int size;

    Places(int most) {
      items = new ItemId[most];
      table = new int[Integer.highestOneBit(Math.max(1, most)) * 4];
      Arrays.fill(table, -1);
    }

    /// False where the item was added before.
    boolean add(ItemId item) {
      int slot = slot(item);
      if (table[slot] >= 0) {
        return false;
      }
      items[size] = item;
      table[slot] = size;
      size++;
      return true;
    }

    /// The item's number, or -1.
    int of(ItemId item) {
      return table[slot(item)];
    }

    private int slot(ItemId item) {
      int mask = table.length - 1;
      int hash = item.value().hashCode() * 0x9E3779B9;
      int slot = (hash ^ (hash >>> 16)) & mask;
      while (table[slot] >= 0 && !items[table[slot]].equals(item)) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }
  }
}
