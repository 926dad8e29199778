package dyepack.sql;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Pushes all tables of a dump into a sink. Rows of tables that alternate are given as they stand,
 * each change beginning the table anew under the same name and header.
 */
public final class SqlParser implements CellParser {
  private final Charset charset;
  private final int markBytes;

  /**
   * Prepares for a file.
   *
   * @param charset its character set
   * @param markBytes length of its byte order mark
   */
  public SqlParser(Charset charset, int markBytes) {
    this.charset = charset;
    this.markBytes = markBytes;
  }

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    SqlOutline outline = SqlOutline.of(file, charset, markBytes, limits);
    SqlSyntax syntax = outline.syntax();
    SqlTables numbers = new SqlTables();
    try (SqlReader reader = SqlReader.open(file, syntax, SqlPart.whole(syntax), limits)) {
      reader.listen(numbers::know);
      int current = -1;
      List<String> names = List.of();
      int[] places = new int[0];
      while (reader.next()) {
        int number = numbers.number(reader.table());
        SqlTable table = outline.tables().get(number);
        if (number != current) {
          sink.table(table.name(), table.named() ? table.columns() : List.of());
          current = number;
          places = new int[0];
        }
        if (names != reader.columns() || places.length != reader.values()) {
          names = reader.columns();
          places = table.places(names, reader.values());
        }
        sink.row(reader.line(), row(reader, places, table.columns().size()));
      }
      for (SqlNote note : reader.notes()) {
        sink.skipped(note.reason(), note.count(), note.lines().get(0));
      }
    }
  }

  private static String[] row(SqlReader reader, int[] places, int columns) {
    String[] cells = new String[columns];
    Arrays.fill(cells, "");
    for (int v = 0; v < places.length; v++) {
      if (places[v] >= 0) {
        cells[places[v]] = reader.text(v);
      }
    }
    return cells;
  }
}
