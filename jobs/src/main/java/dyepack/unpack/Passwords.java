package dyepack.unpack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords to be tried: those that opened something before, those that the investigator gives, and
 * what stands after a word such as 密码 in names beside an archive and in its comment.
 */
public final class Passwords {
  /** 密码, 解压码, 解压密码, pwd, password and the like, then what may stand between. */
  private static final Pattern HINT =
      Pattern.compile(
          "(?:解压密码|解压密碼|解压码|密码|密碼|口令|pass ?word|passwd|pwd|pass)"
              + "\\s*(?:是|为|為|is)?\\s*[:：=_\\-\\s]*\\s*"
              + "([^\\s\\[\\]()（）【】《》<>,，;；。、\"']{1,64})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,4}$");

  private final List<String> given;
  private final Set<String> proven = new LinkedHashSet<>();

  /**
   * Starts with what the investigator gives.
   *
   * @param given in the order in which they are to be tried
   */
  public Passwords(List<String> given) {
    this.given = List.copyOf(given);
  }

  /** Passwords given and proven, without hints. */
  public List<String> known() {
    Set<String> all = new LinkedHashSet<>(proven);
    all.addAll(given);
    return List.copyOf(all);
  }

  /**
   * What to try, likeliest first.
   *
   * @param hints names and comments that may hold passwords
   * @param most how many at most
   */
  List<String> candidates(List<String> hints, int most) {
    Set<String> all = new LinkedHashSet<>(known());
    for (String hint : hints) {
      all.addAll(in(hint));
    }
    return all.stream().limit(most).toList();
  }

  /** Remembers a password that opened something: it is tried first from now on. */
  public void proved(String password) {
    proven.add(password);
  }

  /** What stands after a word for password, with and without what looks like a file's ending. */
  static List<String> in(String hint) {
    List<String> found = new ArrayList<>();
    Matcher matcher = HINT.matcher(hint);
    int from = 0;
    while (matcher.find(from)) {
      String word = matcher.group(1);
      found.add(word);
      String stem = EXTENSION.matcher(word).replaceFirst("");
      if (!stem.isEmpty() && !stem.equals(word)) {
        found.add(stem);
      }
      from = matcher.start(1);
    }
    return found;
  }
}
