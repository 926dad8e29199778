package dyepack.code;

import java.util.List;

/**
 * Compares rows of a dump with every recipient's symbols: one AES block per row and recipient, a
 * counter per outcome. Not thread-safe in use by several threads at once only through {@link
 * HeldRows}; otherwise without state.
 */
public final class TallyKernel {
  private final Recipients recipients;
  private final HeldRows held;

  /** Creates a kernel for these recipients and what they held. */
  public TallyKernel(Recipients recipients, HeldRows held) {
    this.recipients = recipients;
    this.held = held;
  }

  /** Tallies a batch of rows for every recipient, given those already accused. */
  @SuppressWarnings("DoNotCallSuggester")
  public Tally tally(RowBatch batch, Conditioning given) {
    throw new UnsupportedOperationException("not yet " + recipients + held + batch + given);
  }

  /** Counts the rows of a batch, ambiguous ones left out, by what they say of a few accused. */
  @SuppressWarnings("DoNotCallSuggester")
  public RowClasses classes(RowBatch batch, List<Integer> accused) {
    throw new UnsupportedOperationException("not yet " + batch + accused);
  }

  /** Returns the class of each row, in their order. */
  @SuppressWarnings("DoNotCallSuggester")
  public List<RowClass> classify(List<ReadRow> rows, List<Integer> accused) {
    throw new UnsupportedOperationException("not yet " + rows + accused);
  }
}
