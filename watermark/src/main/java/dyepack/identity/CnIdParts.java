package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Partial keys of resident numbers: what is indexed, and what is looked up for a masked one. */
final class CnIdParts {
  private static final int LENGTH = 18;

  private CnIdParts() {}

  /** Adds the keys of a canonical number. */
  static void index(KeySink sink, String id, Who who) {
    String region = id.substring(0, 6);
    String tail = id.substring(14);
    sink.add(KeyKind.CN_ID_15, id.substring(0, 15));
    sink.add(KeyKind.CN_ID_14, id.substring(0, 14));
    sink.add(KeyKind.CN_ID_6_4, region, tail);
    sink.add(KeyKind.CN_ID_6_4_SURNAME, region, tail, who.surname());
    sink.add(KeyKind.CN_ID_4_NAME, tail, who.full());
    sink.add(KeyKind.CN_ID_4_SURNAME, tail, who.surname());
    sink.add(KeyKind.CN_ID_4_NAME_END, tail, who.end());
    sink.add(KeyKind.CN_ID_6_NAME, region, who.full());
    sink.add(KeyKind.CN_ID_1_1_NAME, id.substring(0, 1), id.substring(17), who.full());
    String birth = birth(id);
    sink.add(KeyKind.NAME_BIRTH, who.full(), birth);
    sink.add(KeyKind.SURNAME_BIRTH, who.surname(), birth);
    sink.add(KeyKind.NAME_END_BIRTH, who.end(), birth);
  }

  /** Returns the date of birth in a pattern if all of it is visible. */
  static @Nullable String birth(String pattern) {
    boolean placed = pattern.length() == LENGTH || pattern.indexOf('*') >= 14;
    if (!placed || !Days.exists(pattern.substring(6, 14))) {
      return null;
    }
    int day = Integer.parseInt(pattern, 6, 14, 10);
    return Days.eitherOrder(day / 10_000, day / 100 % 100, day % 100);
  }

  /**
   * Adds what to look up for a number of which a part is visible, the surest first.
   *
   * @param heads the first 15 digits that a number rounded by a tool can have had, or none
   */
  static void probe(KeySink sink, Masked masked, List<String> heads, Who who) {
    for (String head : heads) {
      sink.add(KeyKind.CN_ID_15, head);
    }
    if (!heads.isEmpty()) {
      return;
    }
    String pattern = masked.pattern();
    String head = pattern.substring(0, pattern.indexOf('*'));
    String tail = pattern.substring(pattern.lastIndexOf('*') + 1);
    boolean old = pattern.length() == 15;
    if (head.length() >= 15) {
      sink.add(KeyKind.CN_ID_15, head.substring(0, 15));
    } else if (head.length() == 14) {
      sink.add(KeyKind.CN_ID_14, head);
    }
    if (tail.length() >= 4 && !old) {
      String last = tail.substring(tail.length() - 4);
      String region = head.length() >= 6 ? head.substring(0, 6) : null;
      sink.add(KeyKind.CN_ID_6_4_SURNAME, region, last, who.surname());
      sink.add(KeyKind.CN_ID_6_4, region, last);
      sink.add(KeyKind.CN_ID_4_NAME, last, who.full());
      sink.add(KeyKind.CN_ID_4_SURNAME, last, who.surname());
      sink.add(KeyKind.CN_ID_4_NAME_END, last, who.end());
    }
    withName(sink, pattern, head, old ? "" : tail, who);
  }

  private static void withName(KeySink sink, String pattern, String head, String tail, Who who) {
    if (head.length() >= 6) {
      sink.add(KeyKind.CN_ID_6_NAME, head.substring(0, 6), who.full());
    }
    if (!head.isEmpty() && !tail.isEmpty()) {
      String last = tail.substring(tail.length() - 1);
      sink.add(KeyKind.CN_ID_1_1_NAME, head.substring(0, 1), last, who.full());
    }
    String birth = birth(pattern);
    sink.add(KeyKind.NAME_BIRTH, who.full(), birth);
    sink.add(KeyKind.SURNAME_BIRTH, who.surname(), birth);
    sink.add(KeyKind.NAME_END_BIRTH, who.end(), birth);
  }

  /** Adds what tells people apart whose number was entered twice. */
  static void confirm(KeySink sink, Known known, Who who) {
    sink.add(KeyKind.CN_ID_4_NAME, known.canonical().substring(14), who.full());
  }
}
