package dyepack.ingest;

import com.google.common.base.Splitter;
import dyepack.charset.TextEncoding;
import dyepack.charset.TextSample;
import dyepack.layout.FreeValues;
import dyepack.markup.DifParser;
import dyepack.markup.SpreadsheetXmlParser;
import dyepack.markup.SylkParser;
import dyepack.sql.SqlSyntax;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What kind of text a text is, by how it begins. */
final class TextKind {
  private static final int CHARS_LOOKED_AT = 1 << 16;
  private static final double MOSTLY = 0.8;

  private static final Pattern SQL =
      Pattern.compile(
          "^\\s*(?:INSERT\\s+(?:IGNORE\\s+)?(?:INTO\\s+)?[\\w.`\"\\[\\]#]+\\s*(?:\\([^\\n"
              + "]{0,4000}?\\))?\\s*(?:VALUES?|SELECT)\\b"
              + "|REPLACE\\s+INTO\\s+\\S+|CREATE\\s+TABLE\\s+[^\\n"
              + "]{1,300}\\(?\\s*$|COPY\\s+[^\\n"
              + "]{1,4000}\\s+FROM\\s+stdin\\b|-- (?:MySQL|MariaDB) dump |-- PostgreSQL database"
              + " dump)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern HTML =
      Pattern.compile(
          "^\\s*(?:<!--.{0,2000}?-->\\s*)?<(?:!doctype\\s+html|html|head|body|table(?!\\s+xmlns:)|meta|div)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern HTML_WITHIN_XML =
      Pattern.compile(
          "^\\s*<\\?xml.{0,300}?<(?:!doctype\\s+html|html)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** OpenDocument in one file of XML. */
  private static final Pattern OPEN_DOCUMENT =
      Pattern.compile("^\\s*(?:<\\?xml[^>]{0,200}>\\s*)?<office:document\\s[^>]{0,8000}>");

  private static final Pattern XML =
      Pattern.compile("^\\s*(?:<\\?xml\\s|<!DOCTYPE\\s|<[\\p{L}_][\\p{L}\\w.:-]*(?:\\s[^<>]*)?>)");

  private static final Pattern VCARD =
      Pattern.compile("^\\s*BEGIN:VCARD\\s*$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final Pattern QUOTED_KEY = Pattern.compile("\\[\\s*\\{\\s*[\"']");

  /**
   * What a script puts before data: comments, plain variables, then {@code var x =}, {@code export
   * default} or the name of a function that is called with it (JSONP).
   */
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?:\\s*(?://[^\\n"
              + "]{0,2000}\\n"
              + "|/\\*.{0,2000}?\\*/"
              + "|(?:var|let|const)\\s+[\\w$]{1,80}\\s*=\\s*[^\\[{;\\n]{0,200};))*\\s*"
              + "(?:export\\s+default\\s+|(?:(?:var|let|const)\\s+)?[\\p{L}_$][\\w$.\\[\\]'\"]{0,80}\\s*=\\s*"
              + "|[\\p{L}_$][\\w$.]{0,80}\\(\\s*)(?=[\\[{]\\s*[\\[{\"'])",
          Pattern.DOTALL);

  private TextKind() {}

  static ContentKind of(TextSample sample, TextEncoding encoding) {
    byte[] head = sample.head();
    int from = Math.min(encoding.markBytes(), head.length);
    int length = Math.min(head.length - from, CHARS_LOOKED_AT);
    return of(new String(head, from, length, encoding.charset()));
  }

  static ContentKind of(String beginning) {
    String text = beginning.stripLeading();
    ContentKind data = data(text);
    if (data != null) {
      return data;
    }
    if (text.startsWith("<")) {
      if (SpreadsheetXmlParser.looksLike(text)) {
        return ContentKind.XML_WORKBOOK;
      }
      if (HTML.matcher(text).lookingAt() || HTML_WITHIN_XML.matcher(text).lookingAt()) {
        return ContentKind.HTML;
      }
      Matcher open = OPEN_DOCUMENT.matcher(text);
      if (open.lookingAt()) {
        boolean sheet = open.group().contains("opendocument.spreadsheet");
        return sheet ? ContentKind.OPEN_SHEET : ContentKind.OPEN_TEXT;
      }
      if (XML.matcher(text).lookingAt()) {
        return ContentKind.XML;
      }
    }
    if (VCARD.matcher(text).lookingAt()) {
      return ContentKind.VCARD;
    }
    if (SylkParser.looksLike(text)) {
      return ContentKind.SYLK;
    }
    if (DifParser.looksLike(text)) {
      return ContentKind.DIF;
    }
    Matcher script = SCRIPT.matcher(text);
    if (script.lookingAt()) {
      ContentKind value = data(text.substring(script.end()));
      if (value == ContentKind.JSON_LINES
          || (value == ContentKind.JSON_ROWS && text.startsWith("\"", cell(text, script.end())))
          || QUOTED_KEY.matcher(text).region(script.end(), text.length()).lookingAt()) {
        return value == null ? ContentKind.JSON_ARRAY : value;
      }
    }
    ContentKind mail = MailHead.kind(beginning);
    if (mail != null) {
      return mail;
    }
    if (SQL.matcher(text).find() || SqlSyntax.looksLike(text)) {
      return ContentKind.SQL;
    }
    return isAnswers(text) ? ContentKind.JSON_LINES : ContentKind.TEXT;
  }

  /** Where what two opening brackets hold begins. */
  private static int cell(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == '[' || text.charAt(at) <= ' ')) {
      at++;
    }
    return at;
  }

  /**
   * Whether it is JSON but for a few lines that hold nobody's data, as the heads of answers are.
   */
  private static boolean isAnswers(String text) {
    long json = 0;
    if (!text.contains("\n{\"") && !text.contains("\n[{\"")) {
      return false;
    }
    for (String line : Splitter.on('\n').split(text)) {
      boolean value = line.startsWith("{\"") || line.startsWith("[{\"");
      json += value ? line.length() + 1 : 0;
      if (!value && FreeValues.in(line)) {
        return false;
      }
    }
    return json >= MOSTLY * text.length();
  }

  /** The kind of JSON that a text begins with, null if with none. */
  private static @Nullable ContentKind data(String text) {
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
    return null;
  }
}
