package dev.aisle.retrieval.text;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A shop's synonyms, in the format of Solr and Elasticsearch: `tv, television` makes all forms on
/// the line equal; `ps4 => playstation 4, sony ps4` replaces what stands left by any of what stands
/// right. A form may have several words. `#` begins a comment, `\,` is a comma. Immutable.
public final class Synonyms {
  /// No synonyms.
  public static final Synonyms NONE = new Synonyms(Map.of(), 0);

  private static final int MAX_WORDS = 16;

  private final Map<String, Rule> rules;
  private final int longest;

  private Synonyms(Map<String, Rule> rules, int longest) {
    this.rules = rules;
    this.longest = longest;
  }

  /// What a form may be replaced by.
  ///
  /// @param length words of the form that was found
  /// @param alternatives each a list of words
  /// @param keepsOriginal whether the form itself is searched too
  public record Rule(int length, List<List<Word>> alternatives, boolean keepsOriginal) {
    public Rule {
      alternatives = List.copyOf(alternatives);
    }
  }

  /// Reads a file of synonyms.
  ///
  /// @throws InvalidInputException where a line is not a rule; its place is `file:line`
  public static Synonyms read(Path file) throws IOException {
    try {
      return of(file.getFileName().toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (MalformedInputException e) {
      throw new InvalidInputException(
          file.getFileName().toString(), "is not UTF-8 text", "Save it as UTF-8.", e);
    }
  }

  /// Reads lines of synonyms.
  ///
  /// @param name of the file, for messages
  public static Synonyms of(String name, List<String> lines) {
    Map<String, Rule> rules = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        addLine(rules, line, name + ":" + (i + 1));
      }
    }
    int longest = rules.values().stream().mapToInt(Rule::length).max().orElse(0);
    return new Synonyms(Map.copyOf(rules), longest);
  }

  private static void addLine(Map<String, Rule> rules, String line, String place) {
    String[] sides = line.split("=>", -1);
    if (sides.length > 2) {
      throw new InvalidInputException(
          place, "has more than one \"=>\"", "Write one rule a line: a, b => c.");
    }
    List<List<Word>> left = forms(sides[0], place);
    if (sides.length == 2) {
      List<List<Word>> right = forms(sides[1], place);
      left.forEach(form -> add(rules, form, right, right.contains(form)));
    } else if (left.size() < 2) {
      throw new InvalidInputException(
          place,
          "has only one form, \"" + line + "\"",
          "Write at least two forms with commas between them, or a rule with =>.");
    } else {
      left.forEach(form -> add(rules, form, left, true));
    }
  }

  private static List<List<Word>> forms(String side, String place) {
    List<List<Word>> forms = new ArrayList<>();
    for (String form : side.split("(?<!\\\\),", -1)) {
      List<Word> words = ProductText.words(form.replace("\\,", ","), MAX_WORDS);
      if (words.isEmpty()) {
        throw new InvalidInputException(
            place,
            "has a form without a word, in \"" + side.strip() + "\"",
            "Remove the extra comma or fill in the form.");
      }
      forms.add(words);
    }
    return forms;
  }

  /// A form on several lines gets the alternatives of all of them.
  private static void add(
      Map<String, Rule> rules, List<Word> form, List<List<Word>> others, boolean keeps) {
    Rule before = rules.get(key(form, 0, form.size()));
    List<List<Word>> alternatives =
        new ArrayList<>(before == null ? List.of() : before.alternatives);
    for (List<Word> other : others) {
      if (!key(other, 0, other.size()).equals(key(form, 0, form.size()))) {
        alternatives.add(other);
      }
    }
    boolean keepsOriginal = keeps || (before != null && before.keepsOriginal);
    rules.put(key(form, 0, form.size()), new Rule(form.size(), alternatives, keepsOriginal));
  }

  /// The rule of the longest form that begins at a word, null where none does.
  public @Nullable Rule at(List<Word> words, int from) {
    for (int length = Math.min(longest, words.size() - from); length > 0; length--) {
      Rule rule = rules.get(key(words, from, from + length));
      if (rule != null) {
        return rule;
      }
    }
    return null;
  }

  private static String key(List<Word> words, int from, int to) {
    StringBuilder key = new StringBuilder();
    for (Word word : words.subList(from, to)) {
      key.append(key.isEmpty() ? "" : " ").append(word.term());
    }
    return key.toString();
  }
}
