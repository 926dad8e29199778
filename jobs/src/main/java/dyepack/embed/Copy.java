package dyepack.embed;

import dyepack.canaries.Withholding;
import dyepack.share.RecipientId;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes one recipient's copy of the files.
 *
 * @param recipient who gets it
 * @param markKeys 16-byte mark keys of the recipient's chain, the root partner first
 * @param canaries which canaries of the request's list it holds
 * @param withholding which real rows it lacks, or null for none
 */
public record Copy(
    RecipientId recipient,
    List<byte[]> markKeys,
    BitSet canaries,
    @Nullable Withholding withholding)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
