package dyepack.canaries;

import dyepack.share.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Phones and e-mails that the owner controls: only these may stand in a canary that anybody could
 * contact.
 *
 * @param contacts in the order of the file
 */
public record ContactsPool(List<Contact> contacts) {

  /** No contacts. */
  public static final ContactsPool EMPTY = new ContactsPool(List.of());

  /** Copies the list. */
  public ContactsPool {
    contacts = List.copyOf(contacts);
  }

  /**
   * One line of the file.
   *
   * @param phone empty if there is none
   * @param email empty if there is none
   */
  public record Contact(String phone, String email) {
    @Override
    public String toString() {
      return "Contact[...]";
    }
  }

  /**
   * Reads a CSV text whose header names {@code phone}, {@code email} or both (in any case and
   * order, other columns are passed over).
   *
   * @param csv the whole text; a byte order mark is allowed
   * @param name what messages call the file
   * @throws BadInputException without such a header, or where a line has too few cells
   */
  public static ContactsPool parse(String csv, String name) {
    List<String> lines = csv.replace("\uFEFF", "").lines().toList();
    List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0));
    int phone = column(header, "phone");
    int email = column(header, "email");
    if (phone < 0 && email < 0) {
      throw new BadInputException(
          name + " needs a header line with a column phone, a column email, or both.");
    }
    List<Contact> contacts = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      List<String> cells = cells(lines.get(i));
      if (cells.size() <= Math.max(phone, email)) {
        throw new BadInputException(
            name + ", line " + (i + 1) + " has " + cells.size() + " cells, too few.");
      }
      contacts.add(
          new Contact(phone < 0 ? "" : cells.get(phone), email < 0 ? "" : cells.get(email)));
    }
    return new ContactsPool(contacts);
  }

  private static int column(List<String> header, String name) {
    return header.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList().indexOf(name);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split(",", -1)) {
      String trimmed = cell.strip();
      boolean quoted = trimmed.length() > 1 && trimmed.startsWith("\"") && trimmed.endsWith("\"");
      cells.add(quoted ? trimmed.substring(1, trimmed.length() - 1).strip() : trimmed);
    }
    return cells;
  }
}
