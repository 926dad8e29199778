package dyepack.typing;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the name of a column hints at, in English, Chinese and pinyin. */
final class Headers {
  private record Word(ColumnType type, String text, boolean whole, boolean latin) {}

  private static final Pattern CAMEL = Pattern.compile("(\\p{Ll})(\\p{Lu})");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Headers LEXICON = new Headers();

  private final List<Word> words = new ArrayList<>();

  private Headers() {
    for (String line : Resources.lines("headers.tsv")) {
      List<String> parts = Splitter.on('\t').splitToList(line);
      ColumnType type = ColumnType.parse(parts.get(0));
      for (String word : Splitter.on('|').split(parts.get(1))) {
        boolean whole = word.startsWith("=");
        String text = whole ? word.substring(1) : word;
        words.add(new Word(type, text, whole, text.charAt(0) < 128));
      }
    }
  }

  /**
   * Returns the types that a name hints at with the strength of the hint: 1 where a word of the
   * name is all of it, less where the name says more than the word.
   */
  static Map<ColumnType, Double> hints(String header) {
    return LEXICON.find(header);
  }

  private Map<ColumnType, Double> find(String header) {
    Map<ColumnType, Double> hints = new EnumMap<>(ColumnType.class);
    String name = header.strip();
    if (name.isEmpty() || name.length() > 60) {
      return hints;
    }
    String spaced =
        " "
            + OTHER
                .matcher(CAMEL.matcher(name).replaceAll("$1 $2"))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT)
            + " ";
    double best = 0;
    for (Word word : words) {
      double strength = strength(word, name, spaced);
      if (strength > 0) {
        hints.merge(word.type(), strength, Math::max);
        best = Math.max(best, strength);
      }
    }
    double most = best;
    hints.values().removeIf(strength -> strength < most * 0.75);
    return hints;
  }

  private static double strength(Word word, String name, String spaced) {
    if (word.latin()) {
      String run = " " + word.text() + " ";
      if (spaced.equals(run)) {
        return 1;
      }
      int at = word.whole() ? -1 : spaced.indexOf(run);
      if (at < 0) {
        return 0;
      }
      boolean last = at + run.length() == spaced.length();
      double part = (double) word.text().length() / (spaced.length() - 2);
      return (last ? .6 : .45) + .3 * part;
    }
    if (name.equals(word.text())) {
      return 1;
    }
    if (word.whole() || !name.contains(word.text())) {
      return 0;
    }
    double part = (double) word.text().length() / name.length();
    return (name.endsWith(word.text()) ? .65 : .45) + .3 * part;
  }
}
