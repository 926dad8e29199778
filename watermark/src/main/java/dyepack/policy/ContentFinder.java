package dyepack.policy;

import dyepack.identity.IdentifierType;
import dyepack.identity.Normalised;
import dyepack.identity.Normaliser;
import dyepack.marks.ColumnProfile;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a column holds from sampled cells, its profile and its name.
 *
 * <p>A check digit alone proves little: one in eleven random 18-digit numbers has a right one. So
 * nearly all cells of a column have to fit, not most. Digits without check digits (telephones, card
 * numbers of other lengths, compact dates, epochs) additionally need the right shape or the right
 * word in the column's name.
 */
final class ContentFinder {
  private static final double NEARLY_ALL = 0.95;
  private static final double MOST = 0.8;

  /** More distinct values than this are no categories. */
  static final int MOST_CATEGORIES = 1_000;

  private static final Pattern CHINESE_MOBILE =
      Pattern.compile("(?:\\+?(?:00)?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}");
  private static final Pattern WRITTEN_PHONE =
      Pattern.compile(
          "\\+\\d[\\d ()./-]{7,20}|0\\d{2,3}-\\d{7,8}(?:-\\d+)?"
              + "|(?:1[-. ])?\\(?\\d{3}\\)?[-. ]\\d{3}[-. ]\\d{4}(?:\\s*x\\d+)?");
  private static final Pattern SSN = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");
  private static final Pattern CHINESE_PLATE =
      Pattern.compile("[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新使领][A-Za-z][·. -]?[A-Za-z0-9挂学警港澳领使*]{4,6}");
  private static final Pattern CHINESE_NAME =
      Pattern.compile("\\p{IsHan}{2,4}|\\p{IsHan}+·\\p{IsHan}+");
  private static final Pattern NAME_LIKE =
      Pattern.compile("[\\p{L}][\\p{L}'’.·-]*(?:[ ,]+[\\p{L}][\\p{L}'’.-]*){0,4}");
  private static final Pattern CHINESE_ADDRESS =
      Pattern.compile(".*[省市区县州镇乡路街道村巷弄园苑].*\\d*.*[路街道村巷弄号栋幢室园苑楼组].*");
  private static final Pattern ENGLISH_ADDRESS =
      Pattern.compile("(?i)(?:.*\\d+\\S*\\s+\\p{L}.*|.*\\bp\\.? ?o\\.? box\\b.*)");
  private static final Pattern ENGLISH_STREET =
      Pattern.compile(
          "(?i).*\\b(street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place"
              + "|pl|square|sq|terrace|close|crescent|highway|hwy|parkway|apt|suite)\\b.*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern PADDED = Pattern.compile("0\\d+");
  private static final Pattern SPACED = Pattern.compile(".*[\\s,，。;；].*");

  /** The 120 most frequent Chinese surnames of one character: about 85 % of all people. */
  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
          + "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵覃武钱戴严莫孔向常"
          + "汤康易乔赖文施洪季";

  private final String name;
  private final ColumnProfile profile;
  private final ColumnFacts facts;
  private final List<String> cells;

  private ContentFinder(ColumnFacts facts, ColumnProfile profile, List<String> cells) {
    this.name = facts.name();
    this.facts = facts;
    this.profile = profile;
    this.cells = cells;
  }

  /**
   * Judges a column.
   *
   * @param facts what is known of it so far
   * @param profile what is known of its values
   * @param cells sampled cells that are not blank
   */
  static ContentType find(ColumnFacts facts, ColumnProfile profile, List<String> cells) {
    if (facts.distinct() <= 1 || cells.isEmpty()) {
      return facts.distinct() == 0 ? ContentType.BLANK : ContentType.CONSTANT;
    }
    ContentFinder finder = new ContentFinder(facts, profile, cells);
    ContentType identifier = finder.identifier();
    if (identifier != null) {
      return identifier;
    }
    ContentType time = finder.time();
    if (time != null) {
      return time;
    }
    ContentType number = finder.number();
    return number != null ? number : finder.words();
  }

  private @Nullable ContentType identifier() {
    if (part(cell -> cell.indexOf('@') > 0) >= NEARLY_ALL && known(IdentifierType.EMAIL)) {
      return ContentType.EMAIL;
    }
    if (digits(15, 18) && known(IdentifierType.CN_ID)) {
      return ContentType.CN_ID;
    }
    if (part(cell -> cell.strip().length() == 18) >= NEARLY_ALL
        && known(IdentifierType.CREDIT_CODE)) {
      return ContentType.CREDIT_CODE;
    }
    if (part(cell -> CHINESE_PLATE.matcher(cell.strip()).matches()) >= NEARLY_ALL
        && known(IdentifierType.PLATE)) {
      return ContentType.PLATE;
    }
    if (digits(13, 19) && !sequence() && known(IdentifierType.BANK_CARD)) {
      return ContentType.BANK_CARD;
    }
    if (part(cell -> SSN.matcher(cell.strip()).matches()) >= NEARLY_ALL
        && known(IdentifierType.SSN)) {
      return ContentType.SSN;
    }
    boolean shaped =
        part(cell -> WRITTEN_PHONE.matcher(cell.strip()).matches()) >= MOST
            || (part(ContentFinder::mobile) >= NEARLY_ALL && !sequence());
    boolean said = HeaderWords.PHONE.in(name) && part(cell -> digitCount(cell) >= 7) >= MOST;
    return shaped || said ? ContentType.PHONE : null;
  }

  private @Nullable ContentType time() {
    boolean bare = part(cell -> DIGITS.matcher(cell.strip()).matches()) >= 0.5;
    boolean compact = part(cell -> !Double.isNaN(SampleValues.seconds(cell))) >= NEARLY_ALL;
    ColumnProfile.Quantities time = profile.time();
    boolean readable =
        time != null && time.readable() >= NEARLY_ALL * (facts.rows() - facts.blanks());
    boolean said = HeaderWords.TIME.in(name) || HeaderWords.BIRTH.in(name);
    if (bare ? !(compact || (said && readable && epochOrSerial())) : !(readable || compact)) {
      return null;
    }
    if (!bare && part(cell -> digitCount(cell) >= 4) < MOST) {
      return null;
    }
    if (bare && !compact) {
      return ContentType.TIMESTAMP;
    }
    return part(SampleValues::hasClock) >= 0.5 ? ContentType.TIMESTAMP : ContentType.DATE;
  }

  /** Seconds or milliseconds since 1970 from 2001 on, or days of a spreadsheet since 1954. */
  private boolean epochOrSerial() {
    return part(
            cell -> {
              double value = SampleValues.number(cell);
              return (value >= 1e9 && value < 4e9)
                  || (value >= 1e12 && value < 4e12)
                  || (value >= 20_000 && value < 80_000);
            })
        >= NEARLY_ALL;
  }

  private @Nullable ContentType number() {
    ColumnProfile.Quantities duration = profile.duration();
    long filled = facts.rows() - facts.blanks();
    if (duration != null
        && duration.readable() >= NEARLY_ALL * filled
        && part(cell -> Double.isNaN(SampleValues.number(cell))) >= MOST) {
      return ContentType.DURATION;
    }
    if (part(cell -> !Double.isNaN(SampleValues.number(cell))) < NEARLY_ALL) {
      ColumnProfile.Quantities number = profile.number();
      return number != null && number.readable() >= NEARLY_ALL * filled && !worded()
          ? ContentType.NUMBER
          : null;
    }
    boolean fractions = part(cell -> cell.indexOf('.') >= 0) >= 0.5;
    if (fractions && HeaderWords.LATITUDE.in(name) && within(90)) {
      return ContentType.LATITUDE;
    }
    if (fractions && HeaderWords.LONGITUDE.in(name) && within(180)) {
      return ContentType.LONGITUDE;
    }
    boolean padded = part(cell -> PADDED.matcher(cell.strip()).matches()) >= 0.01;
    boolean manifold = facts.distinct() > Math.min(50, filled / 10);
    boolean named = (HeaderWords.KEY.in(name) && manifold) || HeaderWords.CODE.in(name);
    boolean keyLike =
        named || longAndUnique() || evenlySpread() || (sequence() && facts.uniqueRows() > 0.99);
    return !fractions && (padded || keyLike) ? ContentType.CODE : ContentType.NUMBER;
  }

  private ContentType words() {
    if (address()) {
      return ContentType.ADDRESS;
    }
    if (personNames()) {
      return ContentType.NAME;
    }
    long filled = facts.rows() - facts.blanks();
    boolean repeats = facts.distinct() <= Math.max(2, filled / 5);
    if (facts.distinct() <= MOST_CATEGORIES && repeats) {
      return ContentType.CATEGORY;
    }
    boolean spaced = part(cell -> SPACED.matcher(cell.strip()).matches()) > 0.05;
    boolean withDigits = part(cell -> digitCount(cell) > 0) >= MOST;
    return !spaced && (withDigits || HeaderWords.KEY.in(name))
        ? ContentType.CODE
        : ContentType.TEXT;
  }

  private boolean address() {
    boolean named = HeaderWords.ADDRESS.in(name);
    double chinese = part(cell -> cell.length() >= 6 && CHINESE_ADDRESS.matcher(cell).matches());
    double english =
        part(
            cell ->
                ENGLISH_ADDRESS.matcher(cell).matches() && ENGLISH_STREET.matcher(cell).matches());
    boolean manifold = facts.distinct() > 20 || facts.distinct() > cells.size() / 5;
    return manifold
        && (named
            ? part(cell -> cell.strip().length() >= 6) >= MOST
            : chinese >= MOST || english >= MOST);
  }

  private boolean personNames() {
    double chinese =
        part(
            cell ->
                CHINESE_NAME.matcher(cell.strip()).matches()
                    && (SURNAMES.indexOf(cell.strip().charAt(0)) >= 0
                        || cell.strip().length() == 4));
    boolean named = HeaderWords.NAME.in(name) && !HeaderWords.OF_THINGS.in(name);
    if (named) {
      return part(cell -> NAME_LIKE.matcher(cell.strip()).matches() && cell.length() <= 60) >= MOST
          && part(cell -> digitCount(cell) > 0) < 0.05;
    }
    return chinese >= 0.8 && facts.distinct() >= cells.size() * 0.3 && cells.size() >= 20;
  }

  /** Whether whole numbers are long, all of one length, and hardly ever the same. */
  private boolean longAndUnique() {
    int length = cells.get(0).strip().length();
    return length >= 8
        && part(cell -> DIGITS.matcher(cell.strip()).matches() && cell.strip().length() == length)
            >= NEARLY_ALL
        && facts.uniqueRows() > 0.99;
  }

  /**
   * Whether whole numbers of one length are spread evenly from the smallest to the largest, as keys
   * are that another table gave out: nothing that is measured looks like that. The distance from
   * the uniform distribution (Kolmogorov-Smirnov) is below 1.63 / sqrt(n) for 99 of 100 such
   * columns.
   */
  private boolean evenlySpread() {
    int length = cells.get(0).strip().length();
    boolean oneLength =
        length >= 5
            && part(
                    cell ->
                        DIGITS.matcher(cell.strip()).matches() && cell.strip().length() == length)
                == 1;
    if (!oneLength || cells.size() < 100 || facts.distinct() < 100) {
      return false;
    }
    double[] sorted = cells.stream().mapToDouble(SampleValues::number).sorted().toArray();
    double width = sorted[sorted.length - 1] - sorted[0];
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = (sorted[i] - sorted[0]) / width;
      distance = Math.max(distance, Math.abs(expected - (i + 0.5) / sorted.length));
    }
    return distance < 1.63 / Math.sqrt(sorted.length);
  }

