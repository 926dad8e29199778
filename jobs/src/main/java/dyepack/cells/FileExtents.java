package dyepack.cells;

import dyepack.cells.ByteAccount.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of a file whose bytes are known, told in any order; what no stretch covers is told as
 * the rest. So the sum of the account is the length of the file, whatever the stretches say.
 *
 * <p>For files made of few, large parts (those of an archive, the stripes of a column file); pages
 * of a database are counted one after the other with {@link ByteAccount.Tally}.
 */
public final class FileExtents {
  private static final int MOST = 1_000_000;

  private record Extent(Kind kind, String reason, long start, long end) {}

  private final List<Extent> extents = new ArrayList<>();

  /**
   * Takes a stretch. Of stretches that overlap the one that begins first, or was told first, has
   * the bytes.
   *
   * @param kind what its bytes are
   * @param reason as in {@link ByteAccount.Span}; not looked at for records
   * @param start offset of its first byte
   * @param end one past its last byte; a stretch that ends before it starts is passed over
   */
  public void add(Kind kind, String reason, long start, long end) {
    if (start >= 0 && end > start && extents.size() < MOST) {
      extents.add(new Extent(kind, reason, start, end));
    }
  }

  /**
   * The account of the file.
   *
   * @param fileBytes its length; what lies beyond isn't counted
   * @param rest what bytes are that no stretch covers
   * @param reason why they are that
   */
  public ByteAccount account(long fileBytes, Kind rest, String reason) {
    List<Extent> sorted = new ArrayList<>(extents);
    sorted.sort(Comparator.comparingLong(Extent::start));
    ByteAccount.Tally tally = new ByteAccount.Tally();
    long at = 0;
    for (Extent extent : sorted) {
      long start = Math.min(extent.start, fileBytes);
      long end = Math.min(extent.end, fileBytes);
      if (start > at) {
        tally.add(rest, reason, at, start);
        at = start;
      }
      if (end > at) {
        tally.add(extent.kind, extent.reason, at, end);
        at = end;
      }
    }
    tally.add(rest, reason, at, fileBytes);
    return tally.account();
  }
}
