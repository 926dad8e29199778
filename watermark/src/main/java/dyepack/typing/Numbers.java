package dyepack.typing;

import dyepack.identity.BankCard;
import dyepack.identity.IdentifierType;
import dyepack.identity.Normalised;
import dyepack.identity.Normaliser;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers that have a form of their own: check digits, prefixes that were given out, lengths. */
final class Numbers {
  /** Segments of Chinese mobiles in use, by the Ministry of Industry's numbering plan (2023). */
  private static final BitSet SEGMENTS = new BitSet();

  /** First two digits of region codes (GB/T 2260), and 81 to 83 of residence permits. */
  private static final BitSet PROVINCES = new BitSet();

  /**
   * Area codes in service of the North American Numbering Plan (NANPA list, 2024), mainland US and
   * Canada.
   */
  private static final BitSet AMERICAN = new BitSet();

  static {
    ranges(SEGMENTS, "130-139 145-149 150-153 155-159 162 165-167 170-178 180-193 195-199");
    ranges(PROVINCES, "11-15 21-23 31-37 41-46 50-54 61-65 71 81-83");
    ranges(
        AMERICAN,
        "201-210 212-220 223-229 231 234-236 239-240 242 246 248-254 256 260 262-264 267-270 272 274 276 279 281"
            + " 283-284 289 301-310 312-321 323-327 329-332 334 336-337 339-341 343 345-347 350-354 357 360-361 363-365 367-369"
            + " 380 382 385-387 401-410 412-419 423-425 430-432 434-435 437-438 440-443 445 447-448 450 456 458 463-464 468-470"
            + " 472-475 478-480 484 500-510 512-521 530-531 533-534 539-541 544 548 551 557 559 561-564 566-567 570-575 577"
            + " 579-582 584-588 601-610 612-623 626 628-631 636 639-641 645-647 649-651 656-662 664 667 669-672 678-684 689"
            + " 700-710 712-721 724-727 730-732 734 737 740 742-743 747 753-754 757-758 760 762-763 765 767 769-775 778-782"
            + " 784-787 800-810 812-820 825-826 828-833 835 838-840 843-845 847-850 854-860 862-865 867-870 872-873 876-879 888"
            + " 900-910 912-920 925 928-931 934 936-949 951-952 954 956 959 970-973 975 978-980 983-986 989");
  }

  private static final Pattern MOBILE =
      Pattern.compile("(?:\\(?\\+?(?:00)?86\\)?[- ]?)?(1[3-9]\\d)[-. ]?[\\d*xX]{4}[-. ]?[\\d*]{4}");
  private static final Pattern LANDLINE =
      Pattern.compile(
          "(?:\\(?\\+?86\\)?[- ]?)?\\(?0?(?:10|2[0-57-9]|[3-9]\\d\\d)\\)?[- ]?[2-8*][\\d*]{2,3}[- ]?[\\d*]{4}(?:[-转x ]\\d{1,6})?");

  /** Hong Kong and Macao: eight digits in two groups, or behind 852 or 853. */
  private static final Pattern HONG_KONG =
      Pattern.compile(
          "(?:\\(?\\+?(?:00)?85[23]\\)?[- ]?[25-9*][\\d*]{3}[- ]?[\\d*]{4}|(?!20[0-4])[25-9][\\d*]{3}[- ][\\d*]{4})");

  /** Taiwan: mobiles 09 and eight digits, area codes 02 to 08 with the number in two groups. */
  private static final Pattern TAIWAN =
      Pattern.compile(
          "(?:\\(?\\+?(?:00)?886\\)?[- ]?0?|0)9[\\d*]{2}[- ]?[\\d*]{3}[- ]?[\\d*]{3}"
              + "|(?:\\(?\\+?(?:00)?886\\)?[- ]?|\\(?0)[2-8]\\d{0,2}\\)?[- ]?[\\d*]{3,4}-[\\d*]{4}(?:#\\d{1,6})?"
              + "|\\(0[2-8]\\d{0,2}\\) ?\\d{6,8}");

  /** Australia: mobiles 04 and area codes in groups (ACMA numbering plan). */
  private static final Pattern AUSTRALIAN =
      Pattern.compile("04\\d{2} \\d{3} \\d{3}|\\(0[2378]\\) ?\\d{4} ?\\d{4}|0[2378] \\d{4} \\d{4}");

  /** Groups of France, Japan, Korea and Germany, with the nought before the area. */
  private static final Pattern GROUPED =
      Pattern.compile(
          "0[1-9](?:[ .]\\d{2}){4}|0[1-9]0-\\d{4}-\\d{4}|0[2-9]\\d{0,2}-\\d{3,4}-\\d{4}|0[1-9]\\d{1,3}/ ?\\d{5,8}");

