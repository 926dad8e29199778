package dyepack.sql;

import dyepack.sql.TupleScanner.Form;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a row says as text.
 *
 * <p>Calls that exporting programs write around constants are taken off: CAST, CONVERT, TO_DATE,
 * CHR, REPLACE, UNISTR, strings joined by {@code ||} or {@code +}, casts by {@code ::}. What isn't
 * understood stays as it stands in the dump.
 */
final class SqlValue {
  private static final int MOST_DEPTH = 32;
  private static final Set<String> FIRST_ARGUMENT =
      Set.of(
          "TO_DATE",
          "TO_TIMESTAMP",
          "TO_TIMESTAMP_TZ",
          "TO_CLOB",
          "TO_NCLOB",
          "TO_CHAR",
          "TO_NUMBER",
          "STR_TO_DATE",
          "DATETIME",
          "DATE",
          "TIMESTAMP",
          "TIME",
          "TO_DSINTERVAL",
          "ST_GEOMFROMTEXT",
          "GEOMFROMTEXT",
          "TO_BLOB",
          "TRIM",
          "PARSE_JSON",
          "JSON");

  private final SqlSyntax syntax;
  private final SqlDecoder decoder;
  private final SqlTokens tokens;
  private byte[] b = new byte[0];

  SqlValue(SqlSyntax syntax) {
    this.syntax = syntax;
    this.decoder = new SqlDecoder(syntax);
    this.tokens = new SqlTokens(syntax);
  }

  /** Malformed stretches met so far; each was read as one U+FFFD. */
  long malformed() {
    return decoder.malformed();
  }

  /** Bytes that aren't a value: a line of COPY. */
  String decode(byte[] bytes, int start, int end) {
    return decoder.decode(bytes, start, end);
  }

  /** The text of a value; blank for NULL. */
  String text(byte[] bytes, Form form, int start, int end) {
    return switch (form) {
      case NULL -> "";
      case PLAIN -> decoder.decode(bytes, start, end);
      case ESCAPED -> escaped(decoder.decode(bytes, start, end), (char) bytes[start - 1]);
      case BARE ->
          end - start > 2 && bytes[start] == '0' && (bytes[start + 1] | 0x20) == 'x'
              ? hex(decoder.decode(bytes, start, end).substring(2))
              : decoder.decode(bytes, start, end);
      case EXPRESSION -> expression(bytes, start, end);
    };
  }

  private String escaped(String text, char quote) {
    return SqlEscapes.literal(text, quote, syntax.backslashes());
  }

  private String expression(byte[] bytes, int start, int end) {
    b = bytes;
    tokens.begin(bytes, start, end, true, false);
    long before = decoder.malformed();
    String value = sum(0);
    if (value != null && tokens.next() == SqlTokens.Type.END) {
      return value;
    }
    if (value != null && tokens.start() < end && isAlias()) {
      return value;
    }
    return decoder.malformed() > before ? raw(start, end) : decoder.decode(bytes, start, end);
  }

  private boolean isAlias() {
    return tokens.upper().equals("AS");
  }

  private String raw(int start, int end) {
    return new String(b, start, end - start, syntax.scanned());
  }

  /** Terms joined by {@code ||}, {@code +} or nothing; null if it is something else. */
  private @Nullable String sum(int depth) {
    String all = term(depth);
    while (all != null) {
      int mark = tokens.position();
      SqlTokens.Type type = tokens.next();
      char c = type == SqlTokens.Type.MARK ? tokens.mark() : 0;
      String word = type == SqlTokens.Type.WORD ? tokens.upper() : "";
      if (c == '|' || c == '+' || type == SqlTokens.Type.STRING) {
        if (c == '|' && (tokens.next() != SqlTokens.Type.MARK || tokens.mark() != '|')) {
          return null;
        }
        if (type == SqlTokens.Type.STRING) {
          tokens.seek(mark);
        }
        String more = term(depth);
        all = more == null ? null : all + more;
      } else if (c == ':') {
        if (tokens.next() != SqlTokens.Type.MARK || tokens.mark() != ':') {
          return null;
        }
        type();
      } else if (word.equals("COLLATE")) {
        SqlTokens.Type collation = tokens.next();
        if (collation != SqlTokens.Type.WORD
            && collation != SqlTokens.Type.NAME
            && collation != SqlTokens.Type.STRING) {
          return null;
        }
      } else {
        tokens.seek(mark);
        break;
      }
    }
    return all;
  }

