package dyepack.rates;

/** What reading seized files has to reach, each line of it measured by some test. */
public enum ReadingFigure {
  /** Characters, short texts. */
  ENCODING_16(1, "8 character sets decoded exactly, texts of 16 bytes", ">= 99.5 %"),
  /** Characters. */
  ENCODING_64(1, "8 character sets decoded exactly, from 64 bytes", ">= 99.9 %"),
  /** Characters of four bytes. */
  GB18030_AS_GBK(1, "texts of GB18030 decoded as GBK", "0"),
  /** Files. */
  SHAPES_FILES(2, "files with 99 % of the rows, all cells right", ">= 98 %"),
  /** Rows. */
  SHAPES_ROWS(2, "mean part of the rows, all cells right", ">= 99.5 %"),
  /** Files, by identifiers only. */
  SHAPES_PEOPLE(2, "the same by name, telephone and identity number only", ""),
  /** Files, columns. */
  SHAPES_COLUMNS(2, "the same with every cell in one column of its table", ""),
  /** Beside. */
  SHAPES_UNIVOCITY(2, "univocity on the texts of people, in UTF-8", "beside"),
  /** Beside. */
  SHAPES_DUCKDB(2, "DuckDB on the same", "beside"),
  /** Files of programs. */
  SHAPES_PROGRAMS(2, "files made by LibreOffice, sqlite3 and other programs", ">= 98 %"),
  /** Bytes. */
  BYTES(3, "texts whose every byte is record, header, noise or rejected", "100 %"),
  /** Replacement characters. */
  REPLACEMENTS(3, "replacement characters in files said to be read whole", "0"),
  /** All types. */
  TYPES_MACRO(4, "types of columns, macro-F1", ">= .97"),
  /** Core types. */
  TYPES_CORE(4, "least F1 of a core type", ">= .99"),
  /** Look-alikes. */
  TYPES_LOOK_ALIKES(4, "look-alike columns not taken for core types", ">= .98"),
  /** Look-alikes, with the ledger. */
  TYPES_WITH_LEDGER(4, "the same with the ledger", ">= .999"),
  /** Mapping. */
  MAPPING(5, "columns with 10 true hits mapped, without headers", "all"),
  /** Null dumps. */
  MAPPING_NULL(5, "wrong mappings in 10,000 dumps of others", "0"),
  /** Masked phones. */
  MASKED_PHONES(6, "telephone mask and surname tell one of a million people", ">= 95 %"),
  /** Rounded numbers. */
  ROUNDED_NUMBERS(6, "identity numbers rounded by a spreadsheet found", ">= 99.9 %"),
  /** Addresses. */
  EDITED_ADDRESSES(7, "edited addresses found, at 1 % false", ">= 95 %"),
  /** Speed. */
  SPEED_DELIMITED(
      8, "delimited text, the whole way, MB/s of a core, 512 MB of heap", ">= 50, mixed >= 30"),
  /** Speed. */
  SPEED_SQL(8, "SQL dump, the whole way, MB/s of a core, 512 MB of heap", ">= 50"),
  /** Speed. */
  SPEED_JSON(8, "JSON lines, the whole way, MB/s of a core, 512 MB of heap", ""),
  /** Speed. */
  SPEED_XML(8, "XML, the whole way, MB/s of a core, 512 MB of heap", ""),
  /** Speed. */
  SPEED_WORKBOOK(8, "workbook of a million rows, 512 MB of heap", "<= 60 s"),
  /** Hostile files. */
  HOSTILE(9, "hostile files: run ends, each listed, nothing written outside", "all of 200"),
  /** OCR. */
  OCR_PHONES(10, "photographed lists: telephones", ">= 97 %"),
  /** OCR. */
  OCR_NUMBERS(10, "photographed lists: identity numbers", ">= 99 %"),
  /** OCR. */
  OCR_NAMES(10, "photographed lists: names", ">= 85 %"),
  /** End to end. */
  LEAKER(11, "right recipient, 50 or more rows left", ">= 99 %"),
  /** Innocents. */
  INNOCENTS(11, "false accusations in 10,000 tests of innocents", "0");

  private final int number;
  private final String what;
  private final String required;

  ReadingFigure(int number, String what, String required) {
    this.number = number;
    this.what = what;
    this.required = required;
  }

  /** Number of the requirement, from 1. */
  public int number() {
    return number;
  }

  /** What is measured. */
  public String what() {
    return what;
  }

  /** What it must reach; empty where that is only told. */
  public String required() {
    return required;
  }
}
