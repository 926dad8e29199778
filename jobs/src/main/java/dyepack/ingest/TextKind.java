package dyepack.ingest;

import dyepack.charset.TextEncoding;
import dyepack.charset.TextSample;
import dyepack.markup.SpreadsheetXmlParser;
import dyepack.sql.SqlSyntax;
import java.util.regex.Pattern;

/** What kind of text a text is, by how it begins. */
final class TextKind {
  private static final int CHARS_LOOKED_AT = 1 << 16;

  private static final Pattern SQL =
      Pattern.compile(
          "^\\s*(?:INSERT\\s+(?:IGNORE\\s+)?(?:INTO\\s+)?[\\w.`\"\\[\\]]+\\s*(?:\\([^\\n]{0,4000}?\\))?"
              + "\\s*(?:VALUES?|SELECT)\\b"
              + "|REPLACE\\s+INTO\\s+\\S+"
              + "|CREATE\\s+TABLE\\s+[^\\n]{1,300}\\(?\\s*$"
              + "|COPY\\s+[^\\n]{1,4000}\\s+FROM\\s+stdin\\b"
              + "|-- (?:MySQL|MariaDB) dump |-- PostgreSQL database dump)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final Pattern HTML =
      Pattern.compile(
          "^\\s*(?:<!--.{0,2000}?-->\\s*)?<(?:!doctype\\s+html|html|head|body|table|meta|div)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern HTML_WITHIN_XML =
      Pattern.compile(
          "^\\s*<\\?xml.{0,300}?<(?:!doctype\\s+html|html)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern XML =
      Pattern.compile("^\\s*(?:<\\?xml\\s|<!DOCTYPE\\s|<[\\p{L}_][\\p{L}\\w.:-]*(?:\\s[^<>]*)?>)");

  private static final Pattern VCARD =
      Pattern.compile("^\\s*BEGIN:VCARD\\s*$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private TextKind() {}

  static ContentKind of(TextSample sample, TextEncoding encoding) {
    byte[] head = sample.head();
    int from = Math.min(encoding.markBytes(), head.length);
    int length = Math.min(head.length - from, CHARS_LOOKED_AT);
    return of(new String(head, from, length, encoding.charset()));
  }

  static ContentKind of(String beginning) {
    String text = beginning.stripLeading();
    String inside = text.isEmpty() ? "" : text.substring(1).stripLeading();
    if (text.startsWith("{")
        && (inside.startsWith("\"") || inside.startsWith("'") || inside.startsWith("}"))) {
      return ContentKind.JSON_LINES;
    }
    if (text.startsWith("[") && inside.startsWith("{")) {
      return ContentKind.JSON_ARRAY;
    }
    if (text.startsWith("[") && inside.startsWith("[")) {
      return ContentKind.JSON_ROWS;
    }
    if (text.startsWith("<")) {
      if (SpreadsheetXmlParser.looksLike(text)) {
        return ContentKind.XML_WORKBOOK;
      }
      if (HTML.matcher(text).lookingAt() || HTML_WITHIN_XML.matcher(text).lookingAt()) {
        return ContentKind.HTML;
      }
      if (XML.matcher(text).lookingAt()) {
        return ContentKind.XML;
      }
    }
    if (VCARD.matcher(text).lookingAt()) {
      return ContentKind.VCARD;
    }
    ContentKind mail = MailHead.kind(beginning);
    if (mail != null) {
      return mail;
    }
    return SQL.matcher(text).find() || SqlSyntax.looksLike(text)
        ? ContentKind.SQL
        : ContentKind.TEXT;
  }
}
