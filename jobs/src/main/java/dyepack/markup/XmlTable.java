package dyepack.markup;

import dyepack.cells.CellLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of one kind of record, and the record that is being read. */
final class XmlTable {
  private static final int MOST_REPETITIONS = 16;

  private final String name;
  private final CellLimits limits;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final Deque<StringBuilder> texts = new ArrayDeque<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<String> cells = new ArrayList<>();
  private MarkupNotes notes;
  private boolean frozen;
  private long line;
  private long chars;

  XmlTable(String name, CellLimits limits, MarkupNotes notes) {
    this.name = name;
    this.limits = limits;
    this.notes = notes;
  }

  /** Path of the record. */
  String name() {
    return name;
  }

  List<String> header() {
    return List.copyOf(columns.keySet());
  }

  /** Line on which the record begins. */
  long line() {
    return line;
  }

  /** From now on no column is added; {@code next} takes the notes. */
  void freeze(MarkupNotes next) {
    frozen = true;
    notes = next;
  }

  void begin(XmlEvents record) {
    path.clear();
    texts.clear();
    seen.clear();
    cells.clear();
    chars = 0;
    line = record.line();
    enter("", record);
  }

  void open(XmlEvents element) {
    String above = path.isEmpty() ? "" : path.getFirst();
    String plain = above.isEmpty() ? element.name() : above + "." + element.name();
    int times = seen.merge(plain, 1, Integer::sum);
    enter(times == 1 ? plain : plain + "." + times, element);
  }

  private void enter(String place, XmlEvents element) {
    path.push(place);
    texts.push(new StringBuilder());
    for (int a = 0; a < element.attributes(); a++) {
      String attribute = element.attributeName(a);
      if (!attribute.isEmpty()) {
        put(place.isEmpty() ? attribute : place + "." + attribute, element.attributeValue(a));
      }
    }
  }

  void text(String piece) {
    StringBuilder text = texts.peek();
    if (text == null) {
      return;
    }
    if (chars > limits.recordBytes() || text.length() > limits.cellChars()) {
      notes.add("pieces of text beyond the limit of a cell or record", 1, line);
    } else {
      text.append(piece);
      chars += piece.length();
    }
  }

  void close() {
    StringBuilder text = texts.poll();
    String place = path.poll();
    if (text != null && place != null && !text.toString().isBlank()) {
      put(place.isEmpty() ? "text" : place, text.toString().strip());
    }
  }

  private void put(String column, String value) {
    Integer at = columns.get(column);
    if (at == null) {
      boolean room = !frozen && columns.size() < limits.columns() && !isFar(column);
      if (!room) {
        notes.add("values of long lists within records, left out", frozen ? 1 : 0, line);
        return;
      }
      at = columns.size();
      columns.put(column, at);
    }
    while (cells.size() <= at) {
      cells.add("");
    }
    String cell = notes.cell(value, line);
    cells.set(at, cells.get(at).isEmpty() ? cell : cells.get(at) + " " + cell);
  }

  /** Whether it is part of an element beyond the repetitions that get columns. */
  private static boolean isFar(String column) {
    for (String part : column.split("\\.", -1)) {
      if (!part.isEmpty()
          && part.length() < 9
          && part.chars().allMatch(c -> c >= '0' && c <= '9')
          && Integer.parseInt(part) > MOST_REPETITIONS) {
        return true;
      }
    }
    return false;
  }

  /** Ends the record; a cell for each column known so far. */
  String[] end() {
    while (!path.isEmpty()) {
      close();
    }
    String[] row = new String[columns.size()];
    Arrays.fill(row, "");
    for (int c = 0; c < Math.min(row.length, cells.size()); c++) {
      row[c] = cells.get(c);
    }
    return row;
  }
}
