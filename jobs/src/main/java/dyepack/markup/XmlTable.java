package dyepack.markup;

import dyepack.cells.CellLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of one kind of record, and the record that is being read. */
final class XmlTable {
  /** Places beyond so many for each column that may be are all the same unknown one. */
  private static final int PLACES_PER_COLUMN = 16;

  private final String name;
  private final Set<String> fields;
  private final CellLimits limits;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final XmlPlace root = new XmlPlace("", false);
  private final XmlPlace nowhere = new XmlPlace("", true);
  private final List<XmlPlace> path = new ArrayList<>();
  private final List<StringBuilder> texts = new ArrayList<>();
  private String[] cells = new String[64];
  private MarkupNotes notes;
  private boolean frozen;
  private int places;
  private int depth;
  private long records;
  private long line;
  private long start;
  private long chars;

  /**
   * A table without columns yet.
   *
   * @param name path of the record
   * @param fields elements in it that an attribute names
   */
  XmlTable(String name, Set<String> fields, CellLimits limits, MarkupNotes notes) {
    this.name = name;
    this.fields = fields;
    this.limits = limits;
    this.notes = notes;
    Arrays.fill(cells, "");
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

  /** Number of the record's first character. */
  long start() {
    return start;
  }

  /** From now on no column is added; {@code next} takes the notes. */
  void freeze(MarkupNotes next) {
    frozen = true;
    notes = next;
  }

  void begin(XmlEvents record) {
    Arrays.fill(cells, 0, Math.min(cells.length, columns.size()), "");
    depth = 0;
    chars = 0;
    records++;
    line = record.line();
    start = record.start();
    enter(root, record, "");
  }

  void open(XmlEvents element) {
    XmlPlace above = path.get(depth - 1);
    String field = fields.contains(element.name()) ? element.fieldName() : "";
    String called = field.isEmpty() ? element.name() : field;
    XmlPlace known = above.child(called);
    if (known == null && mayAdd(above)) {
      known = above.add(called);
    }
    enter(known == null ? nowhere : known.next(records), element, field);
  }

  private boolean mayAdd(XmlPlace above) {
    boolean room = !frozen && !above.isFar() && places < PLACES_PER_COLUMN * limits.columns();
    places += room ? 1 : 0;
    return room;
  }

  private void enter(XmlPlace place, XmlEvents element, String field) {
    if (depth == path.size()) {
      path.add(place);
      texts.add(new StringBuilder());
    }
    path.set(depth, place);
    texts.get(depth).setLength(0);
    depth++;
    for (int a = 0; a < element.attributes() && field.isEmpty(); a++) {
      String attribute = element.attributeName(a);
      if (!attribute.isEmpty()) {
        XmlPlace known = place.attribute(attribute);
        if (known == null && mayAdd(place)) {
          // Beside fields that attributes name, one of the record says what kind of record it is.
          boolean kind = place == root && !fields.isEmpty();
          known = place.addAttribute(attribute, kind ? "@" + attribute : attribute);
        }
        put(known == null ? nowhere : known, frozen ? element.attributeValue(a) : "");
      }
    }
  }

  void text(CharSequence piece) {
    StringBuilder text = texts.get(depth - 1);
    if (!frozen) {
      // Which columns there are needs no texts, only whether there is any.
      if (text.length() == 0 && !isBlank(piece)) {
        text.append('x');
      }
      return;
    }
    if (chars > limits.recordBytes() || text.length() > limits.cellChars()) {
      notes.add("pieces of text beyond the limit of a cell or record", 1, line);
    } else {
      text.append(piece);
      chars += piece.length();
    }
  }

  /** Whether no character but blanks is there. */
  static boolean isBlank(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  void close() {
    depth--;
    StringBuilder text = texts.get(depth);
    int from = 0;
    int to = text.length();
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (to > from) {
      put(path.get(depth), text.substring(from, to));
    }
    if (text.capacity() > 1 << 20) {
      texts.set(depth, new StringBuilder());
    }
  }

  private void put(XmlPlace place, String value) {
    int at = place.column() < 0 ? column(place) : place.column();
    if (at < 0) {
      notes.add("values of long lists within records, left out", frozen ? 1 : 0, line);
      return;
    }
    if (!frozen) {
      return;
    }
    String cell = notes.cell(value, line);
    cells[at] = cells[at].isEmpty() ? cell : cells[at] + " " + cell;
  }

  /** Gives a place its column; -1 if there is none for it. */
  private int column(XmlPlace place) {
    String title = place.path().isEmpty() ? "text" : place.path();
    Integer known = place.isFar() ? null : columns.get(title);
    if (known == null) {
      if (frozen || place.isFar() || columns.size() >= limits.columns()) {
        return -1;
      }
      known = columns.size();
      columns.put(title, known);
      if (known == cells.length) {
        cells = Arrays.copyOf(cells, 2 * known);
        Arrays.fill(cells, known, cells.length, "");
      }
    }
    place.column(known);
    return known;
  }

  /** Ends the record; a cell for each column known so far. */
  String[] end() {
    while (depth > 0) {
      close();
    }
    return Arrays.copyOf(cells, columns.size());
  }
}
