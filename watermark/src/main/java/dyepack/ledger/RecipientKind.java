package dyepack.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dyepack.share.BadInputException;
import java.util.Locale;

/** What kind of party a recipient is. */
public enum RecipientKind {
  /** Another organisation that gets whole tables. */
  PARTNER,
  /** A person of the owner's who exports rows. */
  EMPLOYEE,
  /** A service or account that fetches rows. */
  SYSTEM;

  /** Reads {@code partner}, {@code employee} or {@code system}; anything else is bad input. */
  @JsonCreator
  public static RecipientKind parse(String word) {
    for (RecipientKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new BadInputException(
        "Recipient kind \"" + word + "\" is not known; use partner, employee or system.");
  }

  /** Returns the word used on the command line and in the log. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
