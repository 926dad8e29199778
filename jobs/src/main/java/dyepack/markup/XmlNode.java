package dyepack.markup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element path of an XML file, and how often elements stand there. */
final class XmlNode {
  private final String name;
  private final @Nullable XmlNode parent;
  private final Map<String, XmlNode> children = new LinkedHashMap<>();
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

  /** Begins an element of this path. */
  void open(boolean hasAttributes) {
    count++;
    attributes |= hasAttributes;
    if (parent != null) {
      times = parentsCount == parent.count ? times + 1 : 1;
      parentsCount = parent.count;
      most = Math.max(most, times);
    }
  }

  /** Whether it stands several times in one parent and has parts: it is a record then. */
  boolean repeats() {
    return most > 1 && (attributes || !children.isEmpty());
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
