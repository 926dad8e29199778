package dyepack.code;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who got the data from whom, and so which positions speak of whom.
 *
 * <p>In a copy made for the chain a0, a1 .. ad a position of level l carries the symbol of {@code
 * a[min(l, d)]}. Positions of a level below a recipient's depth therefore speak of its ancestors,
 * and positions of the level that equals the depth of one who passed data on stand in all copies of
 * its descendants too: it may be accused only by the levels above.
 */
public final class Lineage implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Suspect> suspects;
  private final int[] parent;
  private final int[] depth;
  private final boolean[] passedOn;

  /**
   * Reads the tree off the suspects.
   *
   * @throws IllegalArgumentException if an id stands twice, a parent is missing or a chain is a
   *     ring
   */
  public Lineage(List<Suspect> suspects) {
    this.suspects = List.copyOf(suspects);
    Map<String, Integer> index = new HashMap<>();
    for (Suspect suspect : suspects) {
      if (index.put(suspect.id(), index.size()) != null) {
        throw new IllegalArgumentException("recipient " + suspect.id() + " stands twice");
      }
    }
    parent = new int[suspects.size()];
    passedOn = new boolean[suspects.size()];
    for (int i = 0; i < parent.length; i++) {
      String id = suspects.get(i).parent();
      Integer at = id == null ? Integer.valueOf(-1) : index.get(id);
      if (at == null) {
        throw new IllegalArgumentException("parent " + id + " is not among the recipients");
      }
      parent[i] = at;
      if (at >= 0) {
        passedOn[at] = true;
      }
    }
    depth = new int[parent.length];
    for (int i = 0; i < parent.length; i++) {
      depth[i] = ancestors(i).size();
    }
  }

  /** Returns the suspects, in the order of their indexes. */
  public List<Suspect> suspects() {
    return suspects;
  }

  /** Returns how many there are, phantoms included. */
  public int size() {
    return parent.length;
  }

  /** Returns the distance from the owner: 0 for who got the data from the owner itself. */
  public int depth(int suspect) {
    return depth[suspect];
  }

  /** Returns the lowest level whose positions may be held against the suspect. */
  public int minLevel(int suspect) {
    return passedOn[suspect] ? depth[suspect] + 1 : depth[suspect];
  }

  /** Returns the indexes of the ancestors, the nearest first. */
  public List<Integer> ancestors(int suspect) {
    List<Integer> chain = new ArrayList<>();
    for (int at = parent[suspect]; at >= 0; at = parent[at]) {
      chain.add(at);
      if (chain.size() > parent.length) {
        throw new IllegalArgumentException("the parents form a ring");
      }
    }
    return chain;
  }
}
