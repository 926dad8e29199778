package dyepack.ledger;

import dyepack.share.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * A recipient as the ledger knows it.
 *
 * @param id its identifier
 * @param kind what kind of party it is
 * @param parent whose sub-recipient it is, if it is one
 * @param sealedName base64 of its sealed name, if it has one
 * @param retired whether it gets nothing more
 * @param shares how many shares it got
 */
public record Recipient(
    RecipientId id,
    RecipientKind kind,
    @Nullable RecipientId parent,
    @Nullable String sealedName,
    boolean retired,
    int shares) {

  Recipient retire() {
    return new Recipient(id, kind, parent, sealedName, true, shares);
  }

  Recipient withShares(int count) {
    return new Recipient(id, kind, parent, sealedName, retired, count);
  }
}
