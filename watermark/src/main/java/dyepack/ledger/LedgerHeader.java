package dyepack.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dyepack.share.BadInputException;
import dyepack.share.IntegrityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;

/**
 * {@code ledger.json}: what tells a folder to be a ledger, before the log is read.
 *
 * @param format version of the folder's format
 * @param ledgerId 32 bytes that name this ledger, hexadecimal
 * @param owner name of the owner
 * @param publicKey base64 of the owner's Ed25519 key in DER
 */
record LedgerHeader(int format, String ledgerId, String owner, String publicKey) {
  /** The one format that this version reads and writes. */
  static final int FORMAT = 1;

  static LedgerHeader of(Entry.Created created) {
    return new LedgerHeader(
        created.format(), created.ledgerId(), created.owner(), created.publicKey());
  }

  static LedgerHeader read(LedgerFolder folder) {
    Path file = folder.header();
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new BadInputException(
          folder.root()
              + " is not a ledger: it has no ledger.json. Make one with `dyepack init --ledger "
              + folder.root()
              + " --owner NAME`.",
          e);
    } catch (IOException e) {
      throw new BadInputException("Can't read " + file + ": " + e.getMessage(), e);
    }
    return parse(bytes, file);
  }

  private static LedgerHeader parse(byte[] bytes, Path file) {
    JsonNode tree;
    try {
      tree = EntryJson.mapper().readTree(bytes);
    } catch (IOException e) {
      throw new IntegrityException(file + " is damaged: it is not JSON.", e);
    }
    if (!tree.path("format").isIntegralNumber()) {
      throw new IntegrityException(file + " is damaged: it names no format version.");
    }
    if (tree.path("format").intValue() != FORMAT) {
      throw new BadInputException(
          "The ledger "
              + file.getParent()
              + " has format version "
              + tree.path("format")
              + "; this version of dyepack reads version "
              + FORMAT
              + ". Use the version that wrote it.");
    }
    return EntryJson.value(tree, LedgerHeader.class);
  }

  byte[] toBytes() {
    try {
      return EntryJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the key; {@link IntegrityException} if it is none. */
  PublicKey key() {
    try {
      return Envelope.publicKey(Base64.getDecoder().decode(publicKey));
    } catch (IllegalArgumentException e) {
      throw new IntegrityException("ledger.json is damaged: its public key is not base64.", e);
    }
  }
}
