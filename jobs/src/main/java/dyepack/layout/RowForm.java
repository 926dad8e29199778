package dyepack.layout;

import dyepack.cells.CellLimits;
import java.io.Serializable;
import java.util.List;

/** How the records of a table are written. */
sealed interface RowForm extends Serializable
    permits DelimitedForm, PairForm, BlockForm, StackForm, CycleForm, FixedForm, FreeForm {

  /** For the report. */
  String label();

  /** Cells of a row. */
  int columns();

  /** What the form itself calls its columns; empty if only a header record can. */
  List<String> names();

  /** Whether rows of {@code other} can be read as rows of this form, column by column. */
  boolean covers(RowForm other);

  /** A reader of records so written. */
  RowReader reader(List<String> header, CellLimits limits, SkipSink skips);
}
