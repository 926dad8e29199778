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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes one person's data out of running text in which nothing separates the values reliably: what
 * is known by itself first ({@link Anchors}), then name and address from what is left between.
 */
final class FreeText {
  /** What the cells of a row hold. */
  static final List<String> COLUMNS =
      List.of(
          "name",
          "phone",
          "phone 2",
          "id number",
          "bank card",
          "email",
          "address",
          "time",
          "amount",
          "other text");

  private static final int NAME = 0;
  private static final int PHONE = 1;
  private static final int IDENTITY = 3;
  private static final int CARD = 4;
  private static final int EMAIL = 5;
  private static final int ADDRESS = 6;
  private static final int TIME = 7;
  private static final int AMOUNT = 8;
  private static final int REST = 9;

  private static final Set<String> SURNAMES = surnames();
  private static final Pattern LABEL =
      Pattern.compile(
          "(客户姓名|收件人姓名|寄件人姓名|真实姓名|联系人|收件人|收货人|寄件人|发货人|姓名|名字|客户|用户|户主|学生|家长|患者|(?i:name))"
              + "|(身份证号码?|身份证|证件号码?|证件|手机号码?|电话号码|联系电话|联系方式|联系手机|手机|电话|银行卡号?|卡号|邮箱|号码"
              + "|(?i:e-?mail|phone|mobile|tel|idcard|id ?no|id))"
              + "|(收货地址|收件地址|详细地址|家庭住址|家庭地址|现住址|户籍地址|地址|住址|居住于|现住|家住|住在|住|(?i:address|addr))");
  private static final String LATIN_WORD = "\\p{Lu}(?=[\\p{L}'’-]*\\p{Ll})[\\p{L}'’-]+";

