package dyepack.marks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rules of equivalent spelling, read from a resource: one rule a line, tab-separated, with the
 * family (0..3), the context in which it applies, the spellings that read as symbol 0 and those
 * that read as symbol 1. The first spelling of each side is the one that is written.
 */
final class SpellingTable {
  private final List<Rule> rules;

  private SpellingTable(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * One rule.
   *
   * @param family the binary field, 0..3
   * @param context where the rule applies
   * @param zero spellings of symbol 0, the written one first; "" stands for nothing
   * @param one spellings of symbol 1, the written one first
   */
  record Rule(int family, String context, List<String> zero, List<String> one) {
    Rule {
      zero = List.copyOf(zero);
      one = List.copyOf(one);
    }

    /** The symbol that this spelling reads as, or -1 when the rule doesn't know the spelling. */
    int variant(String spelling) {
      if (contains(zero, spelling)) {
        return 0;
      }
      return contains(one, spelling) ? 1 : -1;
    }

    /** The spelling that is written for a symbol. */
    String written(int variant) {
      return (variant == 0 ? zero : one).get(0);
    }

    private static boolean contains(List<String> spellings, String spelling) {
      for (String candidate : spellings) {
        if (candidate.equalsIgnoreCase(spelling)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Loads a table that stands beside this class; a missing or malformed resource is a bug. */
  static SpellingTable load(String resource) {
    List<Rule> rules = new ArrayList<>();
    for (String[] columns : lines(resource)) {
      rules.add(
          new Rule(
              Integer.parseInt(columns[0]),
              columns[1],
              spellings(columns[2]),
              spellings(columns[3])));
    }
    return new SpellingTable(List.copyOf(rules));
  }

  /** The tab-separated lines of a resource, without blank lines and comments. */
  static List<String[]> lines(String resource) {
    try (InputStream bytes = SpellingTable.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException("Missing resource " + resource);
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      List<String[]> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line.split("\t", -1));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rules of one context, in the table's order. */
  List<Rule> rules(String context) {
    return rules.stream().filter(rule -> rule.context().equals(context)).toList();
  }

  /**
   * The rule of a context by each spelling it knows, in lower case; the table's first rule wins.
   */
  Map<String, Rule> bySpelling(String context) {
    Map<String, Rule> rules = new HashMap<>();
    for (Rule rule : rules(context)) {
      Stream.concat(rule.zero().stream(), rule.one().stream())
          .forEach(spelling -> rules.putIfAbsent(spelling.toLowerCase(Locale.ROOT), rule));
    }
    return Map.copyOf(rules);
  }

  /** Every spelling of a context, longest first, in lower case. */
  List<String> spellings(List<String> contexts) {
    return rules.stream()
        .filter(rule -> contexts.contains(rule.context()))
        .flatMap(rule -> Stream.concat(rule.zero().stream(), rule.one().stream()))
        .map(spelling -> spelling.toLowerCase(Locale.ROOT))
        .filter(spelling -> !spelling.isEmpty())
        .distinct()
        .sorted((a, b) -> Integer.compare(b.length(), a.length()))
        .toList();
  }

  private static List<String> spellings(String column) {
    List<String> spellings = new ArrayList<>();
    for (String spelling : column.split("\\|", -1)) {
      spellings.add(spelling.equals("-") ? "" : spelling);
    }
    return spellings;
  }
}
