package dyepack.typing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Votes for names, places, words of known lists, addresses and other text. */
final class WordJudge {
  private static final Set<String> COMMON_PASSWORDS =
      Set.of(
          "123456",
          "123456789",
          "12345678",
          "111111",
          "000000",
          "123123",
          "password",
          "qwerty",
          "abc123",
          "a123456",
          "5201314",
          "1234567",
          "666666",
          "888888",
          "iloveyou",
          "admin",
          "123321",
          "654321",
          "woaini",
          "1qaz2wsx",
          "asd123",
          "qq123456",
          "zxcvbnm",
          "88888888",
          "11111111");
  private static final Pattern LETTERS_AND_DIGITS =
      Pattern.compile("(?=.*[A-Za-z])(?=.*\\d)\\S{6,24}");

  /** Measures, packs and sizes, by which titles of goods say what they are. */
  private static final Pattern SPECIFICATION =
      Pattern.compile(
          "(?i)\\d(?:\\.\\d+)? ?(?:ml|l|kg|g|mg|cm|mm|inch|英寸|毫升|升|克|千克|公斤|斤|片|粒|支|瓶|盒|袋|包|件装|只装|双装|抽|寸|码|升装|gb|tb|mah|w|pack|pcs|oz|lb|ct)\\b"
              + "|件装|只装|套装|[SMXL]{1,3}码|[（(](?:黑|白|红|蓝|灰|绿|粉|银|金|大|中|小|s|m|l|xl|black|white|red|blue|large|small)[^()（）]{0,6}[)）]");

  /** Partners' names as firms carry them: {@code Baker, Stone and Hill}, {@code Green & Sons}. */
  private static final Pattern PARTNERS =
      Pattern.compile(
          "\\p{Lu}[\\p{L}'-]+(?:, \\p{Lu}[\\p{L}'-]+)*,? (?:and|&) (?:\\p{Lu}[\\p{L}'-]+|Sons|Co\\.?)");

  private static final Pattern SYMBOL = Pattern.compile("\\S*[!@#$%^&*?+=~]\\S*");
  private static final Pattern SENTENCE = Pattern.compile(".*[。！？，,.!?;；].*|\\S+(?: \\S+){4,}");

  /** Where fewer cells have letters no list of words can fit: it would be below every threshold. */
  private static final double WORDS = 0.15;

  /** Two clauses, or one that ends: what is said, and no word of a list. */
  private static final Pattern CLAUSES = Pattern.compile("\\p{IsHan}{2}[,，;；。!！?？]");

  private final ColumnSample sample;
  private final Ballot ballot;

  WordJudge(ColumnSample sample, Ballot ballot) {
    this.sample = sample;
    this.ballot = ballot;
  }

  void vote() {
    if (sample.share(c -> c.han() + c.latin() > 0) >= WORDS) {
      lists();
      places();
      new NameJudge(sample, ballot).vote();
      prose();
    }
    accounts();
    allowed();
  }

  private void lists() {
    int few = Math.max(8, sample.size() / 3);
    double weight = sample.kinds() <= few ? 9 : 6;
    ballot.add(
        ColumnType.GENDER, sample.kinds() <= few ? 9.2 : 0, sample.share(Texts::gender), .7, .87);
    ballot.add(ColumnType.ETHNIC_GROUP, weight, sample.share(Texts::ethnic), .7, .87);
    list(ColumnType.EDUCATION, weight + .1, .6, .85);
    list(ColumnType.MARITAL_STATUS, weight + .1, .6, .85);
    list(ColumnType.BOOLEAN, sample.kinds() <= 12 ? 8.5 : 0, .7, .87);
    list(ColumnType.BANK_NAME, 9, .5, .8);
    list(ColumnType.HEALTH, 7.4, .45, .7);
    list(ColumnType.JOB, 7.2, .45, .7);
    double formed = sample.share(Occupations::is);
    double several = sample.share(c -> c.text().indexOf(' ') > 0 && c.han() == 0);
    ballot.add(ColumnType.JOB, several > .2 ? 7 : 0, formed, .5, .7);
    list(ColumnType.DEPARTMENT, 7.3, .5, .78);
    list(ColumnType.PRODUCT, 5.2, .4, .65);
    ballot.add(
        ColumnType.PRODUCT,
        sample.distinct() > few ? 4.8 : 4,
        sample.share(
            c ->
                c.han() + c.latin() >= 3
                    && Character.isLetter(c.text().charAt(0))
                    && (c.digits() > 0 || c.han() > 3 || c.text().endsWith(")"))
                    && SPECIFICATION.matcher(c.text()).find()),
        .2,
        .4);
    ballot.add(
        ColumnType.COMPANY,
        8,
        sample.share(
            c -> Texts.company(c) || (c.latin() > 6 && PARTNERS.matcher(c.text()).matches())),
        .4,
        .7);
  }

  private void list(ColumnType type, double weight, double least, double enough) {
    ballot.add(
        type,
        weight,
        sample.share(c -> c.length() <= 60 && Vocabulary.has(type, c)),
        least,
        enough);
  }

  private void places() {
    double provinces = sample.share(Texts::province);
    double cities = sample.share(Texts::city);
    double districts = sample.share(Texts::district);
    double countries = sample.share(c -> Vocabulary.has(ColumnType.COUNTRY, c));
    boolean latin = sample.share(c -> c.han() == 0) > 0.7;
    ballot.add(ColumnType.PROVINCE, 9.3, provinces, .6, .86);
    ballot.add(ColumnType.COUNTRY, countries > provinces ? 9 : 7, countries, .55, .85);
    ballot.add(
        ColumnType.CITY,
        districts > cities + .2 ? 6 : 8.8,
        cities,
        latin ? .3 : .6,
        latin ? .6 : .86);
    ballot.add(ColumnType.DISTRICT, 8.4, districts, .6, .86);
    double addresses = sample.share(Addresses::is);
    ballot.add(ColumnType.ADDRESS, 9, addresses, .5, .78);
    if (addresses > .3 && sample.manifold() > .6) {
      ballot.add(
          ColumnType.ADDRESS, 7, sample.share(c -> Addresses.is(c) || Addresses.door(c)), .7, .85);
    }
  }

