package dev.aisle.app.sequences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/// Numbers the words of titles, and pairs of neighbours (`playstation 3`).
public final class TitleWords {
  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// A word of one title alone says no more than the item's own number.
  private static final int FEWEST = 3;

  private static final int MOST_OF_TITLE = 16;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Integer> counts = new ArrayList<>(List.of(0));

  /// The distinct words and pairs of a title, by number.
  public int[] ids(String title) {
    SequencedSet<String> terms = new LinkedHashSet<>();
    String[] words = BREAK.split(title.toLowerCase(Locale.ROOT).strip());
    for (int i = 0; i < words.length; i++) {
      if (!words[i].isEmpty()) {
        terms.add(words[i]);
        if (i + 1 < words.length) {
          terms.add(words[i] + " " + words[i + 1]);
        }
      }
    }
    return terms.stream().mapToInt(this::counted).toArray();
  }

  private int counted(String term) {
    int number = numbers.computeIfAbsent(term, _ -> next());
    counts.set(number, counts.get(number) + 1);
    return number;
  }

  private int next() {
    counts.add(0);
    return counts.size() - 1;
  }

  /// The words of all items, renumbered without those that few titles have. Of a long title the
  /// most frequent are kept.
  public SideIds counted(List<int[]> ofItem) {
    int[] renumbered = new int[counts.size()];
    int kept = 0;
    for (int number = 1; number < renumbered.length; number++) {
      renumbered[number] = counts.get(number) >= FEWEST ? ++kept : 0;
    }
    int[][] ids = new int[ofItem.size()][];
    for (int item = 0; item < ids.length; item++) {
      ids[item] =
          Arrays.stream(ofItem.get(item))
              .filter(number -> renumbered[number] > 0)
              .boxed()
              .sorted((a, b) -> Integer.compare(counts.get(b), counts.get(a)))
              .limit(MOST_OF_TITLE)
              .mapToInt(number -> renumbered[number])
              .toArray();
    }
    return new SideIds("words", kept, ids);
  }
}
