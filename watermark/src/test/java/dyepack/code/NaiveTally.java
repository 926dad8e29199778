package dyepack.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The definition of science, row by row and symbol by symbol: what the kernel has to equal. */
final class NaiveTally {
  private final Recipients recipients;
  private final HeldRows held;
  private final Conditioning given;
  private final Map<ReadRow, Double> mixtures = new HashMap<>();
  private final Map<Integer, SymbolCode> codes = new HashMap<>();

  NaiveTally(Recipients recipients, HeldRows held, Conditioning given) {
    this.recipients = recipients;
    this.held = held;
    this.given = given;
  }

  double logPayout(RowBatch batch, int recipient, Expert expert) {
    double sum = 0;
    for (ReadRow row : batch.rows()) {
      sum += Math.log(payout(row, recipient, expert));
    }
    for (AmbiguousRow row : batch.ambiguous()) {
      double mean = row.spent();
      for (ReadRow candidate : row.candidates()) {
        mean += payout(candidate, recipient, expert);
      }
      sum += Math.log(mean / (row.spent() + row.candidates().size()));
    }
    return sum;
  }

  private double payout(ReadRow row, int recipient, Expert expert) {
    int minLevel = recipients.lineage().minLevel(recipient);
    double ratio = 1;
    byte[] nibbles = codes.computeIfAbsent(recipient, recipients::symbolCode).nibbles(row.rid());
    for (int read : row.reads()) {
      if (ReadRow.level(read) >= minLevel) {
        int nibble = SymbolCode.nibble(nibbles, 0, ReadRow.field(read));
        boolean match = (ReadRow.nibbles(read) >>> nibble & 1) != 0;
        int atom = ReadRow.atom(read).index();
        ratio *= match ? expert.match()[atom] : expert.mismatch()[atom];
      }
    }
    if (row.inclusion() == Inclusion.NONE) {
      ratio *= held.everything(recipient) || held.held(recipient, row) ? 1 : 0;
    } else if (row.inclusionLevel() >= minLevel) {
      ratio *= held.held(recipient, row) ? 1 / row.inclusion().probability() : 0;
    }
    double other =
        (1 - expert.share())
            * (expert.givenAccused() ? mixtures.computeIfAbsent(row, this::mixture) : 1);
    return (other + expert.share() * ratio) / (other + expert.share());
  }

  /** The mixture in the steps that the scheme rounds it to. */
  private double mixture(ReadRow row) {
    List<Integer> accused = given.accused();
    RowClass known = new TallyKernel(recipients, held).classify(List.of(row), accused).get(0);
    double mixture = 1;
    for (int a = 0; a < accused.size(); a++) {
      mixture += given.shares().get(a) * (known.likelihoodRatio(a, given.damage().get(a)) - 1);
    }
    double steps = Math.round(2 * Math.log(Math.max(mixture, 1e-9)) / Math.log(2));
    return Math.pow(2, Math.max(-16, Math.min(60, steps)) / 2);
  }
}
