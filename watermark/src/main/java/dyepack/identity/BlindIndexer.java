package dyepack.identity;

import dyepack.keys.LengthPrefixed;
import dyepack.keys.Prf;
import dyepack.share.BlindIndex;
import java.nio.charset.StandardCharsets;

/**
 * Turns canonical identifiers into blind indexes: HMAC-SHA-256(K_bi, LP(type) || LP(norm)), the
 * first 16 bytes. Where the identifier has several parts, norm is the concatenation of LP(part).
 *
 * <p>An instance must stay in one thread.
 */
public final class BlindIndexer {
  private final Prf prf;
  private final byte[] digest = new byte[Prf.BYTES];

  /** Sets the indexer up under K_bi. */
  public BlindIndexer(byte[] blindIndexKey) {
    prf = new Prf(blindIndexKey);
  }

  /** Returns the blind index of a canonical value, see {@link Normalised.Known#canonical}. */
  public BlindIndex of(IdentifierType type, String norm) {
    byte[] message =
        LengthPrefixed.of(type.yamlName().getBytes(StandardCharsets.UTF_8), bytes(norm));
    prf.write(message, message.length, digest, 0);
    return BlindIndex.read(digest, 0);
  }

  private static byte[] bytes(String norm) {
    if (norm.indexOf(Normaliser.PART_SEPARATOR) < 0) {
      return norm.getBytes(StandardCharsets.UTF_8);
    }
    return LengthPrefixed.of(norm.split(String.valueOf(Normaliser.PART_SEPARATOR), -1));
  }
}
