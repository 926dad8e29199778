package dyepack.layout;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fields with single colons between that hold times of day, whose colons separate nothing: {@code
 * 138...:name:city::3/07/2020 12:00:00 AM}. Colons between fields become bars, which stand for
 * nothing else where there are none.
 */
final class ColonFields extends LineRewriting {
  private static final int FEWEST_LINES = 3;
  private static final int FEWEST_COLONS = 4;
  private static final double MOSTLY = 0.9;

  /** A word before the same colon in so many lines names what follows. */
  private static final double NAMES = 0.5;

  private static final Pattern TIME =
      Pattern.compile("(?<=\\d[ T])\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?!\\d)");

  static @Nullable LineRewriting of(List<String> lines) {
    Map<Integer, Integer> counts = new HashMap<>();
    Map<String, Integer> names = new HashMap<>();
    int speaking = 0;
    int timed = 0;
    for (String line : lines) {
      if (line.isBlank()) {
        continue;
      }
      if (line.indexOf('|') >= 0 || line.contains("://")) {
        return null;
      }
      speaking++;
      timed += TIME.matcher(line).find() ? 1 : 0;
      String[] fields = apart(line).split("\\|", -1);
      counts.merge(fields.length - 1, 1, Integer::sum);
      for (int i = 0; i + 1 < fields.length; i++) {
        String word = lastWord(fields[i]);
        boolean behindMore = word.length() < fields[i].length() && !TIME.matcher(fields[i]).find();
        if ((i == 0 || behindMore) && Character.isLetter(word.charAt(0))) {
          names.merge(i + " " + word, 1, Integer::sum);
        }
      }
    }
    int all = speaking;
    boolean even =
        counts.entrySet().stream()
            .anyMatch(e -> e.getKey() >= FEWEST_COLONS && e.getValue() >= MOSTLY * all);
    boolean named = names.values().stream().anyMatch(n -> n >= NAMES * all);
    return even && !named && speaking >= FEWEST_LINES && 2 * timed >= speaking
        ? new ColonFields()
        : null;
  }

  /** The word that a field ends with; a field without letters at its end is none. */
  private static String lastWord(String field) {
    int end = field.length();
    int start = end;
    while (start > 0
        && !Character.isWhitespace(field.charAt(start - 1))
        && ",;{&".indexOf(field.charAt(start - 1)) < 0) {
      start--;
    }
    return start == end ? " " : field.substring(start);
  }

  /** The line with bars in place of the colons that stand in no time. */
  private static String apart(String line) {
    StringBuilder out = new StringBuilder(line.replace(':', '|'));
    Matcher time = TIME.matcher(line);
    while (time.find()) {
      out.replace(time.start(), time.end(), time.group());
    }
    return out.toString();
  }

  @Override
  public String note() {
    return "colons between fields are told from those in times";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    sink.add(apart(line));
  }
}
