package dyepack.ingest;

import dyepack.cells.CellLimits;
import dyepack.cells.CellStream;
import dyepack.cells.CellStreamReader;
import dyepack.cells.CellStreamWriter;
import dyepack.layout.CellKind;
import dyepack.layout.HeaderDetector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Filled-in forms: rows of names with their values beside them, a small table a person or one form
 * under the other on a sheet; and tables that stand on their side, a row a field. They become one
 * table with the names as header.
 *
 * <p>Only what is certain is read so: every row is such, the names are words of headers, and they
 * come in several forms (on its side: every field is of one kind from person to person).
 */
final class FormRecords {
  private static final int MOST_NAMES = 64;
  private static final int LONGEST_NAME = 20;
  private static final int MOST_RECORDS = 500_000;
  private static final int MOST_ROWS = 100_000;
  private static final double MOSTLY = 0.8;

  private final CellStream stream;
  private final List<Form> forms = new ArrayList<>();
  private final Set<Integer> taken = new HashSet<>();

  /** By table, where the titles of forms stand. */
  private final Map<Integer, List<Long>> titles = new HashMap<>();

  /** One filled-in form. */
  private record Form(int table, long position, Map<String, String> values) {}

  /**
   * What was found.
   *
   * @param rest the tables that are no forms
   * @param records the records of the others
   */
  record Found(CellStream rest, CellStream records) {}

  private FormRecords(CellStream stream) {
    this.stream = stream;
  }

  /**
   * The records of a stream's forms, or null if it has none.
   *
   * @param copy a file to write that holds the records
   */
  static @Nullable Found of(CellStream stream, Path copy, DumpLimits limits) throws IOException {
    FormRecords found = new FormRecords(stream);
    found.look();
    return found.write(copy, limits.cells(List.of(), null));
  }

  private void look() throws IOException {
    try (CellStreamReader in = CellStreamReader.all(stream.file())) {
      List<String[]> rows = new ArrayList<>();
      List<Long> positions = new ArrayList<>();
      int table = -1;
      while (in.next()) {
        if (in.table() != table) {
          take(table, rows, positions);
          rows.clear();
          positions.clear();
          table = in.table();
        }
        boolean declared = !stream.tables().get(table).header().isEmpty();
        boolean many = forms.size() > MOST_RECORDS || rows.size() > MOST_ROWS;
        if (declared || many || !mayBelong(in.cells())) {
          in.passOver(table);
          rows.clear();
          table = -1;
        } else {
          rows.add(in.cells());
          positions.add(in.position());
        }
      }
      take(table, rows, positions);
    }
  }

  /** A title, pairs of names and values, or a field of many persons. */
  private static boolean mayBelong(String[] cells) {
    return cells.length == 0 || cells[0].isBlank() || isName(cells[0]) || filled(cells) == 1;
  }

  private void take(int table, List<String[]> rows, List<Long> positions) {
    // A table whose blocks are apart is no small one, and is met here more than once.
    boolean whole = table >= 0 && stream.tables().get(table).rows() == rows.size();
    if (!whole) {
      return;
    }
    List<Form> found = onItsSide(table, rows);
    if (found.isEmpty()) {
      found = pairs(table, rows, positions);
    }
    forms.addAll(found);
  }

  private List<Form> pairs(int table, List<String[]> rows, List<Long> positions) {
    List<Form> found = new ArrayList<>();
    List<Long> alone = new ArrayList<>();
    titles.put(table, alone);
    Map<String, String> values = new LinkedHashMap<>();
    long position = 0;
    for (int r = 0; r < rows.size(); r++) {
      String[] cells = rows.get(r);
      if (filled(cells) == 0 || (filled(cells) == 1 && !isNameAlone(cells))) {
        alone.addAll(filled(cells) == 0 ? List.of() : List.of(positions.get(r)));
        continue;
      }
      for (int c = 0; c < cells.length; c += 2) {
        String name = name(cells[c]);
        String value = c + 1 < cells.length ? cells[c + 1] : "";
        if (name.isEmpty() && value.isBlank()) {
          continue;
        }
        if (!isName(cells[c])) {
          return List.of();
        }
        if (values.containsKey(name)) {
          found.add(new Form(table, position, values));
          values = new LinkedHashMap<>();
        }
        position = values.isEmpty() ? positions.get(r) : position;
        values.put(name, value);
        if (values.size() > MOST_NAMES) {
          return List.of();
        }
      }
    }
    if (values.size() > 1) {
      found.add(new Form(table, position, values));
    }
    return found.stream().allMatch(f -> f.values.size() > 1) ? found : List.of();
  }

  /** A name whose value is missing, as against a title. */
  private static boolean isNameAlone(String[] cells) {
    return !cells[0].isBlank() && HeaderDetector.isName(name(cells[0]));
  }

