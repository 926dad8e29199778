package dyepack.canaries;

import dyepack.identity.IdentifierSpec;
import java.util.List;

/**
 * What the forge is asked for.
 *
 * @param header the columns of the table
 * @param identifiers the identifiers of the policy, the primary one first
 * @param donors a sample of the table
 * @param rows how many rows the table has
 * @param counts what a share carries on average, as the policy states it; the forge caps it for
 *     {@code rows}
 * @param contacts phones and e-mails that the owner controls
 * @param constraints what the policy declares
 * @param caution what to do where safe numbers would show
 * @param known real identifiers and earlier canaries
 * @param withheld which part of a share's rows may give way to canaries that take their places, 0
 *     to .05
 * @param existing the pool of this epoch so far; it is kept as it is and only added to
 */
public record ForgeRequest(
    List<String> header,
    List<IdentifierSpec> identifiers,
    DonorSample donors,
    long rows,
    TierCounts counts,
    ContactsPool contacts,
    Constraints constraints,
    Caution caution,
    KnownIdentifiers known,
    double withheld,
    List<Canary> existing) {

  /** Copies the lists; refuses a part of the rows that is none. */
  public ForgeRequest {
    if (!(withheld >= 0 && withheld <= 0.05)) {
      throw new IllegalArgumentException("withheld " + withheld);
    }
    header = List.copyOf(header);
    identifiers = List.copyOf(identifiers);
    existing = List.copyOf(existing);
  }

  /**
   * Returns which part of the canaries may take the place of real rows, 0 to 1, so that a share
   * lacks as many rows on average as {@code withheld} allows.
   */
  double instead() {
    double average = counts.cappedFor(rows).sum();
    return average == 0 ? 0 : Math.min(1, withheld * rows / average);
  }

  /**
   * What is made up for phones and e-mails when there are no contacts left, and for identity
   * numbers in tables with few regions. Never issued and looking like the others can't both be had.
   */
  public enum Caution {
    /**
     * Phones under prefixes that no operator has, e-mails at reserved domains, identity numbers
     * under regions that were gone before they could be given; blank where real rows are blank. A
     * reader who looks for it can tell such canaries.
     */
    NEVER_ISSUED,
    /**
     * Phones, e-mails and identity numbers that look like the table's own; a note says how many may
     * belong to living people.
     */
    LOOK_ALIKE
  }

  /**
   * Constraints of a policy that a canary has to keep.
   *
   * @param ranges closed ranges of numeric columns
   * @param orders pairs of columns of which the first never exceeds the second
   */
  public record Constraints(List<Range> ranges, List<List<String>> orders) {
    /** Nothing declared. */
    public static final Constraints NONE = new Constraints(List.of(), List.of());

    /** Copies the lists. */
    public Constraints {
      ranges = List.copyOf(ranges);
      orders = orders.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A closed range.
   *
   * @param column its name
   * @param least negative infinity for none
   * @param most positive infinity for none
   */
  public record Range(String column, double least, double most) {}
}
