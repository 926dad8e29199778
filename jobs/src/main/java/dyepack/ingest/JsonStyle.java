package dyepack.ingest;

import dyepack.charset.StrictText;
import dyepack.charset.TextEncoding;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The look of a table in JSON lines. */
final class JsonStyle implements TableStyle {
  private static final long serialVersionUID = 1L;

  /**
   * How values of a column are written.
   *
   * @param strings whether texts stand in quotes even if they look like numbers
   * @param blank what a blank is: {@code null}, {@code ""}, or nothing if the key is left out
   */
  record Column(boolean strings, String blank) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final TextEncoding encoding;
  private final JsonPaths paths;
  private final byte[] prologue;
  private final String lineEnd;
  private final boolean finalLineEnd;
  private final String comma;
  private final String colon;
  private final boolean asciiOnly;
  private final List<Column> columns;

  JsonStyle(
      TextEncoding encoding,
      JsonPaths paths,
      byte[] prologue,
      String lineEnd,
      boolean finalLineEnd,
      String comma,
      String colon,
      boolean asciiOnly,
      List<Column> columns) {
    this.encoding = encoding;
    this.paths = paths;
    this.prologue = prologue.clone();
    this.lineEnd = lineEnd;
    this.finalLineEnd = finalLineEnd;
    this.comma = comma;
    this.colon = colon;
    this.asciiOnly = asciiOnly;
    this.columns = List.copyOf(columns);
  }

  /** Plain lines in UTF-8 in which every value is a string. */
  static JsonStyle ofStrings(List<String> header) {
    List<Column> columns = Collections.nCopies(header.size(), new Column(true, "\"\""));
    return new JsonStyle(
        TextEncoding.UTF_8,
        JsonPaths.flat(header),
        new byte[0],
        "\n",
        true,
        ",",
        ":",
        false,
        columns);
  }

  TextEncoding encoding() {
    return encoding;
  }

  JsonPaths paths() {
    return paths;
  }

  @Override
  public TableFormat format() {
    return TableFormat.JSON_LINES;
  }

  @Override
  public List<String> header() {
    return paths.names();
  }

  @Override
  public byte[] prologue() {
    return prologue.clone();
  }

  @Override
  public byte[] lineEnd() {
    return encoding.bytes(lineEnd);
  }

  @Override
  public boolean finalLineEnd() {
    return finalLineEnd;
  }

  @Override
  public byte @Nullable [] encode(String cell, byte[] raw, int start, int end) {
    boolean bare =
        switch (raw[start]) {
          case '"' -> false;
          case '[' -> cell.startsWith("[");
          case 't', 'f' -> JsonText.isLiteral(cell);
          default -> JsonText.isNumber(cell);
        };
    return bytes(bare ? cell : JsonText.quoted(cell, asciiOnly));
  }

  private byte @Nullable [] bytes(String text) {
    return StrictText.bytes(text, encoding);
  }

  @Override
  public @Nullable SourceRow compose(String[] cells) {
    int[] starts = new int[cells.length];
    int[] ends = new int[cells.length];
    Arrays.fill(starts, -1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!object(paths.root(), cells, starts, ends, out)) {
      return null;
    }
    out.writeBytes(lineEnd());
    return new SourceRow(-1, -1, out.toByteArray(), starts, ends, cells.clone());
  }

  private boolean object(
      JsonPaths.Node node, String[] cells, int[] starts, int[] ends, ByteArrayOutputStream out) {
    out.write('{');
    boolean first = true;
    for (JsonPaths.Node child : node.children()) {
      int column = child.column();
      String blank = column < 0 ? "" : columns.get(column).blank();
      boolean scalar = column >= 0 && !(cells[column].isEmpty() && blank.isEmpty());
      if (!scalar && !anyBelow(child, cells)) {
        continue;
      }
      out.writeBytes(encoding.bytes(first ? "" : comma));
      first = false;
      out.write('"');
      out.writeBytes(child.key());
      out.writeBytes(encoding.bytes('"' + colon));
      if (!(scalar
          ? value(column, cells, starts, ends, out)
          : object(child, cells, starts, ends, out))) {
        return false;
      }
    }
    out.write('}');
    return true;
  }

  private boolean anyBelow(JsonPaths.Node node, String[] cells) {
    for (JsonPaths.Node child : node.children()) {
      int column = child.column();
      boolean here =
          column >= 0 && !(cells[column].isEmpty() && columns.get(column).blank().isEmpty());
      if (here || anyBelow(child, cells)) {
        return true;
      }
    }
    return false;
  }

  private boolean value(
      int column, String[] cells, int[] starts, int[] ends, ByteArrayOutputStream out) {
    String cell = cells[column];
    boolean isNull = cell.isEmpty() && columns.get(column).blank().equals("null");
    boolean bare =
        !columns.get(column).strings()
            && (JsonText.isNumber(cell) || JsonText.isLiteral(cell) || cell.startsWith("["));
    byte[] text = bytes(isNull ? "null" : bare ? cell : JsonText.quoted(cell, asciiOnly));
    if (text == null) {
      return false;
    }
    if (!isNull) {
      starts[column] = out.size();
      ends[column] = out.size() + text.length;
    }
    out.writeBytes(text);
    return true;
  }
}
