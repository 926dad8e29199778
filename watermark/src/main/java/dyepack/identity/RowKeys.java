package dyepack.identity;

import dyepack.share.BlindIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index gets to know of one row.
 *
 * @param rid the row's id, the blind index of its primary identifier; null if that can't be read,
 *     and then the row is delivered unmarked
 * @param keys the keys of secondary identifiers, parts and combinations; the primary identifier's
 *     own key is {@code rid} and not repeated; empty without {@code rid}
 * @param unread the identifiers that gave no key, and why; the primary one has number 0
 */
public record RowKeys(@Nullable BlindIndex rid, List<IndexKey> keys, List<Unread> unread) {

  /**
   * An identifier that gave no key.
   *
   * @param identifier its place in the plan
   * @param reason why
   */
  public record Unread(int identifier, UnusableReason reason) {}
}
