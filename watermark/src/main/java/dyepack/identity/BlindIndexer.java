package dyepack.identity;

import dyepack.keys.LengthPrefixed;
import dyepack.keys.Prf;
import dyepack.share.BlindIndex;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * Turns canonical identifiers into blind indexes: HMAC-SHA-256(K_bi, LP(type) || LP(norm)), the
 * first 16 bytes. Where the identifier has several parts, norm is the concatenation of LP(part).
 *
 * <p>Immutable; any number of threads may use it.
 */
public final class BlindIndexer {
  private static final Map<IdentifierType, byte[]> TYPES = new EnumMap<>(IdentifierType.class);

  static {
    for (IdentifierType type : IdentifierType.values()) {
      TYPES.put(type, LengthPrefixed.of(type.yamlName()));
    }
  }

  private final Prf prf;

  /** Sets the indexer up under K_bi. */
  public BlindIndexer(byte[] blindIndexKey) {
    prf = new Prf(blindIndexKey);
  }

  /** Returns the blind index of a canonical value, see {@link Normalised.Known#canonical}. */
  public BlindIndex of(IdentifierType type, String norm) {
    byte[] head = TYPES.getOrDefault(type, new byte[0]);
    byte[] value = bytes(norm);
    byte[] message = new byte[head.length + 4 + value.length];
    System.arraycopy(head, 0, message, 0, head.length);
    int end = LengthPrefixed.write(value, message, head.length);
    return tag(prf, message, end);
  }

  /** Returns the first 16 bytes of HMAC-SHA-256 over the message. */
  static BlindIndex tag(Prf prf, byte[] message, int length) {
    byte[] digest = new byte[Prf.BYTES];
    prf.write(message, length, digest, 0);
    return BlindIndex.read(digest, 0);
  }

  private static byte[] bytes(String norm) {
    if (norm.indexOf(Normaliser.PART_SEPARATOR) < 0) {
      return norm.getBytes(StandardCharsets.UTF_8);
    }
    return LengthPrefixed.of(norm.split(String.valueOf(Normaliser.PART_SEPARATOR), -1));
  }
}
