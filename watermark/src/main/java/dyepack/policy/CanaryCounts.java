package dyepack.policy;

import com.google.errorprone.annotations.Immutable;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How many canaries a share carries on average, by tier.
 *
 * @param rare average number of canaries that 2 % of the recipients hold, 0 or more
 * @param half average number of canaries that half of the recipients hold, 0 or more
 * @param common average number of canaries that 80 % of the recipients hold, 0 or more
 * @param contacts path of the CSV file with the owner's controlled phones and e-mails, or null when
 *     there is none; {@link PolicyFile#read} has already resolved it against the policy's folder
 */
@Immutable
public record CanaryCounts(int rare, int half, int common, @Nullable String contacts)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No canaries at all: what a policy without a {@code canaries} section asks for. */
  public static final CanaryCounts NONE = new CanaryCounts(0, 0, 0, null);

  /** Refuses negative counts. */
  public CanaryCounts {
    if (rare < 0 || half < 0 || common < 0) {
      throw new IllegalArgumentException("canary counts can't be negative");
    }
  }

  /** Returns how many canaries a share carries on average, all tiers together. */
  public int total() {
    return rare + half + common;
  }

  /** Returns whether no canary is asked for. */
  public boolean isNone() {
    return total() == 0;
  }
}
