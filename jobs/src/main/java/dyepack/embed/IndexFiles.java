package dyepack.embed;

import dyepack.index.Segment;
import dyepack.index.SegmentEntry;
import dyepack.index.SegmentKind;
import dyepack.share.BlindIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;

/** The segment files of an index: looking up and writing. */
final class IndexFiles {
  private IndexFiles() {}

  /** Hands over the entries of a segment that have one of the keys, which are sorted. */
  static void look(String segment, BlindIndex[] keys, Consumer<SegmentEntry> sink) {
    try {
      Segment.lookup(Path.of(segment), keys, sink);
    } catch (IOException e) {
      throw new UncheckedIOException("index segment " + segment + " can't be read", e);
    }
  }

  /** Writes a new segment of one bucket and returns its path. */
  static String write(
      String folder, SegmentKind kind, String name, int bucket, Iterator<SegmentEntry> entries) {
    Path file = Path.of(folder, String.format("%s-%s-%04d.parquet", kind.fileName(), name, bucket));
    try {
      Files.deleteIfExists(file);
      long written = Segment.write(file, entries);
      assert written > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("index segment " + file + " can't be written", e);
    }
    return file.toString();
  }
}
