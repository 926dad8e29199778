package dyepack.simulate.seized;

import dyepack.ingest.LeakStyle;
import dyepack.ingest.LeakWriters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Workbooks, by the libraries that programs write them with. */
final class WorkbookFiles {
  private WorkbookFiles() {}

  static void xlsx(Path file, List<String> header, List<SeizedPerson> people) {
    long written =
        LeakWriters.write(
            file,
            LeakStyle.plain(LeakStyle.Form.XLSX),
            header,
            people.stream().map(SeizedPerson::cells).iterator());
    if (written != people.size()) {
      throw new IllegalStateException("rows are missing");
    }
  }

  static void xls(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet("Sheet1");
      row(sheet, 0, header.toArray(String[]::new));
      for (int i = 0; i < people.size(); i++) {
        row(sheet, i + 1, people.get(i).cells());
      }
      book.write(out);
    }
  }

  private static void row(Sheet sheet, int number, String[] cells) {
    Row row = sheet.createRow(number);
    for (int c = 0; c < cells.length; c++) {
      row.createCell(c).setCellValue(cells[c]);
    }
  }
}
