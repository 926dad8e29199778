package dyepack.match;

import dyepack.cells.ByteAccount;
import dyepack.ingest.Skipped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What matching counts on the way; parts add up. */
public final class MatchCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Counts of one marked column.
   *
   * @param cells cells of matched rows for which a tag says what was delivered
   * @param aligned those of them that still fit it
   * @param read symbols read
   */
  public record MarkCounts(long cells, long aligned, long read) implements Serializable {
    private static final long serialVersionUID = 1L;

    MarkCounts plus(MarkCounts other) {
      return new MarkCounts(cells + other.cells, aligned + other.aligned, read + other.read);
    }
  }

  private final TreeMap<Integer, Long> rowsByTable = new TreeMap<>();
  private final TreeMap<Integer, ArrayList<String>> problems = new TreeMap<>();
  private final TreeMap<Integer, Long> skipped = new TreeMap<>();
  private final TreeMap<Integer, ByteAccount> accounts = new TreeMap<>();
  private final TreeSet<Integer> incomplete = new TreeSet<>();
  private final TreeMap<String, MarkCounts> marks = new TreeMap<>();
  long matched;
  long ambiguous;
  long tooMany;

  /** Matched rows with an identifier that chance does not repeat. */
  long telling;

  /** Matched rows that some other cell confirms: an aligned mark, a second identifier. */
  long confirmed;

  /** Matched rows in which a confirmation was possible. */
  long confirmable;

  /** Confirmations expected if every match were chance. */
  double confirmedByChance;

  /** Cells whose validity can be judged, those valid, and how many chance would make so. */
  long judged;

  long valid;
  double validByChance;

  /** What was left out, in words: no value of the dump. */
  public static String words(Skipped left) {
    String where =
        left.lines().isEmpty()
            ? ""
            : ", first on line "
                + left.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return left.count() + " " + left.reason() + where;
  }

  void rows(int table, long rows) {
    rowsByTable.merge(table, rows, Long::sum);
  }

  void skipped(int table, long count, String problem) {
    skipped.merge(table, count, Long::sum);
    ArrayList<String> list = problems.computeIfAbsent(table, t -> new ArrayList<>());
    if (list.size() < 20) {
      list.add(problem);
    }
  }

  /** Says that something is missing from a table's rows. */
  void incomplete(int table) {
    incomplete.add(table);
  }

  void account(int table, ByteAccount account) {
    accounts.merge(table, account, ByteAccount::plus);
  }

  void mark(String key, MarkCounts counts) {
    marks.merge(key, counts, MarkCounts::plus);
  }

  /** Adds another part's counts to these. */
  public MatchCounts plus(MatchCounts other) {
    other.rowsByTable.forEach(this::rows);
    other.skipped.forEach((table, count) -> skipped.merge(table, count, Long::sum));
    other.problems.forEach(
        (table, list) ->
            list.forEach(
                problem -> {
                  ArrayList<String> mine = problems.computeIfAbsent(table, t -> new ArrayList<>());
                  if (mine.size() < 20) {
                    mine.add(problem);
                  }
                }));
    other.accounts.forEach(this::account);
    incomplete.addAll(other.incomplete);
    other.marks.forEach(this::mark);
    matched += other.matched;
    ambiguous += other.ambiguous;
    tooMany += other.tooMany;
    telling += other.telling;
    confirmed += other.confirmed;
    confirmable += other.confirmable;
    confirmedByChance += other.confirmedByChance;
    judged += other.judged;
    valid += other.valid;
    validByChance += other.validByChance;
    return this;
  }

  /** Rows read of a table. */
  public long rowsOf(int table) {
    return rowsByTable.getOrDefault(table, 0L);
  }

  /** Rows read of all tables. */
  public long rows() {
    return rowsByTable.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows or parts of a table left out. */
  public long skippedOf(int table) {
    return skipped.getOrDefault(table, 0L);
  }

  /** What was left out of a table and why, the first 20 cases. */
  public ArrayList<String> problemsOf(int table) {
    return problems.getOrDefault(table, new ArrayList<>());
  }

  /** Whether something is missing from a table's rows. */
  public boolean isIncomplete(int table) {
    return incomplete.contains(table);
  }

  /** Where the bytes of a table's stretches of its file went; nothing where none is kept. */
  public ByteAccount accountOf(int table) {
    return accounts.getOrDefault(table, ByteAccount.EMPTY);
  }

  /** Counts by marked column; the key is the data set, a tab, the column. */
  public TreeMap<String, MarkCounts> marks() {
    return marks;
  }

  /** Rows found in the index, ambiguous ones included. */
  public long matched() {
    return matched;
  }

  /** Matched rows that fit several people. */
  public long ambiguous() {
    return ambiguous;
  }

  /** Rows whose identifiers fit so many people that they are left out. */
  public long tooMany() {
    return tooMany;
  }

  /**
   * Matches expected if the dump were not ours: none where an identifier that chance does not
   * repeat was found; otherwise all of them, unless other cells confirm more rows than chance
   * would.
   */
  public double matchedByChance() {
    if (telling > 0) {
      return 0;
    }
    if (confirmable == 0) {
      return matched;
    }
    double genuine =
        Math.max(0, confirmed - confirmedByChance - 3 * Math.sqrt(confirmedByChance + 1));
    return genuine > 0 ? 0 : matched;
  }

  /** Cells in which validity of a binary mark can be judged. */
  public long judged() {
    return judged;
  }

  /** Cells of {@link #judged} with a valid value. */
  public long valid() {
    return valid;
  }

  /** Valid cells expected without any marks. */
  public double validByChance() {
    return validByChance;
  }

  /** Part of the cells that no longer fit what was delivered, 0 to 1. */
  public double altered() {
    long cells = 0;
    long aligned = 0;
    for (MarkCounts counts : marks.values()) {
      cells += counts.cells();
      aligned += counts.aligned();
    }
    return cells == 0 ? 0 : 1 - (double) aligned / cells;
  }
}
