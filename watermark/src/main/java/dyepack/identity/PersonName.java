package dyepack.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person's name as far as it is visible. Chinese names: the surname is one character, or two if
 * these are a compound surname. Other names: the surname is the part before a comma, else the last
 * word.
 *
 * @param full the canonical full name, null if a part is hidden
 * @param surname the canonical surname, null if it is hidden
 * @param pattern a Chinese name with {@code *} for each hidden character, null if nothing is hidden
 */
record PersonName(@Nullable String full, @Nullable String surname, @Nullable String pattern) {
  /** Chinese compound surnames in use today. */
  private static final Set<String> COMPOUND =
      Set.of(
          "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连",
          "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于",
          "司空", "闾丘", "子车", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋",
          "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "公户", "公玉", "公仪", "梁丘", "公仲",
          "公上", "公门", "公山", "公坚", "左丘", "公伯", "西门", "公祖", "第五", "公乘", "贯丘", "公皙", "南荣", "东里", "东宫",
          "仲长", "子书", "子桑", "即墨", "达奚", "褚师", "纳兰", "归海", "歐陽", "司馬", "東方", "諸葛", "尉遲", "鍾離", "長孫",
          "軒轅", "赫連", "樂正");

  private static final Pattern TITLE =
      Pattern.compile("^(.{1,4}?)(?:先生|女士|小姐|太太|夫人|老师|同学|师傅|经理|医生|律师|教授)$");
  private static final String TITLE_ENDS = "生士姐太人师学傅理授";
  private static final Pattern LATIN_TITLE =
      Pattern.compile("^(?:mr|mrs|ms|miss|dr|prof|sir|mme|herr|frau)[. ]+(?=\\S)");
  private static final Pattern SUFFIX = Pattern.compile("[, ]+(?:jr|sr|ii|iii|iv|phd|md)\\.?$");
  private static final int LONGEST_PATTERN = 4;

  /** Reads a cleaned cell; null if it holds no letter. */
  static @Nullable PersonName read(String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    return Character.UnicodeScript.of(firstVisible(cell)) == Character.UnicodeScript.HAN
        ? readHan(cell)
        : readOther(Cleaning.lower(cell));
  }

  /** The first letter, but an x, which may hide one. */
  private static int firstVisible(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      int c = cell.codePointAt(i);
      if (Character.isLetter(c) && c != 'x' && c != 'X') {
        return c;
      }
    }
    return ' ';
  }

  private static @Nullable PersonName readHan(String cell) {
    String text = cell;
    boolean titled = false;
    if (cell.length() > 3 || (cell.length() == 3 && TITLE_ENDS.indexOf(cell.charAt(2)) >= 0)) {
      Matcher title = TITLE.matcher(cell);
      titled = title.matches();
      text = titled ? title.group(1) : cell;
    }
    String name = stars(text);
    boolean onlySurname = titled && name.length() == surnameLength(name);
    if (name.indexOf('*') < 0 && !onlySurname) {
      return new PersonName(TextForm.canonical(name), name.substring(0, surnameLength(name)), null);
    }
    String pattern = onlySurname ? name + "*" : name;
    String surname = pattern.charAt(0) == '*' ? null : visibleSurname(pattern);
    return new PersonName(null, surname, pattern);
  }

  /** Keeps letters, with a star for each character that is hidden. */
  private static String stars(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean stands = (c == '某' || c == '〇') && i > 0;
      boolean dots = "\u00b7\u30fb.".indexOf(c) >= 0 && hides(text, i);
      if (stands || dots || Cleaning.hides(c) || c == 'x' || c == 'X' || c == '_') {
        kept.append('*');
      } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** A dot parts two names; at an end, or beside another, it stands for a character. */
  private static boolean hides(String text, int at) {
    char c = text.charAt(at);
    return at == 0
        || at + 1 == text.length()
        || text.charAt(at - 1) == c
        || text.charAt(at + 1) == c;
  }

  private static int surnameLength(String name) {
    return name.length() >= 2 && COMPOUND.contains(name.substring(0, 2)) ? 2 : 1;
  }

  private static String visibleSurname(String pattern) {
    return pattern.substring(0, surnameLength(pattern));
  }

  private static @Nullable PersonName readOther(String cell) {
    String text = LATIN_TITLE.matcher(cell).replaceFirst("");
    text = SUFFIX.matcher(text).replaceFirst("").strip();
    int comma = text.indexOf(',');
    String surname = comma > 0 ? text.substring(0, comma) : text;
    String given = comma > 0 ? text.substring(comma + 1) : "";
    if (comma <= 0) {
      int space = text.lastIndexOf(' ');
      surname = space < 0 ? text : text.substring(space + 1);
      given = space < 0 ? "" : text.substring(0, space);
    }
    String canonicalSurname = TextForm.canonical(surname);
    String full = TextForm.canonical(given) + canonicalSurname;
    if (full.isEmpty()) {
      return null;
    }
    if (text.indexOf('*') < 0) {
      return new PersonName(full, canonicalSurname, null);
    }
    boolean visible = surname.indexOf('*') < 0 && !canonicalSurname.isEmpty();
    return new PersonName(null, visible ? canonicalSurname : null, null);
  }

  /**
   * Returns the forms under which a complete Chinese name is found when characters of it are
   * hidden: any one of them, or all but the last. Empty for other names.
   */
  List<String> hiddenForms() {
    String name = full;
    if (name == null || name.length() < 2 || name.length() > LONGEST_PATTERN || !han(name)) {
      return List.of();
    }
    List<String> forms = new ArrayList<>(name.length() + 1);
    char[] hidden = name.toCharArray();
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = '*';
      forms.add(new String(hidden));
      hidden[i] = name.charAt(i);
    }
    if (hidden.length > 2) {
      Arrays.fill(hidden, 0, hidden.length - 1, '*');
      forms.add(new String(hidden));
    }
    return forms;
  }

  /** Returns the forms of {@link #hiddenForms} that this hidden name can be, most likely first. */
  List<String> possibleForms() {
    String seen = pattern;
    if (seen == null || seen.length() < 2) {
      return List.of();
    }
    String last = seen.substring(seen.length() - 1);
    if (!last.equals("*") && seen.substring(0, seen.length() - 1).chars().allMatch(c -> c == '*')) {
      return List.of("*" + last, "**" + last, "***" + last);
    }
    return seen.chars().filter(c -> c == '*').count() == 1 ? List.of(seen) : List.of();
  }

  /** Returns the last character of a Chinese name of two or more, null if it is hidden. */
  @Nullable String end() {
    String seen = full == null ? pattern : full;
    if (seen == null || seen.length() < 2) {
      return null;
    }
    String last = seen.substring(seen.length() - 1);
    return han(last) ? last : null;
  }

  private static boolean han(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < '\u4e00' || c > '\u9fff') {
        return false;
      }
    }
    return true;
  }

  /** Hides the value: it is personal. */
  @Override
  public String toString() {
    return "PersonName[hidden]";
  }
}