  private static List<Form> onItsSide(int table, List<String[]> rows) {
    List<String[]> fields = rows.stream().filter(cells -> filled(cells) > 1).toList();
    int people = fields.stream().mapToInt(cells -> cells.length - 1).max().orElse(0);
    String[] names = fields.stream().map(cells -> name(cells[0])).toArray(String[]::new);
    boolean other = new HashSet<>(Arrays.asList(names)).size() < names.length;
    if (people < 2
        || other
        || fields.size() < rows.size()
        || names.length < 2
        || names.length > MOST_NAMES
        || !Arrays.stream(names).allMatch(HeaderDetector::isName)) {
      return List.of();
    }
    boolean tells = false;
    for (String[] cells : fields) {
      Map<CellKind, Integer> kinds = new HashMap<>();
      int filled = 0;
      for (int c = 1; c < cells.length; c++) {
        if (HeaderDetector.isName(name(cells[c]))) {
          return List.of();
        }
        if (!cells[c].isBlank()) {
          kinds.merge(CellKind.of(cells[c]), 1, Integer::sum);
          filled++;
        }
      }
      for (Map.Entry<CellKind, Integer> kind : kinds.entrySet()) {
        boolean key = kind.getKey() == CellKind.PHONE || kind.getKey() == CellKind.IDENTITY;
        tells |= key && filled > 1 && kind.getValue() >= MOSTLY * filled;
      }
    }
    if (!tells) {
      return List.of();
    }
    List<Form> found = new ArrayList<>();
    for (int person = 1; person <= people; person++) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int f = 0; f < names.length; f++) {
        String[] cells = fields.get(f);
        values.put(names[f], person < cells.length ? cells[person] : "");
      }
      found.add(new Form(table, person, values));
    }
    return found;
  }

  /** Writes the records of forms that come several times with the same names. */
  private @Nullable Found write(Path copy, CellLimits limits) throws IOException {
    Map<Set<String>, List<Form>> byNames = new LinkedHashMap<>();
    for (Form form : forms) {
      byNames
          .computeIfAbsent(new TreeSet<>(form.values.keySet()), k -> new ArrayList<>())
          .add(form);
    }
    List<Set<String>> widest = new ArrayList<>(byNames.keySet());
    widest.sort(Comparator.comparingInt((Set<String> names) -> -names.size()));
    List<List<Form>> runs = new ArrayList<>();
    Set<Set<String>> done = new HashSet<>();
    for (Set<String> names : widest) {
      List<Form> same = byNames.getOrDefault(names, List.of());
      if (done.contains(names) || same.size() < 2 || !certain(names) || !differ(same)) {
        continue;
      }
      List<Form> run = new ArrayList<>();
      for (Map.Entry<Set<String>, List<Form>> e : byNames.entrySet()) {
        boolean part = e.getKey().size() * 2 >= names.size() && names.containsAll(e.getKey());
        if (part && done.add(e.getKey())) {
          run.addAll(e.getValue());
        }
      }
      runs.add(run);
    }
    // A table is taken whole or not at all.
    Set<Form> kept = new HashSet<>();
    runs.forEach(kept::addAll);
    forms.stream().filter(kept::contains).forEach(f -> taken.add(f.table));
    forms.stream().filter(f -> !kept.contains(f)).forEach(f -> taken.remove(f.table));
    runs.forEach(run -> run.removeIf(f -> !taken.contains(f.table)));
    runs.removeIf(List::isEmpty);
    if (runs.isEmpty()) {
      return null;
    }
    boolean one = taken.size() == 1;
    try (CellStreamWriter writer = new CellStreamWriter(copy, limits)) {
      for (List<Form> run : runs) {
        write(run, one, writer);
      }
      writer.end("");
    }
    List<CellStream.Table> rest =
        stream.tables().stream().filter(t -> !taken.contains(t.number())).toList();
    CellStream others =
        new CellStream(
            stream.file(),
            rest,
            stream.gaps(),
            stream.rows(),
            stream.ended(),
            stream.fault(),
            stream.account());
    return new Found(others, CellStream.open(copy));
  }

  private void write(List<Form> run, boolean one, CellStreamWriter writer) throws IOException {
    run.sort(Comparator.comparingInt(Form::table).thenComparingLong(Form::position));
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (Form form : run) {
      form.values.keySet().forEach(name -> columns.putIfAbsent(name, columns.size()));
    }
    String sheet = one ? stream.tables().get(run.get(0).table).name() : "forms";
    writer.table(sheet, List.copyOf(columns.keySet()));
    Map<Integer, Integer> perTable = new HashMap<>();
    run.forEach(form -> perTable.merge(form.table, 1, Integer::sum));
    for (int table : perTable.keySet()) {
      for (long position : titles.getOrDefault(table, List.of())) {
        writer.noted("titles of forms", 1, position);
      }
    }
    boolean single = perTable.values().stream().allMatch(n -> n == 1);
    for (Form form : run) {
      String[] cells = new String[columns.size()];
      Arrays.fill(cells, "");
      form.values.forEach((name, value) -> cells[columns.getOrDefault(name, 0)] = value);
      writer.row(single ? form.table + 1L : form.position, cells);
    }
  }

  /** Names that headers have: two of them, and half of all. */
  private static boolean certain(Set<String> names) {
    long known = names.stream().filter(HeaderDetector::isName).count();
    return known >= 2 && known * 2 >= names.size();
  }

  private static boolean differ(List<Form> forms) {
    Map<String, String> first = forms.get(0).values;
    return forms.stream().anyMatch(form -> !form.values.equals(first));
  }

  private static boolean isName(String cell) {
    String name = name(cell);
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && CellKind.of(name) == CellKind.WORDS
        && name.chars().filter(Character::isDigit).count() * 2 < name.length();
  }

  /** A name without the colon behind it and the blanks that stretch it. */
  private static String name(String cell) {
    return cell.strip().replaceAll("\\s*[:：]$", "").replaceAll("[\\s\u3000]+", " ").strip();
  }

  private static int filled(String[] cells) {
    int filled = 0;
    for (String cell : cells) {
      filled += cell.isBlank() ? 0 : 1;
    }
    return filled;
  }
}
