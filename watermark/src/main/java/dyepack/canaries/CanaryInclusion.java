package dyepack.canaries;

import com.google.common.primitives.Longs;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which canaries a share holds: a keyed code of presence, one symbol per canary.
 *
 * <p>Recipient j's symbol for canary n is 1 if the first 53 bits of {@code HMAC-SHA-256(K_can(j),
 * "inclusion" || 4 bytes n)}, read as an unsigned number, are below inclusion * 2^53, rounded. In a
 * chain of nested shares a0 (partner), a1 (its sub-partner) ... ad, the copy of ad holds a canary
 * of level l if the symbol of {@code a[min(l, d)]} is 1 (science.md section 3). Further rows of a
 * canary's person have no symbol of their own: n is {@link Canary#draw()}.
 */
public final class CanaryInclusion implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final byte[] LABEL = "inclusion".getBytes(StandardCharsets.US_ASCII);

  private final List<byte[]> chainKeys;

  /**
   * Takes the canary keys ({@code RecipientKeys.canaryKey()}) of a recipient's chain, its root
   * partner first and itself last.
   */
  public CanaryInclusion(List<byte[]> chainKeys) {
    if (chainKeys.isEmpty()) {
      throw new IllegalArgumentException("a chain has at least one recipient");
    }
    this.chainKeys = chainKeys.stream().map(byte[]::clone).toList();
  }

  /** Returns whether the recipient at the end of the chain holds the canary. */
  public boolean holds(Canary canary) {
    int decider = Math.min(canary.level(), chainKeys.size() - 1);
    return symbol(chainKeys.get(decider), canary.draw(), canary.tier());
  }

  /** Returns those that the recipient at the end of the chain holds, in the same order. */
  public List<Canary> held(List<Canary> canaries) {
    return canaries.stream().filter(this::holds).toList();
  }

  /** Returns one recipient's own symbol for a canary, whatever its level. */
  public static boolean symbol(byte[] canaryKey, int number, Tier tier) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(canaryKey, "HmacSHA256"));
      mac.update(LABEL);
      byte[] tag = mac.doFinal(ByteBuffer.allocate(4).putInt(number).array());
      long draw = Longs.fromByteArray(tag) >>> 11;
      return draw < Math.round(tier.inclusion() * (1L << 53));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java", e);
    }
  }
}
