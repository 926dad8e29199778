package dyepack.typing;

import dyepack.identity.BlankWords;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One cell, made ready for the rules. */
final class Cell {
  private static final Pattern LABEL =
      Pattern.compile(
          "^(?i:tel|phone|mobile|cell|qq|id|e-?mail|电话|联系电话|手机号码|手机号|手机|姓名|地址|身份证号码|身份证号|身份证|卡号|邮箱)"
              + "\\.? ?[:：] ?(?=\\S)");
  private static final Map<String, Pattern> EXPRESSIONS = new ConcurrentHashMap<>();
  private static final String HIDING = "*•●■█×＊※";

  /** Longer cells are prose; their beginning tells. */
  private static final int LONGEST = 400;

  private final String text;
  private final String lower;
  private final EnumSet<CellForm> forms = EnumSet.noneOf(CellForm.class);
  private Times.@Nullable Kind time;
  private final int digits;
  private final int han;
  private final int latin;

  private Cell(String raw) {
    String given = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    String wide = ascii(given) ? given : Normalizer.normalize(given, Normalizer.Form.NFKC);
    if (fullWidth(given)) {
      forms.add(CellForm.FULL_WIDTH);
    }
    String plain = spaces(wide);
    plain = unquote(plain);
    Matcher label = LABEL.matcher(plain);
    if (label.find()) {
      forms.add(CellForm.LABELLED);
      plain = plain.substring(label.end());
    }
    text = plain;
    lower = text.toLowerCase(Locale.ROOT);
    int digitCount = 0;
    int hanCount = 0;
    int latinCount = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digitCount++;
      } else if ((c >= '\u3400' && c <= '\u9fff') || Character.isSurrogate(c)) {
        hanCount++;
      } else if (Character.isLetter(c)) {
        latinCount++;
      }
      if (HIDING.indexOf(c) >= 0) {
        forms.add(CellForm.MASKED);
      }
    }
    digits = digitCount;
    han = hanCount;
    latin = latinCount;
  }

  /** Makes a cell ready; null if it is blank or says "nothing". */
  static @Nullable Cell of(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    Cell cell = new Cell(raw);
    return BlankWords.contains(cell.text) ? null : cell;
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean fullWidth(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digitOrLetter =
          (c >= '\uff10' && c <= '\uff19')
              || (c >= '\uff21' && c <= '\uff3a')
              || (c >= '\uff41' && c <= '\uff5a');
      if (digitOrLetter) {
        return true;
      }
    }
    return false;
  }

  private static String spaces(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        kept.append(' ');
      } else if (Character.getType(c) != Character.FORMAT
          && Character.getType(c) != Character.CONTROL) {
        kept.append(c);
      }
    }
    return kept.toString().strip();
  }

  private String unquote(String text) {
    if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
      forms.add(CellForm.QUOTED);
      return text.substring(2, text.length() - 1).strip();
    }
    if (text.length() > 1 && (text.charAt(0) == '\'' || text.charAt(0) == '`')) {
      forms.add(CellForm.QUOTED);
      return text.substring(1).strip();
    }
    boolean quotes = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
    return quotes ? text.substring(1, text.length() - 1).strip() : text;
  }

  /** Tells whether all of the text fits a regular expression, which is compiled once. */
  boolean like(String expression) {
    return EXPRESSIONS.computeIfAbsent(expression, Pattern::compile).matcher(text).matches();
  }

  /** The cleaned text, never empty. */
  String text() {
    return text;
  }

  /** The same in lower case. */
  String lower() {
    return lower;
  }

  int length() {
    return text.length();
  }

  int digits() {
    return digits;
  }

  /** Chinese characters. */
  int han() {
    return han;
  }

  /** Letters that are not Chinese. */
  int latin() {
    return latin;
  }

  boolean allDigits() {
    return digits == text.length();
  }

  boolean allHan() {
    return han == text.length();
  }

  boolean masked() {
    return forms.contains(CellForm.MASKED);
  }

  /** What the cell is as a time; found out once. */
  Times.Kind time() {
    if (time == null) {
      time = Times.kind(this);
    }
    return time;
  }

  /** How the cell is written. */
  Set<CellForm> forms() {
    return forms;
  }

  /** Hides the value: it may be personal. */
  @Override
  public String toString() {
    return "Cell[hidden]";
  }
}
