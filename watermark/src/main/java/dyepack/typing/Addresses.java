package dyepack.typing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Postal addresses, Chinese and English. */
final class Addresses {
  private static final Pattern REGION =
      Pattern.compile("[\\p{IsHan}]{1,8}?(?:省|自治区|市|自治州|盟|地区|区|县|旗)");
  private static final Pattern ROAD =
      Pattern.compile(
          "\\p{IsHan}(?:路|街|大道|道|巷|弄|胡同|里|村|镇|乡|屯|庄|条|街道|公路|开发区|社区|小区|花园|家园|苑|新村|园区|广场|工业园|大厦|公寓)");
  private static final Pattern DOOR =
      Pattern.compile(
          "[0-9A-Za-z一二三四五六七八九十百*#-]+ ?(?:号楼|号院|号|栋|幢|座|单元|室|楼|层|弄|组|户|门|区|期|队|排)|\\d+[-#]\\d+");
  private static final Pattern PROSE = Pattern.compile("[。！？!?]|的|了|请|我|您|你|吗|吧|已|不|很|麻烦|谢谢");
  private static final String SUFFIX =
      "(?:street|st|avenue|ave|av|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|square|sq"
          + "|terrace|ter|close|crescent|cres|highway|hwy|parkway|pkwy|circle|cir|trail|trl|loop|row|mews|gardens|grove|hill|walk"
          + "|green|park|plaza|alley|path|pike|run|ridge|view|heights|crossing|station|points?|mill|port|bridge|village|valley"
          + "|meadows?|estates?|forge|fork|forest|ford|fort|harbors?|haven|island|junction|keys?|knolls?|lake|landing|manor|motorway"
          + "|mountain|oval|overpass|passage|pines?|plains?|ports?|prairie|ramp|ranch|rapid|rest|river|shoals?|shores?|skyway"
          + "|springs?|spurs?|stravenue|stream|summit|throughway|trace|track|trafficway|turnpike|underpass|union|via|viaduct|villages?"
          + "|ville|vista|walks|wall|well|wells|yard|end|rise|mount|drift|common|parade|vale|croft|quay)";
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?i)^(?:(?:flat|apt|unit|suite|studio|no\\.?) ?[\\w-]+,? )?\\d+[a-z]?(?:[-/]\\d+)?,? (?:[\\p{L}'.0-9-]+ ){0,5}"
              + SUFFIX
              + "\\b.*");
  private static final Pattern BOX =
      Pattern.compile(
          "(?i)^p\\.? ?o\\.? box \\d+.*|^(?:psc|unit|usns|uss) [\\w ]+,? (?:box|fpo|apo|dpo).*");
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?i)^\\d+[a-z]? [\\p{L}'. -]{3,40}(?:,? (?:apt|suite|unit|#)\\.? ?\\w+)?,.*(?:\\b[A-Z]{2},? \\d{5}.*|[a-z]{1,2}\\d[\\da-z]? ?\\d[a-z]{2})$");

  private static final Pattern STREET_WORD = Pattern.compile(SUFFIX);
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?i)(?:^|[, ])(?:no\\.? ?|#)?\\d+[a-z]?(?:[-/]\\d+)?,? (?:[\\p{L}'.’-]+ ){0,4}"
              + SUFFIX
              + "\\b");
  private static final Pattern UNIT =
      Pattern.compile(
          "(?i)(?:^|[, ])(?:flat|apt\\.?|apartment|unit|suite|studio|room|rm\\.?|floor|level|house|h\\.? ?no\\.?|building|bldg|block|tower|shop|villa|plot)[ .#]{0,2}(?:\\d+[a-z]?|[a-z])\\b"
              + "|(?:^|[, ])\\d{1,3}(?:/f|f|(?:st|nd|rd|th) floor)\\b");
  private static final Pattern POSTAL =
      Pattern.compile(
          "(?i)(?:\\b[a-z]{2},? \\d{5}(?:-\\d{4})?|\\b[a-z]{1,2}\\d[\\da-z]? ?\\d[a-z]{2}|\\b[a-z]\\d[a-z] ?\\d[a-z]\\d"
              + "|\\b(?:nsw|vic|qld|wa|sa|tas|act|nt),? \\d{4}|[ ,-]\\d{3} ?\\d{3})(?:, ?[a-z. ]{2,20})?$");

  /** A postal code with its town, before or behind, as on the continent and in Latin America. */
  private static final Pattern TOWN =
      Pattern.compile(
          "(?:^|[, ])(?:[A-Z]{1,2}-)?(?:\\d{5}(?:-\\d{3})?|\\d{2}-\\d{3}|\\d{3} ?\\d{2}|\\d{4}(?: ?[A-Z]{2})?),? \\p{Lu}\\p{L}+");

  private static final Pattern HOUSE =
      Pattern.compile(
          "\\p{L}[.,]? (?:n\\.? ?|nr\\.? ?|№ ?)?\\d{1,4}[a-zA-Z]?(?:[-/]\\d{1,4})?(?:,| |$)");

  private static final Pattern DIVISION =
      Pattern.compile(
          "(?i)\\b(?:district|dist|province|prov|county|township|village|city|state|municipality|prefecture)\\b");
  private static final Pattern STREET_TOKEN = Pattern.compile("(?i)\\b" + SUFFIX + "\\b");
  private static final Pattern ENGLISH_PROSE =
      Pattern.compile(
          "(?i)\\b(?:the|is|was|are|were|please|and|not|have|has|will|with|for|this|that|he|she|they|we|you|your)\\b");

  /** Doors inside an estate: two numbers with their words, or a building with a number behind. */
  private static final Pattern DOORS =
      Pattern.compile(
          "\\p{IsHan}{2,}.*(?:\\d+|[A-Za-z一二三四五六七八九十]) ?(?:栋|棟|幢|座|号楼|號樓|单元|單元|期).*\\d+.*"
              + "|\\p{IsHan}{2,12}\\d{1,3}-\\d{1,3}-\\d{2,4}室?");

  private static final Pattern DOOR_AND_NAME =
      Pattern.compile(
          "\\d{1,5}[A-Za-z]?(?: \\p{Lu}[\\p{L}'.-]+){2,4}(?:,? (?i:apt|apartment|suite|ste|unit|#)\\.? ?[\\w-]+)?");

  /**
   * Words of streets on the continent of Europe and in Latin America, before or behind the name.
   */
  private static final String STREET_BEFORE =
      "(?:rue|avenue|av\\.?|bd|boulevard|chemin|allée|impasse|quai|place|via|viale|corso|piazza|vicolo|calle|c/|avenida|avda\\.?|paseo|plaza"
          + "|carrera|rua|travessa|praça|alameda|ul\\.|ulica|ул\\.|улица|пр\\.|проспект|пер\\.|jalan|jl\\.?)";

  private static final String STREET_BEHIND =
      "(?:stra(?:ß|ss)e|str\\.?|weg|gasse|platz|allee|ring|damm|ufer|steig|straat|laan|gracht|plein|kade|vej|gade|gata|gatan|vägen|väg|katu|utca)";

  /**
   * The number of the house stands behind the street, the postal code before the town: {@code
   * Lindenweg 12a, 79533 Grimma}, {@code Keizersgracht 12, 1015 AB Amsterdam}, {@code 12 rue de la
   * Paix}.
   */
  private static final Pattern CONTINENTAL =
      Pattern.compile(
          "(?iU)[\\p{L}.' -]{3,40}\\p{L}"
              + STREET_BEHIND
              + "? ?\\d{1,4} ?[a-z]?(?:[-/]\\d{1,3}[a-z]?)?,? (?:[a-z]{1,2}-)?\\d{4,5}(?: [a-z]{2})? \\p{L}[\\p{L}.' ()/-]+"
              + "|[\\p{L}.' -]{2,40}(?:stra(?:ß|ss)e|str\\.|weg|gasse|platz|allee|straat|laan|gracht|plein|gatan|vägen|utca|katu) ?\\d{1,4} ?[a-z]?(?:[-/]\\d{1,3}[a-z]?)?(?:,.*)?"
              + "|(?:\\d{1,4}(?: ?bis| ?ter)?,? )?"
              + STREET_BEFORE
              + " \\p{L}[\\p{L}.'’ -]{2,40}(?:,? ?(?:n[º°.]? ?|д\\. ?)?\\d{1,4}.*)?(?:,.*)?");

  private Addresses() {}

  /** Tells whether a lower-case word is one that streets end with. */
  static boolean streetWord(String word) {
    return STREET_WORD.matcher(word).matches();
  }

  /** Tells whether a cell is a number and a name in capitals: {@code 235 Lindsey Light Apt. 4}. */
  static boolean door(Cell cell) {
    return cell.han() == 0 && cell.digits() > 0 && DOOR_AND_NAME.matcher(cell.text()).matches();
  }

  /** Tells whether the parts that postal addresses in English are put together from add up. */
  private static boolean inEnglish(String text) {
    if (text.length() > 200 || text.indexOf(' ') < 0) {
      return false;
    }
    boolean numbered = NUMBERED.matcher(text).find();
    Matcher units = UNIT.matcher(text);
    boolean unit = units.find();
    boolean inner = unit && units.find(Math.max(0, units.end() - 1));
    boolean postal = POSTAL.matcher(text).find();
    boolean town = !postal && TOWN.matcher(text).find() && HOUSE.matcher(text).find();
    boolean street = STREET_TOKEN.matcher(text).find();
    boolean division = DIVISION.matcher(text).find();
    boolean listed = text.chars().filter(c -> c == ',').count() >= 2;
    boolean begins = Character.isDigit(text.charAt(0)) || text.charAt(0) == '#';
    int points =
        (numbered ? 2 : 0)
            + (unit ? 1 : 0)
            + (inner ? 1 : 0)
            + (postal || town ? 2 : 0)
            + (town ? 1 : 0)
            + (street ? 1 : 0)
            + (division ? 1 : 0)
            + (listed ? 1 : 0)
            + (begins ? 1 : 0);
    return points >= 3 && !ENGLISH_PROSE.matcher(text).find();
  }

  /** Tells whether a cell is a street address, with or without the region above it. */
  static boolean is(Cell cell) {
    String text = cell.text();
    if (cell.han() >= 3) {
      return chinese(cell, TraditionalCharacters.simplified(text));
    }
    if (cell.digits() == 0 || cell.latin() < 3 || text.length() < 6) {
      return false;
    }
    return ENGLISH.matcher(text).matches()
        || BOX.matcher(text).matches()
        || PLAIN.matcher(text).matches()
        || CONTINENTAL.matcher(text).matches()
        || inEnglish(text);
  }

  private static boolean chinese(Cell cell, String text) {
    if (text.length() < 5 || (PROSE.matcher(text).find() && text.length() < 400 && prose(text))) {
      return false;
    }
    int regions = 0;
    Matcher region = REGION.matcher(text);
    int from = 0;
    while (regions < 3 && region.find(from) && region.start() <= from + 1) {
      regions++;
      from = region.end();
    }
    boolean road = ROAD.matcher(text).find();
    boolean door = DOOR.matcher(text).find();
    boolean begins = regions > 0 && known(text);
    boolean organisation =
        !door && Vocabulary.has(ColumnType.COMPANY, text) && !text.endsWith("中心");
    if (organisation) {
      return false;
    }
    boolean hidden = cell.masked() && (begins || road);
    return (road && door)
        || (cell.digits() > 0 && DOORS.matcher(text).matches())
        || (begins && (road || door || hidden))
        || (regions >= 2 && begins && text.length() >= 12);
  }

  private static boolean prose(String text) {
    return text.matches(".*(?:[。！？!?]|请|您|谢谢|麻烦|了$|我).*");
  }

  /** Tells whether text begins with a place of mainland China. */
  private static boolean known(String text) {
    for (int length = Math.min(12, text.length()); length >= 2; length--) {
      if (Vocabulary.place(text.substring(0, length))) {
        return true;
      }
    }
    return false;
  }
}
