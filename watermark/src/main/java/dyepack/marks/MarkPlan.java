package dyepack.marks;

import java.util.List;

/**
 * Which columns carry what.
 *
 * @param marks the columns that are marked, in the order of their fields
 * @param notes what the planner did that was not asked for: another step, alphabet or style
 * @param refusals columns that can't be marked as asked, each with its reason
 */
public record MarkPlan(List<ColumnMark> marks, List<String> notes, List<String> refusals) {
  /** Copies the lists. */
  public MarkPlan {
    marks = List.copyOf(marks);
    notes = List.copyOf(notes);
    refusals = List.copyOf(refusals);
  }
}
