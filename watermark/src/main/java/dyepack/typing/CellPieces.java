package dyepack.typing;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes one cell apart that holds several facts: {@code 张三 13812345678 杭州市...}, in any order and
 * with any signs between them.
 *
 * <p>Numbers, addresses of mail and times are told by their form, wherever they stand; what is left
 * between them is cut at separators, and the pieces are names, codes, amounts or an address. This
 * is liberal: a piece is something to be looked up, not something to be believed.
 */
public final class CellPieces {
  /** What a piece can be. */
  public enum Kind {
    /** Chinese resident identity number, whole or partly hidden. */
    CN_ID("identity number"),
    /** Telephone number, whole or partly hidden. */
    PHONE("telephone"),
    /** Sixteen to nineteen digits. */
    CARD("card number"),
    /** Mail address. */
    EMAIL("e-mail"),
    /** Chinese number plate. */
    PLATE("number plate"),
    /** A day, with its time where there is one. */
    TIME("time"),
    /** Name of a person. */
    NAME("name"),
    /** Street address. */
    ADDRESS("address"),
    /** Letters and digits, as customers and orders are numbered. */
    CODE("code"),
    /** A number that stands alone, without its unit. */
    NUMBER("number");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What it is, for reports. */
    public String words() {
      return words;
    }
  }

  private static final String HIDDEN = "[*×●•■█Xx#]";

  /** Forms told wherever they stand, each with its group; the order decides. */
  private static final Pattern FORMS =
      Pattern.compile(
          "(?<EMAIL>[A-Za-z0-9._%+*-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)"
              + "|(?<![0-9A-Za-z.])(?:"
              + "(?<ID>\\d{17}[\\dXx]|\\d{15}(?=[^\\dA-Za-z*.]|$)|\\d{4,14}[*×●•■█]{3,12}(?:\\d{2,4}[\\dXx]|[\\dXx])?)"
              + "|(?<TIME>(?:(?:19|20)\\d\\d[-/.年]\\d{1,2}[-/.月]\\d{1,2}[日号]?"
              + "|\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)\\d\\d"
              + "|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d{1,2},? (?:19|20)\\d\\d)"
              + "(?:(?:[ T]*| at )(?:[上下]午)? ?\\d{1,2}[:时点]\\d{1,2}(?:[:分]\\d{1,2}(?:\\.\\d{1,9})?秒?)?分?"
              + "(?: ?[AaPp][Mm])?)?)"
              + "|(?<PHONE>(?:\\(?(?:\\+|00)?86\\)?[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}"
              + "|(?:(?:\\+|00)?86[- ]?)?1[3-9]\\d[*×●•■█]{3,8}\\d{2,4}"
              + "|\\(?0\\d{2,3}\\)?[- ]?\\d{7,8}(?:-\\d{1,6})?"
              + "|\\+\\d{1,3}[- ]?\\d(?:[- ]?\\d){6,12}"
              + "|\\(?[2-9]\\d{2}\\)?[-. ]\\d{3}[-. ]\\d{4})"
              + "|(?<CARD>\\d{16,19}|\\d{4}(?: \\d{4}){3}(?: \\d{1,3})?|\\d{4,6}"
              + HIDDEN
              + "{4,12}\\d{4}))(?![0-9A-Za-z])"
              + "|(?<PLATE>[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳])(?![0-9A-Za-z])");

  private static final Splitter PIECES =
      Splitter.on(Pattern.compile("(?:----|[,，;；|/、\\t()（）\\[\\]【】<>《》\"'=。！!]|\\s)+"))
          .omitEmptyStrings()
          .limit(60);

