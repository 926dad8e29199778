package dyepack.derive;

import dyepack.typing.CellPieces;
import java.util.List;

/**
 * What of a merged cell has one form: the name, the telephone, the second number.
 *
 * @param column column of the table, from 0
 * @param kind form of the part
 * @param ordinal which of several, from 0
 */
record TypedPart(int column, CellPieces.Kind kind, int ordinal) implements DerivedColumn {
  private static final long serialVersionUID = 1L;

  @Override
  public String of(String[] cells) {
    List<String> found =
        CellPieces.of(DerivedColumn.cell(cells, column)).getOrDefault(kind, List.of());
    return ordinal < found.size() ? found.get(ordinal) : "";
  }

  @Override
  public List<Integer> sources() {
    return List.of(column);
  }

  @Override
  public String words() {
    String which = ordinal == 0 ? kind.words() : kind.words() + " " + (ordinal + 1);
    return "part of column " + (column + 1) + ": the " + which + " in it";
  }
}