  /** Passes over the name of a type: words, a parenthesis, brackets. */
  private void type() {
    int depth = 0;
    while (true) {
      int mark = tokens.position();
      SqlTokens.Type type = tokens.next();
      char c = type == SqlTokens.Type.MARK ? tokens.mark() : 0;
      boolean part =
          type == SqlTokens.Type.WORD
              || type == SqlTokens.Type.NAME
              || type == SqlTokens.Type.NUMBER;
      if (c == '(' || c == '[') {
        depth++;
      } else if ((c == ')' || c == ']') && depth > 0) {
        depth--;
      } else if (type == SqlTokens.Type.END || !(part || c == '.' || depth > 0)) {
        tokens.seek(mark);
        return;
      }
    }
  }

  private @Nullable String term(int depth) {
    if (depth > MOST_DEPTH) {
      return null;
    }
    SqlTokens.Type type = tokens.next();
    return switch (type) {
      case STRING -> string();
      case NAME -> escaped(inner(), tokens.mark());
      case NUMBER -> number();
      case WORD -> word(depth);
      case MARK -> marked(depth);
      case END, MORE -> null;
    };
  }

  private String number() {
    String text = tokens.text();
    boolean hex = text.length() > 2 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x';
    return hex ? hex(text.substring(2)) : text;
  }

  private @Nullable String marked(int depth) {
    char mark = tokens.mark();
    if (mark == '-' || mark == '+') {
      return tokens.next() == SqlTokens.Type.NUMBER
          ? (mark == '-' ? "-" : "") + tokens.text()
          : null;
    }
    if (mark == '(') {
      String value = sum(depth + 1);
      return value != null && tokens.next() == SqlTokens.Type.MARK && tokens.mark() == ')'
          ? value
          : null;
    }
    if (mark == '{'
        && tokens.next() == SqlTokens.Type.WORD
        && tokens.next() == SqlTokens.Type.STRING) {
      String value = string();
      return tokens.next() == SqlTokens.Type.MARK && tokens.mark() == '}' ? value : null;
    }
    return null;
  }

  private String inner() {
    return decoder.decode(b, tokens.innerStart(), tokens.innerEnd());
  }

  private String string() {
    String prefix = tokens.prefix();
    return switch (prefix) {
      case "x" -> hex(inner());
      case "b", "q", "nq", "$" -> inner();
      case "e" -> SqlEscapes.postgres(inner(), true);
      case "u&" -> SqlEscapes.unistr(inner().replace("''", "'"));
      case "_binary" -> binary(tokens.innerStart(), tokens.innerEnd());
      default -> escaped(inner(), '\'');
    };
  }

  /** A binary string that is text, as text; else as hexadecimal. */
  private String binary(int start, int end) {
    byte[] raw = java.util.Arrays.copyOfRange(b, start, end);
    String plain = new String(raw, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] bytes = escaped(plain, '\'').getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    String text = decoder.strict(bytes);
    return text != null || bytes.length == 0
        ? text == null ? "" : text
        : "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private String hex(String digits) {
    byte[] bytes = bytes(digits);
    String text = bytes == null ? null : decoder.strict(bytes);
    return text != null ? text : "0x" + digits;
  }

