package dyepack.simulate.seized;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Files that aren't text, and how tables are written into them. */
public enum BinaryShape {
  /** A workbook of 2007 and later, every cell text. */
  XLSX("xlsx", WorkbookFiles::xlsx),
  /** A workbook of 97 to 2003. */
  XLS("xls", WorkbookFiles::xls),
  /** A sheet of OpenDocument. */
  ODS("ods", OfficeFiles::ods),
  /** A letter of 2007 and later with a table. */
  DOCX("docx", OfficeFiles::docx),
  /** A letter of OpenDocument with a table. */
  ODT("odt", OfficeFiles::odt),
  /** A printed table; names, telephones, numbers and addresses only. */
  PDF("pdf", PdfFile::write),
  /** A database without a telling name. */
  SQLITE("dat", DatabaseFiles::sqlite),
  /** A database of Access 2000. */
  MDB("mdb", DatabaseFiles::mdb),
  /** A database of Access 2010. */
  ACCDB("accdb", DatabaseFiles::accdb),
  /** dBASE III with characters of GBK. */
  DBF("dbf", RecordFiles::dbf),
  /** What mongodump writes. */
  BSON("bson", RecordFiles::bson),
  /** Avro. */
  AVRO("avro", RecordFiles::avro),
  /** ORC. */
  ORC("orc", RecordFiles::orc),
  /** Parquet. */
  PARQUET("parquet", RecordFiles::parquet);

  /** Writes a table. */
  @FunctionalInterface
  interface Writing {
    /**
     * Writes all rows in order to a new file.
     *
     * @param people at least one
     */
    void write(Path file, List<String> header, List<SeizedPerson> people) throws IOException;
  }

  private final String extension;
  private final Writing writing;

  BinaryShape(String extension, Writing writing) {
    this.extension = extension;
    this.writing = writing;
  }

  /** Usual end of a file name, without the dot. */
  public String extension() {
    return extension;
  }

  /** Whether it can be written here: printing Chinese needs a font. */
  boolean possible() {
    return this != PDF || PdfFile.possible();
  }

  /** Writes a table; returns the numbers of the columns that stand in the file. */
  Set<Integer> write(Path file, SeizedTable table) throws IOException {
    Set<Integer> written = new TreeSet<>();
    writing.write(file, table.header(), SeizedPerson.of(table, written));
    return written;
  }
}
