package dyepack.ledger;

import dyepack.share.IntegrityException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set of row numbers of one epoch's index: who got which rows when it was not all of them.
 * Immutable. Equal sets have equal bytes (the portable format of RoaringBitmap, run-optimised) and
 * so equal ids.
 */
public final class RowSet implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Sets of up to this many bytes are kept in the entry itself: some 50 scattered rows. */
  static final int INLINE_BYTES = 256;

  private transient RoaringBitmap rows;

  private RowSet(RoaringBitmap rows) {
    rows.runOptimize();
    this.rows = rows;
  }

  /** Returns the set of these row numbers, each at least 0. */
  public static RowSet of(int... rowNumbers) {
    RoaringBitmap rows = new RoaringBitmap();
    for (int row : rowNumbers) {
      rows.add(Shape.atLeast(0, row, "row number"));
    }
    return new RowSet(rows);
  }

  /** Returns the rows from {@code first} up to and without {@code end}. */
  public static RowSet range(int first, int end) {
    RoaringBitmap rows = new RoaringBitmap();
    rows.add((long) Shape.atLeast(0, first, "first"), (long) Shape.atLeast(first, end, "end"));
    return new RowSet(rows);
  }

  /** Returns whether a row is in the set. */
  public boolean contains(int row) {
    return rows.contains(row);
  }

  /** Returns how many rows are in the set. */
  public long size() {
    return rows.getLongCardinality();
  }

  /** Returns the row numbers, ascending. */
  public IntStream stream() {
    return rows.stream();
  }

  /** Returns the rows of both sets. */
  public RowSet plus(RowSet other) {
    return new RowSet(RoaringBitmap.or(rows, other.rows));
  }

  /** Returns SHA-256 of the set's bytes, which names it. */
  public String id() {
    return Envelope.sha256(toBytes());
  }

  /** Returns the set's bytes. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(rows.serializedSizeInBytes());
    rows.serialize(bytes);
    return bytes.array();
  }

  /** Reads the bytes of a set. */
  public static RowSet read(byte[] bytes) {
    RoaringBitmap rows = new RoaringBitmap();
    try {
      rows.deserialize(ByteBuffer.wrap(bytes));
      return new RowSet(rows);
    } catch (IOException | RuntimeException e) {
      throw new IntegrityException("A row set of the ledger can't be read.", e);
    }
  }

  /**
   * Seals the set and keeps it: in the reference when it is small, otherwise in the dataset's
   * folder, on disk before this returns. Storing an equal set again changes nothing.
   *
   * @param epoch the epoch whose rows these are
   * @param key 32 bytes: the epoch's storage key
   */
  public RowSetRef store(Ledger ledger, String dataset, int epoch, byte[] key) {
    byte[] bytes = toBytes();
    String id = Envelope.sha256(bytes);
    String name = name(dataset, epoch, id);
    byte[] sealed = SealedFile.sealAlike(bytes, key, ledger.ledgerId(), name);
    if (bytes.length <= INLINE_BYTES) {
      return new RowSetRef(id, size(), Base64.getEncoder().encodeToString(sealed), null);
    }
    Path file = ledger.folder().rowSets(dataset).resolve(epoch + "-" + id);
    return new RowSetRef(id, size(), null, SealedFile.store(file, sealed));
  }

  /** Reads a stored set back; {@link IntegrityException} if it is not the one that was stored. */
  public static RowSet load(Ledger ledger, String dataset, int epoch, RowSetRef ref, byte[] key) {
    String name = name(dataset, epoch, ref.id());
    byte[] bytes;
    if (ref.file() != null) {
      Path folder = ledger.folder().rowSets(dataset);
      bytes = SealedFile.read(folder, ref.file(), key, ledger.ledgerId(), name);
    } else {
      byte[] sealed = Base64.getDecoder().decode(ref.inline());
      bytes = SealedFile.open(sealed, key, ledger.ledgerId(), name);
    }
    return read(bytes);
  }

  private static String name(String dataset, int epoch, String id) {
    return "rowsets/" + dataset + "/" + epoch + "/" + id;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    byte[] bytes = toBytes();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private void readObject(ObjectInputStream in) throws IOException {
    rows = read(in.readNBytes(in.readInt())).rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowSet that && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return size() + " rows";
  }
}