  private static byte @Nullable [] bytes(String digits) {
    try {
      return digits.length() % 2 == 0 ? HexFormat.of().parseHex(digits) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable String word(int depth) {
    String name = tokens.upper();
    String text = inner();
    int mark = tokens.position();
    SqlTokens.Type type = tokens.next();
    if (type == SqlTokens.Type.STRING) {
      return name.equals("_BINARY") ? binary(tokens.innerStart(), tokens.innerEnd()) : string();
    }
    if (type == SqlTokens.Type.NUMBER && name.startsWith("_")) {
      return number();
    }
    if (type == SqlTokens.Type.MARK && tokens.mark() == '(') {
      return call(name, depth + 1);
    }
    tokens.seek(mark);
    return name.equals("NULL") || name.equals("DEFAULT") ? "" : text;
  }

  private @Nullable String call(String name, int depth) {
    return switch (name) {
      case "CAST" -> cast(depth);
      case "CONVERT" -> convert(depth);
      case "REPLACE" -> replace(depth);
      case "CHR", "CHAR", "NCHAR" -> character();
      case "UNISTR" -> {
        String value = closed(sum(depth));
        yield value == null ? null : SqlEscapes.unistr(value);
      }
      case "UNHEX", "HEXTORAW" -> {
        String value = closed(sum(depth));
        yield value == null ? null : hex(value);
      }
      case "EMPTY_CLOB", "EMPTY_BLOB" -> closed("");
      default -> FIRST_ARGUMENT.contains(name) ? closed(sum(depth)) : null;
    };
  }

  /** Goes past the parenthesis that closes a call. */
  private @Nullable String closed(@Nullable String value) {
    int depth = 1;
    while (value != null) {
      SqlTokens.Type type = tokens.next();
      char c = type == SqlTokens.Type.MARK ? tokens.mark() : 0;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return value;
      }
      if (type == SqlTokens.Type.END) {
        break;
      }
    }
    return null;
  }

  private @Nullable String cast(int depth) {
    int mark = tokens.position();
    byte[] bytes = binaryConstant();
    if (bytes != null && tokens.next() == SqlTokens.Type.WORD && tokens.upper().equals("AS")) {
      SqlTokens.Type type = tokens.next();
      boolean named = type == SqlTokens.Type.WORD || type == SqlTokens.Type.NAME;
      String value = named ? SqlDates.text(bytes, tokens.text().toUpperCase(Locale.ROOT)) : null;
      if (value != null) {
        return closed(value);
      }
    }
    tokens.seek(mark);
    return closed(sum(depth));
  }

  private byte @Nullable [] binaryConstant() {
    if (tokens.next() != SqlTokens.Type.NUMBER) {
      return null;
    }
    String text = tokens.text();
    return text.regionMatches(true, 0, "0x", 0, 2) ? bytes(text.substring(2)) : null;
  }

  /** SQL Server has the type first, MySQL the value. */
  private @Nullable String convert(int depth) {
    int mark = tokens.position();
    SqlTokens.Type type = tokens.next();
    if (type == SqlTokens.Type.WORD || type == SqlTokens.Type.NAME) {
      String name = tokens.text().toUpperCase(Locale.ROOT);
      int nesting = 0;
      while (type != SqlTokens.Type.END) {
        char c = type == SqlTokens.Type.MARK ? tokens.mark() : 0;
        nesting += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && nesting == 0) {
          int value = tokens.position();
          byte[] bytes = binaryConstant();
          String date = bytes == null ? null : SqlDates.text(bytes, name);
          if (date != null) {
            return closed(date);
          }
          tokens.seek(value);
          return closed(sum(depth));
        }
        type = tokens.next();
      }
      return null;
    }
    tokens.seek(mark);
    return closed(sum(depth));
  }

  private @Nullable String replace(int depth) {
    String text = sum(depth);
    if (text == null || !comma()) {
      return null;
    }
    String what = sum(depth);
    if (what == null || !comma()) {
      return null;
    }
    String by = sum(depth);
    return by == null ? null : closed(what.isEmpty() ? text : text.replace(what, by));
  }

  private boolean comma() {
    return tokens.next() == SqlTokens.Type.MARK && tokens.mark() == ',';
  }

  private @Nullable String character() {
    if (tokens.next() != SqlTokens.Type.NUMBER) {
      return null;
    }
    try {
      int point = Integer.parseInt(tokens.text());
      return Character.isValidCodePoint(point) ? closed(Character.toString(point)) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
