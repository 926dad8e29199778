package dyepack.canaries;

import dyepack.canaries.ForgeRequest.Caution;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the owner's contacts into the columns of phones and e-mails. */
final class ContactWriter {
  private final List<Column> columns;
  private final Relations relations;
  private final Set<Integer> names;
  private final Map<Integer, PhoneMaker> phones = new HashMap<>();
  private final Map<Integer, EmailMaker> emails = new HashMap<>();

  /**
   * Studies the columns.
   *
   * @param names columns of people's names, from which e-mails may be made
   */
  ContactWriter(List<Column> columns, Relations relations, Set<Integer> names, Caution caution) {
    this.columns = columns;
    this.relations = relations;
    this.names = Set.copyOf(names);
    for (Column column : columns) {
      if (column.kind() == ColumnKind.PHONE) {
        phones.put(column.index(), new PhoneMaker(column, caution));
      } else if (column.kind() == ColumnKind.EMAIL) {
        emails.put(column.index(), new EmailMaker(column, caution));
      }
    }
  }

  /** Returns whether the table has a column of phones or e-mails. */
  boolean needed() {
    return !phones.isEmpty() || !emails.isEmpty();
  }

  /**
   * Gives a row phones and e-mails where its donors have some.
   *
   * @param cells the row; changed
   * @param sources the donor of each column
   * @param kept columns that have theirs already
   */
  void write(
      String[] cells,
      int[] sources,
      Set<Integer> kept,
      ContactDesk contacts,
      Tier tier,
      Draws draws) {
    ContactsPool.@Nullable Contact last = null;
    int lane = 0;
    for (Column column : columns) {
      int index = column.index();
      String base = cells[index];
      if (base.isBlank() || kept.contains(index) || relations.dependent().contains(index)) {
        continue;
      }
      PhoneMaker phones = this.phones.get(index);
      EmailMaker emails = this.emails.get(index);
      if (phones != null) {
        last = contacts.next(tier, lane++);
        String phone = last == null ? "" : last.phone();
        note(contacts, last != null && phone.isEmpty());
        cells[index] = phone.isEmpty() ? phones.without(base, draws) : phones.contact(base, phone);
      } else if (emails != null) {
        ContactsPool.Contact own = last == null ? contacts.next(tier, lane++) : last;
        last = null;
        String email = own == null ? "" : own.email();
        note(contacts, own != null && email.isEmpty());
        cells[index] = email.isEmpty() ? named(emails.without(base, draws), cells, sources) : email;
      }
    }
  }

  private static void note(ContactDesk contacts, boolean lacking) {
    if (lacking) {
      contacts.lacking();
    }
  }

  /** Lets an e-mail made from a name follow the new name. */
  private String named(String email, String[] cells, int[] sources) {
    String made = email;
    for (int index : names) {
      String[] old =
          columns.get(index).cell(sources[index]).toLowerCase(Locale.ROOT).split(" ", -1);
      String[] now = cells[index].toLowerCase(Locale.ROOT).split(" ", -1);
      for (int i = 0; i < Math.min(old.length, now.length); i++) {
        made = old[i].length() < 3 ? made : made.replace(old[i], now[i]);
      }
    }
    return made;
  }
}
