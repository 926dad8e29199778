package dyepack.inspect;

import dyepack.cells.ByteAccount;
import dyepack.ingest.DumpFile;
import dyepack.ingest.DumpInput;
import dyepack.ingest.DumpStatus;
import dyepack.ingest.DumpTable;
import dyepack.ingest.Skipped;
import dyepack.report.Inspection;
import dyepack.typing.ColumnType;
import dyepack.typing.PersonalCategory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks through seized files and says what they hold: files, tables, columns, people. */
public final class InspectFlow {
  /** Is told how far the work is. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A file is being read.
     *
     * @param file its path
     * @param done files finished
     * @param all files in all
     * @param rows rows of the present table read so far
     */
    void reading(String file, long done, long all, long rows);
  }

  private final InspectRequest request;
  private final Listener listener;
  private final PersonCount everybody = new PersonCount();
  private long done;

  private InspectFlow(InspectRequest request, Listener listener) {
    this.request = request;
    this.listener = listener;
  }

  /**
   * Looks through all files. Neither Spark nor a ledger is needed; nothing is written.
   *
   * @throws dyepack.share.BadInputException if a path doesn't exist
   */
  public static Inspection run(InspectRequest request, Listener listener) {
    return new InspectFlow(request, listener).run();
  }

  private Inspection run() {
    List<Inspection.File> files = new ArrayList<>();
    try (DumpInput input = DumpInput.open(request.paths(), request.reading())) {
      for (DumpFile file : input.files()) {
        files.add(file(file, input.files().size()));
        done++;
      }
    }
    long tables = files.stream().mapToLong(f -> f.tables().size()).sum();
    long rows =
        files.stream().flatMap(f -> f.tables().stream()).mapToLong(Inspection.Table::rows).sum();
    long read = files.stream().filter(f -> !f.tables().isEmpty()).count();
    Inspection.Totals totals =
        new Inspection.Totals(files.size(), read, tables, rows, everybody.persons());
    return new Inspection(
        Inspection.SCHEMA, request.version(), request.command(), totals, categories(files), files);
  }

  private Inspection.File file(DumpFile file, long all) {
    listener.reading(file.path(), done, all, 0);
    List<Inspection.Table> tables = new ArrayList<>();
    List<Inspection.NotRead> notRead = new ArrayList<>();
    ByteAccount account = file.account();
    boolean lost = false;
    boolean whole = true;
    for (Skipped skipped : file.skipped()) {
      notRead.add(TableInspection.notRead(skipped));
    }
    for (DumpTable table : file.tables()) {
      TableInspection inspection =
          new TableInspection(
              table, request.rows(), rows -> listener.reading(file.path(), done, all, rows));
      tables.add(inspection.read());
      notRead.addAll(inspection.notRead());
      lost |= inspection.lost();
      whole &= inspection.whole();
      account = account.plus(inspection.account());
      everybody.addAll(inspection.persons());
    }
    DumpStatus status = file.status() == DumpStatus.READ && lost ? DumpStatus.PART : file.status();
    return new Inspection.File(
        file.path(),
        file.bytes(),
        file.sha256(),
        file.sm3(),
        file.format(),
        file.encoding(),
        status.words(),
        tables,
        notRead,
        file.notes(),
        whole ? ByteReport.of(account) : null);
  }

  private static List<Inspection.Category> categories(List<Inspection.File> files) {
    Map<PersonalCategory, Set<String>> types = new EnumMap<>(PersonalCategory.class);
    Map<PersonalCategory, int[]> columns = new EnumMap<>(PersonalCategory.class);
    Map<PersonalCategory, long[]> cells = new EnumMap<>(PersonalCategory.class);
    for (Inspection.File file : files) {
      for (Inspection.Table table : file.tables()) {
        for (Inspection.Column column : table.columns()) {
          Set<PersonalCategory> held = new TreeSet<>();
          List<String> ids = column.parts().isEmpty() ? List.of(column.type()) : column.parts();
          for (String id : ids) {
            ColumnType type = ColumnType.parse(id);
            if (type.category() != PersonalCategory.NONE) {
              held.add(type.category());
              types.computeIfAbsent(type.category(), c -> new TreeSet<>()).add(id);
            }
          }
          for (PersonalCategory category : held) {
            columns.computeIfAbsent(category, c -> new int[1])[0]++;
            cells.computeIfAbsent(category, c -> new long[1])[0] +=
                Math.round(column.filled() * table.rows());
          }
        }
      }
    }
    List<Inspection.Category> all = new ArrayList<>();
    types.forEach(
        (category, held) -> {
          boolean sensitive = held.stream().anyMatch(id -> ColumnType.parse(id).sensitive());
          int count = columns.getOrDefault(category, new int[1])[0];
          long filled = cells.getOrDefault(category, new long[1])[0];
          all.add(
              new Inspection.Category(category.id(), sensitive, count, filled, List.copyOf(held)));
        });
    return all;
  }
}
