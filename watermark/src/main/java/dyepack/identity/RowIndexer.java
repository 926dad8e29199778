package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import dyepack.keys.EpochKeys;
import dyepack.share.BadInputException;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the index keys of a table's rows. It holds the derived index keys only, crosses to
 * executors and may be used by several threads at once.
 */
public final class RowIndexer implements Serializable {
  private static final long serialVersionUID = 1L;

  private final IndexPlan plan;
  private final byte[] blindIndexKey;
  private final int[][] columns;

  /**
   * Prepares for rows under {@code header}.
   *
   * @throws BadInputException if the header lacks a column of the plan
   */
  public RowIndexer(EpochKeys keys, IndexPlan plan, List<String> header) {
    this.plan = plan;
    blindIndexKey = keys.blindIndexKey();
    columns = new int[plan.identifiers().size()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          plan.identifiers().get(i).columns().stream().mapToInt(c -> place(header, c)).toArray();
    }
  }

  private static int place(List<String> header, String column) {
    int place = header.indexOf(column);
    if (place < 0) {
      throw new BadInputException(
          "The table has no column \"" + column + "\"; it has " + String.join(", ", header) + ".");
    }
    return place;
  }

  /** Returns the keys of one row, whose cells are in the header's order. */
  public RowKeys keys(String[] cells) {
    BlindIndexer indexer = new BlindIndexer(blindIndexKey);
    List<IndexKey> keys = new ArrayList<>();
    List<RowKeys.Unread> unread = new ArrayList<>();
    BlindIndex rid = null;
    for (int i = 0; i < columns.length; i++) {
      List<String> parts = new ArrayList<>();
      for (int column : columns[i]) {
        parts.add(cells[column]);
      }
      IdentifierType type = plan.identifiers().get(i).type();
      Normalised value = Normaliser.normalise(type, parts);
      if (value instanceof Known known) {
        BlindIndex key = indexer.of(type, known.canonical());
        if (i == 0) {
          rid = key;
        } else {
          keys.add(new IndexKey(i, key));
        }
      } else if (value instanceof Unusable unusable) {
        unread.add(new RowKeys.Unread(i, unusable.reason()));
      } else if (value instanceof Masked) {
        unread.add(new RowKeys.Unread(i, UnusableReason.MASKED));
      }
    }
    return new RowKeys(rid, rid == null ? List.of() : keys, unread);
  }
}
