package dyepack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The usual masks, in whatever sign they hide with, and what each needs beside it. A form that says
 * too little looks nothing up: {@code -}.
 */
class MaskFormsTest {
  private static final List<String> HEADER =
      List.of("no", "name", "phone", "id", "card", "email", "plate", "address");
  private static final IndexPlan PLAN =
      new IndexPlan(
          List.of(
              IdentifierSpec.of("no", IdentifierType.TEXT),
              IdentifierSpec.of("phone", IdentifierType.PHONE),
              IdentifierSpec.of("id", IdentifierType.CN_ID),
              IdentifierSpec.of("card", IdentifierType.BANK_CARD),
              IdentifierSpec.of("email", IdentifierType.EMAIL),
              IdentifierSpec.of("plate", IdentifierType.PLATE)),
          "name",
          "address",
          List.of());
  private static final String[] ROW = {
    "1",
    "张小明",
    "13812341234",
    "41012219900101123",
    "6222021234567891234",
    "abc@qq.com",
    "京A34512",
    "花园路12号3单元502室"
  };
  private static final DumpProbe PROBE = new DumpProbe(RowIndexerTest.KEYS, PLAN);
  private static final Set<IndexKey> KEYS;

  static {
    ROW[3] = ROW[3] + CnId.checkCharacter(ROW[3]);
    ROW[4] = luhn("622202123456789");
    KEYS = new HashSet<>(new RowIndexer(RowIndexerTest.KEYS, PLAN, HEADER).keys(ROW).keys());
  }

  private static String luhn(String head) {
    for (int i = 0; i < 10; i++) {
      String card = head + i + "234";
      if (BankCard.luhn(card)) {
        return card;
      }
    }
    throw new AssertionError("no digit passes");
  }

  /** Every sign that hides, as such and in its full width; {@code x} only where it can be told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          phone=138****1234                      | phone-3-4
          phone=138 **** 1234                    | phone-3-4
          phone=138-****-1234                    | phone-3-4
          phone=+86 138****1234                  | phone-3-4
          phone=138****1234;name=张*              | phone-3-4-surname
          phone=138****1234;name=*小明             | phone-4-hidden-name
          phone=138****1234;name=张*明             | phone-3-4-surname
          phone=*******1234                      | -
          phone=*******1234;name=张**             | phone-4-surname
          phone=*******1234;name=*明              | phone-4-hidden-name
          phone=*******1234;name=张小明            | phone-4-name
          phone=138********                      | -
          phone=138********;name=张小明            | phone-3-name
          phone=1381234****                      | phone-7
          phone=***********                      | -
          id=410***********{id4}                 | -
          id=410***********{id4};name=张小明       | cn-id-4-name
          id=410***********{id4};name=张**        | cn-id-4-surname
          id=410***********{id4};name=*小明        | cn-id-4-name-end
          id=4101**********{id4};name=张*明        | cn-id-4-surname
          id=410122********{id4}                 | cn-id-6-4
          id=410122********{id4};name=张**        | cn-id-6-4-surname
          id=410122****************              | -
          id=410122************;name=张小明        | cn-id-6-name
          id=410122************;name=张*明         | -
          id=******19900101****                  | -
          id=******19900101****;name=*小明         | name-end-birth
          id=******19900101****;name=张*明         | surname-birth
          id=******19900101****;name=张小明        | name-birth
          name=张**;address=花园路12号3单元502       | surname-address
          name=*小明;address=花园路12号3单元502      | name-end-address
          name=张*                               | -
          name=张**                              | -
          name=*三                               | -
          card=6222 **** **** {card4}            | card-4-4
          card=6222 **** **** **** {card4}       | card-4-4
          card=**** **** **** {card4}            | -
          card=**** **** **** {card4};name=张*    | card-4-surname
          email=a***@qq.com                      | email-1-domain
          email=a***@qq.com;name=张小明            | email-1-domain-name
          email=abc***@qq.com                    | email-3-domain
          email=***@qq.com                       | -
          plate=京A***12                         | -
          plate=京A***12;name=张**                | plate-2-2-surname
          plate=京A**512                         | plate-2-3
          plate=京A·**512                        | plate-2-3
          plate=京A34***                         | plate-4
          """)
  void masksAreSeenWhateverTheirSign(String cells, String use) {
    for (String sign :
        List.of("*", "＊", "x", "X", "#", "＃", "•", "●", "·", "×", "○", "※", "█", "?")) {
      boolean other =
          sign.equalsIgnoreCase("x") && (cells.contains("email") || cells.contains("plate"));
      if (other || (sign.equals("·") && cells.contains("京A·"))) {
        continue;
      }
      for (boolean wide : new boolean[] {false, true}) {
        Map<String, String> seen = cells(cells, sign, wide);
        List<Probe> probes = PROBE.probes(seen);
        if (use.equals("-")) {
          assertThat(hits(probes)).as("%s %s %s", cells, sign, wide).isEmpty();
        } else {
          assertThat(hits(probes)).as("%s %s %s", cells, sign, wide).contains(use);
        }
      }
    }
  }

  /** Dots hide where several stand together, hyphens where three do. */
  @Test
  void signsThatAlsoSeparateHideInRuns() {
    for (String phone :
        List.of("138....1234", "138····1234", "138----1234", "138____1234", "138…1234")) {
      assertThat(hits(PROBE.probes(Map.of("phone", phone)))).as(phone).contains("phone-3-4");
    }
    assertThat(hits(PROBE.probes(Map.of("phone", "138-1234-1234")))).contains("identifier 1");
    assertThat(hits(PROBE.probes(Map.of("phone", "138.1234.1234")))).contains("identifier 1");
  }

  private static List<String> hits(List<Probe> probes) {
    return probes.stream()
        .filter(probe -> KEYS.contains(new IndexKey(probe.use(), probe.key())))
        .map(probe -> KeyKind.describe(probe.use()))
        .toList();
  }

  private static Map<String, String> cells(String text, String sign, boolean wide) {
    Map<String, String> cells = new HashMap<>();
    for (String pair : Splitter.on(';').split(text)) {
      String value =
          pair.substring(pair.indexOf('=') + 1)
              .replace("{id4}", ROW[3].substring(14))
              .replace("{card4}", ROW[4].substring(ROW[4].length() - 4));
      String shown = wide ? wide(value.replace("*", sign)) : value.replace("*", sign);
      cells.put(pair.substring(0, pair.indexOf('=')), shown);
    }
    return cells;
  }

  private static String wide(String text) {
    StringBuilder wide = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      wide.append(c >= '!' && c <= '~' ? (char) (c + 0xfee0) : c);
    }
    return wide.toString();
  }
}
