package dyepack.marks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The choice at the beginning of a Chinese address: 浙江省杭州市 or 杭州市, 北京市朝阳区 or 北京朝阳区.
 *
 * <p>The province may be left out only before a city whose name names it (full name with 市, 州, 盟 or
 * 地区); 市 may be left out after a municipality only before one of its own districts.
 */
final class ChineseRegions {
  /** Family of this choice: 0 left out, 1 given. */
  private static final int FAMILY = 0;

  private static final int LONGEST_CITY = 12;

  /** Last characters of the cities' names. */
  private static final String CITY_ENDS;

  private static final Map<String, Province> PROVINCES = new HashMap<>();
  private static final Map<String, Province> CITIES = new HashMap<>();
  private static final Map<String, Set<String>> DISTRICTS = new HashMap<>();

  private record Province(String written) {}

  static {
    for (String[] columns : SpellingTable.lines("cities-zh.tsv")) {
      Province province = new Province(columns[1]);
      PROVINCES.put(columns[0], province);
      PROVINCES.put(columns[2], province);
      for (String city : columns[3].split(" ", -1)) {
        boolean whole = city.endsWith("州") && city.length() > 4;
        whole |= city.endsWith("盟") || city.endsWith("地区");
        CITIES.put(whole ? city : city + "市", province);
      }
    }
    Set<String> ends = new TreeSet<>();
    CITIES.keySet().forEach(city -> ends.add(city.substring(city.length() - 1)));
    CITY_ENDS = String.join("", ends);
    for (String[] columns : SpellingTable.lines("districts-zh.tsv")) {
      DISTRICTS.put(columns[0], new HashSet<>(List.of(columns[1].split(" ", -1))));
    }
  }

  private ChineseRegions() {}

  static Optional<SpellingSite> find(FoldedText text) {
    int start = text.folded().startsWith("中国") ? 2 : 0;
    Optional<SpellingSite> municipality = municipality(text, start);
    return municipality.isPresent() ? municipality : province(text, start);
  }

  private static Optional<SpellingSite> municipality(FoldedText text, int start) {
    String folded = text.folded();
    if (folded.length() < start + 5) {
      return Optional.empty();
    }
    String name = folded.substring(start, start + 2);
    Set<String> districts = DISTRICTS.get(name);
    if (districts == null) {
      return Optional.empty();
    }
    String city = name + "市";
    for (String given : List.of(city + city, name + city, city + "市辖区", city, name)) {
      int end = start + given.length();
      if (folded.startsWith(given, start)) {
        if (!startsDistrict(folded, afterSeparator(folded, end), districts)) {
          return Optional.empty();
        }
        boolean left = given.equals(name);
        return Optional.of(text.site(start, end, FAMILY, left ? 0 : 1, left ? city : name, name));
      }
    }
    return Optional.empty();
  }

  private static boolean startsDistrict(String folded, int from, Set<String> districts) {
    for (int length = 2; length <= 4 && from + length <= folded.length(); length++) {
      if (districts.contains(folded.substring(from, from + length))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<SpellingSite> province(FoldedText text, int start) {
    String folded = text.folded();
    int bareEnd = cityEnd(folded, start, null);
    if (bareEnd > 0) {
      Province province = CITIES.get(folded.substring(start, bareEnd));
      return province == null ? Optional.empty() : leftOut(text, start, bareEnd, province);
    }
    for (int length = 8; length >= 2; length--) {
      if (start + length > folded.length()) {
        continue;
      }
      Province province = PROVINCES.get(folded.substring(start, start + length));
      if (province != null) {
        int city = afterSeparator(folded, start + length);
        return cityEnd(folded, city, province) > 0 ? given(text, start, city) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** End of the city that starts here (in this province, if one is given), or -1. */
  private static int cityEnd(String folded, int from, @Nullable Province province) {
    int most = Math.min(LONGEST_CITY, folded.length() - from);
    for (int length = most; length >= 3; length--) {
      if (CITY_ENDS.indexOf(folded.charAt(from + length - 1)) < 0) {
        continue;
      }
      Province found = CITIES.get(folded.substring(from, from + length));
      if (found != null && (province == null || province.equals(found))) {
        return from + length;
      }
    }
    return -1;
  }

  private static Optional<SpellingSite> given(FoldedText text, int start, int city) {
    int rawStart = text.rawStart(start);
    int rawCity = text.rawStart(city);
    String now = text.raw().substring(rawStart, rawCity);
    return Optional.of(new SpellingSite(rawStart, rawCity, start, city, FAMILY, 1, "", now, ""));
  }

  private static Optional<SpellingSite> leftOut(
      FoldedText text, int start, int cityEnd, Province province) {
    int raw = text.rawStart(start);
    String separator = separatorAfter(text.raw(), text.rawEnd(cityEnd));
    return Optional.of(
        new SpellingSite(
            raw, raw, start, start, FAMILY, 0, "", province.written() + separator, ""));
  }

  /** The sign between city and district, which the province is then set off with as well. */
  private static String separatorAfter(String raw, int end) {
    if (end >= raw.length() - 1 || Character.isLetterOrDigit(raw.charAt(end))) {
      return "";
    }
    char sign = raw.charAt(end);
    boolean used = sign == ' ' || sign == '-' || sign == '/' || sign == '　' || sign == ',';
    boolean single = Character.isLetterOrDigit(raw.charAt(end + 1));
    return used && single ? String.valueOf(sign) : "";
  }

  private static int afterSeparator(String folded, int position) {
    boolean separator =
        position < folded.length()
            && (folded.charAt(position) == '-' || folded.charAt(position) == '/');
    return separator ? position + 1 : position;
  }
}
