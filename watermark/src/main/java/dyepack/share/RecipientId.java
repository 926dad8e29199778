package dyepack.share;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Names one who receives shares: a partner, an employee, a system.
 *
 * <p>The value doubles as the name of a folder, so it is refused when it is empty, longer than 100
 * characters, starts with a dot or a hyphen, or holds anything but letters and digits of any
 * script, {@code .}, {@code _}, {@code -} and {@code @}.
 *
 * @param value the identifier, as given by the owner
 */
public record RecipientId(String value) implements Comparable<RecipientId>, Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern ALLOWED =
      Pattern.compile("[\\p{L}\\p{N}_@][\\p{L}\\p{N}._@-]{0,99}");

  /** Refuses an identifier that can't be a folder name with {@link BadInputException}. */
  public RecipientId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new BadInputException(
          "Recipient id \""
              + value
              + "\" can't be used: it needs 1 to 100 letters, digits, '.', '_', '-' or '@', and a"
              + " letter, digit, '_' or '@' first.");
    }
  }

  @Override
  public int compareTo(RecipientId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