  /** Two or three words with capitals, of which the middle one may be an initial. */
  private static final Pattern LATIN_NAME =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}'’-])"
              + LATIN_WORD
              + "(?: \\p{Lu}\\.?)?(?: "
              + LATIN_WORD
              + "){1,2}(?![\\p{L}'’-])");

  /** Words with capitals that are no part of a name; fields' names aren't either. */
  private static final Set<String> NO_LATIN_NAME =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "street",
          "road",
          "avenue",
          "lane",
          "drive",
          "court",
          "square",
          "boulevard",
          "suite",
          "apartment",
          "hi",
          "dear",
          "thanks",
          "please",
          "the",
          "call",
          "new",
          "saint",
          "north",
          "south",
          "east",
          "west");

  private static final Pattern LABEL_AT_END = Pattern.compile("(.+?)(?:" + LABEL.pattern() + ")$");
  private static final Pattern SEPARATORS =
      Pattern.compile(
          "[\\s\\u3000\\u00A0,，、;；|:：/\\\\()（）【】\\[\\]{}<>《》\"'“”‘’。!！?？=+*_~^$%&—…"
              // Pictograms that stand for labels, and what changes their look.
              + "\\p{So}\\x{1F000}-\\x{1FBFF}\\uFE0F\\u200D\\u20E3]+|-{2,}");

  /** Values with signs inside at which words would be cut: days, with a time or not, and money. */
  private static final Pattern FIGURES =
      Pattern.compile(
          "(?<![\\d.:/-])(?:(?<time>(?:(?:19|20)\\d\\d[-/.年]\\d{1,2}[-/.月]\\d{1,2}[日号]?"
              + "|\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)\\d\\d"
              + "|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d\\d"
              + "|\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? (?:19|20)\\d\\d)(?!\\d)"
              + "(?:(?:[ T,]{0,2}| at )(?:上午|下午|凌晨|早上|中午|晚上)? ?\\d{1,2}[:：时点]\\d{1,2}"
              + "(?:[:：分]\\d{1,2}(?:[.,]\\d{1,9})?秒?)?分?(?: ?[AaPp][Mm])?(?:Z|[+-]\\d{2}:?\\d{2})?)?)"
              + "|(?<clock>\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?![\\d:]))"
              + "|(?<amount>[¥￥$€£] ?-?\\d[\\d,]{0,18}(?:\\.\\d{1,9})?|-?\\d[\\d,]{0,18}(?:\\.\\d{1,9})? ?万?(?:元|块钱|RMB)))");

  private static final String PLACES =
      "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾"
          + "|内蒙古|广西|西藏|宁夏|新疆|香港|澳门";
  private static final Pattern PLACE_START = Pattern.compile("(?:" + PLACES + ")");
  private static final Pattern TOWN_START = Pattern.compile("[\\u4E00-\\u9FFF]{2,3}[省市县区州]");
  private static final Pattern ADDRESS_SIGN =
      Pattern.compile("[省市区區县縣镇鎮乡鄉村路街巷弄号號栋棟楼樓室座层層苑园園里道]|单元|單元|小区|大厦|大廈|花园|花園|广场|廣場");
  private static final Pattern NOT_A_NAME =
      Pattern.compile(".*(省|市|区|县|镇|乡|路|街|号|楼|室|栋|公司|银行|先生|女士|数据|微信|号码|电话|地址|姓名).*");
  private static final Pattern NAME_AT_END =
      Pattern.compile("(.*[号室楼栋座层户院元])([\\u4E00-\\u9FFF]{2,4})");

  private final String[] cells = new String[COLUMNS.size()];
  private final StringBuilder rest = new StringBuilder();
  private String spareName = "";

  private FreeText() {
    Arrays.fill(cells, "");
  }

  private static Set<String> surnames() {
    Set<String> names = new HashSet<>();
    try (InputStream in =
            Objects.requireNonNull(
                FreeText.class.getResourceAsStream("surnames.txt"), "surnames.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#") && line.indexOf(' ') > 0) {
          names.addAll(Splitter.on(' ').splitToList(line));
        } else if (!line.startsWith("#")) {
          line.codePoints().forEach(c -> names.add(Character.toString(c)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Set.copyOf(names);
  }

  /** Cells as {@link #COLUMNS} says; blank where nothing was found, nothing of the text is lost. */
  static String[] cells(String text, List<Anchors.Anchor> anchors) {
    FreeText row = new FreeText();
    int from = 0;
    for (Anchors.Anchor anchor : anchors) {
      row.words(text.substring(from, anchor.start()));
      row.anchor(anchor.kind(), text.substring(anchor.start(), anchor.end()));
      from = anchor.end();
    }
    row.words(text.substring(from));
    if (row.cells[NAME].isEmpty()) {
      row.cells[NAME] = row.spareName;
    } else {
      row.rest(row.spareName);
    }
    row.cells[REST] = row.rest.toString();
    return row.cells;
  }

  private void anchor(Anchors.Kind kind, String value) {
    int column =
        switch (kind) {
          case PHONE -> cells[PHONE].isEmpty() ? PHONE : PHONE + 1;
          case IDENTITY -> IDENTITY;
          case CARD -> CARD;
          case EMAIL -> EMAIL;
        };
    if (cells[column].isEmpty()) {
      cells[column] = value;
    } else {
      rest(value);
    }
  }

  private void rest(String word) {
    if (!word.isEmpty()) {
      rest.append(rest.isEmpty() ? "" : " ").append(word);
    }
  }

  private void words(String between) {
    Matcher figures = FIGURES.matcher(between);
    int from = 0;
    while (figures.find()) {
      tokens(between.substring(from, figures.start()));
      String text = figures.group();
      int column =
          figures.group("time") != null ? TIME : figures.group("amount") != null ? AMOUNT : REST;
      if (column != REST && cells[column].isEmpty()) {
        cells[column] = text;
      } else {
        rest(text);
      }
      from = figures.end();
    }
    tokens(between.substring(from));
  }

  private void tokens(String between) {
    Matcher latin = LATIN_NAME.matcher(between);
    while (cells[NAME].isEmpty() && latin.find()) {
      if (isLatinName(latin.group(), between.substring(0, latin.start()))) {
        cells[NAME] = latin.group();
        tokens(between.substring(0, latin.start()));
        tokens(between.substring(latin.end()));
        return;
      }
    }
    String label = "";
    for (String word : Splitter.on(SEPARATORS).split(between)) {
      String token = strip(word);
      if (token.isEmpty()) {
        continue;
      }
      Matcher m = LABEL.matcher(token);
      if (m.lookingAt() && !(isName(token) && m.end() < 2)) {
        label = m.group(1) != null ? "name" : m.group(3) != null ? "address" : "number";
        token = strip(token.substring(m.end()).replaceFirst("^(是|为|号码|号)", ""));
        if (token.isEmpty()) {
          continue;
        }
      }
      // A label glued to the end of a value names the next one: 张三电话.
      Matcher last = LABEL_AT_END.matcher(token);
      if (!isAddress(token) && last.matches() && token.length() <= 12) {
        token = last.group(1);
      }
      word(token, label);
      label = "";
    }
  }

  /** A house number stands before the name of a street. */
  private static boolean isLatinName(String words, String before) {
    String lead = before.stripTrailing();
    boolean house = !lead.isEmpty() && Character.isDigit(lead.charAt(lead.length() - 1));
    List<String> parts = Splitter.on(' ').splitToList(words);
    for (String part : parts) {
      if (NO_LATIN_NAME.contains(part.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return !house && !HeaderDetector.isName(parts.get(0));
  }

  private static String strip(String word) {
    int start = 0;
    int end = word.length();
    while (start < end && "-.·#@".indexOf(word.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "-.·#@".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(start, end);
  }

  private void word(String token, String label) {
    boolean unnamed = cells[NAME].isEmpty();
    if (unnamed && (label.equals("name") || isName(token)) && token.length() <= 20) {
      cells[NAME] = token;
      return;
    }
    if (unnamed && label.isEmpty()) {
      int cut = nameLength(token);
      if (cut > 0) {
        cells[NAME] = token.substring(0, cut);
        address(token.substring(cut));
        return;
      }
      Matcher end = NAME_AT_END.matcher(token);
      if (end.matches() && isName(end.group(2))) {
        cells[NAME] = end.group(2);
        address(end.group(1));
        return;
      }
    }
    if (label.equals("address") || isAddress(token)) {
      address(token);
    } else if (spareName.isEmpty() && isHan(token) && token.length() >= 2 && token.length() <= 4) {
      spareName = token;
    } else {
      rest(token);
    }
  }

  private void address(String words) {
    cells[ADDRESS] = cells[ADDRESS].isEmpty() ? words : cells[ADDRESS] + " " + words;
  }

  private static boolean isAddress(String token) {
    Matcher signs = ADDRESS_SIGN.matcher(token);
    int n = 0;
    while (signs.find() && n < 2) {
      n++;
    }
    return n >= 2
        || (n == 1 && token.length() >= 5)
        || PLACE_START.matcher(token).lookingAt()
        || (n == 1 && TOWN_START.matcher(token).lookingAt());
  }

  private static boolean isHan(String token) {
    return token.chars().allMatch(c -> Anchors.isHan((char) c) || Character.isSurrogate((char) c));
  }

  /** Two to four characters of which the first are a family name, or parts joined by a dot. */
  static boolean isName(String token) {
    int dot = token.indexOf('·');
    if (dot > 0 && dot < token.length() - 1 && token.length() <= 15) {
      return isHan(token.replace("·", ""));
    }
    int n = token.codePointCount(0, token.length());
    if (n < 2 || n > 4 || !isHan(token) || NOT_A_NAME.matcher(token).matches()) {
      return false;
    }
    boolean compound = n > 2 && SURNAMES.contains(token.substring(0, 2));
    int first = token.offsetByCodePoints(0, 1);
    return compound
        || (n <= 3 && SURNAMES.contains(token.substring(0, first)))
        || (n == 4
            && SURNAMES.contains(token.substring(0, 1))
            && SURNAMES.contains(token.substring(1, 2)));
  }

  /** How long the name is that an address is glued to; 0 if there is none. */
  private static int nameLength(String token) {
    for (Pattern start : List.of(PLACE_START, TOWN_START)) {
      for (int n : new int[] {3, 2, 4}) {
        if (token.length() > n + 3
            && isName(token.substring(0, n))
            && start.matcher(token).region(n, token.length()).lookingAt()
            && isAddress(token.substring(n))
            && !start.matcher(token).lookingAt()) {
          return n;
        }
      }
    }
    return 0;
  }
}
