package dyepack.share;

/**
 * Something that the user can mend: a missing column, an unreadable file, an unknown recipient.
 *
 * <p>The message says what is wrong, the value, where it stands (file, sheet, line, column) and
 * what would be right. It never holds a personal value, a canary or a key: cell values are shown as
 * shapes ({@code 1##########}). The command line prints the message alone and exits with 2.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with the whole message for the user. */
  public BadInputException(String message) {
    super(message);
  }

  /** Creates the exception with the whole message for the user, and what led to it. */
  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
