package dyepack.marks;

import dyepack.code.Position;
import dyepack.code.SymbolKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Column marks and positions for tests. */
final class Marks {
  private Marks() {}

  static ColumnMark quantised(
      MarkKind kind, Alphabet alphabet, String step, String tolerance, CellStyle style) {
    BigDecimal steps = new BigDecimal(tolerance).divide(new BigDecimal(step));
    return new ColumnMark(
        "c",
        kind,
        alphabet.symbolKind(),
        alphabet,
        List.of(0),
        List.of(),
        new BigDecimal(step),
        new BigDecimal(tolerance),
        Scales.within(steps.doubleValue(), alphabet),
        List.of(),
        1,
        style);
  }

  static ColumnMark number(Alphabet alphabet, String step, String tolerance) {
    return quantised(MarkKind.NUMBER, alphabet, step, tolerance, CellStyle.PLAIN);
  }

  static ColumnMark category(Alphabet alphabet, double rate, List<List<String>> groups) {
    return new ColumnMark(
        "c",
        MarkKind.CATEGORY,
        alphabet.symbolKind(),
        alphabet,
        List.of(0),
        List.of(),
        BigDecimal.ONE,
        BigDecimal.ZERO,
        List.of(1),
        groups,
        rate,
        CellStyle.PLAIN);
  }

  static ColumnMark text(List<Integer> families) {
    return new ColumnMark(
        "c",
        MarkKind.TEXT,
        SymbolKind.BINARY,
        Alphabet.Q2,
        families,
        families,
        BigDecimal.ONE,
        BigDecimal.ZERO,
        List.of(1),
        List.of(),
        1,
        CellStyle.PLAIN);
  }

  static Position[] position(Random random) {
    return new Position[] {
      new Position(
          random.nextInt(3),
          random.nextInt() & Integer.MAX_VALUE,
          random.nextInt(65536),
          0,
          random.nextInt(65536))
    };
  }

  /** The finest scale and the given offset. */
  static Position[] fine(int offset) {
    return new Position[] {new Position(1, offset, 0, 0, 0)};
  }

  static byte read(Carrier carrier, String cell, Position[] positions) {
    byte[] symbols = new byte[positions.length];
    carrier.read(cell, positions, symbols);
    return symbols[0];
  }
}
