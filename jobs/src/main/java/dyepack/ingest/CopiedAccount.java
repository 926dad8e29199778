package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.SourceOffsets;
import java.util.EnumMap;
import java.util.Map;

/** The account of a text whose copy was read. */
final class CopiedAccount {
  private CopiedAccount() {}

  /**
   * What an account of the copy says of the text. Headers, noise and rejected bytes are found again
   * by their places as long as the account keeps these; blanks, and what has no place, count as
   * many bytes as in the copy in proportion; the rest are records, so that the sum is exact.
   *
   * @param copy the account of every byte of the copy
   * @param offsets where its bytes come from
   * @param bytes length of the text
   */
  static ByteAccount of(ByteAccount copy, SourceOffsets offsets, long bytes) {
    double scale = copy.total() == 0 ? 0 : (double) bytes / copy.total();
    ByteAccount.Tally tally = new ByteAccount.Tally(offsets);
    Map<Kind, Long> placed = new EnumMap<>(Kind.class);
    for (ByteAccount.Span span : copy.spans()) {
      tally.add(span.kind(), span.reason(), span.start(), span.end());
      placed.merge(span.kind(), span.end() - span.start(), Long::sum);
    }
    ByteAccount told = tally.account();
    long header = told.header() + more(copy.header() - placed.getOrDefault(Kind.HEADER, 0L), scale);
    long noise = told.noise() + more(copy.noise() - placed.getOrDefault(Kind.NOISE, 0L), scale);
    long rejected =
        told.rejected() + more(copy.rejected() - placed.getOrDefault(Kind.REJECTED, 0L), scale);
    long left = bytes - header - noise - rejected;
    long blank = copy.record() == 0 ? left : Math.min(left, more(copy.blank(), scale));
    return new ByteAccount(
        left - blank, header, noise, blank, rejected, told.spans(), copy.spansLeftOut());
  }

  private static long more(long copied, double scale) {
    return Math.max(0, (long) (copied * scale));
  }
}
