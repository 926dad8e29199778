package dyepack.markup;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in a record: an element at a path below it, or an attribute there. */
final class XmlPlace {
  /** How many elements of one name get columns of their own, in the element around them. */
  private static final int MOST_REPETITIONS = 16;

  private final String path;
  private final boolean far;
  private final Map<String, XmlPlace> children = new HashMap<>();
  private final Map<String, XmlPlace> attributes = new HashMap<>();
  private final @Nullable XmlPlace[] repeats = new XmlPlace[MOST_REPETITIONS + 2];
  private int column = -1;
  private long record = -1;
  private int times;

  XmlPlace(String path, boolean far) {
    this.path = path;
    this.far = far;
  }

  /** Names joined by dots; empty for the record itself. */
  String path() {
    return path;
  }

  /** Whether it is part of an element beyond the repetitions that get columns. */
  boolean isFar() {
    return far;
  }

  int column() {
    return column;
  }

  void column(int number) {
    column = number;
  }

  /** The place of an element below this one, of no matter which repetition; null if unknown. */
  @Nullable XmlPlace child(String name) {
    return children.get(name);
  }

  XmlPlace add(String name) {
    XmlPlace child = new XmlPlace(path.isEmpty() ? name : path + "." + name, far);
    children.put(name, child);
    return child;
  }

  /** The place of an attribute of this element; null if unknown. */
  @Nullable XmlPlace attribute(String name) {
    return attributes.get(name);
  }

  /**
   * Adds the place of an attribute.
   *
   * @param title what its column is called, behind the path of this element
   */
  XmlPlace addAttribute(String name, String title) {
    XmlPlace attribute = new XmlPlace(path.isEmpty() ? title : path + "." + title, far);
    attributes.put(name, attribute);
    return attribute;
  }

  /** The place for one more element of this path in a record: the first one's, or its repeat's. */
  XmlPlace next(long inRecord) {
    times = record == inRecord ? times + 1 : 1;
    record = inRecord;
    if (times == 1) {
      return this;
    }
    int at = Math.min(times, MOST_REPETITIONS + 1);
    XmlPlace repeat = repeats[at];
    if (repeat == null) {
      repeat = new XmlPlace(path + "." + at, far || at > MOST_REPETITIONS);
      repeats[at] = repeat;
    }
    return repeat;
  }
}
