package dyepack.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks through one JSON document for records that don't stand as an array of objects: rows that
 * are arrays, objects of records by a key of their own, columns that are written one after the
 * other.
 */
final class JsonSurvey {
  /** How the records of a document are written. */
  enum Shape {
    /** An array of arrays of values. */
    ROWS("JSON, rows in arrays"),
    /** An object whose members are records. */
    BY_KEY("JSON, records by key"),
    /** An object whose members are lists of values, one for each record. */
    COLUMNS("JSON, columns one after the other");

    private final String label;

    Shape(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /**
   * Records found.
   *
   * @param number how many containers begin before theirs, which tells it from others
   * @param names names of the columns where a list beside the rows has them, else empty
   * @param first the first rows of {@link Shape#ROWS}
   */
  record Found(Shape shape, long number, List<String> names, List<String[]> first) {}

  private static final int FEWEST = 3;
  private static final int KEYS_KEPT = 64;
  private static final int FIRST_ROWS = 50;
  private static final int MOST_NAMES = 4_096;
  private static final double ALIKE = 0.8;

  /** An object or array that is being read. */
  private static final class Container {
    final boolean object;
    final long number;
    final long parent;
    final List<String> keys = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    long children;
    long scalars;
    long lists;
    long maps;
    long records;
    long alike;
    long cells;
    long firstSize = -1;
    boolean sameSize = true;
    List<String> firstKeys = List.of();

    /** The first text of an object, and of each object of a list. */
    String title = "";

    final List<String> titles = new ArrayList<>();
    final List<String[]> rows = new ArrayList<>();

    Container(boolean object, long number, long parent) {
      this.object = object;
      this.number = number;
      this.parent = parent;
    }

    void took(Container child) {
      children++;
      boolean flat = child.scalars == child.children && child.children > 0;
      lists += !child.object && flat ? 1 : 0;
      maps += child.object && flat ? 1 : 0;
      cells += child.cells;
      boolean first = firstSize < 0;
      if (first) {
        firstSize = child.children;
        firstKeys = child.keys;
      }
      sameSize &= child.children == firstSize;
      if (child.object) {
        records++;
        if (!object && flat && titles.size() < MOST_NAMES) {
          titles.add(child.title);
        }
        long shared = child.keys.stream().filter(firstKeys::contains).count();
        alike += 2 * shared >= Math.max(firstKeys.size(), child.keys.size()) ? 1 : 0;
      } else if (flat && rows.size() < FIRST_ROWS) {
        rows.add(child.texts.toArray(new String[0]));
      }
    }

    /** The shape of the records that are this container's members, or null. */
    @Nullable Shape shape() {
      if (!object) {
        return children >= FEWEST && lists >= ALIKE * children && firstSize > 1 ? Shape.ROWS : null;
      }
      boolean columns = children > 1 && sameSize && firstSize >= FEWEST;
      if (columns && lists == children) {
        return Shape.COLUMNS;
      }
      // Columns by row number have the same keys in each, and more of them than there are columns.
      if (columns && maps == children && alike == children && firstSize > children) {
        return Shape.COLUMNS;
      }
      boolean byKey = children >= FEWEST && records >= ALIKE * children && firstSize > 1;
      return byKey && alike >= ALIKE * records ? Shape.BY_KEY : null;
    }
  }

  /** A list of texts that may name the columns of rows beside it. */
  private record Names(long parent, List<String> texts) {}

  private final Deque<Container> open = new ArrayDeque<>();
  private final List<Names> names = new ArrayList<>();
  private @Nullable Container best;
  private @Nullable Shape shape;
  private long scalars;

  private JsonSurvey() {}

  /**
   * Returns the records that hold more than half of the document's values, or null if no container
   * does in one of these ways.
   *
   * @param json at the beginning of the document
   * @throws IOException if it isn't JSON, or beyond the parser's limits
   */
  static @Nullable Found of(JsonParser json) throws IOException {
    return new JsonSurvey().run(json);
  }

  private @Nullable Found run(JsonParser json) throws IOException {
    long number = 0;
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      Container top = open.peek();
      if (token == JsonToken.FIELD_NAME && top != null) {
        if (top.keys.size() < KEYS_KEPT) {
          top.keys.add(json.currentName());
        }
      } else if (token.isStructStart()) {
        long parent = top == null ? -1 : top.number;
        open.push(new Container(token == JsonToken.START_OBJECT, number++, parent));
      } else if (token.isStructEnd()) {
        closed(open.pop());
      } else if (token.isScalarValue() && top != null) {
        top.children++;
        top.scalars++;
        top.cells++;
        scalars++;
        if (top.object && top.title.isEmpty()) {
          top.title = json.getText();
        }
        if (!top.object && top.texts.size() < MOST_NAMES) {
          top.texts.add(json.getText());
        }
      }
    }
    if (best == null || shape == null || 2 * best.cells <= scalars) {
      return null;
    }
    return new Found(shape, best.number, namesBeside(best), best.rows);
  }

  private void closed(Container done) {
    Shape found = done.shape();
    if (found != null && (best == null || done.cells > best.cells)) {
      best = done;
      shape = found;
    }
    Container parent = open.peek();
    if (parent != null) {
      parent.took(done);
      boolean list = !done.object && done.scalars == done.children && done.children > 1;
      // Or columns are described one by one, first of all by their names.
      boolean described = !done.object && done.titles.size() == done.children && done.children > 1;
      if ((list || described) && parent.object && names.size() < MOST_NAMES) {
        names.add(new Names(parent.number, List.copyOf(list ? done.texts : done.titles)));
      }
    }
  }

  private List<String> namesBeside(Container rows) {
    for (Names each : names) {
      boolean distinct = each.texts().stream().distinct().count() == each.texts().size();
      if (each.parent() == rows.parent && each.texts().size() == rows.firstSize && distinct) {
        return each.texts();
      }
    }
    return List.of();
  }
}
