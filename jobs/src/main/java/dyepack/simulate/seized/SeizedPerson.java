package dyepack.simulate.seized;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One row of a table, for a shape to write. It notes which columns the shape asks for, so that the
 * truth of a file follows from how it was written and isn't said a second time. What a shape writes
 * otherwise than it stands in the row, or not in every row, it takes from {@link #changed}, which
 * notes nothing.
 */
final class SeizedPerson {
  private final SeizedTable table;
  private final String[] row;
  private final Set<Integer> written;

  private SeizedPerson(SeizedTable table, String[] row, Set<Integer> written) {
    this.table = table;
    this.row = row;
    this.written = written;
  }

  /**
   * The rows of a table.
   *
   * @param written takes the numbers of the columns that are asked for
   */
  static List<SeizedPerson> of(SeizedTable table, Set<Integer> written) {
    List<SeizedPerson> people = new ArrayList<>();
    table.rows().forEach(row -> people.add(new SeizedPerson(table, row, written)));
    return people;
  }

  /** The same row; what is asked of it isn't noted. */
  SeizedPerson changed() {
    return new SeizedPerson(table, row, new TreeSet<>());
  }

  String name() {
    return cell(Role.NAME);
  }

  String phone() {
    return cell(Role.PHONE);
  }

  String id() {
    return cell(Role.ID);
  }

  String address() {
    return cell(Role.ADDRESS);
  }

  String mail() {
    return cell(Role.MAIL);
  }

  String date() {
    return cell(Role.DATE);
  }

  String amount() {
    return cell(Role.AMOUNT);
  }

  String sex() {
    return cell(Role.SEX);
  }

  /** Names of all columns. */
  List<String> header() {
    return table.header();
  }

  /** All cells of the row, in order. */
  String[] cells() {
    for (int c = 0; c < row.length; c++) {
      written.add(c);
    }
    return row.clone();
  }

  private String cell(Role role) {
    Integer column = table.roles().get(role);
    if (column == null) {
      return role.filler();
    }
    written.add(column);
    return row[column];
  }
}
