package dyepack.policy;

import dyepack.identity.IdentifierSpec;
import dyepack.marks.ColumnProfile;
import dyepack.marks.MarkPlan;
import dyepack.marks.MarkPlanner;
import dyepack.policy.IdentifierChoice.Chosen;
import dyepack.share.BadInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Drafts a policy from the profile of a table.
 *
 * <p>The draft can be used as it is: it names an identifier that tells the rows apart, marks only
 * what nobody who works with the data would notice (unless the table has nothing else, and then it
 * says so), and gives for every column that it leaves alone the reason. It can't know what a column
 * means to its owner, so an owner should read it.
 */
public final class PolicySuggester {
  private final TableProfile profile;
  private final String table;
  private final List<Chosen> identifiers;
  private final List<Judgement> judgements;
  private final List<Proposal> marks;

  private PolicySuggester(TableProfile profile, String table) {
    this.profile = profile;
    this.table = table;
    List<Chosen> found = IdentifierChoice.find(profile);
    List<Judgement> all = Relations.demote(judgeAll(), new Relations(profile).bound());
    this.identifiers = withPrimary(found, all);
    Set<String> identifying = new HashSet<>();
    identifiers.forEach(chosen -> identifying.addAll(chosen.spec().columns()));
    List<Judgement> free = new ArrayList<>(all);
    free.removeIf(judgement -> identifying.contains(judgement.column()));
    free.replaceAll(
        judgement ->
            judgement.proposal() != null
                    && judgement.proposal().columns().stream().anyMatch(identifying::contains)
                ? Judgement.refused(judgement.column(), "its other half is an identifier")
                : judgement);
    this.judgements = free;
    this.marks = choose();
  }

  /**
   * Drafts a policy.
   *
   * @param profile the table's profile
   * @param table what the table is called, usually the name of its file; the dataset is named after
   *     it
   * @return the text of a {@code policy.yaml} that {@link PolicyFile} reads
   * @throws BadInputException when the table has no rows, nothing that tells its rows apart, or
   *     nothing that could carry a mark
   */
  public static String suggest(TableProfile profile, String table) {
    if (profile.rows() == 0) {
      throw new BadInputException(table + " has no rows, so there is nothing to suggest.");
    }
    PolicySuggester suggester = new PolicySuggester(profile, table);
    String text =
        new SuggestionText(
                profile, table, suggester.identifiers, suggester.marks, suggester.judgements)
            .text();
    PolicyFile.parse(text, "the policy suggested for " + table)
        .requireColumns(profile.header(), table);
    return text;
  }

  private List<Judgement> judgeAll() {
    List<Judgement> judged = new ArrayList<>();
    Set<String> paired = new HashSet<>();
    for (ColumnFacts column : profile.columns()) {
      Optional<ColumnFacts> partner = partner(column);
      if (partner.isPresent() && column.content() == ContentType.LATITUDE) {
        Proposal place =
            ColumnJudge.place(column, values(column), partner.get(), values(partner.get()));
        if (place != null) {
          judged.add(Judgement.proposed(column.name(), place, "other columns are enough"));
          paired.add(partner.get().name());
          judged.removeIf(judgement -> paired.contains(judgement.column()));
          continue;
        }
      }
      if (!paired.contains(column.name())) {
        judged.add(judge(column));
      }
    }
    return judged;
  }

  private Judgement judge(ColumnFacts column) {
    double gap =
        column.content() == ContentType.TIMESTAMP
            ? TrailGap.of(profile, column)
            : Double.POSITIVE_INFINITY;
    return new ColumnJudge(column, values(column), profile.cells(column), gap).judge();
  }

  /**
   * Returns the longitude that goes with a latitude, or the other way round: the nearest column.
   */
  private Optional<ColumnFacts> partner(ColumnFacts column) {
    ContentType other =
        switch (column.content()) {
          case LATITUDE -> ContentType.LONGITUDE;
          case LONGITUDE -> ContentType.LATITUDE;
          default -> ContentType.BLANK;
        };
    return profile.columns().stream()
        .filter(candidate -> candidate.content() == other && other != ContentType.BLANK)
        .min(Comparator.comparingInt(candidate -> Math.abs(candidate.index() - column.index())));
  }

  private ColumnProfile values(ColumnFacts column) {
    return Objects.requireNonNull(profile.columnProfiles().get(column.name()));
  }

  /** Puts a composite in front when no single column tells the rows apart. */
  private List<Chosen> withPrimary(List<Chosen> found, List<Judgement> all) {
    if (!found.isEmpty() && isPrimary(found.get(0).spec())) {
      return found;
    }
    Set<String> taken = new HashSet<>();
    found.forEach(chosen -> taken.addAll(chosen.spec().columns()));
    List<Proposal> proposals = new ArrayList<>();
    for (Judgement judgement : all) {
      if (judgement.proposal() != null && !taken.contains(judgement.column())) {
        proposals.add(judgement.proposal());
      }
    }
    CompositeKey key = CompositeKey.find(profile, proposals);
    if (key == null) {
      throw new BadInputException(
          table
              + ": no column tells the rows apart, and no combination of up to five columns does so"
              + " for half of the rows. Add a column with a number for each row (1, 2, 3, ...),"
              + " keep it in what you share, and suggest again.");
    }
    List<Chosen> chosen = new ArrayList<>();
    chosen.add(new Chosen(key.spec(), key.why()));
    found.stream().filter(c -> !c.spec().equals(key.spec())).forEach(chosen::add);
    return chosen;
  }

  private boolean isPrimary(IdentifierSpec spec) {
    if (spec.columns().size() > 1) {
      return false;
    }
    return profile
        .column(spec.columns().get(0))
        .map(
            column ->
                column.repeatedRows() <= IdentifierChoice.FEW_REPEATS
                    && column.blankPart() <= IdentifierChoice.FEW_REPEATS)
        .orElse(false);
  }

  /** Chooses marks, and chooses again without those that the planner would refuse. */
  private List<Proposal> choose() {
    while (true) {
      List<Proposal> chosen =
          MarkSelection.choose(
              judgements.stream()
                  .filter(judgement -> judgement.proposal() != null)
                  .map(judgement -> Objects.requireNonNull(judgement.proposal()))
                  .toList());
      if (chosen.isEmpty()) {
        throw new BadInputException(nothingToMark());
      }
      if (!refuseWhatThePlannerRefuses(chosen)) {
        return chosen;
      }
    }
  }

  private boolean refuseWhatThePlannerRefuses(List<Proposal> chosen) {
    MarkPlan plan =
        MarkPlanner.plan(
            chosen.stream().map(Proposal::request).toList(), profile.columnProfiles(), List.of());
    Set<String> planned = new HashSet<>();
    plan.marks().forEach(mark -> planned.add(mark.column()));
    boolean refused = false;
    for (Proposal proposal : chosen) {
      if (!planned.containsAll(proposal.columns())) {
        String name = proposal.columns().get(0);
        String why =
            plan.refusals().stream()
                .filter(refusal -> refusal.contains(name))
                .findFirst()
                .orElse("its cells can't carry a mark");
        judgements.replaceAll(
            judgement ->
                proposal.equals(judgement.proposal()) ? Judgement.refused(name, why) : judgement);
        refused = true;
      }
    }
    return refused;
  }

  private String nothingToMark() {
    StringBuilder message =
        new StringBuilder(table)
            .append(": no column can carry a mark, so a leak could not be told.");
    judgements.stream()
        .limit(20)
        .forEach(
            j ->
                message.append(" ").append(j.column()).append(": ").append(j.reason()).append("."));
    return message.toString();
  }
}
