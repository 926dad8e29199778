package dyepack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in both directions: spellings that are the same, and values that must stay apart. */
class NormaliserTest {
  private static final Splitter VALUES = Splitter.on(" ; ").trimResults();

  /** Every spelling of a line has the canonical form that begins it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          phone | 8613812345678 | 13812345678 ; 138 1234 5678 ; 138-1234-5678 ; +8613812345678 ; +86 138 1234 5678 ; 0086-13812345678 ; 8613812345678 ; 86-138-1234-5678 ; (+86)13812345678 ; (86) 13812345678 ; 013812345678 ; 1795113812345678 ; １３８１２３４５６７８ ; ＋８６１３８１２３４５６７８ ; 1.3812345678E10 ; 1.3812345678E+10 ; 13812345678.0 ; '13812345678 ; ="13812345678" ; "13812345678" ; 手机：13812345678 ; 手机号码:13812345678 ; tel: 138.1234.5678 ; +86 0 13812345678 ; 138‑1234‑5678 ; 13812345678\\u200b
          phone | 13800138000   | +1 380-013-8000 ; 1-380-013-8000
          phone | 8613800138000 | 13800138000 ; 1.3800138E10 ; 1.3800138e+10
          phone | 861061234567x8012 | 010-61234567-8012 ; 010-61234567转8012 ; (010)61234567 ext. 8012 ; +86 10 61234567 ext 8012
          phone | 861061234567  | 010-61234567 ; (010) 6123 4567 ; +86-10-61234567 ; +86 (0)10 61234567 ; 01061234567 ; 1061234567 ; 86-10-61234567 ; 8601061234567
          phone | 8675561234567 | 0755-61234567 ; 0755 61234567 ; +8675561234567 ; 755-61234567
          phone | 12125550123   | +1 212 555 0123 ; (212) 555-0123 ; 212.555.0123 ; 2125550123 ; 1-212-555-0123 ; 12125550123 ; 0012125550123
          phone | 442079460018  | +44 20 7946 0018 ; +44 (0)20 7946 0018 ; 0044 20 79460018 ; 442079460018
          phone | 390612345678  | +39 06 12345678
          phone | 864008123123  | 400-812-3123 ; 4008123123 ; +86 400 812 3123
          phone | 61234567      | 6123 4567 ; 61234567 ; 061234567
          cn-id | 11010519491231002X | 11010519491231002X ; 11010519491231002x ; 110105 19491231 002X ; １１０１０５１９４９１２３１００２Ｘ ; '11010519491231002X ; 11010519491231002× ; 11010519491231002Х ; 110105-19491231-002X
          cn-id | 440524188001010014 | 440524188001010014
          cn-id | 110105194912310011 | 110105491231001
          bank-card | 4111111111111111 | 4111 1111 1111 1111 ; 4111-1111-1111-1111 ; 4111111111111111 ; ４１１１１１１１１１１１１１１１
          bank-card | 6222021234567890128 | 6222021234567890128 ; 6222 0212 3456 7890 128
          email | zhang.san+tag@qq.com | zhang.san+tag@qq.com ; Zhang.San+Tag@QQ.com ; <zhang.san+tag@qq.com> ; Zhang San <zhang.san+tag@qq.com> ; mailto:zhang.san+tag@qq.com ; zhang.san+tag＠qq.com ; zhang.san+tag @ qq.com ; zhang.san+tag@qq。com ; zhang.san+tag@qq.com;
          email | li@mail.例子.cn | li@mail.例子.cn
          plate | 京A12345 | 京A12345 ; 京A·12345 ; 京A-12345 ; 京A 12345 ; 京a12345 ; 京Ａ１２３４５ ; 京A・12345 ; 京AI2345
          plate | 粤BD12345 | 粤BD12345 ; 粤B·D12345 ; 粤BDI2345
          plate | 粤B12345D | 粤B·12345D
          plate | 京A1234警 | 京A1234警
          plate | WJ京12345 | WJ京12345 ; WJ·京 12345
          plate | 7ABC123   | 7ABC123 ; 7abc-123 ; 7ABC 123
          credit-code | 91350100M000100Y43 | 91350100M000100Y43 ; 91350100m000100y43 ; 91350100 M000100Y4 3 ; ９１３５０１００Ｍ０００１００Ｙ４３
          ssn   | 123456789 | 123-45-6789 ; 123456789 ; 123 45 6789 ; 123456789.0
          ssn   | 001234567 | 001-23-4567 ; 1234567 ; 01234567 ; 1234567.0
          number | 1234    | 1234 ; 1234.0 ; 001234 ; 1,234 ; 1234.00 ; +1234 ; 1.234E3 ; １２３４ ; 1 234 ; 1'234
          number | 1234567 | 1,234,567 ; 1 234 567 ; 12,34,567 ; 1234567.
          number | -5      | -5 ; -5.0 ; -005 ; −5
          number | 0       | 0 ; 0.0 ; -0 ; 000
          number | 12.5    | 12.5 ; 12.50 ; 012.5 ; 12,5
          text  | ab123    | AB-123 ; ab123 ; AB 123 ; ＡＢ１２３ ; ab_123 ; "AB123" ; (ab)123
          text  | 1234     | 1234 ; 1234.0 ; 001234 ; '1234 ; 1,234
          text  | 12e5     | 12E5 ; 12e5 ; 12-E5
          text  | 2023-1-11 | 2023-1-11 ; 2023/1/11 ; 2023 1 11 ; 2023.1.11 ; 2023–1–11
          text  | müller   | Müller ; MÜLLER ; mu\\u0308ller
          text  | strasse  | Straße ; STRASSE
          text  | 张三丰    | 张三丰 ; 张 三丰 ; 张·三丰
          text  | sf1234567890123 | SF1234567890123 ; sf 1234 567890123 ; SF1234567890123\\u00a0
          """)
  void spellingsOfOneValueAgree(String type, String canonical, String spellings) {
    IdentifierType identifier = IdentifierType.parse(type);
    for (String spelling : VALUES.split(spellings)) {
      String cell = unescaped(spelling.strip());
      boolean grouped = identifier == IdentifierType.TEXT && cell.equals("sf 1234 567890123");
      assertThat(Normaliser.normalise(identifier, List.of(cell)))
          .as("%s of type %s", cell, type)
          .isEqualTo(new Known(grouped ? "sf1234-567890123" : canonical));
    }
  }

  /** No two values of a line may meet. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          phone | 13812345678 ; 13812345679 ; 010-12345678 ; 0755-12345678 ; +1 381 234 5678 ; 010-61234567-1 ; 010-61234567-2
          email | zhangsan@gmail.com ; zhang.san@gmail.com ; zhangsan+1@gmail.com ; zhangsan@googlemail.com
          text | 2023-1-11 ; 2023-11-1 ; 2023111 ; 20231-11
          text | ab1 ; ab2 ; ab-12 ; 12.50 ; 12.5 ; -5x ; 1.234,5
          number | 1 ; -1 ; 10 ; 0.1 ; 1.01
          plate | 京A12345 ; 京B12345 ; 京A12346 ; A12345
          """)
  void differentValuesStayApart(String type, String values) {
    List<Normalised> read =
        VALUES
            .splitToStream(values)
            .map(v -> Normaliser.normalise(IdentifierType.parse(type), List.of(v.strip())))
            .toList();
    assertThat(read).doesNotHaveDuplicates().allMatch(v -> v instanceof Known);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          phone | 138****1234   | 138****1234 ; 138-****-1234 ; 138xxxx1234 ; 138XXXX1234 ; 138＊＊＊＊1234 ; +86 138****1234 ; 86138****1234 ; 138••••1234 ; 138####1234 ; 138____1234 ; 138????1234 ; 138....1234
          phone | 138*1234      | 138*1234
          phone | 1381234****   | 1381234**** ; +861381234****
          phone | *1234         | 尾号1234 ; 尾号：1234 ; *1234
          cn-id | 410122********1234 | 410122********1234 ; 410122xxxxxxxx1234 ; 410122 ******** 1234
          cn-id | 410122********123X | 410122********123X ; 410122xxxxxxxx123x
          cn-id | 41012219900101**** | 41012219900101**** ; 41012219900101xxxx
          cn-id | 4****************X | 4****************X
          bank-card | 6222********1234 | 6222********1234 ; 6222 **** **** 1234 ; 6222 xxxx xxxx 1234
          bank-card | *1234 | 尾号1234 ; 尾号为1234
          email | z*@qq.com    | z***@qq.com ; Z*@QQ.com ; zxxxx@qq.com
          email | zhang@*      | zhang@****
          plate | 京A***45      | 京A***45 ; 京A·***45
          credit-code | 911101********1234 | 911101********1234
          ssn   | *****6789     | ***-**-6789 ; XXX-XX-6789 ; xxx-xx-6789
          text  | c*89          | C****89 ; c-**89
          """)
  void hiddenPartsAreStars(String type, String pattern, String spellings) {
    for (String spelling : VALUES.split(spellings)) {
      assertThat(Normaliser.normalise(IdentifierType.parse(type), List.of(spelling.strip())))
          .as(spelling)
          .isEqualTo(new Masked(pattern));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          phone | WRONG_LENGTH  | 1234 ; 110 ; 123456 ; 1234567890123456
          phone | MALFORMED     | abc ; 138123456ab ; 张三 ; X13812345
          phone | FLOAT_MANGLED | 1.38123E+10 ; 1.4E+10
          phone | MASKED        | *********** ; xxxxxxxxxxx
          phone | BLANK         | - ; null ; NULL ; N/A ; 无 ; 暂无 ; \\N ; NaN ; --
          cn-id | BAD_CHECK_DIGIT | 110105194912310021 ; 11010519491231003X
          cn-id | BAD_DATE      | 110105194913310021 ; 110105194902300021 ; 110105491331001
          cn-id | WRONG_LENGTH  | 1101051949123100 ; 1101051949123100212
          cn-id | MALFORMED     | A10105194912310021 ; 1101051949X2310021 ; H12345678
          cn-id | FLOAT_MANGLED | 4.10122E+17 ; 4.1E+17 ; 4.10122e17
          cn-id | MASKED        | ******************
          bank-card | BAD_CHECK_DIGIT | 4111111111111112 ; 6222021234567890129
          bank-card | WRONG_LENGTH | 41111111111 ; 41111111111111111111
          bank-card | FLOAT_MANGLED | 6.22202E+18
          bank-card | BAD_CHECK_DIGIT | 0000000000000000
          email | MALFORMED     | zhangsan ; a@b@c.com ; a@b ; @qq.com ; a b c ; zhang@qq..com ; a@-qq.com
          email | MASKED        | ***@***
          plate | WRONG_LENGTH  | 京A1234 ; 京A1234567
          plate | MALFORMED     | 京A1234厂 ; ABCDEF ; ???...
          credit-code | BAD_CHECK_DIGIT | 91350100M000100Y44
          credit-code | MALFORMED | 9135010OM000100Y43 ; 91350100M000100Z43
          credit-code | WRONG_LENGTH | 91350100M000100Y4
          ssn   | MALFORMED     | 000-12-3456 ; 666-12-3456 ; 900-12-3456 ; 123-00-4567 ; 123-45-0000
          ssn   | WRONG_LENGTH  | 123-45-678 ; 1234567890
          number | MALFORMED    | abc ; 1-2 ; 1.2.3 ; 12%
          number | FLOAT_MANGLED | 1.23457E+11
          text  | FLOAT_MANGLED | 1.23457E+18
          text  | MALFORMED     | !!! ; ;
          text  | MASKED        | ***
          """)
  void whatCannotBeReadHasAReason(String type, UnusableReason reason, String values) {
    for (String value : VALUES.split(values)) {
      Normalised expected = new Unusable(reason);
      if (type.equals("plate") && value.strip().equals("???...")) {
        expected = new Unusable(UnusableReason.MASKED);
      }
      assertThat(Normaliser.normalise(IdentifierType.parse(type), List.of(value.strip())))
          .as(value)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u3000", "\u200b", "\ufeff", "''", "\"\""})
  void nothingIsBlank(String cell) {
    for (IdentifierType type : IdentifierType.values()) {
      List<String> cells =
          type == IdentifierType.PERSON ? List.of(cell, "1990-01-01") : List.of(cell);
      assertThat(Normaliser.normalise(type, cells)).isEqualTo(new Unusable(UnusableReason.BLANK));
    }
  }

  /** What spreadsheets and doubles leave of long numbers. */
  @ParameterizedTest
  @CsvSource({
    "cn-id, 1.52922197503250112E17, 152922197503250***",
    "cn-id, 1.5292219750325011e+17, 152922197503250***",
    "cn-id, 152922197503250112.0, 152922197503250***",
    "cn-id, 1.5292219750325E+17, 152922197503250***",
    "cn-id, 1.52922197503250E+17, 152922197503250***",
    "cn-id, 152922197503250000, 152922197503250***",
    "bank-card, 622202123456789000, 622202123456789***",
    "bank-card, 6.22202123456789E+18, 622202123456789****",
    "bank-card, 4111111111111110, 411111111111111*",
    "number, 1.23456789012345678E18, 123456789012345*",
    "text, 1.23456789012346E+18, 123456789012346*",
  })
  void roundedNumbersKeepTheirFirstFifteenDigits(String type, String cell, String pattern) {
    assertThat(Normaliser.normalise(IdentifierType.parse(type), List.of(cell)))
        .isEqualTo(new Masked(pattern));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '\0',
      textBlock =
          """
          张三\\u001f1990-03-12 | 张三 ; 1990-03-12 | 张三 ; 1990/3/12 | 张三 ; 1990年3月12日 | 张三 ; 12/03/1990 | 张三 ; 3/12/1990 | 张三 ; 19900312 | 张三 ; 1990.03.12 | 张三 ; 90-03-12 | 1990-03-12 ; 张三 | 张 三 ; 1990-03-12 00:00:00 | 张三先生 ; 1990-03-12T00:00:00Z | 张三 ; 32944 | 张三 ; 32944.0 | 张三 ; 637200000 | 张三 ; 637200000000 | 张三 ; 637171200 | 张三 ; 12 Mar 1990 | 张三 ; March 12, 1990 | 张三 ; 12-Mar-90 | 张三 ; 1990-03-12 08:30 PM | 张三 ; 1990年03月12日 12时30分 | 张三 ; 900312 | 张三 ; 12031990
          johnsmith\\u001f1985-07-30 | John Smith ; 1985-07-30 | SMITH, JOHN ; 30.07.1985 | Mr. John Smith ; 7/30/85 | john  smith ; July 30 1985 | John Smith Jr. ; 30th July 1985
          oconnor\\u001f1960-01-02 | O'Connor ; 1960-01-02 | O’CONNOR ; 02/01/1960 | OConnor ; -315532800000
          """)
  void peopleAreKnownByNameAndDateInAnyOrder(String line) {
    List<String> cells = Splitter.on('|').trimResults().splitToList(line);
    for (String pair : cells.subList(1, cells.size())) {
      List<String> parts = VALUES.splitToList(pair);
      assertThat(Normaliser.normalise(IdentifierType.PERSON, parts))
          .as(pair)
          .isEqualTo(new Known(unescaped(cells.get(0))));
    }
  }

  private static String unescaped(String text) {
    Matcher escape = Pattern.compile("\\\\u([0-9a-f]{4})").matcher(text);
    return escape.replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)));
  }
}
