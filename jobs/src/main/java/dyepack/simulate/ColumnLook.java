package dyepack.simulate;

import dyepack.marks.Spellings;
import java.util.List;
import java.util.Optional;

/** What an attacker sees a column to be, from a sample of its cells. */
enum ColumnLook {
  /** Moments, or numbers with decimals. */
  MEASURED,
  /** Texts with a choice of spelling. */
  SPELLED,
  /** Whole numbers or categories that repeat. */
  REPEATED,
  /** Values with digits that hardly repeat. */
  IDENTIFYING,
  /** Other texts, and columns that are blank. */
  OTHER;

  private static final int SAMPLE = 500;
  private static final double HARDLY_REPEATED = 0.9;
  private static final int MOST_CATEGORIES = 50;

  static ColumnLook of(List<LeakRow> rows, int column) {
    List<String> cells =
        rows.subList(0, Math.min(SAMPLE, rows.size())).stream()
            .map(row -> row.cells()[column])
            .filter(cell -> !cell.isBlank())
            .toList();
    long distinct = cells.stream().distinct().count();
    if (cells.isEmpty()) {
      return OTHER;
    }
    if (2 * cells.stream().filter(ColumnLook::isMeasured).count() > cells.size()) {
      return MEASURED;
    }
    if (2 * cells.stream().filter(ColumnLook::isSpelled).count() > cells.size()) {
      return SPELLED;
    }
    boolean numbers =
        2 * cells.stream().filter(cell -> Quantity.parse(cell).isPresent()).count() > cells.size();
    if (numbers
        ? distinct < HARDLY_REPEATED * cells.size()
        : distinct <= Math.min(MOST_CATEGORIES, cells.size() / 2)) {
      return REPEATED;
    }
    long digits = cells.stream().filter(cell -> cell.chars().anyMatch(Character::isDigit)).count();
    return 2 * digits > cells.size() ? IDENTIFYING : OTHER;
  }

  private static boolean isMeasured(String cell) {
    Optional<Quantity> quantity = Quantity.parse(cell);
    return quantity.filter(found -> found.isMoment() || found.amount().scale() > 0).isPresent();
  }

  static boolean isSpelled(String cell) {
    return Spellings.spellings(cell, 0, 1, 2, 3) != null;
  }
}
