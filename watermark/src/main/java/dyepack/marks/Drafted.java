package dyepack.marks;

import java.math.BigDecimal;
import java.util.List;

/** One column on its way into a plan: what it can do, or why it can't. */
sealed interface Drafted {
  /** The column can't be marked as asked. */
  record Refused(String reason) implements Drafted {}

  /**
   * The column can be marked.
   *
   * @param toleranceSteps largest move in steps; 0 for text, group size for categories
   * @param carried part of the cells that can carry
   * @param notes what was chosen for it
   */
  record Draft(
      String column,
      MarkRequest request,
      BigDecimal step,
      BigDecimal tolerance,
      double toleranceSteps,
      List<List<String>> groups,
      List<Integer> families,
      CellStyle style,
      double carried,
      List<String> notes)
      implements Drafted {}
}
