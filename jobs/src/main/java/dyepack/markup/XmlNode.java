package dyepack.markup;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An element path of an XML file, and how often elements stand there. */
final class XmlNode {
  /** Sets of more names aren't those of columns. */
  private static final int MOST_FIELDS = 4_096;

  /** Of the fields that records have, each of them has one in so many at least. */
  private static final int SPARSE = 4;

  private final String name;
  private final @Nullable XmlNode parent;
  private final Map<String, XmlNode> children = new LinkedHashMap<>();
  private final Set<String> fields = new HashSet<>();
  private long named;
  private boolean attributes;
  private long count;
  private int most;
  private long parentsCount;
  private int times;

  XmlNode(String name, @Nullable XmlNode parent) {
    this.name = name;
    this.parent = parent;
  }

  String name() {
    return name;
  }

  /** The path for reports: names joined by slashes. */
  String path() {
    return parent == null || parent.name.isEmpty() ? name : parent.path() + "/" + name;
  }

  /** The child for a name, which becomes known while there are fewer than {@code mostPaths}. */
  @Nullable XmlNode child(String element, boolean takeIn) {
    XmlNode known = children.get(element);
    if (known == null && takeIn) {
      known = new XmlNode(element, this);
      children.put(element, known);
    }
    return known;
  }

  Iterable<XmlNode> children() {
    return children.values();
  }

  /**
   * Begins an element of this path.
   *
   * @param field the name that an attribute gives it, blank if none does
   */
  void open(boolean hasAttributes, String field) {
    count++;
    if (!field.isEmpty() && fields.size() <= MOST_FIELDS) {
      named++;
      fields.add(field);
    }
    attributes |= hasAttributes;
    if (parent != null) {
      times = parentsCount == parent.count ? times + 1 : 1;
      parentsCount = parent.count;
      most = Math.max(most, times);
    }
  }

  /** Whether it stands several times in one parent and has parts: it is a record then. */
  boolean repeats() {
    return most > 1 && (attributes || !children.isEmpty()) && !isField();
  }

  /**
   * Whether elements of this path are the fields of their parents, each named by an attribute, as
   * in {@code <row><field name="phone">...</field></row>} of {@code mysqldump --xml}: the same few
   * names in many parents.
   */
  boolean isField() {
    return parent != null
        && parent.count > 1
        && named == count
        && children.isEmpty()
        && fields.size() > 1
        && fields.size() <= MOST_FIELDS
        && fields.size() * parent.count <= SPARSE * count;
  }

  /** Names of the elements below this one that are fields. */
  Set<String> fieldsBelow() {
    Set<String> names = new HashSet<>();
    for (XmlNode child : children.values()) {
      if (child.isField()) {
        names.add(child.name);
      }
      names.addAll(child.fieldsBelow());
    }
    return names;
  }

  /** How many paths right below this one don't repeat, its attributes being one. */
  int ownValues() {
    int values = attributes ? 1 : 0;
    for (XmlNode child : children.values()) {
      values += child.most > 1 ? 0 : 1;
    }
    return values;
  }

  /** Most elements of this path in one parent. */
  int most() {
    return most;
  }

  long count() {
    return count;
  }

  boolean hasParts() {
    return attributes || !children.isEmpty();
  }
}
