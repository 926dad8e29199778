package dyepack.typing;

import com.google.common.base.Splitter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words by what a column of them holds: whole cells, endings and beginnings. */
final class Vocabulary {
  private static final int LONGEST_ENDING = 14;
  private static final Vocabulary WORDS = new Vocabulary();

  private final Map<ColumnType, Set<String>> whole = new EnumMap<>(ColumnType.class);
  private final Map<ColumnType, Set<String>> endings = new EnumMap<>(ColumnType.class);
  private final Map<ColumnType, Set<String>> beginnings = new EnumMap<>(ColumnType.class);
  private final Map<String, Set<Character>> places = new HashMap<>();

  private Vocabulary() {
    for (String line : Resources.lines("vocabulary.tsv")) {
      List<String> parts = Splitter.on('\t').splitToList(line);
      ColumnType type = ColumnType.parse(parts.get(0));
      for (String word : Splitter.on('|').split(parts.get(1))) {
        if (word.charAt(0) == '~') {
          endings.computeIfAbsent(type, t -> new HashSet<>()).add(word.substring(1));
        } else if (word.charAt(0) == '^') {
          beginnings.computeIfAbsent(type, t -> new HashSet<>()).add(word.substring(1));
        } else {
          whole.computeIfAbsent(type, t -> new HashSet<>()).add(word);
        }
      }
    }
    Set<String> countries = whole.computeIfAbsent(ColumnType.COUNTRY, t -> new HashSet<>());
    for (Locale.IsoCountryCode form :
        List.of(Locale.IsoCountryCode.PART1_ALPHA2, Locale.IsoCountryCode.PART1_ALPHA3)) {
      Locale.getISOCountries(form).forEach(code -> countries.add(code.toLowerCase(Locale.ROOT)));
    }
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      for (Locale language :
          List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE)) {
        countries.add(country.getDisplayCountry(language).toLowerCase(Locale.ROOT));
      }
    }
    for (String line : Resources.lines("places-zh.txt")) {
      List<String> parts = Splitter.on(' ').splitToList(line);
      for (String place : parts.subList(1, parts.size())) {
        add(place, parts.get(0).charAt(0));
      }
    }
  }

  private void add(String name, char level) {
    places.computeIfAbsent(name, n -> new HashSet<>()).add(level);
    boolean suffixed = name.length() > 2 && "省市区县".indexOf(name.charAt(name.length() - 1)) >= 0;
    if (suffixed) {
      places.computeIfAbsent(name.substring(0, name.length() - 1), n -> new HashSet<>()).add(level);
    }
  }

  /** Tells whether a cell is a word of the type's list. */
  static boolean has(ColumnType type, Cell cell) {
    return has(type, cell.lower());
  }

  /** Tells whether lower-case text is a word of the type's list. */
  static boolean has(ColumnType type, String lower) {
    return WORDS.whole.getOrDefault(type, Set.of()).contains(lower) || WORDS.affixed(type, lower);
  }

  private boolean affixed(ColumnType type, String lower) {
    Set<String> ends = endings.getOrDefault(type, Set.of());
    int shortest = Math.max(0, lower.length() - LONGEST_ENDING);
    for (int from = lower.length() - 1; !ends.isEmpty() && from >= shortest; from--) {
      if ((from > 0 || lower.length() > 1) && ends.contains(lower.substring(from))) {
        return true;
      }
    }
    for (String beginning : beginnings.getOrDefault(type, Set.of())) {
      if (lower.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether a name is a place of mainland China.
   *
   * @param level p for provinces, c for prefectures, d for counties and districts
   */
  static boolean place(String name, char level) {
    return WORDS.places.getOrDefault(name, Set.of()).contains(level);
  }

  /** Tells whether a name is a place of mainland China of any level. */
  static boolean place(String name) {
    return WORDS.places.containsKey(name);
  }
}
