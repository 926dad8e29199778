package dyepack.cli;

import dyepack.share.BadInputException;
import java.io.Console;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the passphrase of a key file comes from. */
final class Passphrase {
  static final String VARIABLE = "DYEPACK_PASSPHRASE";
  static final String NEW_VARIABLE = "DYEPACK_NEW_PASSPHRASE";

  private static char @Nullable [] assumed;

  private Passphrase() {}

  /**
   * Takes a passphrase for the rest of the process: the demonstration's, which protects nothing.
   */
  static void assume(String passphrase) {
    assumed = passphrase.toCharArray();
  }

  /** Returns the passphrase of an existing key file. */
  static char[] ask() {
    return read(VARIABLE, "Passphrase: ");
  }

  /** Returns a new passphrase, typed twice where a person types it. */
  static char[] choose(String variable) {
    char[] given = given(variable);
    if (given != null) {
      return checked(given);
    }
    char[] first = read(variable, "New passphrase: ");
    char[] again = read(variable, "Once more: ");
    if (!Arrays.equals(first, again)) {
      throw new BadInputException("The two passphrases differ; try again.");
    }
    return checked(first);
  }

  /** Returns the passphrase that needs no asking, or null. */
  static char @Nullable [] given(String variable) {
    if (assumed != null) {
      return assumed.clone();
    }
    String set = System.getenv(variable);
    return set == null ? null : set.toCharArray();
  }

  private static char[] checked(char[] passphrase) {
    if (passphrase.length == 0) {
      throw new BadInputException("The passphrase is empty; choose one of several words.");
    }
    return passphrase;
  }

  private static char[] read(String variable, String prompt) {
    char[] given = given(variable);
    if (given != null) {
      return given;
    }
    Console console = System.console();
    if (console == null) {
      throw new BadInputException(
          "No passphrase: set "
              + variable
              + " in the environment, or run the command in a terminal.");
    }
    char[] typed = console.readPassword(prompt);
    if (typed == null) {
      throw new BadInputException("No passphrase was typed.");
    }
    return typed;
  }
}
