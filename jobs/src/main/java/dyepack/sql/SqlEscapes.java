package dyepack.sql;

/** Escapes inside quotes. */
final class SqlEscapes {
  private SqlEscapes() {}

  /**
   * A string of MySQL or standard SQL without its quotes: a doubled quote is one; with backslashes
   * the escapes of the MySQL manual, "String Literals", table 11.1, where {@code \%} and {@code \_}
   * stay.
   *
   * @param quote the quote that surrounded it
   */
  static String literal(String text, char quote, boolean backslashes) {
    StringBuilder out = new StringBuilder(text.length());
    int n = text.length();
    int i = 0;
    while (i < n) {
      char c = text.charAt(i++);
      if (c == quote && i < n && text.charAt(i) == quote) {
        i++;
      } else if (c == '\\' && backslashes && i < n) {
        char e = text.charAt(i++);
        int at = "0bnrtZ".indexOf(e);
        if (e == '%' || e == '_') {
          out.append(c);
        }
        c = at < 0 ? e : "\0\b\n\r\t\u001A".charAt(at);
      }
      out.append(c);
    }
    return out.toString();
  }

  /**
   * A cell of COPY or a string of {@code E'...'} in PostgreSQL (manual, COPY, "Text Format", and
   * "String Constants with C-Style Escapes"): {@code \b \f \n \r \t \v}, octal, hexadecimal, and in
   * strings {@code \}{@code uXXXX}.
   *
   * @param string whether it is a string, where a quote may be doubled
   */
  static String postgres(String text, boolean string) {
    StringBuilder out = new StringBuilder(text.length());
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    int n = text.length();
    int i = 0;
    while (i < n) {
      char c = text.charAt(i++);
      if (c != '\\' || i == n) {
        flush(bytes, out);
        out.append(c);
        i += string && c == '\'' && i < n && text.charAt(i) == '\'' ? 1 : 0;
        continue;
      }
      char e = text.charAt(i);
      int base = e == 'x' ? 16 : 8;
      int digitsFrom = e == 'x' ? i + 1 : i;
      int digitsTo = digits(text, digitsFrom, base, base == 16 ? 2 : 3);
      if (digitsTo > digitsFrom) {
        bytes.write(Integer.parseInt(text, digitsFrom, digitsTo, base));
        i = digitsTo;
        continue;
      }
      flush(bytes, out);
      i++;
      int width = string && e == 'u' ? 4 : string && e == 'U' ? 8 : 0;
      if (width > 0 && digits(text, i, 16, width) == i + width) {
        int point = Integer.parseUnsignedInt(text, i, i + width, 16);
        out.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xFFFD);
        i += width;
      } else {
        int at = "bfnrtv".indexOf(e);
        out.append(at < 0 ? e : "\b\f\n\r\t\u000B".charAt(at));
      }
    }
    flush(bytes, out);
    return out.toString();
  }

  /** Octal and hexadecimal escapes are bytes; in a row they may be a character of UTF-8. */
  private static void flush(java.io.ByteArrayOutputStream bytes, StringBuilder out) {
    if (bytes.size() > 0) {
      out.append(bytes.toString(java.nio.charset.StandardCharsets.UTF_8));
      bytes.reset();
    }
  }

  private static int digits(String text, int from, int base, int most) {
    int i = from;
    while (i < text.length() && i < from + most && Character.digit(text.charAt(i), base) >= 0) {
      i++;
    }
    return i;
  }

  /**
   * {@code UNISTR} of Oracle, {@code U&'...'} of PostgreSQL, {@code unistr} of SQLite: four digits,
   * {@code +} and six, or {@code u} and four after a backslash.
   */
  static String unistr(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int n = text.length();
    int i = 0;
    while (i < n) {
      char c = text.charAt(i++);
      if (c != '\\' || i == n) {
        out.append(c);
        continue;
      }
      char e = text.charAt(i);
      int from = e == '+' || e == 'u' || e == 'U' ? i + 1 : i;
      int width = e == '+' ? 6 : e == 'U' ? 8 : 4;
      int point =
          digits(text, from, 16, width) == from + width
              ? Integer.parseUnsignedInt(text, from, from + width, 16)
              : -1;
      if (point >= 0 && Character.isValidCodePoint(point)) {
        out.appendCodePoint(point);
        i = from + width;
      } else {
        out.append(c);
        i += e == '\\' ? 1 : 0;
      }
    }
    return out.toString();
  }
}
