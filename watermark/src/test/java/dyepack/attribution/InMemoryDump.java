package dyepack.attribution;

import dyepack.code.Conditioning;
import dyepack.code.RowBatch;
import dyepack.code.RowClasses;
import dyepack.code.Tally;
import dyepack.code.TallyKernel;
import java.util.List;

/** A dump small enough to be tallied in one piece. */
record InMemoryDump(TallyKernel kernel, RowBatch rows) implements TallySource {
  @Override
  public Tally tally(Conditioning given) {
    return kernel.tally(rows, given);
  }

  @Override
  public RowClasses classes(List<Integer> accused) {
    return kernel.classes(rows, accused);
  }
}
