package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Unusable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads identifiers into one canonical spelling per type. A value that can't be read for certain is
 * never guessed: what is left of it, or why nothing is, is the answer.
 *
 * <p>The spellings are fixed by {@code SPEC.md}: changing one changes blind indexes, so it needs a
 * new code version in the ledger.
 */
public final class Normaliser {
  /** Stands between the parts of a canonical value that has several. */
  public static final char PART_SEPARATOR = '\u001f';

  /** Longer cells are no numbers or addresses of any kind: the standards stop below. */
  private static final int LONGEST = 400;

  private Normaliser() {}

  /**
   * Reads the cells of one identifier, in the order of its columns. Several cells of a number are
   * read as one number; several cells of type text or number are parts, each of which counts.
   *
   * @param type how to read them
   * @param parts the cells as they stand in the table, at least one
   */
  public static Normalised normalise(IdentifierType type, List<String> parts) {
    if (parts.size() == 1 && type != IdentifierType.PERSON) {
      return read(type, parts.get(0));
    }
    return switch (type) {
      case PERSON -> Person.read(Cleaning.clean(parts));
      case TEXT, NUMBER -> joined(type, parts);
      default -> read(type, String.join("", parts));
    };
  }

  private static Normalised joined(IdentifierType type, List<String> parts) {
    List<String> canonical = new ArrayList<>(parts.size());
    for (String part : parts) {
      if (!(read(type, part) instanceof Known known)) {
        return read(type, part) instanceof Unusable unusable
            ? unusable
            : new Unusable(UnusableReason.MASKED);
      }
      canonical.add(known.canonical());
    }
    return new Known(String.join(String.valueOf(PART_SEPARATOR), canonical));
  }

  private static Normalised read(IdentifierType type, String raw) {
    String cell = Cleaning.clean(raw);
    if (cell.isEmpty()) {
      return new Unusable(UnusableReason.BLANK);
    }
    if (cell.length() > LONGEST && type != IdentifierType.TEXT) {
      return new Unusable(UnusableReason.WRONG_LENGTH);
    }
    return switch (type) {
      case PHONE -> Phone.read(cell);
      case CN_ID -> CnId.read(cell);
      case BANK_CARD -> BankCard.read(cell);
      case EMAIL -> Email.read(cell);
      case PLATE -> Plate.read(cell);
      case CREDIT_CODE -> CreditCode.read(cell);
      case SSN -> Ssn.read(cell);
      case NUMBER -> NumberForm.read(cell);
      case TEXT, PERSON -> TextForm.read(cell);
    };
  }
}
