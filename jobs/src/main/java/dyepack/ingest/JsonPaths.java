package dyepack.ingest;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of keys met in JSON records; each path to a value is a column. */
final class JsonPaths implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Node root = new Node(new byte[0], "");
  private final List<String> names = new ArrayList<>();
  private final int mostColumns;
  private final String charset;
  private boolean frozen;

  JsonPaths(Charset charset, int mostColumns) {
    this.charset = charset.name();
    this.mostColumns = mostColumns;
  }

  /** Columns that are keys of the record itself. */
  static JsonPaths flat(List<String> names) {
    JsonPaths paths = new JsonPaths(StandardCharsets.UTF_8, names.size());
    for (String name : names) {
      String quoted = JsonText.quoted(name, false);
      byte[] key = quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
      Node node = new Node(key, name);
      node.column = paths.names.size();
      paths.root.children.add(node);
      paths.names.add(name);
    }
    paths.freeze();
    return paths;
  }

  Node root() {
    return root;
  }

  /** Dotted names of the columns in the order of their first appearance. */
  List<String> names() {
    return List.copyOf(names);
  }

  int columns() {
    return names.size();
  }

  /** From now on unknown keys get no column. */
  void freeze() {
    frozen = true;
  }

  /** A key, or a place in an array. Children are looked for from the one after the last hit. */
  static final class Node implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] key;
    private final String name;
    private final List<Node> children = new ArrayList<>();
    private int column = -1;
    private int next;

    private Node(byte[] key, String name) {
      this.key = key;
      this.name = name;
    }

    /** Column of the value with this path, or -1. */
    int column() {
      return column;
    }

    /** The key as it stands in the file, without quotes. */
    byte[] key() {
      return key;
    }

    List<Node> children() {
      return children;
    }
  }

  /** The child of {@code node} for a key; null if it is unknown and no longer taken in. */
  @Nullable Node child(Node node, byte[] b, int start, int end) {
    int n = node.children.size();
    for (int k = 0; k < n; k++) {
      int at = node.next + k;
      at = at >= n ? at - n : at;
      Node child = node.children.get(at);
      if (Arrays.equals(child.key, 0, child.key.length, b, start, end)) {
        node.next = at + 1 == n ? 0 : at + 1;
        return child;
      }
    }
    if (frozen) {
      return null;
    }
    byte[] key = Arrays.copyOfRange(b, start, end);
    String name = JsonText.unescape(new String(key, Charset.forName(charset)));
    Node child = new Node(key, node.name.isEmpty() ? name : node.name + "." + name);
    node.children.add(child);
    return child;
  }

  /** The column of a value at {@code node}, or -1 if there is none. */
  int column(Node node) {
    if (node.column < 0 && !frozen && names.size() < mostColumns) {
      node.column = names.size();
      names.add(node.name);
    }
    return node.column;
  }
}
