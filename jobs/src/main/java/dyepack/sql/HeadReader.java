package dyepack.sql;

import dyepack.sql.StatementHead.Kind;
import java.io.IOException;
import java.util.Arrays;

/** Reads heads of statements at the window's front, under the schema that was set last. */
final class HeadReader {
  private static final int HEAD_BYTES = 4 << 20;

  private final SqlWindow window;
  private final HeadParser parser;
  private StatementHead known = StatementHead.of(Kind.OTHER, "", 0);
  private byte[] knownBytes = new byte[0];
  private String schema;

  HeadReader(SqlWindow window, SqlSyntax syntax, String schema) {
    this.window = window;
    this.parser = new HeadParser(syntax);
    this.schema = schema;
  }

  /** Schema of tables that are named without one; blank where none was set. */
  String schema() {
    return schema;
  }

  void schema(String name) {
    schema = name;
  }

  /** The head at the window's front; the same bytes as before give the same object. */
  StatementHead next() throws IOException {
    if (knownBytes.length > 0) {
      window.ensure(knownBytes.length);
      int from = window.from();
      int end = from + knownBytes.length;
      if (end <= window.to()
          && Arrays.equals(window.bytes(), from, end, knownBytes, 0, knownBytes.length)) {
        return known;
      }
    }
    StatementHead parsed = parse();
    while (parsed.kind() == Kind.MORE && !window.atEnd() && window.unread() < HEAD_BYTES) {
      window.more();
      parsed = parse();
    }
    return switch (parsed.kind()) {
      case VALUES, SELECT -> {
        knownBytes =
            Arrays.copyOfRange(window.bytes(), window.from(), window.from() + parsed.length());
        known = qualified(parsed);
        yield known;
      }
      case COPY, CREATE_TABLE, COLUMN_COMMENT, ASSIGNMENTS, UPDATE -> qualified(parsed);
      case USE -> {
        knownBytes = new byte[0];
        yield parsed;
      }
      case DELIMITER, LINE, OTHER, PROGRAM, MORE -> parsed;
    };
  }

  private StatementHead parse() {
    return parser.parse(window.bytes(), window.from(), window.to(), window.atEnd());
  }

  private StatementHead qualified(StatementHead parsed) {
    boolean bare = !schema.isEmpty() && parsed.table().indexOf('.') < 0;
    return bare ? parsed.in(schema + "." + parsed.table()) : parsed;
  }
}
