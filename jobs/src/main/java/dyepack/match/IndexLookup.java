package dyepack.match;

import com.google.common.primitives.Bytes;
import dyepack.identity.KeyKind;
import dyepack.index.Segment;
import dyepack.index.SegmentEntry;
import dyepack.index.SegmentKind;
import dyepack.share.BlindIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Looks many keys up at once: sorted, beside the sorted segments. */
class IndexLookup {
  private final Map<SegmentKind, ArrayList<String>> segments;

  IndexLookup(TracedEpoch epoch) {
    this(epoch.segments());
  }

  /** Takes the paths of the segments; a look-up that overrides the methods below has none. */
  IndexLookup(Map<SegmentKind, ArrayList<String>> segments) {
    this.segments = segments;
  }

  /**
   * What a key was found to be.
   *
   * @param use kind of key
   * @param rid row that has it
   */
  record KeyHit(int use, BlindIndex rid) {}

  /**
   * One state of a row.
   *
   * @param release release in which it first stood so
   * @param row row number; negative for a canary
   * @param tags its tags
   */
  record RowState(int release, long row, byte[] tags) {}

  /** Returns the rows that have each key; keys that nobody has are absent. */
  Map<BlindIndex, List<KeyHit>> keys(Collection<BlindIndex> wanted) {
    Map<BlindIndex, List<KeyHit>> hits = new HashMap<>();
    for (String segment : segments(SegmentKind.KEYS)) {
      look(
          segment,
          wanted,
          entry ->
              hits.computeIfAbsent(entry.key(), key -> new ArrayList<>(1))
                  .add(new KeyHit(entry.number(), BlindIndex.read(entry.payload(), 0))));
    }
    return hits;
  }

  /**
   * Returns the sketches of the rows' addresses; rows without one are absent. A row whose address
   * changed has several; halves that don't belong together are like nothing.
   */
  Map<BlindIndex, List<byte[]>> sketches(Collection<BlindIndex> wanted) {
    Map<BlindIndex, List<byte[]>> sketches = new HashMap<>();
    keys(wanted)
        .forEach(
            (rid, parts) -> {
              List<byte[]> whole = joined(parts);
              if (!whole.isEmpty()) {
                sketches.put(rid, whole);
              }
            });
    return sketches;
  }

  /** A half of a sketch stands under its row's id where a key has the row that it leads to. */
  private static List<byte[]> joined(List<KeyHit> parts) {
    List<byte[]> whole = new ArrayList<>(1);
    for (KeyHit first : parts) {
      for (KeyHit second : parts) {
        if (first.use() == KeyKind.ADDRESS_SKETCH_1.use()
            && second.use() == KeyKind.ADDRESS_SKETCH_2.use()) {
          whole.add(Bytes.concat(first.rid().toBytes(), second.rid().toBytes()));
        }
      }
    }
    return whole;
  }

  /** Returns the states of each row, oldest first. */
  Map<BlindIndex, List<RowState>> rows(Collection<BlindIndex> wanted) {
    Map<BlindIndex, List<RowState>> states = new HashMap<>();
    for (String segment : segments(SegmentKind.ROWS)) {
      look(
          segment,
          wanted,
          entry ->
              states
                  .computeIfAbsent(entry.key(), key -> new ArrayList<>(1))
                  .add(new RowState(entry.number(), entry.row(), entry.payload())));
    }
    states.values().forEach(list -> list.sort((a, b) -> Integer.compare(a.release, b.release)));
    return states;
  }

  private List<String> segments(SegmentKind kind) {
    ArrayList<String> found = segments.get(kind);
    return found == null ? List.of() : found;
  }

  private static void look(
      String segment, Collection<BlindIndex> wanted, Consumer<SegmentEntry> sink) {
    Set<BlindIndex> distinct = wanted instanceof Set<BlindIndex> set ? set : new HashSet<>(wanted);
    BlindIndex[] sorted = distinct.toArray(new BlindIndex[0]);
    Arrays.sort(sorted);
    try {
      Segment.lookup(Path.of(segment), sorted, sink);
    } catch (IOException e) {
      throw new UncheckedIOException("index segment " + segment + " can't be read", e);
    }
  }
}
