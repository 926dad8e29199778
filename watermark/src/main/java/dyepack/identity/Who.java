package dyepack.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of the person beside the identifiers: it narrows the candidates of a part of one.
 *
 * @param full the canonical full name, null if unknown
 * @param surname the canonical surname, null if unknown
 * @param end the last character of a Chinese name, null if unknown or the only one
 * @param hiddenNames the names with hidden characters under which to index or to look up
 * @param address the numbers in the address, null if unknown
 */
record Who(
    @Nullable String full,
    @Nullable String surname,
    @Nullable String end,
    List<String> hiddenNames,
    @Nullable String address) {

  /** Reads a row that is indexed: a complete name gives all the forms that hide a character. */
  static Who indexed(@Nullable PersonName name, @Nullable String address) {
    return name == null
        ? new Who(null, null, null, List.of(), address)
        : new Who(name.full(), name.surname(), name.end(), name.hiddenForms(), address);
  }

  /** Reads a row that was found: a hidden name gives the forms that it can be. */
  static Who found(@Nullable PersonName name, @Nullable String address) {
    return name == null
        ? new Who(null, null, null, List.of(), address)
        : new Who(name.full(), name.surname(), name.end(), name.possibleForms(), address);
  }

  /** Hides the values: they are personal. */
  @Override
  public String toString() {
    return "Who[hidden]";
  }
}