  /** Whether whole numbers are so close together that they were given out one after another. */
  private boolean sequence() {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (String cell : cells) {
      double value = SampleValues.number(cell);
      if (Double.isNaN(value) || value != Math.rint(value)) {
        return false;
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return facts.distinct() >= 20 && max - min < 4.0 * facts.distinct();
  }

  /** Whether the cells are rather words with a number in them than numbers. */
  private boolean worded() {
    return part(cell -> cell.codePoints().filter(Character::isLetter).count() > 3) > 0.05;
  }

  private boolean within(double most) {
    return part(cell -> Math.abs(SampleValues.number(cell)) <= most) >= NEARLY_ALL;
  }

  private boolean digits(int least, int most) {
    return part(cell -> digitCount(cell) >= least - 1 && digitCount(cell) <= most) >= NEARLY_ALL;
  }

  /** Whether nearly all cells are of a type; digits that a spreadsheet rounded prove nothing. */
  private boolean known(IdentifierType type) {
    return part(
            cell -> {
              Normalised read = Normaliser.normalise(type, List.of(cell));
              return read instanceof Normalised.Known
                  || (read instanceof Normalised.Masked && !DIGITS.matcher(cell.strip()).matches());
            })
        >= NEARLY_ALL;
  }

  /** Returns the part of the sampled cells for which something holds. */
  private double part(Predicate<String> holds) {
    return (double) cells.stream().filter(holds).count() / cells.size();
  }

  private static boolean mobile(String cell) {
    return CHINESE_MOBILE.matcher(cell.strip()).matches()
        || cell.strip().matches("1[3-9]\\d[*xX]{4}\\d{4}");
  }

  private static int digitCount(String cell) {
    return (int) cell.codePoints().filter(Character::isDigit).count();
  }
}
