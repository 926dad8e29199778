package dyepack.typing;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that have a form of their own. */
final class Texts {
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?:mailto:)?[\\p{L}\\p{N}._%+*'-]{1,64}@(?:[\\p{L}\\p{N}*-]+\\.)+[\\p{L}*]{2,24}[;,]?");

  /** A mailbox with the name shown before it (RFC 5322 section 3.4). */
  private static final Pattern MAILBOX = Pattern.compile("[^<>@]{0,60}<([^<> ]+@[^<> ]+)>");

  private static final Pattern AND = Pattern.compile("[;,/ ]+");
  private static final Pattern URL =
      Pattern.compile(
          "(?i)(?:https?|ftp)://\\S+|www\\.[\\w-]+\\.\\S+|[\\w-]+(?:\\.[\\w-]+)*\\.(?:com|cn|net|org|io|co\\.uk|edu|gov)(?:/\\S*)?");
  private static final Pattern IPV4 =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d|\\*)(?::\\d{1,5}|/\\d{1,2})?");
  private static final Pattern IPV6 =
      Pattern.compile("(?i)(?=.*:.*:)[0-9a-f:]{3,39}(?:%\\w+)?(?:/\\d{1,3})?");
  private static final Pattern MAC =
      Pattern.compile("(?i)(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\\.){2}[0-9a-f]{4}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]+|[0-9A-F]+)");
  private static final Set<Integer> HASH_LENGTHS = Set.of(16, 32, 40, 56, 64, 96, 128);
  private static final Pattern CRYPT =
      Pattern.compile(
          "\\$(?:2[abxy]?|1|5|6|argon2\\w*|pbkdf2[\\w-]*|apr1|P|H)\\$\\S{10,}|\\{(?:SSHA|SHA|MD5|bcrypt)\\}\\S+|pbkdf2_sha\\d+\\$\\S+|\\*[0-9A-F]{40}");
  private static final Pattern UUID =
      Pattern.compile("(?i)\\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\}?");
  private static final Pattern WXID =
      Pattern.compile("wxid_[a-z0-9]{10,20}|o[A-Za-z0-9_-]{27}|gh_[a-f0-9]{12}");
  private static final Pattern WECHAT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{5,19}");
  private static final Pattern USER = Pattern.compile("@?[A-Za-z0-9][A-Za-z0-9_.-]{1,29}");
  private static final Pattern PASSPORT =
      Pattern.compile(
          "(?:[EeGgDdSsPp]\\d{8}|[Ee][A-HJ-NP-Za-hj-np-z]\\d{7}|(?:14|15)\\d{7}|[DSP]E\\d{7}|[EGDSP]\\d{1,3}\\*{3,6}\\d{1,4})");
  private static final Pattern PERMIT =
      Pattern.compile(
          "[CW]\\d{8}|C[A-HJ-NP-Z]\\d{7}|[HM]\\d{8}(?:\\d{2})?|[LT]\\d{8}|[LT][A-Z]\\d{7}");
  private static final Pattern WAYBILL =
      Pattern.compile(
          "SF\\d{10,13}|SF\\d{4}\\*+\\d{3,4}|YT\\d{13}|JD[VXA-Z]{0,2}\\d{10,14}(?:-\\d+)*-?|JT\\d{13}|ZTO\\d{9,14}|STO\\d{9,14}|DPK\\d{10,13}|KY\\d{10,13}"
              + "|[A-Z]{2}\\d{9}[A-Z]{2}|1Z[0-9A-Z]{16}|(?:YD|ST|BS|HT|UC|TT|EMS|YZ|DB|FW|QF|GT|JY|DD|LP|CN)\\d{10,15}");
  private static final Pattern WAYBILL_DIGITS =
      Pattern.compile(
          "(?:7[35678]\\d{12}|4[36]\\d{11}|77[0-9]\\d{12}|31\\d{11}|9[789]\\d{11}|11\\d{11}|5[05]\\d{11}|9[234]\\d{20}|80\\d{12})");
  private static final Pattern CODE =
      Pattern.compile("(?=.*\\d)[A-Za-z0-9]+(?:[-_/.#][A-Za-z0-9]+)*");
  private static final Pattern US_ZIP = Pattern.compile("\\d{5}-\\d{4}");
  private static final Pattern UK_POST =
      Pattern.compile(
          "(?i)(?:[A-Z]{1,2}\\d[A-Z\\d]?) ?\\d[ABD-HJLNP-UW-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d");

  /** A currency's sign, alone or behind a country's letters, or its letters (ISO 4217). */
  private static final String CURRENCY =
      "[a-z]{0,2}\\p{Sc}|rmb|cny|cnh|usd|gbp|eur|hkd|twd|jpy|sgd|aud|cad|chf|inr|krw|myr|thb|vnd|rub|brl|mxn|人民币";

  private static final Pattern MONEY =
      Pattern.compile(
          "(?i)[-+]?\\(?(?:"
              + CURRENCY
              + ")? ?[-+]?\\(?"
              + "(?:\\d{1,3}(?:,\\d{2,3})*,\\d{3}(?:\\.\\d{1,17})?|\\d{1,3}(?:[ '’]\\d{3})+(?:\\.\\d{1,2}|,\\d{2})|\\d{1,3},\\d{4,15}|\\d+(?:\\.\\d{1,17})?|\\d{1,3}(?:\\.\\d{3})*,\\d{2})"
              + "-?\\)? ?(?:元|圆|块|块钱|万元|亿元|万|亿|角|"
              + CURRENCY
              + "|美元|美金|港币|欧元|cr|dr|k)?(?:整)?(?:/(?:月|年|天|日|小时|次|件|month|year|day|hour|mo|yr|h))?\\)?");

  /** Amounts in the characters that banks write them with against forgery (中文大写数字). */
  private static final Pattern MONEY_IN_WORDS =
      Pattern.compile(
          "(?:人民币|¥)?:? ?[负]?[零壹贰叁肆伍陆柒捌玖貳參陸两兩][零壹贰叁肆伍陆柒捌玖貳參陸拾佰仟萬万亿億]*[元圆圓](?:[零壹贰叁肆伍陆柒捌玖貳參陸角分]+|整|正)?(?:整|正)?");

  private static final Pattern MARKED = Pattern.compile("(?i)[元圆块万亿]|美金|港币|cr|dr|" + CURRENCY);

  private static final Set<String> MUNICIPALITIES = Set.of("北京", "上海", "天津", "重庆");

  private Texts() {}

  static boolean email(Cell cell) {
    String text = cell.text();
    if (text.indexOf('@') <= 0) {
      return false;
    }
    if (text.indexOf('@') != text.lastIndexOf('@')) {
      return several(text);
    }
    if (text.endsWith(">")) {
      Matcher mailbox = MAILBOX.matcher(text);
      return mailbox.matches() && EMAIL.matcher(mailbox.group(1)).matches();
    }
    return EMAIL.matcher(text.replace(" ", "")).matches();
  }

  private static boolean several(String text) {
    for (String one : AND.split(text, 5)) {
      if (!one.isBlank() && !EMAIL.matcher(one.strip()).matches()) {
        return false;
      }
    }
    return true;
  }

  static boolean url(Cell cell) {
    return cell.text().indexOf('.') > 0 && !email(cell) && URL.matcher(cell.text()).matches();
  }

  static boolean ip(Cell cell) {
    String text = cell.text();
    return IPV4.matcher(text).matches()
        || (text.indexOf(':') >= 0
            && !mac(cell)
            && IPV6.matcher(text).matches()
            && (text.contains("::") || text.chars().filter(c -> c == ':').count() == 7));
  }

  static boolean mac(Cell cell) {
    return cell.length() >= 14 && cell.length() <= 17 && MAC.matcher(cell.text()).matches();
  }

  static boolean hash(Cell cell) {
    String text = cell.text();
    if (CRYPT.matcher(text).matches()) {
      return true;
    }
    return HASH_LENGTHS.contains(text.length())
        && cell.latin() > 0
        && cell.digits() > 0
        && HEX.matcher(text).matches();
  }

  static boolean uuid(Cell cell) {
    return UUID.matcher(cell.text()).matches();
  }

  static boolean wxid(Cell cell) {
    return WXID.matcher(cell.text()).matches();
  }

  static boolean wechat(Cell cell) {
    return WECHAT.matcher(cell.text()).matches();
  }

  static boolean user(Cell cell) {
    return USER.matcher(cell.text()).matches();
  }

  static boolean passport(Cell cell) {
    return cell.length() == 9 && PASSPORT.matcher(cell.text()).matches();
  }

  static boolean permit(Cell cell) {
    return cell.length() >= 9 && cell.length() <= 11 && PERMIT.matcher(cell.text()).matches();
  }

  static boolean waybill(Cell cell) {
    return WAYBILL.matcher(cell.text().toUpperCase(java.util.Locale.ROOT)).matches();
  }

  static boolean waybillDigits(Cell cell) {
    return cell.allDigits() && WAYBILL_DIGITS.matcher(cell.text()).matches();
  }

  /** Letters and digits in one word, at least one digit. */
  static boolean code(Cell cell) {
    return cell.han() == 0
        && cell.digits() >= 2
        && cell.length() >= 4
        && CODE.matcher(cell.text()).matches();
  }

  /** Nine digits, as the mail of the United States writes its codes in full. */
  static boolean usZip(Cell cell) {
    return cell.length() == 10 && US_ZIP.matcher(cell.text()).matches();
  }

  static boolean ukPost(Cell cell) {
    return cell.length() <= 8 && UK_POST.matcher(cell.text()).matches();
  }

  /** A number, perhaps with signs of money and grouped by commas. */
  static boolean money(Cell cell) {
    return cell.digits() > 0
        && cell.length() <= 24
        && (cell.allDigits() || MONEY.matcher(cell.text()).matches());
  }

  /** An amount in Chinese characters, as on cheques and contracts. */
  static boolean moneyInWords(Cell cell) {
    return cell.han() >= 3 && cell.length() <= 40 && MONEY_IN_WORDS.matcher(cell.text()).matches();
  }

  /** Turns a decimal comma of two digits into a point: {@code 1.234,50} to {@code 1234.50}. */
  static String decimalPoint(String money) {
    int comma = money.indexOf(',');
    if (comma > 0 && fraction(money, comma)) {
      return money.substring(0, comma) + '.' + money.substring(comma + 1);
    }
    boolean decimal =
        comma > 0
            && money.indexOf(',', comma + 1) < 0
            && comma + 2 < money.length()
            && Character.isDigit(money.charAt(comma + 1))
            && Character.isDigit(money.charAt(comma + 2))
            && (comma + 3 == money.length() || !Character.isDigit(money.charAt(comma + 3)));
    return decimal
        ? money.substring(0, comma).replace(".", "") + '.' + money.substring(comma + 1)
        : money;
  }

  /** Four and more digits up to the end are no thousands. */
  private static boolean fraction(String number, int comma) {
    int digits = 0;
    for (int i = comma + 1; i < number.length(); i++) {
      digits += Character.isDigit(number.charAt(i)) ? 1 : -number.length();
    }
    return digits > 3;
  }

  /** A sign or word of a currency stands in the cell. */
  static boolean currency(Cell cell) {
    return cell.digits() < cell.length() && money(cell) && MARKED.matcher(cell.text()).find();
  }

  static boolean company(Cell cell) {
    return cell.length() >= 4
        && cell.length() <= 60
        && Vocabulary.has(ColumnType.COMPANY, cell)
        && !Vocabulary.has(ColumnType.BANK_NAME, cell);
  }

  static boolean gender(Cell cell) {
    return cell.length() <= 10 && Vocabulary.has(ColumnType.GENDER, cell);
  }

  static boolean ethnic(Cell cell) {
    String text = cell.lower();
    String bare = text.endsWith("族") ? text.substring(0, text.length() - 1) : text;
    return Vocabulary.has(ColumnType.ETHNIC_GROUP, bare);
  }

  static boolean province(Cell cell) {
    return cell.length() <= 24
        && (Vocabulary.place(cell.text(), 'p') || Vocabulary.has(ColumnType.PROVINCE, cell));
  }

  static boolean city(Cell cell) {
    return cell.length() <= 30
        && (Vocabulary.place(cell.text(), 'c')
            || Vocabulary.place(cell.text() + "市", 'd')
            || cityDistrict(cell)
            || Vocabulary.has(ColumnType.CITY, cell)
            || municipality(cell));
  }

  /** County-level cities are called cities as often as districts. */
  private static boolean cityDistrict(Cell cell) {
    return cell.text().endsWith("市") && Vocabulary.place(cell.text(), 'd');
  }

  private static boolean municipality(Cell cell) {
    return cell.han() >= 2
        && cell.length() <= 3
        && MUNICIPALITIES.contains(cell.text().substring(0, 2));
  }

  static boolean district(Cell cell) {
    return cell.length() <= 16 && Vocabulary.place(cell.text(), 'd');
  }
}
