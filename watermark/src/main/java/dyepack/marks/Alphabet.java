package dyepack.marks;

import dyepack.code.SymbolKind;
import org.jspecify.annotations.Nullable;

/**
 * How symbols are spread over the residues of a quantised value. In Q8 and Q4 only two residues are
 * valid, so an altered value mostly reads as erased and not as evidence.
 */
public enum Alphabet {
  /** 16 symbols, one per residue mod 16. */
  HEX(16, 1),
  /** Two symbols at residues 0 and 4 mod 8. */
  Q8(8, 4),
  /** Two symbols at residues 0 and 2 mod 4. */
  Q4(4, 2),
  /** Two symbols at residues 0 and 1 mod 2. */
  Q2(2, 1);

  /** What {@link #symbol} returns for a residue that no symbol has. */
  public static final byte ERASED = -1;

  private final int modulus;
  private final int spacing;

  Alphabet(int modulus, int spacing) {
    this.modulus = modulus;
    this.spacing = spacing;
  }

  /** Returns the alphabet with the most room that moves a value by no more than so many steps. */
  public static @Nullable Alphabet widest(SymbolKind wanted, double toleranceSteps) {
    for (Alphabet alphabet : values()) {
      boolean allowed = wanted == SymbolKind.HEX || alphabet != HEX;
      if (allowed && alphabet.worstMoveSteps() <= toleranceSteps) {
        return alphabet;
      }
    }
    return null;
  }

  /** Returns the number of residues Q. */
  public int modulus() {
    return modulus;
  }

  /** Returns the largest move, in steps, that writing any symbol into any value can need: Q/2. */
  public int worstMoveSteps() {
    return modulus / 2;
  }

  /** Returns the kind of symbol carried. */
  public SymbolKind symbolKind() {
    return this == HEX ? SymbolKind.HEX : SymbolKind.BINARY;
  }

  /** Returns the number of symbols. */
  public int symbols() {
    return symbolKind().symbols();
  }

  /** Returns the residue, 0 to Q-1, that carries a symbol. */
  public int residue(int symbol) {
    return symbol * spacing;
  }

  /** Returns the symbol of a residue, or {@link #ERASED}. */
  public byte symbol(int residue) {
    return residue % spacing == 0 ? (byte) (residue / spacing) : ERASED;
  }
}
