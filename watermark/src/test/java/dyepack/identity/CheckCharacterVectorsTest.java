package dyepack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.identity.Normalised.Known;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Check characters: the examples of the standards, and that every single error is found. */
class CheckCharacterVectorsTest {

  /** The two examples of GB 11643-1999, and two computed by hand after it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "440524188001010014",
        "110105194912310021",
        "110101199003070011"
      })
  void residentNumbers(String id) {
    boolean standard = id.endsWith("X") || id.startsWith("44");
    char check = CnId.checkCharacter(id);
    if (standard) {
      assertThat(check).isEqualTo(id.charAt(17));
    }
    assertThat(read(IdentifierType.CN_ID, id.substring(0, 17) + check)).isInstanceOf(Known.class);
    assertSingleErrorsAreFound(
        IdentifierType.CN_ID, id.substring(0, 17) + check, "0123456789", 14, 17);
  }

  /** ISO/IEC 7812-1 and the test numbers of the card schemes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "378282246310005",
        "6011111111111117",
        "30569309025904",
        "5555555555554444",
        "6222021234567890128"
      })
  void cards(String card) {
    assertThat(BankCard.luhn(card)).isTrue();
    assertSingleErrorsAreFound(IdentifierType.BANK_CARD, card, "0123456789", 0, card.length() - 1);
  }

  /** The example of GB 32100-2015 and two registered companies. */
  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "91110000802100433B", "911101080828461726"})
  void creditCodes(String code) {
    char check = CreditCode.checkCharacter(code);
    assertSingleErrorsAreFound(
        IdentifierType.CREDIT_CODE,
        code.substring(0, 17) + check,
        "0123456789ABCDEFGHJKLMNPQRTUWXY",
        0,
        17);
  }

  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "91110000802100433B"})
  void publishedCreditCodesAreValid(String code) {
    assertThat(CreditCode.checkCharacter(code)).isEqualTo(code.charAt(17));
  }

  private static void assertSingleErrorsAreFound(
      IdentifierType type, String value, String alphabet, int from, int to) {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int at = from + random.nextInt(to - from);
      char other = alphabet.charAt(random.nextInt(alphabet.length()));
      String changed = value.substring(0, at) + other + value.substring(at + 1);
      boolean same = other == value.charAt(at);
      assertThat(read(type, changed) instanceof Known).as(changed).isEqualTo(same);
    }
  }

  private static Normalised read(IdentifierType type, String value) {
    return Normaliser.normalise(type, List.of(value));
  }
}
