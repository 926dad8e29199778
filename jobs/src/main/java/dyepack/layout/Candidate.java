package dyepack.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way in which the lines of a block, or some of them, may be laid out. */
interface Candidate {
  /**
   * How well the record that begins at a line fits: above {@link BestPath#NOISE} if better than
   * none, about 1 to 2 for a good record.
   */
  double score(int line);

  /** Lines of the record that begins at a line. */
  int span(int line);

  /**
   * The form of the records that begin at these lines, and their header; null if it turns out that
   * they have none in common.
   *
   * @param starts lines at which records begin, ascending
   * @param from first line that may belong to them, such as one that names the columns
   */
  @Nullable Found found(List<Integer> starts, int from);

  /**
   * A form with its header.
   *
   * @param header names of columns, or empty
   * @param headerLine line of the header, -1 for none
   * @param firstRecord line of the first record
   */
  record Found(RowForm form, List<String> header, int headerLine, int firstRecord) {}
}
