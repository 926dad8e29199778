package dyepack.code;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One who is tested: somebody enrolled in a dataset and epoch, or a phantom that never got a share.
 *
 * @param id the recipient's id; a phantom's is {@code phantom/1} and so on
 * @param parent the one who passed the data on to this recipient, itself enrolled; null if the
 *     owner did
 * @param phantom whether this is a key that was never issued; phantoms show what chance does, and
 *     are neither counted among the tested nor accused
 */
public record Suspect(String id, @Nullable String parent, boolean phantom) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** One who got the data from the owner. */
  public static Suspect recipient(String id) {
    return new Suspect(id, null, false);
  }

  /** One who got the data from {@code parent}. */
  public static Suspect subRecipient(String id, String parent) {
    return new Suspect(id, parent, false);
  }

  /** A key that was never issued. */
  public static Suspect phantom(int number) {
    return new Suspect("phantom/" + number, null, true);
  }
}
