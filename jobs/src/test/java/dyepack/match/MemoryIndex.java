package dyepack.match;

import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The index of a table in memory, so that thousands of dumps can be looked up in one test. */
final class MemoryIndex extends IndexLookup {
  private final Map<BlindIndex, List<KeyHit>> keys = new HashMap<>();
  private final Map<BlindIndex, List<RowState>> rows = new HashMap<>();

  MemoryIndex() {
    super(new HashMap<>());
  }

  void key(BlindIndex key, int use, BlindIndex rid) {
    keys.computeIfAbsent(key, k -> new ArrayList<>(1)).add(new KeyHit(use, rid));
  }

  void row(BlindIndex rid, int release, long row, byte[] tags) {
    rows.computeIfAbsent(rid, k -> new ArrayList<>(1)).add(new RowState(release, row, tags));
  }

  @Override
  Map<BlindIndex, List<KeyHit>> keys(Collection<BlindIndex> wanted) {
    return found(keys, wanted);
  }

  @Override
  Map<BlindIndex, List<RowState>> rows(Collection<BlindIndex> wanted) {
    return found(rows, wanted);
  }

  private static <T> Map<BlindIndex, List<T>> found(
      Map<BlindIndex, List<T>> all, Collection<BlindIndex> wanted) {
    Map<BlindIndex, List<T>> found = new HashMap<>();
    for (BlindIndex key : wanted) {
      List<T> here = all.get(key);
      if (here != null) {
        found.put(key, here);
      }
    }
    return found;
  }
}
