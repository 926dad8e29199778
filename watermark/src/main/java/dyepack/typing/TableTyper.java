package dyepack.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says what the columns of a table hold, from its cells.
 *
 * <p>Every column is voted on by itself: rules for values, lists, distributions. Then its name
 * counts as a hint, then what its neighbours hold: latitude and longitude come together, an age
 * agrees with a date of birth, a QQ number with a mail address. See {@link Ballot} for what votes
 * mean.
 */
public final class TableTyper {
  /** What a name that fits is worth: more than any list or loose form, less than check digits. */
  private static final double HINT = 4.2;

  /** What a name that says something else takes away from loose forms. */
  private static final double OTHER_HINT = 2.2;

  /** Above this a type is told by its form, and no name changes that. */
  private static final double STRONG = 6.4;

  private TableTyper() {}

  /**
   * Types the columns of a table.
   *
   * @param header names of the columns, empty or shorter if there are none
   * @param rows a sample of the rows, 5 to 20,000; cells may be null, rows may be short
   * @return as many columns as the longest row or the header has
   */
  public static TableTypes type(List<String> header, List<String[]> rows) {
    int width = header.size();
    for (String[] row : rows) {
      width = Math.max(width, row.length);
    }
    List<ColumnSample> samples = new ArrayList<>();
    List<Ballot> ballots = new ArrayList<>();
    List<List<ColumnType>> parts = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      ColumnSample sample = new ColumnSample(i, i < header.size() ? header.get(i) : "", rows);
      Ballot ballot = new Ballot();
      List<ColumnType> merged = MergedCells.parts(sample);
      vote(sample, ballot, merged);
      hint(sample, ballot);
      samples.add(sample);
      ballots.add(ballot);
      parts.add(merged);
    }
    Neighbours neighbours = new Neighbours(samples, ballots);
    neighbours.settle();
    List<ColumnFinding> findings = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      findings.add(finding(samples.get(i), ballots.get(i), parts.get(i)));
    }
    return new TableTypes(findings, neighbours.compounds(findings));
  }

  private static void vote(ColumnSample sample, Ballot ballot, List<ColumnType> merged) {
    if (sample.size() == 0) {
      return;
    }
    new IdentifierJudge(sample, ballot).vote();
    new NumberJudge(sample, ballot).vote();
    new TimeJudge(sample, ballot).vote();
    new WordJudge(sample, ballot).vote();
    if (!merged.isEmpty()) {
      ballot.add(ColumnType.MERGED, 9.8, 1);
    }
  }

  private static void hint(ColumnSample sample, Ballot ballot) {
    Map<ColumnType, Double> hints = Headers.hints(sample.header());
    if (hints.isEmpty() || sample.size() == 0) {
      return;
    }
    double surest = hints.values().stream().mapToDouble(h -> h).max().orElse(0);
    boolean globe =
        hints.containsKey(ColumnType.LATITUDE) || hints.containsKey(ColumnType.LONGITUDE);
    for (ColumnType type : ColumnType.values()) {
      Double hint = hints.get(type);
      // Coordinates are told by the column beside them: see CoordinatePairs.
      boolean paired = type == ColumnType.LATITUDE || type == ColumnType.LONGITUDE;
      if (hint != null) {
        ballot.shift(type, HINT * hint);
      } else if ((globe || !paired)
          && ballot.has(type)
          && ballot.weight(type) < STRONG
          && surest > 0.6) {
        ballot.shift(type, -Math.min(OTHER_HINT, ballot.weight(type) - 0.5));
      }
    }
  }

  private static ColumnFinding finding(
      ColumnSample sample, Ballot ballot, List<ColumnType> merged) {
    if (sample.size() == 0) {
      return new ColumnFinding(
          sample.index(),
          ColumnType.BLANK,
          1,
          1,
          0,
          sample.blank(),
          0,
          List.of(),
          Map.of(),
          List.of(),
          List.of());
    }
    List<Candidate> candidates = ballot.candidates();
    ColumnType type = ballot.winner();
    double confidence = candidates.isEmpty() ? 0 : candidates.get(0).confidence();
    return new ColumnFinding(
        sample.index(),
        type,
        confidence,
        ballot.share(type),
        sample.filled(),
        sample.blank(),
        sample.distinct(),
        candidates.subList(0, Math.min(5, candidates.size())),
        Shapes.forms(sample, type),
        type == ColumnType.MERGED ? merged : List.of(),
        Shapes.of(sample));
  }
}
