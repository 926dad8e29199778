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
   * Hands over what the index stores of the row: its own id under use 0, each key with the id that
   * it leads to, and under the id the parts of its address's sketch.
   */
  public void store(Sink sink) {
    BlindIndex id = rid;
    if (id == null) {
      return;
    }
    sink.entry(id, 0, id);
    for (IndexKey key : keys) {
      if (KeyKind.isSketch(key.use())) {
        sink.entry(id, key.use(), key.key());
      } else {
        sink.entry(key.key(), key.use(), id);
      }
    }
  }

  /** Takes the entries of a row. */
  public interface Sink {
    /**
     * Takes one entry.
     *
     * @param key what it stands under
     * @param use what the key is made of, see {@link KeyKind}
     * @param value the 16 bytes that stand there
     */
    void entry(BlindIndex key, int use, BlindIndex value);
  }

  /**
   * An identifier that gave no key.
   *
   * @param identifier its place in the plan
   * @param reason why
   */
  public record Unread(int identifier, UnusableReason reason) {}
}
