package dyepack.ledger;

import dyepack.share.RecipientId;
import java.util.Objects;

/**
 * The commitments that fix a recipient's keys for one epoch of a dataset, before anything is
 * delivered.
 *
 * @param pseudonym H(r || recipient id), hexadecimal
 * @param recipient who is enrolled
 * @param cR commitment to the recipient's nonce, hexadecimal
 * @param nonce the recipient's nonce n_R, hexadecimal: drawn by the owner while recipients hold no
 *     keys of their own, and logged so
 * @param cKey commitment to the recipient's key half k_j, hexadecimal
 */
public record Enrolment(
    String pseudonym, RecipientId recipient, String cR, String nonce, String cKey) {
  /** Refuses values that aren't 32 bytes in hexadecimal. */
  public Enrolment {
    Shape.sha256(pseudonym, "pseudonym");
    Objects.requireNonNull(recipient, "recipient");
    Shape.sha256(cR, "cR");
    Shape.sha256(nonce, "nonce");
    Shape.sha256(cKey, "cKey");
  }
}
