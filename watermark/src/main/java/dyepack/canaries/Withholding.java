package dyepack.canaries;

import com.google.common.primitives.Longs;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which real rows a share leaves out, so that a row found in only one of two compared files is not
 * necessarily a canary.
 *
 * <p>A row is left out for recipient j if the first 53 bits of {@code HMAC-SHA-256(K_can(j),
 * "withheld" || rid)}, read as an unsigned number, are below fraction * 2^53, rounded; in a chain
 * of nested shares, if anyone in the chain leaves it out. Not thread-safe: one for each task.
 */
public final class Withholding implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final byte[] LABEL = "withheld".getBytes(StandardCharsets.US_ASCII);

  private final List<byte[]> chainKeys;
  private final long threshold;
  private transient List<Mac> macs = List.of();

  /**
   * Takes the canary keys of the recipient's chain and the part of the rows that each of them
   * leaves out, 0 to .05.
   */
  public Withholding(List<byte[]> chainKeys, double fraction) {
    if (!(fraction >= 0 && fraction <= 0.05)) {
      throw new IllegalArgumentException("fraction " + fraction);
    }
    this.chainKeys = chainKeys.stream().map(byte[]::clone).toList();
    this.threshold = Math.round(fraction * (1L << 53));
  }

  /** Returns whether the share lacks this row. */
  public boolean withholds(BlindIndex row) {
    if (threshold == 0) {
      return false;
    }
    if (macs == null || macs.isEmpty()) {
      macs = chainKeys.stream().map(Withholding::mac).toList();
    }
    byte[] bytes = row.toBytes();
    for (Mac mac : macs) {
      mac.update(LABEL);
      if (Longs.fromByteArray(mac.doFinal(bytes)) >>> 11 < threshold) {
        return true;
      }
    }
    return false;
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java", e);
    }
  }
}