  private void accounts() {
    double users =
        sample.share(
            c ->
                c.han() == 0 && Texts.user(c) && c.latin() > 0 && !Texts.hash(c) && !Texts.uuid(c));
    double mixed = sample.share(c -> c.digits() > 0 && c.latin() > 0 && c.text().equals(c.lower()));
    double lower = sample.share(c -> c.text().equals(c.lower()) && c.latin() >= 3);
    double marks = sample.share(c -> SYMBOL.matcher(c.text()).matches());
    double common = sample.share(c -> COMMON_PASSWORDS.contains(c.lower()));
    double both = sample.share(c -> LETTERS_AND_DIGITS.matcher(c.text()).matches());
    double digits = sample.share(c -> c.allDigits() && c.length() >= 6);
    double shaped =
        sample.share(
            c -> c.han() == 0 && c.length() >= 4 && c.length() <= 32 && c.text().indexOf(' ') < 0);
    double upper =
        sample.share(
            c ->
                !c.text().equals(c.lower())
                    && !c.text().equals(c.text().toUpperCase(java.util.Locale.ROOT))
                    && c.digits() > 0);
    boolean manifold = sample.manifold() > 0.6;
    boolean words =
        sample.share(c -> LatinNames.first(c.lower()) || LatinNames.last(c.lower())) > .4;
    boolean varied = lengths() >= 4;
    ballot.add(
        ColumnType.USER_NAME,
        manifold && varied && lower > .75 && mixed > .25 && !words ? 5 : 0,
        users,
        .7,
        .88);
    boolean plain = common > 0.02 || (marks > .15 && both > .3) || (upper > .45 && both > .6);
    ballot.add(
        ColumnType.PASSWORD,
        plain && varied && (both + digits + marks > .5) ? 5.5 : 0,
        shaped,
        .7,
        .88);
    ballot.allow(
        ColumnType.USER_NAME,
        sample.share(c -> c.length() <= 40 && (!c.allDigits() || c.length() >= 5) && !decimal(c)));
    ballot.allow(
        ColumnType.PASSWORD,
        sample.share(c -> c.han() == 0 && c.text().indexOf(' ') < 0 && !decimal(c)));
  }

  private static boolean decimal(Cell cell) {
    int point = cell.text().indexOf('.');
    return point >= 0
        && cell.digits() == cell.length() - (cell.text().charAt(0) == '-' ? 2 : 1)
        && cell.text().lastIndexOf('.') == point;
  }

  private long lengths() {
    return sample.cells().stream().mapToInt(Cell::length).distinct().count();
  }

  private void prose() {
    double letters = sample.share(c -> c.han() + c.latin() > 0);
    double sentences =
        sample.share(
            c ->
                c.length() >= 8
                    && c.han() + c.latin() > c.length() / 2
                    && SENTENCE.matcher(c.text()).matches());
    double average = sample.cells().stream().mapToInt(Cell::length).average().orElse(0);
    ballot.add(ColumnType.FREE_TEXT, average > 12 ? 4.5 : 2, sentences, .35, .7);
    boolean few = sample.kinds() <= Math.max(3, sample.size() / 5) && sample.kinds() <= 60;
    ballot.add(ColumnType.CATEGORY, few && sample.size() >= 8 ? 3.6 : 0, letters);
    boolean mostly =
        sample.size() >= 20 && sample.topTen() > .8 && sample.distinct() <= sample.size() / 3;
    ballot.add(ColumnType.CATEGORY, mostly ? 3.6 : 0, letters);
  }

  private void allowed() {
    double words = sample.share(c -> c.han() + c.latin() >= 2);
    double noDigits =
        sample.share(
            c ->
                c.digits() == 0
                    && c.han() + c.latin() >= 1
                    && c.length() <= 60
                    && !(c.han() > 0 && CLAUSES.matcher(c.text()).find()));
    List<ColumnType> open =
        List.of(
            ColumnType.JOB,
            ColumnType.DEPARTMENT,
            ColumnType.CITY,
            ColumnType.DISTRICT,
            ColumnType.PROVINCE,
            ColumnType.COUNTRY,
            ColumnType.EDUCATION,
            ColumnType.MARITAL_STATUS,
            ColumnType.ETHNIC_GROUP);
    for (ColumnType type : open) {
      ballot.allow(type, noDigits);
    }
    ballot.allow(ColumnType.PRODUCT, words);
    ballot.allow(ColumnType.BANK_NAME, words);
    ballot.allow(ColumnType.COMPANY, sample.share(c -> c.han() + c.latin() >= 4));
    ballot.allow(ColumnType.HEALTH, words);
    ballot.allow(ColumnType.FREE_TEXT, words);
    ballot.allow(ColumnType.CATEGORY, sample.kinds() <= 60 ? 1 : 0);
    ballot.allow(ColumnType.BOOLEAN, sample.kinds() <= 6 ? 1 : 0);
    ballot.allow(ColumnType.GENDER, sample.kinds() <= 6 ? noDigits : 0);
    ballot.allow(
        ColumnType.ADDRESS,
        sample.share(
            c ->
                c.length() >= 6
                    && (c.han() >= 4 || (c.latin() >= 4 && c.text().indexOf(' ') > 0))));
  }
}
