package dyepack.keys;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The keys of one recipient in one dataset and epoch, each openable apart from the others. They are
 * a function of the enrolment, never of the share, so all copies of one recipient agree.
 */
public final class RecipientKeys implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int AES_BYTES = 16;

  private final byte[] mark;
  private final byte[] canary;
  private final byte[] salt;

  /** Splits K_T into K_mark, K_can and K_salt. */
  RecipientKeys(byte[] recipientKey) {
    mark = Arrays.copyOf(Hkdf.key(recipientKey, Label.utf8("mark")), AES_BYTES);
    canary = Hkdf.key(recipientKey, Label.utf8("canary"));
    salt = Hkdf.key(recipientKey, Label.utf8("salt"));
  }

  /** Returns the AES key of the recipient's symbols: the first 16 bytes of K_mark. */
  public byte[] markKey() {
    return mark.clone();
  }

  /** Returns K_can, 32 bytes: which canaries and withheld rows the recipient gets. */
  public byte[] canaryKey() {
    return canary.clone();
  }

  /** Returns K_salt, 32 bytes: the salts of the canary commitments. */
  public byte[] saltKey() {
    return salt.clone();
  }

  /** Says what this is, never a key. */
  @Override
  public String toString() {
    return "RecipientKeys[hidden]";
  }
}
