package dyepack.canaries;

import dyepack.canaries.ForgeRequest.Caution;
import java.util.List;

/** Makes e-mail addresses up where there is no contact. */
final class EmailMaker {
  /** Domains that RFC 2606 keeps for examples. */
  private static final List<String> RESERVED = List.of("example.com", "example.net", "example.org");

  private static final double BLANKS = 0.02;

  private final Column column;
  private final Caution caution;
  private final List<String> filled;

  EmailMaker(Column column, Caution caution) {
    this.column = column;
    this.caution = caution;
    filled = column.filled();
  }

  /** Returns a blank, or an address. */
  String without(String base, Draws draws) {
    if (caution == Caution.NEVER_ISSUED && filled.size() <= (1 - BLANKS) * column.rows()) {
      return "";
    }
    String domain = base.substring(base.indexOf('@') + 1);
    for (int i = 0; i < 20; i++) {
      String made = local(base, draws) + "@" + domain;
      if (column.count(made) == 0) {
        boolean safe = caution == Caution.LOOK_ALIKE || domain.startsWith("example.");
        return safe ? made : local(base, draws) + "@" + draws.of(RESERVED);
      }
    }
    return "";
  }

  private String local(String base, Draws draws) {
    String local = base.substring(0, base.indexOf('@'));
    StringBuilder made = new StringBuilder();
    boolean digits = false;
    for (int i = 0; i < local.length(); i++) {
      char c = local.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      digits |= digit;
      made.append(digit ? (char) ('0' + draws.below(10)) : c);
    }
    if (digits) {
      return made.toString();
    }
    String other = draws.of(filled);
    String otherLocal = other.substring(0, Math.max(1, other.indexOf('@')));
    return local.substring(0, (local.length() + 1) / 2)
        + otherLocal.substring(otherLocal.length() / 2);
  }
}
