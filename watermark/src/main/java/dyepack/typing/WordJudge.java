package dyepack.typing;

import com.google.common.base.Splitter;
import java.util.HashSet;
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

  private final ColumnSample sample;
  private final Ballot ballot;

  WordJudge(ColumnSample sample, Ballot ballot) {
    this.sample = sample;
    this.ballot = ballot;
  }

  void vote() {
    lists();
    places();
    chineseNames();
    latinNames();
    accounts();
    prose();
    allowed();
  }

  private void lists() {
    int few = Math.max(8, sample.size() / 3);
    double weight = sample.distinct() <= few ? 9 : 6;
    ballot.add(
        ColumnType.GENDER,
        sample.distinct() <= few ? 9.2 : 0,
        sample.share(Texts::gender),
        .7,
        .87);
    ballot.add(ColumnType.ETHNIC_GROUP, weight, sample.share(Texts::ethnic), .7, .87);
    list(ColumnType.EDUCATION, weight + .1, .6, .85);
    list(ColumnType.MARITAL_STATUS, weight + .1, .6, .85);
    list(ColumnType.BOOLEAN, sample.distinct() <= 12 ? 8.5 : 0, .7, .87);
    list(ColumnType.BANK_NAME, 9, .5, .8);
    list(ColumnType.HEALTH, 7.4, .45, .7);
    list(ColumnType.JOB, 7.2, .45, .7);
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
    ballot.add(ColumnType.ADDRESS, 9, sample.share(Addresses::is), .5, .78);
  }

  private void chineseNames() {
    int plain = 0;
    int special = 0;
    int shapes = 0;
    int good = 0;
    java.util.List<Double> scores = new java.util.ArrayList<>();
    for (Cell cell : sample.cells()) {
      if (ChineseNames.special(cell)) {
        special++;
        shapes++;
        continue;
      }
      shapes += (cell.allHan() && cell.length() >= 2 && cell.length() <= 4) || spaced(cell) ? 1 : 0;
      String text = cell.text();
      if (spaced(cell)) {
        text = text.replace(" ", "");
      }
      boolean han = text.codePoints().allMatch(Character::isIdeographic);
      if (han && text.length() <= 8) {
        double score = ChineseNames.score(text);
        plain++;
        scores.add(score);
        good += score > 1.5 ? 1 : 0;
      }
    }
    double share = (double) (special + good) / Math.max(1, sample.size());
    scores.sort(null);
    double median = scores.isEmpty() ? 0 : scores.get(scores.size() / 2);
    double lower = scores.isEmpty() ? 0 : scores.get(scores.size() / 4);
    double quality =
        plain < special / 2
            ? 1
            : Math.max(
                0,
                Math.min(
                    1,
                    (Math.min(median / 2, lower) - NameLaw.LEAST)
                        / (NameLaw.ENOUGH - NameLaw.LEAST)));
    ballot.add(ColumnType.NAME, 8 * quality, share, .55, .8);
    ballot.allow(ColumnType.NAME, (double) shapes / Math.max(1, sample.size()));
    double surnames =
        sample.share(c -> c.length() <= 2 && c.allHan() && ChineseNames.isSurname(c.text()));
    double single = sample.share(c -> c.length() == 1 && c.allHan());
    boolean varied = sample.distinct() >= Math.min(8, sample.size() / 3);
    ballot.add(ColumnType.SURNAME, single > .6 && varied ? 7 : 0, surnames, .75, .88);
    ballot.allow(ColumnType.SURNAME, sample.share(c -> c.length() <= 2 && c.allHan()));
    ballot.allow(ColumnType.GIVEN_NAME, sample.share(c -> c.length() <= 2 && c.allHan()));
  }

  private static boolean spaced(Cell cell) {
    return cell.han() >= 2
        && cell.length() <= 6
        && cell.text().indexOf(' ') > 0
        && cell.like("\\p{IsHan}{1,2} {1,2}\\p{IsHan}{1,2}");
  }

  private void latinNames() {
    double sum = 0;
    int shaped = 0;
    int sure = 0;
    int both = 0;
    for (Cell cell : sample.cells()) {
      double fit = LatinNames.fullName(cell);
      sum += fit;
      shaped += fit > 0 ? 1 : 0;
      sure += fit >= .7 ? 1 : 0;
      both += fit >= 1 ? 1 : 0;
    }
    int n = Math.max(1, sample.size());
    double mean = shaped == 0 ? 0 : sum / shaped;
    double known = (double) sure / n;
    double share = (double) shaped / n;
    boolean listed =
        sample.share(
                    c ->
                        c.han() == 0
                            && (Texts.city(c)
                                || Vocabulary.has(ColumnType.PRODUCT, c)
                                || Vocabulary.has(ColumnType.JOB, c)))
                > 0.35
            || (shaped > 0
                && both < n * .5
                && (sample.share(LatinNames::endsAsStreet) > .5 || grid()));
    double full = sample.manifold() < .25 && sample.topTen() > .5 && sample.size() > 30 ? 5 : 8;
    ballot.add(ColumnType.NAME, listed || mean < .62 ? 0 : full, share, .6, .82);
    ballot.add(ColumnType.NAME, listed ? 0 : full - .5, known, .45, .65);
    ballot.allow(
        ColumnType.NAME,
        sample.share(
            c ->
                c.digits() == 0 && c.latin() > 0 && c.length() <= 50 && c.like("[\\p{L} .,'’-]+")));
    double first = sample.share(c -> LatinNames.first(c.lower()));
    double last = sample.share(c -> LatinNames.last(c.lower()));
    double word =
        sample.share(c -> c.han() == 0 && c.like("\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'-]+)?"));
    boolean varied = sample.distinct() >= Math.min(15, sample.size() / 3);
    double places = sample.share(Texts::city);
    ballot.add(
        ColumnType.GIVEN_NAME, varied && first > last && places < .3 ? 6.8 : 0, first, .55, .8);
    ballot.add(
        ColumnType.SURNAME,
        varied && last > first && places < .3 && word > .8 ? 6.8 : 0,
        last,
        .3,
        .5);
    ballot.allow(ColumnType.GIVEN_NAME, word);
    ballot.allow(ColumnType.SURNAME, word);
  }

  /**
   * Names of things are put together from few words, each with each: 60 names of 12 words. People
   * bring a word of their own each, and where few people come again and again, their words do too.
   */
  private boolean grid() {
    Set<String> whole = new HashSet<>();
    Set<String> words = new HashSet<>();
    for (Cell cell : sample.cells()) {
      if (cell.han() == 0 && cell.digits() == 0 && cell.text().indexOf(' ') > 0) {
        whole.add(cell.lower());
        words.addAll(Splitter.on(' ').splitToList(cell.lower()));
      }
    }
    return whole.size() >= 20 && words.size() < whole.size() * 0.6;
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
        sample.share(c -> c.length() <= 40 && (!c.allDigits() || c.length() >= 5)));
    ballot.allow(ColumnType.PASSWORD, sample.share(c -> c.han() == 0 && c.text().indexOf(' ') < 0));
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
    boolean few = sample.distinct() <= Math.max(3, sample.size() / 5) && sample.distinct() <= 60;
    ballot.add(ColumnType.CATEGORY, few && sample.size() >= 8 ? 3.6 : 0, letters);
    boolean mostly =
        sample.size() >= 20 && sample.topTen() > .8 && sample.distinct() <= sample.size() / 3;
    ballot.add(ColumnType.CATEGORY, mostly ? 3.6 : 0, letters);
  }

  private void allowed() {
    double words = sample.share(c -> c.han() + c.latin() >= 2);
    double noDigits =
        sample.share(c -> c.digits() == 0 && c.han() + c.latin() >= 1 && c.length() <= 60);
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
    ballot.allow(ColumnType.CATEGORY, sample.distinct() <= 60 ? 1 : 0);
    ballot.allow(ColumnType.BOOLEAN, sample.distinct() <= 12 ? 1 : 0);
    ballot.allow(ColumnType.GENDER, sample.distinct() <= 12 ? noDigits : 0);
    ballot.allow(
        ColumnType.ADDRESS,
        sample.share(
            c ->
                c.length() >= 6
                    && (c.han() >= 4 || (c.latin() >= 4 && c.text().indexOf(' ') > 0))));
  }
}
