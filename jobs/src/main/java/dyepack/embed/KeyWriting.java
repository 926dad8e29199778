package dyepack.embed;

import dyepack.identity.KeyKind;
import dyepack.index.SegmentEntry;
import dyepack.index.SegmentKind;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import scala.Tuple2;

/** Writes the keys that the index doesn't have. */
final class KeyWriting implements Serializable {
  private static final long serialVersionUID = 1L;
  private final ArrayList<String> segments;
  private final HashSet<BlindIndex> repeated;
  private final String folder;
  private final String name;

  KeyWriting(IndexJob.Request request, HashSet<BlindIndex> repeated) {
    segments = new ArrayList<>(request.segments().getOrDefault(SegmentKind.KEYS, List.of()));
    this.repeated = repeated;
    folder = request.folder().toString();
    name = request.name();
  }

  String write(Tuple2<Integer, PackedRecords> pair) {
    PackedRecords records = pair._2();
    int[] order = records.sorted();
    Set<SegmentEntryId> known = known(records, order);
    List<SegmentEntry> entries = new ArrayList<>();
    int previous = -1;
    for (int record : order) {
      int start = records.start(record);
      boolean same =
          previous >= 0
              && Arrays.equals(
                  records.bytes(), previous, previous + 36, records.bytes(), start, start + 36);
      previous = start;
      BlindIndex key = records.key(record);
      BlindIndex value = BlindIndex.read(records.bytes(), start + 20);
      int use = ByteBuffer.wrap(records.bytes(), start + 16, 4).getInt();
      if (same || repeated.contains(KeyKind.isSketch(use) ? key : value)) {
        continue;
      }
      SegmentEntry entry = new SegmentEntry(key, use, 0, value.toBytes());
      if (!known.contains(SegmentEntryId.of(entry))) {
        entries.add(entry);
      }
    }
    return entries.isEmpty()
        ? ""
        : IndexFiles.write(folder, SegmentKind.KEYS, name, pair._1(), entries.iterator());
  }

  /** The entries that the index has for any of the keys. */
  private Set<SegmentEntryId> known(PackedRecords records, int[] order) {
    Set<SegmentEntryId> known = new HashSet<>();
    if (!segments.isEmpty()) {
      BlindIndex[] keys =
          Arrays.stream(order).mapToObj(records::key).distinct().toArray(BlindIndex[]::new);
      for (String segment : segments) {
        IndexFiles.look(segment, keys, entry -> known.add(SegmentEntryId.of(entry)));
      }
    }
    return known;
  }

  /** What makes two key entries the same. */
  private record SegmentEntryId(BlindIndex key, int use, BlindIndex rid) {
    static SegmentEntryId of(SegmentEntry entry) {
      return new SegmentEntryId(entry.key(), entry.number(), BlindIndex.read(entry.payload(), 0));
    }
  }
}