  private static final Pattern LABEL =
      Pattern.compile("^[\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z_ ]{0,11}[:：](?=\\S)");
  private static final Pattern NUMBER =
      Pattern.compile("(?:[\\p{IsHan}A-Za-z$￥¥€£]{0,6})([-+]?\\d+(?:\\.\\d+)?)(?:元|分|万|块|岁|%)?");
  private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,8}[-_]?\\d{3,}[A-Za-z0-9_-]*");
  private static final Pattern ADDRESS_PART =
      Pattern.compile(".*\\d+ ?(?:号|栋|幢|座|单元|室|楼|层|弄|组|户|村|巷|期|区).*");

  private CellPieces() {}

  /** Returns the pieces of a cell, in the order in which they stand; empty for a blank cell. */
  public static Map<Kind, List<String>> of(String raw) {
    Map<Kind, List<String>> pieces = new EnumMap<>(Kind.class);
    Cell cell = Cell.of(raw);
    if (cell == null) {
      return pieces;
    }
    String text = cell.text();
    List<String> gaps = new ArrayList<>();
    Matcher form = FORMS.matcher(text);
    int from = 0;
    while (form.find()) {
      gaps.add(text.substring(from, form.start()));
      from = form.end();
      form(form, pieces);
    }
    gaps.add(text.substring(from));
    words(gaps, pieces);
    return pieces;
  }

  private static void form(Matcher form, Map<Kind, List<String>> pieces) {
    String text = form.group();
    if (form.group("EMAIL") != null) {
      add(pieces, Kind.EMAIL, text);
    } else if (form.group("ID") != null) {
      add(pieces, Kind.CN_ID, text);
      if (text.length() != 15) {
        add(pieces, Kind.CARD, text);
      }
    } else if (form.group("TIME") != null) {
      add(pieces, Kind.TIME, text);
    } else if (form.group("PHONE") != null) {
      add(pieces, Kind.PHONE, text);
    } else if (form.group("CARD") != null) {
      add(pieces, Kind.CARD, text);
    } else {
      add(pieces, Kind.PLATE, text);
    }
  }

  private static void add(Map<Kind, List<String>> pieces, Kind kind, String text) {
    pieces.computeIfAbsent(kind, k -> new ArrayList<>(2)).add(text);
  }

  /** The surest name and the longest address of all that stands between the forms. */
  private static void words(List<String> gaps, Map<Kind, List<String>> pieces) {
    @Nullable String name = null;
    double surest = 0;
    String address = "";
    for (String gap : gaps) {
      Cell whole = Cell.of(gap.replaceAll("^[\\s,，;；|/、:：-]+|[\\s,，;；|/、:：-]+$", ""));
      if (whole == null) {
        continue;
      }
      if (whole.han() == 0 && whole.digits() == 0 && LatinNames.fullName(whole) >= .5) {
        name = name == null ? whole.text() : name;
        continue;
      }
      if (whole.han() == 0 && Addresses.is(whole)) {
        address = longer(address, whole.text());
        continue;
      }
      int from = 0;
      int begin = -1;
      int end = 0;
      for (String piece : PIECES.split(gap)) {
        int at = gap.indexOf(piece, from);
        from = at + piece.length();
        String word = LABEL.matcher(piece).replaceFirst("");
        double score = nameScore(word);
        if (score > 0) {
          if (score > surest) {
            surest = score;
            name = word;
          }
        } else if (!single(word, pieces)) {
          begin = begin < 0 ? from - word.length() : begin;
          end = from;
          continue;
        }
        address = longer(address, begin < 0 ? "" : gap.substring(begin, end));
        begin = -1;
      }
      address = longer(address, begin < 0 ? "" : gap.substring(begin, end));
    }
    if (name != null) {
      add(pieces, Kind.NAME, name);
    }
    if (address.length() >= 5) {
      add(pieces, Kind.ADDRESS, address);
    }
  }

  private static String longer(String one, String other) {
    return other.length() > one.length() ? other : one;
  }

  /** Takes a piece that is a code or a number by itself. */
  private static boolean single(String piece, Map<Kind, List<String>> pieces) {
    if (CODE.matcher(piece).matches()) {
      add(pieces, Kind.CODE, piece);
      return true;
    }
    Matcher number = NUMBER.matcher(piece);
    if (number.matches() && !ADDRESS_PART.matcher(piece).matches()) {
      add(pieces, Kind.NUMBER, number.group(1));
      return true;
    }
    return false;
  }

  /** How surely a piece is a name: more is surer, 0 is not at all. */
  private static double nameScore(String piece) {
    Cell cell = piece.length() > 20 ? null : Cell.of(piece);
    if (cell == null) {
      return 0;
    }
    if (ChineseNames.special(cell)) {
      return 3;
    }
    if (!cell.allHan() || cell.length() < 2 || cell.length() > 4) {
      return 0;
    }
    double score = ChineseNames.score(cell.text());
    boolean begins =
        ChineseNames.isSurname(cell.text().substring(0, 1)) && score > ChineseNames.NO_NAME;
    return score > 1 ? 10 + score : begins ? 1 : 0;
  }
}
