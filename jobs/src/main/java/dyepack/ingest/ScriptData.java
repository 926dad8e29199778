package dyepack.ingest;

import dyepack.charset.ReadableText;
import dyepack.layout.FreeValues;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Data that a page shows by a script, or that a script is about: the longest value of JSON in it,
 * which stands in a copy where it stands in the page or script, blanks around it.
 */
final class ScriptData {
  private static final long MOST_BYTES = 64L << 20;
  private static final int FEWEST_CHARS = 40;
  private static final int CHARS_LOOKED_AT = 1 << 20;
  private static final Pattern SCRIPT = Pattern.compile("(?i)<script\\b[^>]{0,2000}>");
  private static final Pattern VALUE =
      Pattern.compile("(?:[=(:,]|>)\\s*(\\[\\s*[\\[{]|\\{\\s*[\"'])");

  private ScriptData() {}

  /**
   * Writes the copy, byte for byte, if the page has such data with people in it.
   *
   * @param page a page or a script, in a character set of single bytes
   * @return what kind of text the copy is, {@link ContentKind#HTML} if none was written
   * @throws IOException if reading or writing fails
   */
  static ContentKind write(ReadableText page, Path copy) throws IOException {
    if (Files.size(page.path()) > MOST_BYTES) {
      return ContentKind.HTML;
    }
    byte[] bytes = Files.readAllBytes(page.path());
    Charset charset = page.encoding().charset();
    // One character a byte: what is looked for is ASCII in all of these character sets.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int[] longest = new int[2];
    Matcher script = SCRIPT.matcher(text);
    int at = 0;
    while (script.find(at)) {
      int close = text.indexOf("</script", script.end());
      close = close < 0 ? text.length() : close;
      look(text, script.end() - 1, close, longest);
      at = Math.max(close, script.end());
    }
    if (at == 0) {
      look(text, 0, text.length(), longest);
    }
    int from = longest[0];
    int to = longest[1];
    int shown = Math.min(to, from + CHARS_LOOKED_AT);
    String data = charset.decode(ByteBuffer.wrap(bytes, from, shown - from)).toString();
    if (to - from < FEWEST_CHARS || !FreeValues.in(data)) {
      return ContentKind.HTML;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((i < from || i >= to) && bytes[i] != '\n') {
        bytes[i] = ' ';
      }
    }
    Files.write(copy, bytes);
    ContentKind kind = TextKind.of(data);
    boolean json =
        kind == ContentKind.JSON_ARRAY
            || kind == ContentKind.JSON_LINES
            || kind == ContentKind.JSON_ROWS;
    return json ? kind : ContentKind.HTML;
  }

  /** Takes the longest value of a script if it is longer than the one known. */
  private static void look(String text, int begin, int close, int[] longest) {
    Matcher value = VALUE.matcher(text);
    int next = begin;
    while (next < close && value.region(next, close).find()) {
      int start = value.start(1);
      int end = end(text, start, close);
      if (end - start > longest[1] - longest[0]) {
        longest[0] = start;
        longest[1] = end;
      }
      next = Math.max(end, value.end());
    }
  }

  /** One past the bracket that closes a value; where it begins if none does. */
  private static int end(String text, int start, int limit) {
    int depth = 0;
    char quote = 0;
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote || c == '\n') {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if ((c == ']' || c == '}') && --depth == 0) {
        return i + 1;
      }
    }
    return start;
  }
}
