package dyepack.flow;

import dyepack.embed.SourceTables;
import dyepack.identity.IndexPlan;
import dyepack.marks.MarkPlan;
import dyepack.marks.MarkPlanner;
import dyepack.policy.SharePolicy;
import dyepack.policy.TableProfile;
import dyepack.release.EpochPlan;
import dyepack.share.BadInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans an epoch from policy and profile; pure. */
final class SharePlanning {
  private static final int COMBINATIONS = 3;

  private SharePlanning() {}

  /**
   * A plan and what the planner has to say about it.
   *
   * @param plan the plan
   * @param notes sentences for the owner
   */
  record Planned(EpochPlan plan, List<String> notes) {}

  /** Says whether a plan already holds all that a policy asks for. */
  static boolean covers(EpochPlan plan, SharePolicy policy) {
    Set<String> marked = new HashSet<>();
    plan.marks().forEach(mark -> marked.add(mark.column()));
    return marked.containsAll(policy.markedColumns());
  }

  /** Refuses a policy whose identifiers are not those that the epoch's rows are known by. */
  static void requireSameIdentifiers(EpochPlan plan, SharePolicy policy) {
    if (!plan.index().identifiers().equals(policy.identifiers())) {
      throw new BadInputException(
          "The policy's identifiers are not those by which dataset \""
              + policy.dataset()
              + "\" is known to the ledger. Restore them, or start a new epoch: dyepack ledger"
              + " rotate "
              + policy.dataset()
              + " --reason \"new identifiers\".");
    }
  }

  /** Plans a new epoch, or widens the plan of an open one. */
  static Planned plan(
      SharePolicy policy, SourceTables.Profile profile, @Nullable EpochPlan existing) {
    TableProfile table = profile.table();
    MarkPlan marks =
        MarkPlanner.plan(
            policy.marks(),
            table.columnProfiles(),
            existing == null ? List.of() : existing.marks());
    List<String> notes = new ArrayList<>(marks.notes());
    marks.refusals().forEach(reason -> notes.add("Not marked: " + reason));
    if (marks.marks().isEmpty()) {
      throw new BadInputException(
          "None of the policy's marks can be carried by this table: "
              + String.join(" ", marks.refusals()));
    }
    if (existing != null) {
      List<dyepack.marks.ColumnMark> all = new ArrayList<>(existing.marks());
      marks.marks().stream()
          .filter(
              mark ->
                  existing.marks().stream().noneMatch(old -> old.column().equals(mark.column())))
          .forEach(all::add);
      return new Planned(
          new EpochPlan(existing.index(), all, existing.constraints(), existing.versions()), notes);
    }
    Set<String> changed = new LinkedHashSet<>(policy.markedColumns());
    changed.addAll(policy.identifierColumns());
    IndexPlan index =
        new IndexPlan(
            policy.identifiers(),
            unmarked(table.nameColumn(), policy),
            unmarked(table.addressColumn(), policy),
            table.uniqueCombinations(changed, COMBINATIONS));
    if (policy.editedAddresses()) {
      index = index.withEditedAddresses();
    }
    return new Planned(
        new EpochPlan(index, marks.marks(), policy.constraints(), policy.versions()), notes);
  }

  /** Names and addresses make keys from what no spelling changes, but a name must not be marked. */
  private static @Nullable String unmarked(@Nullable String column, SharePolicy policy) {
    boolean changes =
        column != null
            && policy.marks().stream()
                .anyMatch(
                    mark ->
                        mark.columns().contains(column)
                            && mark.kind() != dyepack.marks.MarkKind.TEXT);
    return changes ? null : column;
  }
}
