package dyepack.ledger;

import java.nio.file.Path;

/**
 * One immutable file of a dataset's index, in {@code datasets/NAME/index/}.
 *
 * @param name file name inside the index folder
 * @param sha256 digest of the file's bytes
 * @param kind what the segment holds, a word of the index's own, such as {@code keys}
 * @param rows rows in the file
 * @param bytes length of the file
 * @param level how often its rows were merged: 0 as first written, one more at each compaction
 */
public record Segment(String name, String sha256, String kind, long rows, long bytes, int level) {
  /** Refuses names that leave the folder, digests that are none and negative counts. */
  public Segment {
    Shape.fileName(name);
    Shape.sha256(sha256, "sha256");
    Shape.text(kind, "kind");
    Shape.count(rows, "rows");
    Shape.count(bytes, "bytes");
    Shape.atLeast(0, level, "level");
  }

  /**
   * Names a file that was just written into the index folder, once the disk has all of it.
   *
   * @param file the file, by its final name
   * @param kind what it holds
   * @param rows rows in it
   * @param level how often its rows were merged
   */
  public static Segment of(Path file, String kind, long rows, int level) {
    StoredFile stored = StoredFile.of(file);
    return new Segment(stored.name(), stored.sha256(), kind, rows, stored.bytes(), level);
  }
}
