package dyepack.keys;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** The {@code info} strings of derivations and the tagged hashes of commitments. */
final class Label {
  private Label() {}

  /** Returns the text as UTF-8. */
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns label || LP(part) || LP(part) ... */
  static byte[] info(String label, String... parts) {
    byte[] head = utf8(label);
    byte[] tail = LengthPrefixed.of(parts);
    byte[] info = new byte[head.length + tail.length];
    System.arraycopy(head, 0, info, 0, head.length);
    System.arraycopy(tail, 0, info, head.length, tail.length);
    return info;
  }

  /** Returns SHA-256(parts[0] || parts[1] || ...). */
  static byte[] sha256(byte[]... parts) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (byte[] part : parts) {
      hasher.putBytes(part);
    }
    return hasher.hash().asBytes();
  }

  /** Returns the commitment SHA-256(tag || 00 || opening || committed). */
  static byte[] commitment(String tag, byte[] opening, byte[] committed) {
    return sha256(utf8(tag), new byte[] {0}, opening, committed);
  }
}
