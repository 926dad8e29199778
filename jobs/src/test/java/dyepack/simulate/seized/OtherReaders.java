package dyepack.simulate.seized;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What readers that others wrote make of one text. */
final class OtherReaders {
  private final SeizedTruth.SeizedFile truth;
  private final String text;
  private final Path folder;

  OtherReaders(TextShape shape, SeizedTable table, Path folder) {
    Set<Integer> written = new TreeSet<>();
    this.text = shape.text(table, table.rows().size(), written);
    this.folder = folder;
    List<Integer> columns = List.copyOf(written);
    this.truth =
        new SeizedTruth.SeizedFile(
            "",
            shape.name(),
            "",
            "UTF-8",
            "none",
            "",
            columns,
            SeizedTruth.SeizedFile.cells(table.rows(), columns));
  }

  private SeizedScore score(List<String[]> rows) {
    return SeizedScore.of(truth, List.of(new SeizedScore.ReadTable(rows)), 0, 0, 0);
  }

  SeizedScore univocity() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.detectFormatAutomatically();
    settings.setMaxCharsPerColumn(1 << 20);
    List<String[]> rows = new ArrayList<>();
    try {
      rows.addAll(new CsvParser(settings).parseAll(new StringReader(text)));
    } catch (TextParsingException e) {
      return score(rows);
    }
    return score(rows);
  }

  /** Whether DuckDB's driver is on the class path. */
  static boolean hasDuck() {
    return DriverManager.drivers().anyMatch(d -> d.getClass().getName().contains("duckdb"));
  }

  /** DuckDB's sniffer with all that makes it lenient. */
  SeizedScore duck() {
    List<String[]> rows = new ArrayList<>();
    Path file = folder.resolve("duck.txt");
    String query =
        "select * from read_csv('"
            + file
            + "', all_varchar=true, ignore_errors=true, null_padding=true, strict_mode=false)";
    try {
      Files.writeString(file, text);
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(query)) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          String[] row = new String[columns];
          for (int c = 0; c < columns; c++) {
            row[c] = result.getString(c + 1);
          }
          rows.add(row);
        }
      }
    } catch (SQLException e) {
      return score(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return score(rows);
  }
}
