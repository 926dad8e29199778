package dyepack.policy;

import dyepack.marks.ColumnProfile;
import dyepack.marks.ColumnProfile.Quantities;
import dyepack.policy.IdentifierChoice.Chosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a drafted policy says of columns that would give made-up records away. */
final class CanaryWarnings {
  /** Serial numbers with larger steps on average hardly show where one was put between two. */
  private static final double SMALL_STEP = 20;

  private static final double FEWEST_EACH = 1.2;
  private static final double MOST_EACH = 50;
  private static final int FEWEST_VALUES = 50;

  private final TableProfile profile;
  private final List<Chosen> identifiers;
  private final Set<String> identifying;

  /**
   * Takes what the draft says.
   *
   * @param identifying the columns of all identifiers
   */
  CanaryWarnings(TableProfile profile, List<Chosen> identifiers, Set<String> identifying) {
    this.profile = profile;
    this.identifiers = identifiers;
    this.identifying = Set.copyOf(identifying);
  }

  /** Returns the lines of comments. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    counting(lines);
    people(lines);
    return lines;
  }

  /** Warns of numbers that come back and are no identifiers: they could be people's. */
  private void people(List<String> lines) {
    List<String> columns =
        profile.columns().stream()
            .filter(column -> !identifying.contains(column.name()))
            .filter(CanaryWarnings::couldNamePeople)
            .map(column -> YamlText.scalar(column.name()))
            .toList();
    if (!columns.isEmpty()) {
      lines.add("# WARNING: the same values come back in " + String.join(", ", columns));
      lines.add(
          "# and made-up records have those of real rows. If one of these columns numbers people");
      lines.add(
          "# (customers, patients, members), add it to the identifiers above: then made-up"
              + " records");
      lines.add("# are about people who don't exist, and come back as real ones do.");
    }
  }

  private static boolean couldNamePeople(ColumnFacts column) {
    boolean number =
        column.content() == ContentType.CODE || column.content().identifierType() != null;
    double each = (double) (column.rows() - column.blanks()) / Math.max(1, column.distinct());
    return number && column.distinct() >= FEWEST_VALUES && each >= FEWEST_EACH && each <= MOST_EACH;
  }

  /** Warns of serial numbers that leave made-up records hardly any free ones. */
  private void counting(List<String> lines) {
    for (Chosen chosen : identifiers) {
      String column = chosen.spec().columns().get(0);
      ColumnProfile values = profile.columnProfiles().get(column);
      Quantities number = values == null || !values.manyDistinct() ? null : values.number();
      if (number == null || number.finest().signum() <= 0) {
        continue;
      }
      double step =
          number.max().subtract(number.min()).doubleValue()
              / number.finest().doubleValue()
              / Math.max(1, profile.rows() - 1);
      if (step <= 1) {
        lines.add(
            "# WARNING: the numbers in " + YamlText.scalar(column) + " leave none free, so that");
        lines.add("# made-up records can hardly stand among them. Marks don't need them.");
      } else if (step <= SMALL_STEP) {
        lines.add(
            String.format(
                Locale.ROOT,
                "# WARNING: the numbers in %s count up by %.1f on average. If the steps are never"
                    + " large,",
                YamlText.scalar(column),
                step));
        lines.add(
            "# a made-up record is crowded by its neighbours, and who looks at steps can tell it:");
        lines.add(
            "# a note of \"share\" says how many real rows it can't be. \"withhold: 0.01\" below"
                + " has");
        lines.add("# made-up records take the place of real rows, which mends it.");
      }
    }
  }
}
