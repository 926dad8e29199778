package dyepack.identity;

import dyepack.share.BlindIndex;
import java.io.Serializable;

/**
 * One entry that a row contributes to the ledger's index.
 *
 * @param use what the key was made of, see {@link KeyKind}
 * @param key the keyed tag
 */
public record IndexKey(int use, BlindIndex key) implements Serializable {
  private static final long serialVersionUID = 1L;
}
