package dyepack.identity;

import dyepack.identity.Normalised.Masked;
import java.util.List;

/**
 * Partial keys of cards, e-mails, plates, credit codes, social security numbers and long numbers.
 */
final class OtherParts {
  private OtherParts() {}

  /** Adds the keys of a canonical value. */
  static void index(KeySink sink, IdentifierType type, String canonical, Who who) {
    switch (type) {
      case BANK_CARD -> card(sink, canonical, who);
      case EMAIL -> email(sink, canonical, who);
      case PLATE -> plate(sink, canonical, who);
      case CREDIT_CODE -> creditCode(sink, canonical);
      case SSN -> ssn(sink, canonical, who);
      case NUMBER, TEXT -> longNumber(sink, canonical);
      default -> {}
    }
  }

  private static void card(KeySink sink, String card, Who who) {
    String tail = last(card, 4);
    sink.add(KeyKind.CARD_6_4, card.substring(0, 6), tail);
    sink.add(KeyKind.CARD_4_4, card.substring(0, 4), tail);
    sink.add(KeyKind.CARD_4_NAME, tail, who.full());
    sink.add(KeyKind.CARD_4_SURNAME, tail, who.surname());
    if (card.length() > FloatText.SAFE_DIGITS) {
      sink.add(KeyKind.CARD_15, card.substring(0, FloatText.SAFE_DIGITS));
    }
  }

  private static void email(KeySink sink, String email, Who who) {
    String domain = email.substring(email.indexOf('@') + 1);
    sink.add(KeyKind.EMAIL_1_DOMAIN, email.substring(0, 1), domain);
    sink.add(KeyKind.EMAIL_1_DOMAIN_NAME, email.substring(0, 1), domain, who.full());
    if (email.indexOf('@') >= 3) {
      sink.add(KeyKind.EMAIL_3_DOMAIN, email.substring(0, 3), domain);
    }
  }

  private static void plate(KeySink sink, String plate, Who who) {
    if (plate.length() < 6) {
      return;
    }
    sink.add(KeyKind.PLATE_2_3, plate.substring(0, 2), last(plate, 3));
    sink.add(KeyKind.PLATE_4, plate.substring(0, 4));
    sink.add(KeyKind.PLATE_3_1, plate.substring(0, 3), last(plate, 1));
    sink.add(KeyKind.PLATE_2_2_SURNAME, plate.substring(0, 2), last(plate, 2), who.surname());
  }

  private static void creditCode(KeySink sink, String code) {
    sink.add(KeyKind.CREDIT_CODE_6_4, code.substring(0, 6), last(code, 4));
  }

  private static void ssn(KeySink sink, String ssn, Who who) {
    sink.add(KeyKind.SSN_4_NAME, last(ssn, 4), who.full());
    sink.add(KeyKind.SSN_4_SURNAME, last(ssn, 4), who.surname());
  }

  private static void longNumber(KeySink sink, String text) {
    if (text.length() > FloatText.SAFE_DIGITS && Cleaning.digits(text)) {
      sink.add(KeyKind.DIGITS_15, text.substring(0, FloatText.SAFE_DIGITS));
    }
  }

  /**
   * Adds what to look up for a value of which a part is visible, the surest first.
   *
   * @param heads the first 15 digits that a number rounded by a tool can have had, or none
   */
  static void probe(KeySink sink, IdentifierType type, Masked masked, List<String> heads, Who who) {
    String pattern = masked.pattern();
    String head = pattern.substring(0, pattern.indexOf('*'));
    String tail = pattern.substring(pattern.lastIndexOf('*') + 1);
    switch (type) {
      case BANK_CARD -> probeCard(sink, head, tail, heads, who);
      case EMAIL -> probeEmail(sink, pattern, who);
      case PLATE -> probePlate(sink, head, tail, who);
      case CREDIT_CODE -> {
        if (head.length() >= 6 && tail.length() >= 4) {
          creditCode(sink, head.substring(0, 6) + tail);
        }
      }
      case SSN -> {
        if (tail.length() >= 4) {
          ssn(sink, tail, who);
        }
      }
      case NUMBER, TEXT -> {
        for (String digits : heads) {
          sink.add(KeyKind.DIGITS_15, digits);
        }
      }
      default -> {}
    }
  }

  private static void probeCard(
      KeySink sink, String head, String tail, List<String> heads, Who who) {
    for (String digits : heads) {
      sink.add(KeyKind.CARD_15, digits);
    }
    if (!heads.isEmpty()) {
      return;
    }
    if (head.length() >= FloatText.SAFE_DIGITS) {
      sink.add(KeyKind.CARD_15, head.substring(0, FloatText.SAFE_DIGITS));
    }
    if (tail.length() < 4) {
      return;
    }
    String last = last(tail, 4);
    if (head.length() >= 6) {
      sink.add(KeyKind.CARD_6_4, head.substring(0, 6), last);
    } else if (head.length() >= 4) {
      sink.add(KeyKind.CARD_4_4, head.substring(0, 4), last);
    }
    sink.add(KeyKind.CARD_4_NAME, last, who.full());
    sink.add(KeyKind.CARD_4_SURNAME, last, who.surname());
  }

  private static void probeEmail(KeySink sink, String pattern, Who who) {
    int at = pattern.indexOf('@');
    String domain = pattern.substring(at + 1);
    String head = pattern.substring(0, Math.min(at, pattern.indexOf('*')));
    if (domain.indexOf('*') >= 0 || head.isEmpty()) {
      return;
    }
    if (head.length() >= 3) {
      sink.add(KeyKind.EMAIL_3_DOMAIN, head.substring(0, 3), domain);
    }
    sink.add(KeyKind.EMAIL_1_DOMAIN_NAME, head.substring(0, 1), domain, who.full());
    if (head.length() < 3) {
      sink.add(KeyKind.EMAIL_1_DOMAIN, head.substring(0, 1), domain);
    }
  }

  private static void probePlate(KeySink sink, String head, String tail, Who who) {
    if (head.length() >= 2 && tail.length() >= 2) {
      sink.add(KeyKind.PLATE_2_2_SURNAME, head.substring(0, 2), last(tail, 2), who.surname());
    }
    if (head.length() >= 2 && tail.length() >= 3) {
      sink.add(KeyKind.PLATE_2_3, head.substring(0, 2), last(tail, 3));
    }
    if (head.length() >= 4) {
      sink.add(KeyKind.PLATE_4, head.substring(0, 4));
    }
    if (head.length() >= 3 && !tail.isEmpty()) {
      sink.add(KeyKind.PLATE_3_1, head.substring(0, 3), last(tail, 1));
    }
  }

  private static String last(String text, int count) {
    return text.substring(text.length() - count);
  }
}
