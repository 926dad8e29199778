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

  private Addresses() {}

  /** Tells whether a cell is a street address, with or without the region above it. */
  static boolean is(Cell cell) {
    String text = cell.text();
    if (cell.han() >= 3) {
      return chinese(cell);
    }
    if (cell.digits() == 0 || cell.latin() < 3 || text.length() < 6) {
      return false;
    }
    return ENGLISH.matcher(text).matches()
        || BOX.matcher(text).matches()
        || PLAIN.matcher(text).matches();
  }

  private static boolean chinese(Cell cell) {
    String text = cell.text();
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
