package dyepack.canaries;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which county-level region codes were ever in use, and until when: an identity number under a code
 * that was gone before its holder could have been given one was never issued.
 *
 * <p>Numbers were first given out in 1984, to the living, and at birth or soon after since.
 */
final class RegionCodes {
  /** The year from which numbers were given out. */
  static final int FIRST_ISSUE = 1984;

  private static final RegionCodes ALL = load();

  private final Map<String, Integer> endOf;
  private final Map<String, List<String>> byPrefecture;

  private RegionCodes(Map<String, Integer> endOf, Map<String, List<String>> byPrefecture) {
    this.endOf = endOf;
    this.byPrefecture = byPrefecture;
  }

  /** Returns the codes of mainland China since 1981. */
  static RegionCodes all() {
    return ALL;
  }

  /** Returns whether nobody born in this year was ever given a number under this code. */
  boolean neverIssued(String code, int birthYear) {
    Integer end = endOf.get(code);
    boolean ofPrefecture = code.endsWith("00");
    return end == null ? !ofPrefecture : end <= Math.max(FIRST_ISSUE, birthYear);
  }

  /**
   * Returns codes of the same prefecture, never issued to those born in this year: the dissolved
   * ones, or the unassigned ones between assigned ones if there are none. May be empty.
   */
  List<String> neverIssuedNear(String code, int birthYear) {
    String prefecture = code.substring(0, 4);
    List<String> known = byPrefecture.getOrDefault(prefecture, List.of());
    List<String> found = new ArrayList<>();
    for (String other : known) {
      if (neverIssued(other, birthYear)) {
        found.add(other);
      }
    }
    for (int i = 1; found.isEmpty() && i < 30; i++) {
      String other = prefecture + (i < 10 ? "0" : "") + i;
      boolean besideOne =
          known.contains(prefecture + padded(i - 1)) || known.contains(prefecture + padded(i + 1));
      if (besideOne && neverIssued(other, birthYear)) {
        found.add(other);
      }
    }
    return found;
  }

  private static String padded(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static RegionCodes load() {
    Map<String, Integer> endOf = new HashMap<>();
    Map<String, List<String>> byPrefecture = new HashMap<>();
    try {
      for (String line :
          Resources.readLines(
              Resources.getResource(RegionCodes.class, "region-codes.txt"),
              StandardCharsets.UTF_8)) {
        if (!line.startsWith("#")) {
          String[] words = line.split(" ", -1);
          List<String> codes = byPrefecture.computeIfAbsent(words[0], key -> new ArrayList<>());
          for (int i = 1; i < words.length; i++) {
            String code = words[0] + words[i].substring(0, 2);
            boolean dissolved = words[i].length() > 2;
            endOf.put(
                code, dissolved ? Integer.parseInt(words[i].substring(3)) : Integer.MAX_VALUE);
            codes.add(code);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The list of region codes is part of this jar", e);
    }
    return new RegionCodes(endOf, byPrefecture);
  }
}
