package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;

/** Partial keys of telephone numbers: what is indexed, and what is looked up for a masked one. */
final class PhoneParts {
  private static final int SHORTEST = 7;

  private PhoneParts() {}

  /** Adds the keys of a canonical number. */
  static void index(KeySink sink, String canonical, Who who) {
    String number = Phone.national(canonical);
    if (number.length() < SHORTEST) {
      return;
    }
    String head = number.substring(0, 3);
    String tail = last(number, 4);
    sink.add(KeyKind.PHONE_3_4, head, tail);
    sink.add(KeyKind.PHONE_3_4_SURNAME, head, tail, who.surname());
    sink.add(KeyKind.PHONE_3_4_NAME, head, tail, who.full());
    tails(sink, tail, who);
    sink.add(KeyKind.PHONE_3_NAME, head, who.full());
    if (Phone.mobile(number)) {
      sink.add(KeyKind.PHONE_7, number.substring(0, 7));
      sink.add(KeyKind.PHONE_7_SURNAME, number.substring(0, 7), who.surname());
    } else {
      sink.add(KeyKind.PHONE_LAST_7, last(number, 7));
    }
  }

  private static void tails(KeySink sink, String tail, Who who) {
    sink.add(KeyKind.PHONE_4_NAME, tail, who.full());
    sink.add(KeyKind.PHONE_4_SURNAME, tail, who.surname());
    for (String hidden : who.hiddenNames()) {
      sink.add(KeyKind.PHONE_4_HIDDEN_NAME, tail, hidden);
    }
    sink.add(KeyKind.PHONE_4_ADDRESS, tail, who.address());
  }

  /** Adds what to look up for a number of which a part is visible, the surest first. */
  static void probe(KeySink sink, Masked masked, Who who) {
    String pattern = masked.pattern();
    String head = pattern.substring(0, pattern.indexOf('*'));
    String tail = pattern.substring(pattern.lastIndexOf('*') + 1);
    if (head.length() >= 3 && tail.length() >= 4) {
      sink.add(KeyKind.PHONE_3_4_NAME, head.substring(0, 3), last(tail, 4), who.full());
      sink.add(KeyKind.PHONE_3_4_SURNAME, head.substring(0, 3), last(tail, 4), who.surname());
    }
    if (tail.length() >= 4) {
      tails(sink, last(tail, 4), who);
    }
    if (head.length() >= 3) {
      sink.add(KeyKind.PHONE_3_NAME, head.substring(0, 3), who.full());
    }
    if (head.length() >= 7) {
      sink.add(KeyKind.PHONE_7_SURNAME, head.substring(0, 7), who.surname());
      sink.add(KeyKind.PHONE_7, head.substring(0, 7));
    }
    if (head.length() >= 3 && tail.length() >= 4) {
      sink.add(KeyKind.PHONE_3_4, head.substring(0, 3), last(tail, 4));
    }
  }

  /** Adds what to look up for a complete number that may lack its area or country. */
  static void probe(KeySink sink, Known known, Who who) {
    String number = Phone.national(known.canonical());
    if (!Phone.mobile(number) && number.length() >= SHORTEST) {
      sink.add(KeyKind.PHONE_LAST_7, last(number, 7));
    }
    confirm(sink, known, who);
  }

  /** Adds what tells people apart who share a number. */
  static void confirm(KeySink sink, Known known, Who who) {
    String number = Phone.national(known.canonical());
    if (number.length() >= SHORTEST) {
      KeyKind kind = who.full() == null ? KeyKind.PHONE_4_SURNAME : KeyKind.PHONE_4_NAME;
      sink.add(kind, last(number, 4), who.full() == null ? who.surname() : who.full());
    }
  }

  private static String last(String text, int count) {
    return text.substring(text.length() - count);
  }
}
