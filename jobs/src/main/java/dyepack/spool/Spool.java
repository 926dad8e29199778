package dyepack.spool;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A folder of row blocks, written by one reader and read by tasks on any core.
 *
 * <p>Rows are personal data, so a block is encrypted (AES-128 in counter mode, the block number in
 * the upper half of the counter) with a key that lives only in the memory of this run: what a crash
 * leaves behind can't be read. Memory is bounded by the block size, not by the table's.
 *
 * @param <T> the kind of row
 */
public final class Spool<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Writes and reads one row; both sides in one place so that they can't drift apart. */
  public interface Codec<T> extends Serializable {
    /** Appends {@code row}. */
    void write(T row, DataOutputStream out) throws IOException;

    /** Reads the next row. */
    T read(DataInputStream in) throws IOException;
  }

  /**
   * One block.
   *
   * @param number position in the spool, from 0
   * @param firstRow number of the block's first row, from 0
   * @param rows number of rows
   */
  public record Block(int number, long firstRow, int rows) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final String folder;
  private final byte[] key;
  private final Codec<T> codec;

  private Spool(Path folder, byte[] key, Codec<T> codec) {
    this.folder = folder.toString();
    this.key = key;
    this.codec = codec;
  }

  /**
   * Opens a writer on a new spool.
   *
   * @param folder an existing folder that the caller deletes in the end; on a cluster, one that
   *     every executor sees
   * @param rowsPerBlock upper bound of a block
   */
  public static <T> Writer<T> writer(Path folder, Codec<T> codec, int rowsPerBlock) {
    byte[] key = new byte[16];
    new SecureRandom().nextBytes(key);
    return new Writer<>(new Spool<>(folder, key, codec), rowsPerBlock);
  }

  /** Reads one block into memory. */
  public List<T> read(Block block) throws IOException {
    List<T> rows = new ArrayList<>(block.rows());
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(
                new CipherInputStream(
                    Files.newInputStream(file(block.number())),
                    cipher(Cipher.DECRYPT_MODE, block.number())),
                1 << 16))) {
      for (int i = 0; i < block.rows(); i++) {
        rows.add(codec.read(in));
      }
    }
    return rows;
  }

  private Path file(int number) {
    return Path.of(folder, String.format("block-%08d", number));
  }

  private Cipher cipher(int mode, int number) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      byte[] counter = ByteBuffer.allocate(16).putLong(number).array();
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES/CTR", e);
    }
  }

  /**
   * Collects rows into blocks.
   *
   * @param <T> the kind of row
   */
  public static final class Writer<T> implements AutoCloseable {
    private final Spool<T> spool;
    private final int rowsPerBlock;
    private final List<Block> blocks = new ArrayList<>();
    private final List<T> pending = new ArrayList<>();
    private long rows;

    private Writer(Spool<T> spool, int rowsPerBlock) {
      this.spool = spool;
      this.rowsPerBlock = rowsPerBlock;
    }

    /** Appends a row. */
    public void add(T row) throws IOException {
      pending.add(row);
      if (pending.size() >= rowsPerBlock) {
        endBlock();
      }
    }

    /** Ends the block under way, so that the next row starts a new one. */
    public void endBlock() throws IOException {
      if (pending.isEmpty()) {
        return;
      }
      int number = blocks.size();
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(
                  new CipherOutputStream(
                      Files.newOutputStream(spool.file(number)),
                      spool.cipher(Cipher.ENCRYPT_MODE, number)),
                  1 << 16))) {
        for (T row : pending) {
          spool.codec.write(row, out);
        }
      }
      blocks.add(new Block(number, rows, pending.size()));
      rows += pending.size();
      pending.clear();
    }

    /** Returns the number of rows added so far. */
    public long rows() {
      return rows + pending.size();
    }

    /** Returns the blocks written so far, in order; complete after {@link #close}. */
    public List<Block> blocks() {
      return List.copyOf(blocks);
    }

    /** Returns the spool, for reading. */
    public Spool<T> spool() {
      return spool;
    }

    @Override
    public void close() throws IOException {
      endBlock();
    }
  }
}
