package dyepack.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Where a {@link RowSet} is kept: sealed in the entry itself when it is small, otherwise as a
 * sealed file in {@code datasets/NAME/rowsets/}. Exactly one of {@code inline} and {@code file} is
 * there.
 *
 * @param id SHA-256 of the plain row set, so that equal sets are stored once
 * @param rows how many rows the set holds
 * @param inline base64 of the sealed set
 * @param file the sealed file
 */
public record RowSetRef(String id, long rows, @Nullable String inline, @Nullable StoredFile file) {
  /** Refuses a reference with both or neither of the two places. */
  public RowSetRef {
    Shape.sha256(id, "id");
    Shape.count(rows, "rows");
    if ((inline == null) == (file == null)) {
      throw new IllegalArgumentException("A row set is either inline or a file");
    }
  }
}
