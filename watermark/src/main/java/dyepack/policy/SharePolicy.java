package dyepack.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dyepack.identity.IdentifierSpec;
import dyepack.marks.MarkConstraints;
import dyepack.marks.MarkRequest;
import dyepack.share.BadInputException;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything an owner says about sharing one table; read from a {@code policy.yaml} by {@link
 * PolicyFile}.
 *
 * @param dataset links the refreshes of one table; also a folder of the ledger
 * @param identifiers at least one; the first is the primary one, from which row ids are made; none
 *     is ever changed
 * @param marks at least one column that may carry marks
 * @param versions columns whose changes date a leak; none carries a numeric mark
 * @param canaries how many made-up records a share carries on average
 * @param constraints what must still hold after marking
 * @param doNotTouch columns whose cells are never changed; none of them has marks
 * @param alpha chance of accusing anybody innocent that one trace may not exceed, above 0 and at
 *     most 0.01
 * @param requireReceipt whether a share is held back until its recipient has signed for it
 * @param withhold part of the real rows a share leaves out by key, 0 to 0.05; as many again at most
 *     give way to canaries that stand in their places
 * @param editedAddresses whether a new epoch's index gets keys under which addresses are found
 *     after editing
 */
public record SharePolicy(
    String dataset,
    List<IdentifierSpec> identifiers,
    List<MarkRequest> marks,
    List<String> versions,
    CanaryCounts canaries,
    MarkConstraints constraints,
    Set<String> doNotTouch,
    double alpha,
    boolean requireReceipt,
    double withhold,
    boolean editedAddresses)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The {@code alpha} of a policy that names none. */
  public static final double DEFAULT_ALPHA = 1e-6;

  /** Copies the lists. */
  public SharePolicy {
    identifiers = ImmutableList.copyOf(identifiers);
    marks = ImmutableList.copyOf(marks);
    versions = ImmutableList.copyOf(versions);
    doNotTouch = ImmutableSet.copyOf(doNotTouch);
    if (identifiers.isEmpty()) {
      throw new IllegalArgumentException("a policy needs an identifier");
    }
  }

  /** Returns the identifier from which row ids are made. */
  public IdentifierSpec primary() {
    return identifiers.get(0);
  }

  /** Returns the columns of all identifiers, none of which is ever changed. */
  public Set<String> identifierColumns() {
    Set<String> columns = new LinkedHashSet<>();
    identifiers.forEach(identifier -> columns.addAll(identifier.columns()));
    return columns;
  }

  /** Returns the columns that may carry marks. */
  public Set<String> markedColumns() {
    Set<String> columns = new LinkedHashSet<>();
    marks.forEach(mark -> columns.addAll(mark.columns()));
    return columns;
  }

  /** Returns every column that the policy names, in the order of the policy file's sections. */
  public Set<String> columns() {
    Set<String> columns = identifierColumns();
    columns.addAll(markedColumns());
    columns.addAll(versions);
    columns.addAll(constraints.range().keySet());
    for (MarkConstraints.OrderPair order : constraints.order()) {
      columns.add(order.first());
      columns.add(order.second());
    }
    columns.addAll(doNotTouch);
    return columns;
  }

  /**
   * Refuses a table that lacks a column the policy names.
   *
   * @param header the table's column names
   * @param table the table's name, for the message
   */
  public void requireColumns(List<String> header, String table) {
    for (String column : columns()) {
      if (!header.contains(column)) {
        throw new BadInputException(
            table
                + " has no column \""
                + column
                + "\", which the policy of dataset \""
                + dataset
                + "\" names."
                + NearestName.hint(column, header)
                + " Columns found: "
                + String.join(", ", header)
                + ".");
      }
    }
  }
}
