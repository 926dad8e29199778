package dyepack.ledger;

import com.google.common.primitives.Bytes;
import dyepack.share.BadInputException;
import dyepack.share.IntegrityException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypted bytes of the ledger: AES-256-GCM, bound to the ledger and to what they are.
 *
 * <pre>
 *   offset  bytes
 *   0       4      "DYS1"
 *   4       12     nonce
 *   16      n      ciphertext
 *   16+n    16     tag
 * </pre>
 *
 * <p>The additional data are {@code LP(ledger id) || LP(name)} with LP the 4-byte big-endian length
 * followed by the UTF-8 bytes. Nonces are random: one key must not seal more than 2^32 times.
 */
public final class SealedFile {
  private static final byte[] MAGIC = "DYS1".getBytes(StandardCharsets.US_ASCII);
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = MAGIC.length + NONCE_BYTES;

  private SealedFile() {}

  /**
   * Seals bytes.
   *
   * @param plain what to seal
   * @param key 32 bytes
   * @param ledgerId the ledger it belongs to
   * @param name what it is, such as {@code canaries/customers/1}; needed again for opening
   * @param random a cryptographically strong source for the nonce
   */
  public static byte[] seal(
      byte[] plain, byte[] key, String ledgerId, String name, RandomGenerator random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return seal(plain, key, ledgerId, name, nonce);
  }

  /**
   * Seals bytes so that equal ones, under one key and name, are sealed to equal bytes: the nonce is
   * the start of {@code HMAC-SHA-256(key, "dyepack/v1/nonce" || 00 || LP(name) || plain)}. For what
   * is stored under a name made of its digest, where equality shows anyway.
   */
  static byte[] sealAlike(byte[] plain, byte[] key, String ledgerId, String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update("dyepack/v1/nonce\0".getBytes(StandardCharsets.US_ASCII));
      mac.update(Shape.lengthPrefixed(name));
      byte[] nonce = Arrays.copyOf(mac.doFinal(plain), NONCE_BYTES);
      return seal(plain, key, ledgerId, name, nonce);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 does not work here", e);
    }
  }

  private static byte[] seal(byte[] plain, byte[] key, String ledgerId, String name, byte[] nonce) {
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, ledgerId, name).doFinal(plain);
      return Bytes.concat(MAGIC, nonce, sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM does not work here", e);
    }
  }

  /** Opens sealed bytes; {@link IntegrityException} if key, ledger, name or a byte is another. */
  public static byte[] open(byte[] sealed, byte[] key, String ledgerId, String name) {
    if (sealed.length < HEAD_BYTES + TAG_BITS / 8
        || !Arrays.equals(sealed, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IntegrityException("The sealed data of " + name + " are damaged.");
    }
    byte[] nonce = Arrays.copyOfRange(sealed, MAGIC.length, HEAD_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, ledgerId, name)
          .doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IntegrityException(
          "The sealed data of " + name + " don't open: damaged, or sealed with another key.", e);
    }
  }

  /**
   * Seals bytes into a file, which stands complete or not at all, and is on disk on return.
   *
   * @param file where; its folder is made if missing, a file of that name is replaced
   * @return how an entry names the file
   */
  public static StoredFile write(
      Path file, byte[] plain, byte[] key, String ledgerId, String name, RandomGenerator random) {
    return store(file, seal(plain, key, ledgerId, name, random));
  }

  /** Writes sealed bytes into a file, which stands complete or not at all. */
  static StoredFile store(Path file, byte[] sealed) {
    String fileName = Shape.fileName(file.getFileName().toString());
    Path temporary = file.resolveSibling("." + fileName + ".tmp");
    try {
      Files.createDirectories(file.getParent());
      Files.write(temporary, sealed);
      StoredFile.force(temporary, StandardOpenOption.WRITE);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      StoredFile.force(file.toAbsolutePath().resolveSibling("."), StandardOpenOption.READ);
    } catch (IOException e) {
      throw new BadInputException("Can't write " + file + ": " + e.getMessage(), e);
    }
    return new StoredFile(fileName, Envelope.sha256(sealed), sealed.length);
  }

  /** Reads a sealed file that an entry names; any other bytes are an {@link IntegrityException}. */
  public static byte[] read(
      Path folder, StoredFile expected, byte[] key, String ledgerId, String name) {
    Path file = folder.resolve(expected.name());
    byte[] sealed;
    try {
      sealed = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IntegrityException("The ledger's file " + file + " can't be read.", e);
    }
    String found = Envelope.sha256(sealed);
    if (!found.equals(expected.sha256())) {
      throw new IntegrityException(
          "The ledger's file "
              + file
              + " is not the one that the log names.\n  expected SHA-256 "
              + expected.sha256()
              + "\n  found            "
              + found);
    }
    return open(sealed, key, ledgerId, name);
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String ledgerId, String name)
      throws GeneralSecurityException {
    if (key.length != 32) {
      throw new IllegalArgumentException("The key must be 32 bytes: " + key.length);
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(Shape.lengthPrefixed(ledgerId));
    cipher.updateAAD(Shape.lengthPrefixed(name));
    return cipher;
  }
}
