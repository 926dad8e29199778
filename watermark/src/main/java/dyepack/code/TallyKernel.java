package dyepack.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares rows of a dump with every recipient's symbols: one AES block per row and recipient, one
 * counter per outcome, and at the end of a batch the counters weighed by what each expert's bets
 * pay. Recipients are the outer loop, so that a key is scheduled once a batch; batches of 10,000
 * rows and more are worth it.
 */
public final class TallyKernel {
  private final Recipients recipients;
  private final HeldRows held;

  /** Creates a kernel for these recipients and what they held. */
  public TallyKernel(Recipients recipients, HeldRows held) {
    this.recipients = recipients;
    this.held = held;
  }

  /** Tallies a batch of merged rows for every recipient, given those already accused. */
  public Tally tally(RowBatch batch, Conditioning given) {
    ExpertBank bank = ExpertBank.of(given);
    int[] explained = explained(batch.rows(), given);
    List<ReadRow> candidates =
        batch.ambiguous().stream().flatMap(row -> row.candidates().stream()).toList();
    int[] explainedCandidates = explained(candidates, given);
    Counting counting = new Counting(bank);
    for (int minLevel : minLevels()) {
      counting.countExact(PreparedRows.of(batch.rows(), explained, minLevel), minLevel);
      if (!batch.ambiguous().isEmpty()) {
        counting.countAmbiguous(
            new AmbiguousRows(batch.ambiguous(), explainedCandidates, minLevel, bank), minLevel);
      }
    }
    long entangled = batch.rows().stream().filter(ReadRow::entangled).count();
    return new Tally(
        recipients.size(),
        bank.size(),
        counting.sums,
        counting.shapes,
        counting.neverHeld,
        batch.rows().size(),
        entangled,
        batch.ambiguous().size());
  }

  /** Counts the rows of a batch, ambiguous ones left out, by what they say of a few accused. */
  public RowClasses classes(RowBatch batch, List<Integer> accused) {
    Map<RowClass, Long> counts = new HashMap<>();
    for (RowClass row : classify(batch.rows(), accused)) {
      counts.merge(row, 1L, Long::sum);
    }
    return new RowClasses(counts);
  }

  /** Returns the class of each row, in their order. */
  public List<RowClass> classify(List<ReadRow> rows, List<Integer> accused) {
    RowClassifier classifier = new RowClassifier(recipients, held, accused);
    List<RowClass> classes = new ArrayList<>(rows.size());
    for (ReadRow row : rows) {
      classes.add(classifier.classify(row));
    }
    return classes;
  }

  private Set<Integer> minLevels() {
    Set<Integer> levels = new TreeSet<>();
    for (int i = 0; i < recipients.size(); i++) {
      levels.add(recipients.lineage().minLevel(i));
    }
    return levels;
  }

  private int[] explained(List<ReadRow> rows, Conditioning given) {
    int[] explained = new int[rows.size()];
    if (!given.accused().isEmpty()) {
      RowClassifier classifier = new RowClassifier(recipients, held, given.accused());
      for (int i = 0; i < explained.length; i++) {
        explained[i] = given.explained(classifier.classify(rows.get(i)));
      }
    }
    return explained;
  }

  /** The sums of one batch while they grow. */
  private final class Counting {
    private final ExpertBank bank;
    private final long[] sums;
    private final Map<Tally.Shape, Long> shapes = new HashMap<>();
    private final Map<Tally.Shape, int[]> neverHeld = new HashMap<>();

    Counting(ExpertBank bank) {
      this.bank = bank;
      sums = new long[recipients.size() * bank.size()];
    }

    void countExact(PreparedRows rows, int minLevel) {
      long[] rowsByProfile = rows.rowsByProfile();
      long[] payouts = new long[rows.counters() * bank.size()];
      for (int i = 0; i < rowsByProfile.length; i++) {
        Profile profile = rows.profiles().get(i);
        shapes.put(new Tally.Shape(minLevel, profile), rowsByProfile[i]);
        bank.writeLogPayouts(profile, payouts, rows.counter(i));
      }
      int[] counters = new int[rows.counters()];
      for (int recipient = 0; recipient < recipients.size(); recipient++) {
        if (recipients.lineage().minLevel(recipient) == minLevel) {
          Arrays.fill(counters, 0);
          rows.count(recipient, recipients.symbolCode(recipient), held, counters);
          weigh(recipient, counters, payouts);
          keepNeverHeld(recipient, rows, counters, minLevel);
        }
      }
    }

    void countAmbiguous(AmbiguousRows rows, int minLevel) {
      for (int recipient = 0; recipient < recipients.size(); recipient++) {
        if (recipients.lineage().minLevel(recipient) == minLevel) {
          SymbolCode code = recipients.symbolCode(recipient);
          rows.add(recipient, code, held, sums, recipient * bank.size());
        }
      }
    }

    private void weigh(int recipient, int[] counters, long[] payouts) {
      int experts = bank.size();
      int to = recipient * experts;
      for (int counter = 0; counter < counters.length; counter++) {
        long count = counters[counter];
        if (count != 0) {
          int from = counter * experts;
          for (int expert = 0; expert < experts; expert++) {
            sums[to + expert] += count * payouts[from + expert];
          }
        }
      }
    }

    private void keepNeverHeld(int recipient, PreparedRows rows, int[] counters, int minLevel) {
      for (int i = 0; i < rows.profiles().size(); i++) {
        Profile profile = rows.profiles().get(i);
        int count = counters[rows.counter(i) + profile.notHeld()];
        if (count > 0 && profile.inclusion() == Inclusion.NONE) {
          neverHeld
                  .computeIfAbsent(
                      new Tally.Shape(minLevel, profile), shape -> new int[recipients.size()])[
                  recipient] =
              count;
        }
      }
    }
  }
}
