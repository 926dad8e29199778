package dyepack.layout;

import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells a header record from a record of data. */
public final class HeaderDetector {
  private static final Set<String> WORDS = load();

  private static final Splitter PARTS = Splitter.on(Pattern.compile("[\\s_\\-./]+"));

  private static final int RECORDS_LOOKED_AT = 300;

  /** What is written where a value is missing; never a name. */
  private static final Set<String> MISSING =
      Set.of(
          "null", "\\n", "n/a", "na", "nan", "none", "nil", "无", "空", "未知", "不详", "暂无", "-", "--",
          "/");

  private HeaderDetector() {}

  private static Set<String> load() {
    try (InputStream in =
            Objects.requireNonNull(
                HeaderDetector.class.getResourceAsStream("header-words.txt"), "header-words.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(l -> !l.startsWith("#"))
          .flatMap(l -> Splitter.on(' ').splitToStream(l))
          .filter(w -> !w.isBlank())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether the first record names the columns of the others.
   *
   * <p>Each column votes: for a name that is in the lexicon or isn't of the column's kind; against
   * a cell that is a figure, stands for a missing value, occurs again below, or looks like the
   * words below. Records that repeat the first one whole, as at the top of a page, don't count. In
   * doubt a record is data.
   *
   * @param records the first records of the table
   */
  public static boolean isHeader(List<String[]> records) {
    if (records.isEmpty() || looksLikeData(records.get(0))) {
      return false;
    }
    String[] first = records.get(0);
    List<String[]> others =
        records.subList(1, records.size()).stream()
            .filter(r -> !Arrays.equals(r, first))
            .limit(RECORDS_LOOKED_AT)
            .toList();
    int votes = 0;
    boolean known = false;
    for (int c = 0; c < first.length; c++) {
      votes += vote(first[c].strip(), c, others);
      known |= isKnown(first[c].strip());
    }
    return votes > 0 && (known || !repeats(first));
  }

  private static boolean repeats(String[] cells) {
    Set<String> seen = new HashSet<>();
    for (String cell : cells) {
      if (!cell.isBlank() && !seen.add(cell.strip())) {
        return true;
      }
    }
    return false;
  }

  private static int vote(String name, int column, List<String[]> others) {
    int figures = 0;
    int filled = 0;
    boolean again = false;
    double length = 0;
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    int sameScript = 0;
    int capitals = 0;
    for (String[] record : others) {
      String cell = column < record.length ? record[column].strip() : "";
      if (!cell.isEmpty()) {
        filled++;
        figures += CellKind.of(cell).figures() ? 1 : 0;
        again |= cell.equals(name);
        length += cell.length();
        shortest = Math.min(shortest, cell.length());
        longest = Math.max(longest, cell.length());
        sameScript += isAscii(cell) == isAscii(name) ? 1 : 0;
        capitals += inCapitals(cell) ? 1 : 0;
      }
    }
    if (isKnown(name)) {
      return again ? -2 : 2;
    }
    if (name.isEmpty()) {
      return filled == 0 ? 0 : -1;
    }
    if (again) {
      return -2;
    }
    if (CellKind.of(name).figures() || MISSING.contains(name.toLowerCase(Locale.ROOT))) {
      return -1;
    }
    boolean figuresBelow = filled > 0 && figures * 5 >= filled * 4;
    boolean longer = filled >= 5 && length / filled > 3.0 * name.length() + 4;
    boolean alike =
        !figuresBelow
            && filled >= 3
            && sameScript == filled
            && name.length() >= shortest
            && name.length() <= longest;
    boolean shouts = filled >= 5 && capitals == 0 && inCapitals(name);
    return figuresBelow || longer || shouts ? 1 : alike ? -1 : 0;
  }

  /** Whether a cell is two or more Latin letters in capitals, and no small ones. */
  private static boolean inCapitals(String cell) {
    int large = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      large += c >= 'A' && c <= 'Z' ? 1 : 0;
      if (c >= 'a' && c <= 'z') {
        return false;
      }
    }
    return large > 1;
  }

  /** Whether a word of a header lexicon makes up the name: {@code phone}, {@code cust_phone}. */
  private static boolean isKnown(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-./()（）:：]+", "");
    if (plain.isEmpty()) {
      return false;
    }
    if (WORDS.contains(plain)) {
      return true;
    }
    String words = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    for (String part : PARTS.split(words)) {
      if (part.length() > 1 && WORDS.contains(part) && plain.length() <= 30 && isAscii(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word of a header lexicon makes up a cell, as the name of a field does. */
  public static boolean isName(String cell) {
    return isKnown(cell.strip());
  }

  /**
   * Whether a record is made of names of columns even without a look at what follows: no figures,
   * and at least half of its filled cells, two or more, are in the lexicon.
   */
  public static boolean isSurely(String[] record) {
    if (looksLikeData(record)) {
      return false;
    }
    int known = 0;
    int filled = 0;
    for (String cell : record) {
      filled += cell.isBlank() ? 0 : 1;
      known += isKnown(cell.strip()) ? 1 : 0;
    }
    return known >= 2 && known * 2 >= filled;
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 0x80) && name.chars().noneMatch(Character::isDigit);
  }

  /**
   * Whether a record can't be a header: it holds a date, a telephone or identity number or an
   * e-mail address, or mostly figures (other than years), or the same cell twice.
   */
  public static boolean looksLikeData(String[] record) {
    int figures = 0;
    int filled = 0;
    Set<String> seen = new HashSet<>();
    for (String cell : record) {
      String text = cell.strip();
      CellKind kind = CellKind.of(text);
      if (kind.telling() || (!text.isEmpty() && !seen.add(text) && kind != CellKind.WORDS)) {
        return true;
      }
      filled += text.isEmpty() ? 0 : 1;
      figures += kind.figures() && !isYear(text) ? 1 : 0;
    }
    return filled == 0 || figures * 2 > filled;
  }

  private static boolean isYear(String text) {
    return text.matches("(19|20)\\d\\d");
  }
}
