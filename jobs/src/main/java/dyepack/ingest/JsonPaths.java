package dyepack.ingest;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The tree of keys met in JSON records; each path to a value is a column. */
final class JsonPaths implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Keys beyond so many for each column, in all objects of a record, are unknown ones. */
  private static final int KEYS_PER_COLUMN = 16;

  /** Drawn anew for each file, so that none can be made of keys that fall into one slot. */
  private final int seed = new SplittableRandom().nextInt();

  private final Node root = new Node(new byte[0], "", seed);
  private final List<String> names = new ArrayList<>();
  private final int mostColumns;
  private final String charset;
  private final long mostNodes;
  private long nodes;
  private boolean frozen;

  JsonPaths(Charset charset, int mostColumns) {
    this.charset = charset.name();
    this.mostColumns = mostColumns;
    this.mostNodes = (long) KEYS_PER_COLUMN * mostColumns;
  }

  /** Columns that are keys of the record itself. */
  static JsonPaths flat(List<String> names) {
    JsonPaths paths = new JsonPaths(StandardCharsets.UTF_8, names.size());
    for (String name : names) {
      String quoted = JsonText.quoted(name, false);
      byte[] key = quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
      Node node = new Node(key, name, paths.seed);
      node.column = paths.names.size();
      paths.root.add(node);
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

  /**
   * A key, or a place in an array. Records mostly have their keys in the same order: the child
   * after the last hit is tried first, then the others by their hash.
   */
  static final class Node implements Serializable {
    private static final long serialVersionUID = 2L;

    private final byte[] key;
    private final String name;
    private final int seed;
    private final List<Node> children = new ArrayList<>();
    private int[] slots = new int[8];
    private int column = -1;
    private int next;

    private Node(byte[] key, String name, int seed) {
      this.seed = seed;
      this.key = key;
      this.name = name;
    }

    private boolean isKey(byte[] b, int start, int end) {
      return Arrays.equals(key, 0, key.length, b, start, end);
    }

    private @Nullable Node known(byte[] b, int start, int end) {
      int n = children.size();
      if (n == 0) {
        return null;
      }
      int at = next < n && children.get(next).isKey(b, start, end) ? next : find(b, start, end);
      if (at < 0) {
        return null;
      }
      next = at + 1 == n ? 0 : at + 1;
      return children.get(at);
    }

    /** Open addressing; a slot holds the number of a child and one. */
    private int find(byte[] b, int start, int end) {
      for (int slot = slot(b, start, end); slots[slot] != 0; slot = after(slot)) {
        if (children.get(slots[slot] - 1).isKey(b, start, end)) {
          return slots[slot] - 1;
        }
      }
      return -1;
    }

    private void add(Node child) {
      children.add(child);
      if (2 * children.size() > slots.length) {
        slots = new int[2 * slots.length];
        for (int c = 1; c <= children.size(); c++) {
          put(c);
        }
      } else {
        put(children.size());
      }
    }

    private void put(int number) {
      byte[] added = children.get(number - 1).key;
      int slot = slot(added, 0, added.length);
      while (slots[slot] != 0) {
        slot = after(slot);
      }
      slots[slot] = number;
    }

    private int after(int slot) {
      return (slot + 1) & (slots.length - 1);
    }

    private int slot(byte[] b, int start, int end) {
      int hash = seed;
      for (int i = start; i < end; i++) {
        hash = (hash ^ b[i]) * 0x9E3779B1;
        hash ^= hash >>> 15;
      }
      return hash & (slots.length - 1);
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
    Node known = node.known(b, start, end);
    if (known != null || frozen || nodes >= mostNodes) {
      return known;
    }
    nodes++;
    byte[] key = Arrays.copyOfRange(b, start, end);
    String name = JsonText.unescape(new String(key, Charset.forName(charset)));
    Node child = new Node(key, node.name.isEmpty() ? name : node.name + "." + name, seed);
    node.add(child);
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
