package dyepack.simulate.seized;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Files that aren't text, and how tables are written into them. */
public enum BinaryShape {
  /** A workbook of 2007 and later, every cell text. */
  XLSX("xlsx"),
  /** A workbook of 97 to 2003. */
  XLS("xls"),
  /** A sheet of OpenDocument. */
  ODS("ods"),
  /** A letter of 2007 and later with a table. */
  DOCX("docx"),
  /** A letter of OpenDocument with a table. */
  ODT("odt"),
  /** A printed table; names, telephones, numbers and addresses only. */
  PDF("pdf"),
  /** A database without a telling name. */
  SQLITE("dat"),
  /** A database of Access 2000. */
  MDB("mdb"),
  /** A database of Access 2010. */
  ACCDB("accdb"),
  /** dBASE III with characters of GBK. */
  DBF("dbf"),
  /** What mongodump writes. */
  BSON("bson"),
  /** Avro. */
  AVRO("avro"),
  /** ORC. */
  ORC("orc"),
  /** Parquet. */
  PARQUET("parquet");

  private final String extension;

  BinaryShape(String extension) {
    this.extension = extension;
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
    List<String> header = table.header();
    List<SeizedPerson> people = SeizedPerson.of(table, written);
    switch (this) {
      case XLSX -> WorkbookFiles.xlsx(file, header, people);
      case XLS -> WorkbookFiles.xls(file, header, people);
      case ODS -> OfficeFiles.ods(file, header, people);
      case DOCX -> OfficeFiles.docx(file, header, people);
      case ODT -> OfficeFiles.odt(file, header, people);
      case PDF -> PdfFile.write(file, header, people);
      case SQLITE -> DatabaseFiles.sqlite(file, header, people);
      case MDB -> DatabaseFiles.mdb(file, header, people);
      case ACCDB -> DatabaseFiles.accdb(file, header, people);
      case DBF -> RecordFiles.dbf(file, header, people);
      case BSON -> RecordFiles.bson(file, header, people);
      case AVRO -> RecordFiles.avro(file, header, people);
      case ORC -> RecordFiles.orc(file, header, people);
      case PARQUET -> RecordFiles.parquet(file, header, people);
    }
    return written;
  }
}
