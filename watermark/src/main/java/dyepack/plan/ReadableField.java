package dyepack.plan;

import dyepack.code.SymbolKind;

/**
 * A marked field as a dump shows it.
 *
 * @param name for people
 * @param kind its alphabet
 * @param readable part of the rows, 0 to 1, whose cell carries a mark that can be read back
 */
public record ReadableField(String name, SymbolKind kind, double readable) {
  /** Refuses a part that is none. */
  public ReadableField {
    if (!(readable >= 0 && readable <= 1)) {
      throw new IllegalArgumentException("readable part " + readable);
    }
  }
}
