package dyepack.policy;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an identifier out of several columns for a table that has no key, and leaves the best
 * columns to the marks: no column can be both.
 *
 * @param spec the identifier
 * @param alone the part of the rows that it tells from all others, 0 to 1
 */
record CompositeKey(IdentifierSpec spec, double alone) {
  /** Rows that a composite can't tell apart are delivered unmarked; so many may be. */
  static final double GOOD = 0.95;

  /** Below this more rows would be unmarked than marked. */
  static final double LEAST = 0.5;

  /** What a part of the rows that stays unmarked weighs against columns left to mark. */
  private static final double UNTOLD = 20;

  private static final double MOST_BLANKS = 0.2;
  private static final int MOST_COLUMNS = 5;
  private static final int COLUMNS_TRIED = 14;

  /** Returns a comment for the policy. */
  String why() {
    String what =
        spec.columns().size() == 1
            ? "NO COLUMN LOOKS LIKE A KEY; this one tells about "
            : "NO COLUMN IS UNIQUE; these together tell about ";
    return what
        + ColumnJudge.percent(alone)
        + " of the rows apart. A dump must have kept\n  # "
        + (spec.columns().size() == 1 ? "it" : "them all")
        + " as written. A column with a number for each row would do better";
  }

  /** Finds the composite that leaves the strongest marks; null when none tells the rows apart. */
  static @Nullable CompositeKey find(TableProfile profile, List<Proposal> proposals) {
    for (double needed : new double[] {GOOD, 0.8, LEAST}) {
      CompositeKey key = new Search(profile, proposals, needed).best();
      if (key != null) {
        return key;
      }
    }
    return null;
  }

  /** One search through sets of columns. */
  private static final class Search {
    private final TableProfile profile;
    private final List<Proposal> proposals;
    private final double needed;
    private final RowSeparation separation;
    private @Nullable CompositeKey best;
    private double bestValue = Double.NEGATIVE_INFINITY;

    Search(TableProfile profile, List<Proposal> proposals, double needed) {
      this.profile = profile;
      this.proposals = proposals;
      this.needed = needed;
      this.separation = new RowSeparation(profile.rows(), profile.hashedRows());
    }

    @Nullable CompositeKey best() {
      List<ColumnFacts> candidates =
          profile.columns().stream()
              .filter(column -> column.distinct() > 1 && column.blankPart() <= MOST_BLANKS)
              .filter(column -> cost(column) < 9)
              .sorted(Comparator.comparingLong(ColumnFacts::distinct).reversed())
              .limit(COLUMNS_TRIED)
              .toList();
      extend(List.of(), candidates, 0);
      return best;
    }

    private void extend(List<ColumnFacts> chosen, List<ColumnFacts> candidates, int from) {
      for (int i = from; i < candidates.size(); i++) {
        List<ColumnFacts> longer = new ArrayList<>(chosen);
        longer.add(candidates.get(i));
        if (value(longer) <= bestValue) {
          continue;
        }
        double alone = separation.alone(longer, needed);
        if (alone >= needed) {
          if (value(longer) - UNTOLD * (1 - alone) <= bestValue) {
            continue;
          }
          bestValue = value(longer) - UNTOLD * (1 - alone);
          best = new CompositeKey(spec(longer), alone);
        } else if (longer.size() < MOST_COLUMNS) {
          extend(longer, candidates, i + 1);
        }
      }
    }

    private IdentifierSpec spec(List<ColumnFacts> columns) {
      List<ColumnFacts> inOrder = new ArrayList<>(columns);
      inOrder.sort(Comparator.comparingInt(ColumnFacts::index));
      IdentifierType type =
          inOrder.size() == 1
              ? IdentifierChoice.keyType(profile, inOrder.get(0))
              : IdentifierType.TEXT;
      return new IdentifierSpec(inOrder.stream().map(ColumnFacts::name).toList(), type);
    }

    /** What is left to mark, less what the identifier costs; longer sets are never worth more. */
    private double value(List<ColumnFacts> columns) {
      List<String> names = columns.stream().map(ColumnFacts::name).toList();
      List<Proposal> left =
          proposals.stream()
              .filter(proposal -> proposal.columns().stream().noneMatch(names::contains))
              .toList();
      List<Proposal> chosen = MarkSelection.choose(left);
      double harmless = chosen.stream().mapToDouble(p -> p.strength() / p.harm().price).sum();
      int marked = chosen.stream().mapToInt(p -> p.columns().size()).sum();
      double cost = columns.stream().mapToDouble(this::cost).sum();
      return 10 * Math.min(marked, MarkSelection.FEWEST_MARKS)
          + Math.min(harmless, 2 * MarkSelection.ENOUGH)
          - 0.5 * cost;
    }

    /** How likely the column is to be written in another way, or left out, by those who leak. */
    private double cost(ColumnFacts column) {
      return switch (column.content()) {
        case PHONE, CN_ID, BANK_CARD, EMAIL, PLATE, CREDIT_CODE, SSN, CODE, NAME -> 1;
        case CATEGORY -> 2;
        case NUMBER -> isWhole(column) ? 3 : 5;
        case DATE, TIMESTAMP -> 3;
        case ADDRESS, TEXT -> 5;
        case DURATION, LATITUDE, LONGITUDE -> 6;
        case BLANK, CONSTANT -> 9;
      };
    }

    private boolean isWhole(ColumnFacts column) {
      return profile.cells(column).stream().noneMatch(cell -> cell.indexOf('.') >= 0);
    }
  }
}