  /** What stands between two telephones of one cell. */
  private static final Pattern BETWEEN = Pattern.compile(" ?[/,;、，；|] ?| +(?=\\+?\\d{7})");

  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212]+");
  private static final Pattern ZERO =
      Pattern.compile("(?:\\(?\\+?86.*|\\(?0.*|\\d{2,3}-\\d{7,8}.*)");
  private static final Pattern SERVICE = Pattern.compile("(?:400|800)[- ]?\\d{3,4}[- ]?\\d{3,4}");
  private static final Pattern AMERICAN_WRITTEN =
      Pattern.compile(
          "(?:(?:\\+|00)?1[-. ]?)?(?:\\(([2-9]\\d\\d)\\) ?|([2-9]\\d\\d)[-. ])[\\d*xX]{3}[-. ]?[\\d*]{4}(?: ?(?:x|ext\\.? ?)\\d{1,6})?");
  private static final Pattern AMERICAN_BARE =
      Pattern.compile("(?:\\+?1)?([2-9]\\d\\d)[2-9]\\d{6}");
  private static final Pattern BRITISH =
      Pattern.compile(
          "(?:\\+44 ?(?:\\(0\\) ?)?|0)(?:7\\d{3}|1\\d{2,4}|2\\d|3\\d\\d|8\\d\\d|9\\d\\d)[\\d ]{5,12}|\\(0\\d{2,5}\\) ?[\\d ]{5,10}");
  private static final Pattern INTERNATIONAL =
      Pattern.compile("\\+[1-9]\\d{0,2}[ -.(]?[\\d (). -]{6,18}");
  private static final Pattern PLATE =
      Pattern.compile(
          "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新使领] ?[A-Za-z][·•. -]?(?:[A-Za-z0-9*]{4}[A-Za-z0-9挂学警港澳领使*]|[A-Za-z0-9*]{6})");
  private static final Pattern UK_PLATE =
      Pattern.compile("[A-HJ-PR-Y]{2}(?:0[1-9]|[1-7]\\d) ?[A-HJ-PR-Z]{3}");

  /** Up to 180 with four to eight decimals is rather a place than a telephone. */
  private static final Pattern DEGREES = Pattern.compile("[-+]?(?:1[0-7]\\d|\\d{1,2})\\.\\d{4,8}");

  private static final Pattern VIN = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
  private static final Pattern SSN =
      Pattern.compile("(?!000|666|9)[\\d*xX]{3}-(?!00)[\\d*xX]{2}-(?!0000)\\d{4}");
  private static final Pattern ID_MASKED =
      Pattern.compile("[1-8]\\d{0,16}[*]{2,17}[\\dX*]{0,8}|[1-8]\\d{5}[xX]{6,8}[\\dX]{4}");
  private static final Pattern FLOAT = Pattern.compile("(\\d)\\.(\\d+)[eE]\\+?(1[0-9])");
  private static final Set<String> NETWORKS =
      Set.of("00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "11", "15", "20");

  private Numbers() {}

  private static void ranges(BitSet set, String text) {
    for (String part : text.split(" ", -1)) {
      int dash = part.indexOf('-');
      int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
      int to = dash < 0 ? from : Integer.parseInt(part.substring(dash + 1));
      set.set(from, to + 1);
    }
  }

  static boolean mobileShape(Cell cell) {
    return cell.digits() >= 5 && cell.length() <= 22 && MOBILE.matcher(cell.text()).matches();
  }

  /** Tells whether a cell is a Chinese mobile of a segment in use. */
  static boolean mobile(Cell cell) {
    if (cell.digits() < 5 || cell.length() > 26) {
      return false;
    }
    var mobile = MOBILE.matcher(withoutRemark(floatFree(cell)));
    return mobile.matches() && SEGMENTS.get(Integer.parseInt(mobile.group(1)));
  }

  /** Drops what stands in brackets behind a number: whose it is, what else it is used for. */
  private static String withoutRemark(String text) {
    int bracket = text.indexOf('(', 1);
    return bracket > 6 && text.endsWith(")") ? text.substring(0, bracket).stripTrailing() : text;
  }

  /** Drops {@code .0} and spells out {@code 1.3812345678E+10} with all its digits. */
  static String floatFree(Cell cell) {
    String text = cell.text();
    if (text.endsWith(".0")) {
      return text.substring(0, text.length() - 2);
    }
    if (text.indexOf('E') > 0 || text.indexOf('e') > 0) {
      var number = FLOAT.matcher(text);
      if (number.matches() && number.group(2).length() == Integer.parseInt(number.group(3))) {
        return number.group(1) + number.group(2);
      }
    }
    return text;
  }

  /** First three digits of a mobile. */
  static String segment(Cell cell) {
    var mobile = MOBILE.matcher(withoutRemark(floatFree(cell)));
    return mobile.matches() ? mobile.group(1) : "";
  }

  static boolean landline(Cell cell) {
    if (cell.digits() < 6 || cell.length() > 26 || cell.latin() > 3) {
      return false;
    }
    String text = dashes(cell.text());
    return (LANDLINE.matcher(text).matches() && ZERO.matcher(text).matches() && !mobile(cell))
        || SERVICE.matcher(text).matches();
  }

  private static String dashes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '\u2010') {
        return DASHES.matcher(text).replaceAll("-");
      }
    }
    return text;
  }

  /** Tells whether a cell holds two telephones and nothing else. */
  static boolean twoPhones(Cell cell) {
    if (cell.digits() < 14 || cell.digits() > 30 || cell.latin() > 0 || cell.length() > 40) {
      return false;
    }
    String[] parts = BETWEEN.split(cell.text(), 3);
    if (parts.length != 2) {
      return false;
    }
    for (String part : parts) {
      Cell one = Cell.of(part);
      if (one == null || !(mobile(one) || landline(one) || foreignPhone(one))) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether a cell is a telephone of North America, the United Kingdom or written with +. */
  static boolean foreignPhone(Cell cell) {
    String text = dashes(cell.text());
    if (cell.digits() < 4 || text.length() > 26 || cell.latin() > 6 || cell.han() > 0) {
      return false;
    }
    if (text.indexOf('.') > 0 && DEGREES.matcher(text).matches()) {
      return false;
    }
    var written = AMERICAN_WRITTEN.matcher(text);
    if (written.matches() || southern(cell, text) || GROUPED.matcher(text).matches()) {
      return true;
    }
    if (BRITISH.matcher(text).matches()) {
      return cell.digits() >= 9 && cell.digits() <= 13;
    }
    return INTERNATIONAL.matcher(text).matches() && cell.digits() >= 8 && cell.digits() <= 15;
  }

  /** Hong Kong, Macao, Taiwan, Australia: bare digits only behind a nought or a country's code. */
  private static boolean southern(Cell cell, String text) {
    if (cell.allDigits() && text.charAt(0) != '0' && text.charAt(0) != '8') {
      return false;
    }
    return HONG_KONG.matcher(text).matches()
        || (cell.digits() + 6 >= text.length() && TAIWAN.matcher(text).matches())
        || AUSTRALIAN.matcher(text).matches();
  }

  /** Tells whether a cell is ten bare digits as North America has them, of an area in service. */
  static boolean bareAmerican(Cell cell) {
    var bare = AMERICAN_BARE.matcher(floatFree(cell));
    return bare.matches() && AMERICAN.get(Integer.parseInt(bare.group(1)));
  }

  static boolean province(String digits) {
    return digits.length() >= 2 && PROVINCES.get(Integer.parseInt(digits, 0, 2, 10));
  }

  /** Tells whether a cell is a resident identity number: region, date and check character right. */
  static boolean cnId(Cell cell) {
    int length = cell.length();
    if (cell.han() > 0 || length < 15 || length > 24 || cell.digits() < 15) {
      return false;
    }
    return Normaliser.normalise(IdentifierType.CN_ID, List.of(cell.text()))
            instanceof Normalised.Known known
        && province(known.canonical());
  }

  static boolean cnIdMasked(Cell cell) {
    boolean hides = cell.masked() || cell.like("\\d{6}[xX]{6,8}\\d{3}[\\dX]");
    boolean whole = cell.length() == 18 || cell.length() == 15;
    return hides
        && cell.digits() >= 1
        && cell.length() != 11
        && cell.length() <= 24
        && ID_MASKED.matcher(cell.text()).matches()
        && (whole
            || (cell.like("[1-36]\\d{0,5}[*]{3,}\\d{0,3}[\\dX]") && !cell.text().startsWith("62")));
  }

  /** 1: rounded with 15 digits left, 2: too few left, 0: neither. Region and date have to fit. */
  static int cnIdRounded(Cell cell) {
    String text = cell.text();
    var number = FLOAT.matcher(text);
    if (number.matches() && number.group(3).equals("17")) {
      String digits = number.group(1) + number.group(2);
      if (!province(digits) || (digits.length() >= 14 && !date(digits.substring(6, 14)))) {
        return 0;
      }
      return digits.length() >= 14 ? 1 : 2;
    }
    String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    boolean zeros =
        whole.length() == 18
            && (whole.endsWith("000") || !whole.equals(text))
            && cell.digits() >= 18;
    return zeros && province(whole) && date(whole.substring(6, 14)) ? 1 : 0;
  }

  private static boolean date(String digits) {
    int year = Integer.parseInt(digits, 0, 4, 10);
    int month = Integer.parseInt(digits, 4, 6, 10);
    int day = Integer.parseInt(digits, 6, 8, 10);
    return year >= 1900 && year <= 2050 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  /**
   * Tells whether a cell is a bank card: a network's first digits and length, Luhn's digit right.
   */
  static boolean bankCard(Cell cell) {
    String digits = cell.text().replaceAll("[ -]", "");
    if (!digits.matches("\\d{13,19}") || !cardPrefix(digits)) {
      return false;
    }
    return BankCard.luhn(digits);
  }

  static boolean bankCardMasked(Cell cell) {
    if (cell.latin() >= 4
        && cell.like("(?i)[3-6]\\d{3,5}[- ]?(?:x{4}[- ]?){1,3}x{0,3}[- ]?\\d{3,4}")) {
      return true;
    }
    String text = cell.text().replaceAll("[ -]", "");
    if (cell.masked()
        && cell.like(
            "(?:[*•×xX]{4}[ -]){3}[\\d*]{0,4}\\d{3,4}|[3-6]\\d{3}(?:\\d\\d)?[ -]?[*]{4,}[ -]\\d{4}")) {
      return true;
    }
    return cell.masked()
        && text.matches("(?:62|4|5|3[4-7]|6)\\d{0,9}[*]{4,13}\\d{3,4}")
        && text.length() >= 13
        && text.length() <= 19;
  }

  /** First digits (ISO/IEC 7812 as the networks publish them) with the lengths they come in. */
  static boolean cardPrefix(String digits) {
    int length = digits.length();
    int four = Integer.parseInt(digits, 0, 4, 10);
    int two = four / 100;
    if (two == 62 || two == 81) {
      return length >= 16;
    }
    if (four / 1000 == 4) {
      return length == 16 || length == 13 || length == 19;
    }
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
      return length == 16;
    }
    if (two == 34 || two == 37) {
      return length == 15;
    }
    if (two == 36 || two == 38 || two == 30 || two == 39) {
      return length == 14;
    }
    if (two == 35) {
      return length == 16;
    }
    boolean maestro =
        two == 50
            || (two >= 56 && two <= 58)
            || two == 60
            || two == 65
            || two == 64
            || two == 67
            || two == 63;
    return maestro
        && (length == 16 || length == 19 || length == 18 || length == 12 || length == 13);
  }

  static boolean plate(Cell cell) {
    if (cell.length() < 6 || cell.length() > 14) {
      return false;
    }
    return (cell.han() > 0 && PLATE.matcher(withoutRemark(cell.text())).matches())
        || UK_PLATE.matcher(cell.text()).matches();
  }

  static boolean creditCode(Cell cell) {
    return cell.length() == 18
        && cell.han() == 0
        && cell.like("[0-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY]\\d{6}[0-9A-HJ-NPQRTUWXY]{10}")
        && Normaliser.normalise(IdentifierType.CREDIT_CODE, List.of(cell.text()))
            instanceof Normalised.Known;
  }

  static boolean ssn(Cell cell) {
    return cell.length() == 11 && SSN.matcher(cell.text()).matches();
  }

  /**
   * IMEI: fifteen digits with Luhn's; type allocations begin with 01, 35, 86, 99 and few others.
   */
  static boolean imei(Cell cell) {
    String text = cell.text();
    return text.length() == 15
        && cell.allDigits()
        && text.matches("(?:0[1]|35|86|99|4[59]|5[0-3]|3[0]|98).*")
        && BankCard.luhn(text);
  }

  /**
   * IMSI (ITU-T E.212) of mainland China, Hong Kong, the US and the UK: country, network, number.
   */
  static boolean imsi(Cell cell) {
    String text = cell.text();
    if (text.length() != 15 || !cell.allDigits()) {
      return false;
    }
    return (text.startsWith("460") && NETWORKS.contains(text.substring(3, 5)))
        || text.matches("(?:454|455|31[0-6]|23[45]|440|450|466|525)\\d{12}");
  }

  /** VIN (ISO 3779; check digit as in 49 CFR 565 and GB 16735). */
  static boolean vin(Cell cell) {
    String text = cell.text().toUpperCase(java.util.Locale.ROOT);
    if (text.length() != 17 || !VIN.matcher(text).matches() || cell.latin() < 2) {
      return false;
    }
    int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    String letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    String values = "12345678123457923456789";
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      char c = text.charAt(i);
      int value = c <= '9' ? c - '0' : values.charAt(letters.indexOf(c)) - '0';
      sum += weights[i] * value;
    }
    int check = sum % 11;
    return text.charAt(8) == (check == 10 ? 'X' : (char) ('0' + check));
  }

  static boolean vinShape(Cell cell) {
    String text = cell.text().toUpperCase(java.util.Locale.ROOT);
    return text.length() == 17
        && VIN.matcher(text).matches()
        && cell.latin() >= 2
        && cell.digits() >= 4
        && text.matches(".{13}[0-9]{4}");
  }
}
