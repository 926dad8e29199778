package dyepack.office;

import dyepack.identity.CnId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts numbers that are valid and stand in nobody's row: what a reader made up. */
final class OcrStrangers {
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{17}[0-9X](?![0-9])");

  private OcrStrangers() {}

  static int count(List<String> lines, List<String[]> people) {
    int strangers = 0;
    for (String line : lines) {
      Matcher found = NUMBER.matcher(line);
      while (found.find()) {
        String number = found.group();
        boolean known = people.stream().anyMatch(p -> p[2].equals(number));
        strangers += !known && CnId.checkCharacter(number) == number.charAt(17) ? 1 : 0;
      }
    }
    return strangers;
  }
}
