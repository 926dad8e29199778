package dyepack.policy;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody most likely meant, for error messages. */
final class NearestName {
  private NearestName() {}

  /** Returns {@code " Did you mean "x"?"}, or nothing when no name is near. */
  static String hint(String typed, Collection<String> known) {
    String nearest = nearest(typed, known);
    return nearest == null ? "" : " Did you mean \"" + nearest + "\"?";
  }

  /** Returns the known name at the smallest edit distance, if that is small for its length. */
  private static @Nullable String nearest(String typed, Collection<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String name : known) {
      int distance = distance(fold(typed), fold(name));
      if (distance < bestDistance && distance <= Math.max(1, (name.length() + 1) / 3)) {
        best = name;
        bestDistance = distance;
      }
    }
    return best;
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** Levenshtein distance, by rows of the dynamic programme. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
