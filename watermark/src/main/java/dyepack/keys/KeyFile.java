package dyepack.keys;

import dyepack.share.BadInputException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The owner's keys at rest: one file of mode 0600, encrypted under a passphrase, written whole or
 * not at all, and never over another file unless that was asked for.
 *
 * <p>Passphrases are taken as they are and encoded as UTF-8; the arrays are the caller's to clear.
 * All refusals are {@link BadInputException}: a file that is missing or damaged, a wrong
 * passphrase.
 */
public final class KeyFile {
  private KeyFile() {}

  /** What to do where a file is already. */
  public enum IfExists {
    /** Refuse. */
    REFUSE,
    /** Put the new file in its place. */
    REPLACE
  }

  /** Draws new keys and writes them to {@code path}, where no file may be yet. */
  public static OwnerKeys create(Path path, char[] passphrase, SecureRandom random) {
    return create(path, passphrase, random, SealedKeys.ITERATIONS);
  }

  static OwnerKeys create(Path path, char[] passphrase, SecureRandom random, int iterations) {
    OwnerKeys keys = OwnerKeys.generate(random);
    write(path, keys, passphrase, random, iterations, IfExists.REFUSE);
    return keys;
  }

  /** Opens the file. */
  public static OwnerKeys open(Path path, char[] passphrase) {
    return unseal(parse(path), path, passphrase);
  }

  /** Returns the public key of the file's ledger, 32 bytes, without a passphrase. */
  public static byte[] publicKey(Path path) {
    return parse(path).publicKey().clone();
  }

  /** Tells whether others than the owner may read the file, which deserves a warning. */
  public static boolean readableByOthers(Path path) {
    return OwnerOnlyFile.readableByOthers(path);
  }

  /** Encrypts the same keys under another passphrase. */
  public static void changePassphrase(
      Path path, char[] passphrase, char[] newPassphrase, SecureRandom random) {
    SealedKeys sealed = parse(path);
    OwnerKeys keys = unseal(sealed, path, passphrase);
    write(path, keys, newPassphrase, random, sealed.iterations(), IfExists.REPLACE);
  }

  /** Copies the file, still encrypted, and checks that the copy opens with the passphrase. */
  public static void backup(Path from, Path to, char[] passphrase) {
    copy(from, to, passphrase, IfExists.REFUSE);
  }

  /** Puts a backup in the key file's place, after checking that it opens with the passphrase. */
  public static void restore(Path backup, Path to, char[] passphrase, IfExists ifExists) {
    copy(backup, to, passphrase, ifExists);
  }

  private static void copy(Path from, Path to, char[] passphrase, IfExists ifExists) {
    String text = OwnerOnlyFile.read(from);
    OwnerKeys keys = unseal(SealedKeys.parse(text, from.toString()), from, passphrase);
    write(to, text, ifExists);
    OwnerKeys copied = open(to, passphrase);
    if (!copied.root().equals(keys.root())
        || !Arrays.equals(copied.publicKeyBytes(), keys.publicKeyBytes())) {
      throw new BadInputException("The copy " + to + " does not hold the keys of " + from + ".");
    }
  }

  private static void write(
      Path path,
      OwnerKeys keys,
      char[] passphrase,
      SecureRandom random,
      int iterations,
      IfExists ifExists) {
    if (passphrase.length == 0) {
      throw new BadInputException(
          "The passphrase is empty; set DYEPACK_PASSPHRASE or type one when asked.");
    }
    write(path, SealedKeys.seal(keys, passphrase, iterations, random).toJson(), ifExists);
  }

  private static void write(Path path, String text, IfExists ifExists) {
    switch (ifExists) {
      case REFUSE -> OwnerOnlyFile.writeNew(path, text);
      case REPLACE -> OwnerOnlyFile.replace(path, text);
    }
  }

  private static SealedKeys parse(Path path) {
    return SealedKeys.parse(OwnerOnlyFile.read(path), path.toString());
  }

  private static OwnerKeys unseal(SealedKeys sealed, Path path, char[] passphrase) {
    OwnerKeys keys =
        sealed
            .open(passphrase)
            .orElseThrow(
                () ->
                    new BadInputException(
                        "The passphrase does not open key file "
                            + path
                            + " (public key "
                            + Base64.getEncoder().encodeToString(sealed.publicKey())
                            + ")."));
    return keys;
  }
}
