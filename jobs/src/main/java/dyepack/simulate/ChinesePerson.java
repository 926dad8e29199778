package dyepack.simulate;

import java.time.LocalDate;
import java.util.List;

/**
 * A made-up person whose facts agree: name and sex, birth date and ID number, region and address.
 *
 * @param name surname and given name
 * @param pinyin the name in Latin letters
 * @param woman whether the ID number's sequence is even
 * @param birth date of birth
 * @param region where the ID number was issued
 * @param idNumber 18 characters with a valid check digit (GB 11643)
 * @param phone 11 digits
 */
record ChinesePerson(
    String name,
    String pinyin,
    boolean woman,
    LocalDate birth,
    ChineseRegion region,
    String idNumber,
    String phone) {
  private static final WordList SURNAMES = WordList.load("surnames.tsv", 2);
  private static final WordList GIVEN = WordList.load("given.tsv", 3);
  private static final WordList MEN = GIVEN.where(2, List.of("m", "b"), 3);
  private static final WordList WOMEN = GIVEN.where(2, List.of("f", "b"), 3);

  private static final List<String> PHONE_PREFIXES =
      List.of(
          "134", "135", "136", "137", "138", "139", "147", "150", "151", "152", "157", "158", "159",
          "178", "182", "183", "184", "187", "188", "198", "130", "131", "132", "155", "156", "166",
          "175", "176", "185", "186", "133", "153", "173", "177", "180", "181", "189", "191",
          "199");

  static ChinesePerson draw(Draw draw) {
    return draw(draw, draw.chance(0.49), LocalDate.of(1953, 1, 1), LocalDate.of(2005, 12, 31));
  }

  static ChinesePerson draw(Draw draw, boolean woman, LocalDate from, LocalDate to) {
    List<String> surname = SURNAMES.draw(draw);
    StringBuilder name = new StringBuilder(surname.get(0));
    StringBuilder pinyin = new StringBuilder(surname.get(1));
    for (int i = draw.chance(0.22) ? 1 : 0; i < 2; i++) {
      List<String> given = (woman ? WOMEN : MEN).draw(draw);
      name.append(given.get(0));
      pinyin.append(given.get(1));
    }
    long middle = (from.toEpochDay() + to.toEpochDay()) / 2;
    double spread = (to.toEpochDay() - from.toEpochDay()) / 5.0;
    long day = Math.round(middle + draw.normal() * spread);
    LocalDate birth =
        LocalDate.ofEpochDay(Math.max(from.toEpochDay(), Math.min(to.toEpochDay(), day)));
    ChineseRegion region = ChineseRegion.draw(draw);
    return new ChinesePerson(
        name.toString(),
        pinyin.toString(),
        woman,
        birth,
        region,
        idNumber(draw, region.code(), birth, woman),
        phone(draw));
  }

  static String phone(Draw draw) {
    return draw.pick(PHONE_PREFIXES) + draw.digits(8);
  }

  String sex() {
    return woman ? "女" : "男";
  }

  /** An address at one of the usual providers, made of the name or the phone number. */
  String email(Draw draw) {
    String provider = draw.oneOf("qq.com", "qq.com", "163.com", "126.com", "sina.com", "gmail.com");
    String local =
        provider.equals("qq.com")
            ? draw.between(1, 9) + draw.digits(draw.between(7, 9))
            : pinyin + (draw.chance(0.5) ? birth.getYear() : draw.digits(3));
    return local + "@" + provider;
  }

  private static String idNumber(Draw draw, String region, LocalDate birth, boolean woman) {
    int sequence = draw.between(0, 499) * 2 + (woman ? 0 : 1);
    String first17 =
        region
            + birth.toString().replace("-", "")
            + String.format(java.util.Locale.ROOT, "%03d", sequence);
    return first17 + checkDigit(first17);
  }

  /** ISO 7064 MOD 11-2, as in GB 11643. */
  static char checkDigit(String first17) {
    int product = 0;
    for (int i = 0; i < 17; i++) {
      product = (product + first17.charAt(i) - '0') * 2 % 11;
    }
    return "10X98765432".charAt(product);
  }
}
