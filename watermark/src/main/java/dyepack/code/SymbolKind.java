package dyepack.code;

/** The alphabet of a marked field. */
public enum SymbolKind {
  /** Two symbols, biased by the position's class: withstands recipients who compare copies. */
  BINARY(2),
  /** Sixteen equally likely symbols: strongest on small or mixed dumps. */
  HEX(16);

  private final int symbols;

  SymbolKind(int symbols) {
    this.symbols = symbols;
  }

  /** Returns the number of symbols: 2 or 16. */
  public int symbols() {
    return symbols;
  }
}
