package dyepack.flow;

import dyepack.attribution.Accusation;
import dyepack.attribution.Attributor;
import dyepack.attribution.DumpFacts;
import dyepack.attribution.MarkCondition;
import dyepack.attribution.Question;
import dyepack.attribution.TallySource;
import dyepack.attribution.Verdict;
import dyepack.canaries.CanaryPool;
import dyepack.code.Conditioning;
import dyepack.code.ReadRow;
import dyepack.code.RowBatch;
import dyepack.code.RowClasses;
import dyepack.code.RowMerge;
import dyepack.code.Tally;
import dyepack.code.TallyKernel;
import dyepack.embed.SourcePart;
import dyepack.embed.SourceTables;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableInput;
import dyepack.ledger.Ledger;
import dyepack.match.DumpTallies;
import dyepack.match.RowReader;
import dyepack.share.BadInputException;
import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices a file that is itself a marked copy: sharing it again would put one recipient's marks and
 * canaries into everybody's copies, and the wrong one might be named.
 *
 * <p>A sample of the rows is traced exactly as a dump would be, with the same bound.
 */
final class MarkedInput {
  private static final int SAMPLE_ROWS = 3_000;

  private final Ledger ledger;
  private final EpochInUse epoch;
  private final CanaryPool pool;

  MarkedInput(Ledger ledger, EpochInUse epoch, CanaryPool pool) {
    this.ledger = ledger;
    this.epoch = epoch;
    this.pool = pool;
  }

  /** Refuses a file that carries canaries or marks. */
  void refuse(SourceTables tables, long canaryRows) {
    if (canaryRows > 0) {
      throw refusal(tables, canaryRows + " of its rows are canaries of this ledger");
    }
    if (ledger.state().shares().isEmpty()) {
      return;
    }
    List<Accusation> accused = verdict(tables).attribution().accused();
    if (!accused.isEmpty()) {
      throw refusal(
          tables, "its values carry the marks of recipient " + accused.get(0).recipient());
    }
  }

  private static BadInputException refusal(SourceTables tables, String why) {
    return new BadInputException(
        tables.files().get(0).path()
            + " is a copy that was shared already: "
            + why
            + ". Share the unmarked original; --allow-marked overrides this and is logged.");
  }

  private Verdict verdict(SourceTables tables) {
    Suspects suspects = new Suspects(ledger, List.of(epoch), List.of(pool));
    DumpTallies.Side side = suspects.side(0);
    RowReader reader = new RowReader(epoch.traced(0, pool), tables.header());
    List<ReadRow> read = reader.read(sample(tables));
    Map<BlindIndex, List<ReadRow>> byId = new HashMap<>();
    read.forEach(row -> byId.computeIfAbsent(row.rid(), id -> new ArrayList<>()).add(row));
    List<ReadRow> merged = new ArrayList<>();
    byId.values().forEach(same -> merged.addAll(RowMerge.merge(same)));
    RowBatch batch = RowBatch.of(merged);
    Question question =
        new Question(
            suspects.tree(),
            suspects.recipients().size(),
            1,
            Question.DEFAULT_ALPHA,
            new DumpFacts(read.size(), read.size(), 0, MarkCondition.UNKNOWN),
            Map.of(),
            1);
    TallyKernel kernel = new TallyKernel(side.recipients(), side.held());
    return new Attributor(question)
        .verdict(
            new TallySource() {
              @Override
              public Tally tally(Conditioning given) {
                return kernel.tally(batch, given);
              }

              @Override
              public RowClasses classes(List<Integer> accused) {
                return kernel.classes(batch, accused);
              }
            });
  }

  private static List<String[]> sample(SourceTables tables) {
    List<String[]> rows = new ArrayList<>();
    int step = Math.max(1, tables.parts().size() / 16);
    int each = Math.max(1, SAMPLE_ROWS / Math.min(16, tables.parts().size()));
    for (int i = 0; i < tables.parts().size() && rows.size() < SAMPLE_ROWS; i += step) {
      SourcePart part = tables.parts().get(i);
      try (TableInput input = part.open()) {
        SourceRow row;
        for (int n = 0; n < each && (row = input.next()) != null; n++) {
          rows.add(row.cells());
        }
      }
    }
    return rows;
  }
}
