package dyepack.attribution;

import dyepack.code.Conditioning;
import dyepack.code.RowClasses;
import dyepack.code.Tally;
import java.util.List;

/** A dump that can be tallied again and again, usually by Spark. */
public interface TallySource {
  /** Tallies the whole dump for every recipient, given those already accused. */
  Tally tally(Conditioning given);

  /** Counts the rows of the whole dump by what they say of the accused. */
  RowClasses classes(List<Integer> accused);
}
