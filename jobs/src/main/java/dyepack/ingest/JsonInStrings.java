package dyepack.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import dyepack.cells.ByteAccount;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of JSON anew of which one value is a text that holds JSON: messages of logs and
 * queues. The text becomes the object that it holds, what stands before it a value of its own.
 */
final class JsonInStrings {
  private static final int ROWS_LOOKED_AT = 200;
  private static final double MOSTLY = 0.8;

  private final JsonDump table;
  private final int column;
  private final JsonFactory factory;
  private ByteAccount account = ByteAccount.EMPTY;

  private JsonInStrings(JsonDump table, int column, JsonFactory factory) {
    this.table = table;
    this.column = column;
    this.factory = factory;
  }

  /** The writer for a table, or null if none of its values mostly holds an object of JSON. */
  static @Nullable JsonInStrings of(JsonDump table, DumpLimits limits) {
    JsonFactory factory = limits.jsonFactory();
    int[] held = new int[table.columns()];
    int rows = 0;
    try (DumpRows all = table.open()) {
      while (all.hasNext() && rows < ROWS_LOOKED_AT) {
        String[] cells = all.next().cells();
        for (int c = 0; c < held.length; c++) {
          int start = start(cells[c]);
          held[c] += start >= 0 && isObject(factory, cells[c].substring(start)) ? 1 : 0;
        }
        rows++;
      }
    }
    int best = -1;
    for (int c = 0; c < held.length; c++) {
      boolean more = best < 0 || held[c] > held[best];
      best = rows > 1 && held[c] >= MOSTLY * rows && more ? c : best;
    }
    return best < 0 ? null : new JsonInStrings(table, best, factory);
  }

  /** Where an object begins in a text that ends with one, -1 if there is none. */
  private static int start(String text) {
    return text.stripTrailing().endsWith("}") ? text.indexOf("{\"") : -1;
  }

  private static boolean isObject(JsonFactory factory, String text) {
    try (JsonParser json = factory.createParser(text)) {
      int names = 0;
      json.nextToken();
      json.nextToken();
      while (json.currentToken() == JsonToken.FIELD_NAME) {
        names++;
        json.nextToken();
        json.skipChildren();
        json.nextToken();
      }
      return names > 0 && json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes the records, an object a line, in UTF-8.
   *
   * @return what could not be read of the records as they stand in the file
   */
  List<Skipped> write(Path copy) throws IOException {
    List<String> names = table.header();
    try (OutputStream out = Files.newOutputStream(copy);
        JsonGenerator lines = factory.createGenerator(out);
        DumpRows all = table.open()) {
      lines.setRootValueSeparator(new SerializedString("\n"));
      while (all.hasNext()) {
        String[] cells = all.next().cells();
        lines.writeStartObject();
        for (int c = 0; c < cells.length; c++) {
          if (!cells[c].isEmpty()) {
            write(names.get(c), cells[c], c == column, lines);
          }
        }
        lines.writeEndObject();
      }
      account = all.account();
      return all.skipped();
    }
  }

  private void write(String name, String cell, boolean holds, JsonGenerator lines)
      throws IOException {
    int start = holds ? start(cell) : -1;
    if (start < 0 || !isObject(factory, cell.substring(start))) {
      lines.writeStringField(name, cell);
      return;
    }
    String before = cell.substring(0, start).strip();
    if (!before.isEmpty()) {
      lines.writeStringField(name + " (text before)", before);
    }
    lines.writeFieldName(name);
    // Line ends between its tokens would end the record.
    try (JsonParser json = factory.createParser(cell.substring(start))) {
      while (json.nextToken() != null) {
        if (json.currentToken().isNumeric()) {
          lines.writeNumber(json.getText());
        } else {
          lines.copyCurrentEvent(json);
        }
      }
    }
  }

  /** Where the bytes of the file went; known after {@link #write}. */
  ByteAccount account() {
    return account;
  }
}
