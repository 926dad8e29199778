package dyepack.database;

import com.healthmarketscience.jackcess.Column;
import com.healthmarketscience.jackcess.Cursor;
import com.healthmarketscience.jackcess.CursorBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.DateTimeType;
import com.healthmarketscience.jackcess.Row;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableMetaData;
import com.healthmarketscience.jackcess.impl.TableImpl;
import com.healthmarketscience.jackcess.impl.UnsupportedCodecException;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import dyepack.cells.StoredValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of an Access database (mdb of Access 97 on, accdb). Queries, forms, macros and
 * modules are not looked at; tables that stand in another file are not followed, but counted.
 *
 * <p>Times are given as {@code 2026-01-31 08:15:00}, numbers with all their digits, binary values
 * as hexadecimal digits. The position of a row is its number from 1 in the table.
 */
public final class AccessParser implements CellParser {
  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    try (Database database = open(file)) {
      database.setLinkResolver(
          (linker, linked) -> {
            throw new IOException("tables in other files are not followed");
          });
      database.setDateTimeType(DateTimeType.LOCAL_DATE_TIME);
      database.setEvaluateExpressions(false);
      List<String> names = new ArrayList<>();
      for (TableMetaData table : database.newTableMetaDataIterable()) {
        if (table.isLinked()) {
          sink.skipped("tables that stand in another file, not followed", 1, 0);
        } else if (!table.isSystem()) {
          names.add(table.getName());
        }
      }
      Map<Integer, Boolean> read = new HashMap<>();
      for (String name : names) {
        read(database, name, limits, sink, read);
      }
      sink.account(AccessPages.account(file, read));
    } catch (UnsupportedCodecException e) {
      throw new IOException("an encrypted Access database, which is not readable", e);
    } catch (RuntimeException e) {
      throw new IOException("a damaged Access database", e);
    }
  }

  private static Database open(Path file) throws IOException {
    return new DatabaseBuilder(file.toFile())
        .setReadOnly(true)
        .setAutoSync(false)
        .setIgnoreBrokenSystemCatalogIndex(true)
        .open();
  }

  private static void read(
      Database database, String name, CellLimits limits, CellSink sink, Map<Integer, Boolean> read)
      throws IOException {
    CellRow row = new CellRow(limits, sink);
    Rows rows;
    try {
      rows = new Rows(database, name);
    } catch (IOException | RuntimeException e) {
      sink.skipped("damaged tables", 1, 0);
      return;
    }
    sink.table(name, rows.names.stream().limit(limits.columns()).toList());
    long number = 0;
    while (rows.next(row, number + 1)) {
      number++;
      for (int c = 0; c < rows.names.size(); c++) {
        row.set(c, rows.text(c, row, number));
      }
      row.end(number, rows.names.size());
    }
    row.report();
    read.put(rows.definition, rows.whole);
  }

  /** Rows of a table; a library's failure ends them. */
  private static final class Rows {
    private final List<String> names = new ArrayList<>();
    private final Cursor cursor;
    private final int definition;
    private boolean whole = true;
    private @Nullable Row current;

    Rows(Database database, String name) throws IOException {
      Table table = database.getTable(name);
      if (table == null) {
        throw new IOException("no such table");
      }
      for (Column column : table.getColumns()) {
        DataType type = column.getType();
        if (type != DataType.COMPLEX_TYPE && type != DataType.UNSUPPORTED_FIXEDLEN) {
          names.add(column.getName());
        }
      }
      this.cursor = CursorBuilder.createCursor(table);
      this.definition = table instanceof TableImpl stored ? stored.getTableDefPageNumber() : -1;
    }

    boolean next(CellRow row, long number) {
      try {
        current = cursor.getNextRow(names);
        return current != null;
      } catch (IOException | RuntimeException e) {
        row.skipped("rest of a damaged table", 1, number);
        whole = false;
        return false;
      }
    }

    String text(int column, CellRow row, long number) {
      Object value = current == null ? null : current.get(names.get(column));
      if (value == null) {
        return "";
      }
      if (value instanceof byte[] bytes) {
        if (bytes.length > StoredValue.MOST_BYTES) {
          row.skipped("binary values that are too long, cut", 1, number);
        }
        return StoredValue.hex(bytes);
      }
      if (value instanceof Double real) {
        return StoredValue.number(real);
      }
      if (value instanceof Float real) {
        return StoredValue.number(real);
      }
      if (value instanceof BigDecimal decimal) {
        return StoredValue.number(decimal);
      }
      return value instanceof LocalDateTime time ? StoredValue.time(time) : value.toString();
    }
  }
}
