package dyepack.inspect;

import dyepack.cells.ByteAccount;
import dyepack.ingest.DumpRow;
import dyepack.ingest.DumpRows;
import dyepack.ingest.DumpTable;
import dyepack.ingest.Skipped;
import dyepack.report.Inspection;
import dyepack.share.BadInputException;
import dyepack.typing.Candidate;
import dyepack.typing.ColumnFinding;
import dyepack.typing.ColumnType;
import dyepack.typing.HeaderText;
import dyepack.typing.PersonalCategory;
import dyepack.typing.TableTyper;
import dyepack.typing.TableTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Reads one table from first to last: its first rows say what the columns hold. */
final class TableInspection {
  /** Rows that columns are typed by. */
  static final int TYPED_ROWS = 5_000;

  /** Most cells kept for typing: wide tables are typed by fewer rows. */
  private static final int TYPED_CELLS = 100_000;

  private static final int FEWEST_ROWS = 50;
  private static final int STEP = 10_000;
  private static final double LEAST_OTHER = 0.02;

  private final DumpTable table;
  private final long limit;
  private final LongConsumer progress;
  private final PersonCount persons = new PersonCount();
  private final List<String[]> first = new ArrayList<>();
  private final List<Inspection.NotRead> notRead = new ArrayList<>();
  private TableTypes types = new TableTypes(List.of(), List.of());
  private long rows;
  private boolean whole = true;
  private boolean lost;
  private ByteAccount account = ByteAccount.EMPTY;

  /**
   * Prepares to read.
   *
   * @param limit most rows, 0 for all
   * @param progress is told now and then how many rows are read
   */
  TableInspection(DumpTable table, long limit, LongConsumer progress) {
    this.table = table;
    this.limit = limit;
    this.progress = progress;
  }

  Inspection.Table read() {
    boolean typed = false;
    try (DumpRows source = table.open()) {
      int most =
          Math.max(FEWEST_ROWS, Math.min(TYPED_ROWS, TYPED_CELLS / Math.max(1, table.columns())));
      while (source.hasNext()) {
        if (limit > 0 && rows >= limit) {
          whole = false;
          break;
        }
        DumpRow row = source.next();
        rows++;
        if (typed) {
          persons.row(row.cells());
        } else {
          first.add(row.cells());
          typed = first.size() >= most;
          if (typed) {
            type();
          }
        }
        if (rows % STEP == 0) {
          progress.accept(rows);
        }
      }
      for (Skipped skipped : source.skipped()) {
        notRead.add(notRead(skipped));
        lost |= skipped.lost();
      }
      account = source.account();
    } catch (BadInputException e) {
      whole = false;
      lost = true;
      notRead.add(
          new Inspection.NotRead(
              "the rest of the table can't be read", 1, List.of(rows + 1), true));
    }
    if (!typed) {
      type();
    }
    return table();
  }

  private void type() {
    types = TableTyper.type(table.header(), first);
    persons.columns(types);
    first.forEach(persons::row);
    first.clear();
  }

  /** Who was counted; complete after {@link #read}. */
  PersonCount persons() {
    return persons;
  }

  /** What was left out; complete after {@link #read}. */
  List<Inspection.NotRead> notRead() {
    return notRead;
  }

  /** Whether something is missing from the rows; complete after {@link #read}. */
  boolean lost() {
    return lost;
  }

  /** Whether all rows were read; complete after {@link #read}. */
  boolean whole() {
    return whole;
  }

  /** Where the table's bytes went; complete after {@link #read}. */
  ByteAccount account() {
    return account;
  }

  static Inspection.NotRead notRead(Skipped skipped) {
    return new Inspection.NotRead(
        skipped.reason(), skipped.count(), skipped.lines(), skipped.lost());
  }

  private Inspection.Table table() {
    List<Inspection.Column> columns = new ArrayList<>();
    for (ColumnFinding finding : types.columns()) {
      columns.add(column(finding));
    }
    List<Inspection.Compound> compounds =
        types.compounds().stream()
            .map(
                c ->
                    new Inspection.Compound(
                        c.type().id(), c.columns().stream().map(i -> i + 1).toList()))
            .toList();
    return new Inspection.Table(
        table.sheet(),
        table.format(),
        rows,
        whole,
        !table.header().isEmpty(),
        persons.persons(),
        columns,
        compounds);
  }

  private Inspection.Column column(ColumnFinding finding) {
    int all = finding.filled() + finding.blank();
    Map<String, Double> forms = new TreeMap<>();
    finding.forms().forEach((form, share) -> forms.put(form.id(), rounded(share)));
    Map<String, Double> others = new LinkedHashMap<>();
    for (Candidate candidate : finding.candidates()) {
      if (candidate.type() != finding.type() && candidate.confidence() >= LEAST_OTHER) {
        others.put(candidate.type().id(), rounded(candidate.confidence()));
      }
    }
    String name =
        finding.index() < table.header().size()
            ? HeaderText.shown(table.header().get(finding.index()))
            : null;
    PersonalCategory category = category(finding);
    return new Inspection.Column(
        finding.index() + 1,
        name,
        finding.type().id(),
        rounded(finding.confidence()),
        rounded(finding.fitting()),
        rounded(all == 0 ? 0 : (double) finding.filled() / all),
        finding.distinct(),
        category.id(),
        finding.type().sensitive() || finding.parts().stream().anyMatch(ColumnType::sensitive),
        forms,
        finding.parts().stream().map(ColumnType::id).toList(),
        finding.shapes(),
        others);
  }

  /** The category of a merged column is that of its most telling part. */
  private static PersonalCategory category(ColumnFinding finding) {
    PersonalCategory category = finding.type().category();
    for (ColumnType part : finding.parts()) {
      if (category == PersonalCategory.NONE || (part.sensitive() && !category.sensitive())) {
        category = part.category();
      }
    }
    return category;
  }

  private static double rounded(double share) {
    return Math.round(share * 1000) / 1000.0;
  }
}
