package dyepack.canaries;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of e-mail addresses that are made from the names of another column.
 *
 * @param name the column of names
 * @param email the column of addresses
 * @param otherScript whether the address holds the name in another script, as pinyin does; what it
 *     would be for another name is not known then
 */
record EmailOfName(int name, int email, boolean otherScript) {
  /** Part of the rows in which the address has to follow the name. */
  private static final double FOLLOWS = 0.5;

  private static final int SHORTEST_WORD = 3;

  /** Returns the link of two columns; null if there is none. */
  static @Nullable EmailOfName of(Column name, Column email) {
    boolean names = name.kind() == ColumnKind.NAME || name.kind() == ColumnKind.REPEATED;
    if (!names || email.kind() != ColumnKind.EMAIL || name.distinct() < 10) {
      return null;
    }
    Map<String, Map<String, Integer>> startsByInitial = new HashMap<>();
    Map<String, Integer> starts = new HashMap<>();
    int both = 0;
    int holds = 0;
    int han = 0;
    for (int row = 0; row < name.rows(); row++) {
      String cell = name.cell(row);
      String address = email.cell(row).toLowerCase(Locale.ROOT);
      if (cell.isBlank() || address.length() < 2) {
        continue;
      }
      both++;
      holds += holds(cell, address) ? 1 : 0;
      if (Character.UnicodeScript.of(cell.codePointAt(0)) == Character.UnicodeScript.HAN) {
        han++;
        String start = address.substring(0, 2);
        starts.merge(start, 1, Integer::sum);
        startsByInitial
            .computeIfAbsent(cell.substring(0, 1), key -> new HashMap<>())
            .merge(start, 1, Integer::sum);
      }
    }
    if (both == 0) {
      return null;
    } else if (holds >= FOLLOWS * both) {
      return new EmailOfName(name.index(), email.index(), false);
    }
    int followed = startsByInitial.values().stream().mapToInt(EmailOfName::most).sum();
    boolean follows = han > FOLLOWS * both && followed >= FOLLOWS * han + most(starts) / 2.0;
    return follows ? new EmailOfName(name.index(), email.index(), true) : null;
  }

  private static boolean holds(String name, String address) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split(" ", -1))
        .anyMatch(word -> word.length() >= SHORTEST_WORD && address.contains(word));
  }

  private static int most(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
