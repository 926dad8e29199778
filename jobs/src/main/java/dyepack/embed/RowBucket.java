package dyepack.embed;

import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;

/** A bucket of row ids after sorting and looking up. */
final class RowBucket implements Serializable {
  private static final long serialVersionUID = 1L;
  final int number;
  final ArrayList<BlindIndex> repeated = new ArrayList<>();
  final ArrayList<BlindIndex> ids = new ArrayList<>();

  /** Row number of each id; {@link #FRESH} until numbered. */
  final ArrayList<Long> rows = new ArrayList<>();

  final ArrayList<byte[]> tags = new ArrayList<>();

  /** Whether the tags differ from those that the index has for the row. */
  final ArrayList<Boolean> changed = new ArrayList<>();

  final ArrayList<int[]> files = new ArrayList<>();
  int freshRows;
  long repeatedRows;
  long canaryRows;

  static final long FRESH = Long.MIN_VALUE;

  RowBucket(int number) {
    this.number = number;
  }

  Iterator<BlindIndex> repeatedIds() {
    return repeated.iterator();
  }
}
