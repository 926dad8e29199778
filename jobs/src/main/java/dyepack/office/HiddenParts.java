package dyepack.office;

/** What is said of parts of a workbook that a viewer doesn't show; they are read as any others. */
final class HiddenParts {
  static final String SHEET = "sheets that are hidden, read as well";

  /** Only a program shows them again, no menu does. */
  static final String VERY_HIDDEN_SHEET = "sheets that are hidden from menus too, read as well";

  static final String ROWS = "rows that are hidden or filtered out, read as well";
  static final String COLUMNS = "columns that are hidden, read as well";

  private HiddenParts() {}
}
