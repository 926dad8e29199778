package dyepack.layout;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands between the name that a line begins with and its value. */
enum PairSign {
  /** A colon or an equals sign, as {@link PairText} knows them. */
  COLON {
    @Override
    PairText.@Nullable Pair leading(String line) {
      List<PairText.Pair> pairs = PairText.find(line);
      if (pairs.isEmpty()) {
        return null;
      }
      PairText.Pair first = pairs.get(0);
      String before = line.substring(0, first.keyStart());
      boolean alone = before.chars().noneMatch(Character::isLetterOrDigit);
      if (alone || LIST_NUMBER.matcher(before).matches()) {
        return first;
      }
      Matcher words = SEVERAL_WORDS.matcher(line);
      if (!words.lookingAt() || words.end(1) != first.keyStart() + first.key().length()) {
        return null;
      }
      return new PairText.Pair(words.group(1), words.start(1), first.valueStart(), first.equals());
    }

    @Override
    String value(String line, PairText.Pair pair, StringBuilder rest) {
      String before = line.substring(0, pair.keyStart());
      if (LIST_NUMBER.matcher(before).matches()) {
        rest.append(before.strip());
      }
      PairText.Pair whole =
          new PairText.Pair(pair.key(), pair.keyStart(), pair.valueStart(), false);
      return PairText.value(line, whole, line.length(), rest);
    }
  },
  /** A bar, perhaps with bars around both: psql's expanded output. */
  BAR {
    @Override
    PairText.@Nullable Pair leading(String line) {
      int from = BARS.indexOf(first(line)) >= 0 ? line.indexOf(first(line)) + 1 : 0;
      int sign = sign(line, from);
      boolean single = sign > 0 && sign(line, sign + 1) < 0;
      boolean framed =
          from > 0 && sign > 0 && sign(line, sign + 1) == line.stripTrailing().length() - 1;
      return single == (from == 0) && (single || framed) ? pair(line, from, sign) : null;
    }

    @Override
    String value(String line, PairText.Pair pair, StringBuilder rest) {
      int end = sign(line, pair.valueStart());
      return line.substring(pair.valueStart(), end < 0 ? line.length() : end).strip();
    }
  },
  /** One of these in some lines and blanks in others, behind words that name fields anywhere. */
  LOOSE {
    @Override
    PairText.@Nullable Pair leading(String line) {
      PairText.Pair signed = COLON.leading(line);
      PairText.Pair pair = signed == null ? BLANKS.leading(line) : signed;
      return pair != null && (signed != null || HeaderDetector.isName(pair.key())) ? pair : null;
    }

    @Override
    String value(String line, PairText.Pair pair, StringBuilder rest) {
      return isBlankBefore(line, pair)
          ? BLANKS.value(line, pair, rest)
          : COLON.value(line, pair, rest);
    }
  },
  /** A tab. */
  TAB {
    @Override
    PairText.@Nullable Pair leading(String line) {
      int sign = line.indexOf('\t');
      boolean single = sign > 0 && line.indexOf('\t', sign + 1) < 0;
      return single ? pair(line, 0, sign) : null;
    }

    @Override
    String value(String line, PairText.Pair pair, StringBuilder rest) {
      return line.substring(pair.valueStart()).strip();
    }
  },
  /** Blanks: the name is one word. */
  BLANKS {
    @Override
    PairText.@Nullable Pair leading(String line) {
      int from = 0;
      while (from < line.length() && Separation.isBlank(line.charAt(from))) {
        from++;
      }
      int sign = from;
      while (sign < line.length() && !Separation.isBlank(line.charAt(sign))) {
        sign++;
      }
      return sign < line.length() ? pair(line, from, sign) : null;
    }

    @Override
    String value(String line, PairText.Pair pair, StringBuilder rest) {
      return line.substring(pair.valueStart()).strip();
    }
  };

  private static final String BARS = "|\u2502\u2503\u2551";
  private static final int LONGEST_NAME = 40;

  /** A name of two to four words: {@code Date of birth: }. */
  private static final Pattern SEVERAL_WORDS =
      Pattern.compile("\\s*(\\p{L}[\\p{L}'()/-]{0,20}(?: [\\p{L}'()/-]{1,20}){1,3}):(?:\\s|$)");

  private static final Pattern LIST_NUMBER =
      Pattern.compile("[\\s>#*\u2022-]*[(\uFF08\\[]?\\d{1,7}[\u3001.\uFF0E)\uFF09\\]][\\s*]*");

  /** The pair that a line begins with, or null. */
  abstract PairText.@Nullable Pair leading(String line);

  /**
   * The value of a line's leading pair.
   *
   * @param rest receives what is neither name nor value
   */
  abstract String value(String line, PairText.Pair pair, StringBuilder rest);

  /** Whether a blank stands where the sign would. */
  static boolean isBlankBefore(String line, PairText.Pair pair) {
    return Separation.isBlank(line.charAt(pair.valueStart() - 1));
  }

  private static char first(String line) {
    String text = line.stripLeading();
    return text.isEmpty() ? ' ' : text.charAt(0);
  }

  private static int sign(String line, int from) {
    for (int i = from; i < line.length(); i++) {
      if (BARS.indexOf(line.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** A name has a letter and no figures for a value. */
  private static PairText.@Nullable Pair pair(String line, int from, int sign) {
    if (sign <= from || sign - from > LONGEST_NAME) {
      return null;
    }
    String name = line.substring(from, sign).strip();
    boolean named = name.chars().anyMatch(Character::isLetter) && !CellKind.of(name).figures();
    return named && CellKind.of(name) == CellKind.WORDS
        ? new PairText.Pair(name, from, sign + 1, false)
        : null;
  }
}
