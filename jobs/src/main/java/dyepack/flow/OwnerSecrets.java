package dyepack.flow;

import dyepack.keys.RootKey;
import dyepack.ledger.EntrySigner;
import java.security.SecureRandom;

/**
 * What only the owner has, open for the time of one command. Stays on the driver.
 *
 * @param root the root secret
 * @param signer signs ledger entries
 * @param random source of nonces
 */
public record OwnerSecrets(RootKey root, EntrySigner signer, SecureRandom random) {
  /** Says what this is, never a secret. */
  @Override
  public String toString() {
    return "OwnerSecrets[hidden]";
  }
}
