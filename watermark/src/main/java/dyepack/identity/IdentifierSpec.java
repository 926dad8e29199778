package dyepack.identity;

import dyepack.share.BadInputException;
import java.io.Serializable;
import java.util.List;

/**
 * An identifier of a table: its column, or the columns that make it up together.
 *
 * @param columns names of the columns, in order; at least one
 * @param type how its values are read
 */
public record IdentifierSpec(List<String> columns, IdentifierType type) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Refuses an identifier without columns, and a person of fewer than two. */
  public IdentifierSpec {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new BadInputException("An identifier needs a column.");
    }
    if (type == IdentifierType.PERSON && columns.size() < 2) {
      throw new BadInputException(
          "Identifier \""
              + columns.get(0)
              + "\" of type person needs the columns of a name and of a date, such as"
              + " columns: [name, birth_date].");
    }
  }

  /** Returns an identifier of one column. */
  public static IdentifierSpec of(String column, IdentifierType type) {
    return new IdentifierSpec(List.of(column), type);
  }
}
