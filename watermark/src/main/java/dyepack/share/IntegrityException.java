package dyepack.share;

/**
 * A ledger, key or bundle that does not verify: a broken chain, a wrong signature, a digest that
 * differs, a key of another ledger.
 *
 * <p>The message prints what was expected and what was found. The command line prints it alone and
 * exits with 3.
 */
public final class IntegrityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with the whole message for the user. */
  public IntegrityException(String message) {
    super(message);
  }

  /** Creates the exception with the whole message for the user, and what led to it. */
  public IntegrityException(String message, Throwable cause) {
    super(message, cause);
  }
}
