package dyepack.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import dyepack.charset.ReadableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Writes JSON anew in which texts stand in pieces, plain ones and marked ones by turns, as Telegram
 * exports messages: {@code ["tel: ", {"type": "phone", "text": "138..."}]}. The pieces become one
 * text again. Line ends stay where they are.
 */
final class JsonPieces {
  private static final String TYPE = "type";
  private static final String TEXT = "text";
  private static final int HEAD_BYTES = 1 << 20;

  /** A plain piece beside a marked one. */
  private static final Pattern PIECES =
      Pattern.compile(
          "(?:\"\\s*,\\s*\\{\\s*\"type\"\\s*:\\s*\"\\w{1,40}\"\\s*,\\s*\"text\"\\s*:\\s*\")"
              + "|(?:\"text\"\\s*:\\s*\"[^\"]{0,400}\"[^{}\\[\\]]{0,400}\\}\\s*,\\s*\")");

  private final ReadableText text;
  private final JsonFactory factory;

  /** Numbers of the arrays that are texts in pieces, in the order in which arrays begin. */
  private final BitSet pieces = new BitSet();

  private JsonPieces(ReadableText text, DumpLimits limits) {
    this.text = text;
    factory = limits.jsonFactory();
  }

  /**
   * Writes the copy, in UTF-8, if there are texts in pieces; false if there are none, or the text
   * is no JSON from end to end or beyond the limits.
   *
   * @throws IOException if reading or writing fails
   */
  static boolean joined(ReadableText text, Path copy, DumpLimits limits) throws IOException {
    try (InputStream head = Files.newInputStream(text.path())) {
      String begin = new String(head.readNBytes(HEAD_BYTES), text.encoding().charset());
      if (!PIECES.matcher(begin).find()) {
        return false;
      }
    }
    JsonPieces joined = new JsonPieces(text, limits);
    try {
      try (JsonParser json = joined.parser()) {
        joined.look(json);
      }
      if (joined.pieces.isEmpty()) {
        return false;
      }
      try (JsonParser json = joined.parser();
          OutputStream bytes = Files.newOutputStream(copy);
          JsonGenerator out = joined.factory.createGenerator(bytes)) {
        out.setRootValueSeparator(new SerializedString(" "));
        joined.write(json, out);
      }
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private JsonParser parser() throws IOException {
    InputStream in = Files.newInputStream(text.path());
    try {
      in.skipNBytes(text.encoding().markBytes());
      return factory.createParser(new InputStreamReader(in, text.encoding().charset()));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** An array or object that is open, and what it holds. */
  private static final class Open {
    final boolean array;
    final int number;
    int plain;
    int marked;
    int others;
    boolean typed;
    boolean texted;

    Open(boolean array, int number) {
      this.array = array;
      this.number = number;
    }
  }

  private void look(JsonParser json) throws IOException {
    Deque<Open> open = new ArrayDeque<>();
    int arrays = 0;
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      Open top = open.peek();
      if (token.isStructStart()) {
        boolean array = token == JsonToken.START_ARRAY;
        open.push(new Open(array, array ? arrays++ : -1));
      } else if (token.isStructEnd()) {
        Open done = open.pop();
        Open parent = open.peek();
        if (done.array && done.plain > 0 && done.marked > 0 && done.others == 0) {
          pieces.set(done.number);
        }
        if (parent != null) {
          boolean marked = !done.array && done.typed && done.texted && done.others == 0;
          parent.marked += marked ? 1 : 0;
          parent.others += marked ? 0 : 1;
        }
      } else if (top != null && token == JsonToken.VALUE_STRING) {
        boolean named = !top.array && json.currentName() != null;
        top.typed |= named && json.currentName().equals(TYPE);
        top.texted |= named && json.currentName().equals(TEXT);
        top.plain++;
      } else if (top != null && token.isScalarValue()) {
        top.others += top.array ? 1 : 0;
      }
    }
  }

  private void write(JsonParser json, JsonGenerator out) throws IOException {
    int line = 1;
    int arrays = 0;
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      int now = json.currentTokenLocation().getLineNr();
      if (now > line) {
        out.writeRaw("\n".repeat(now - line));
        line = now;
      }
      if (token == JsonToken.START_ARRAY && pieces.get(arrays++)) {
        out.writeString(text(json));
      } else if (token.isNumeric()) {
        // Digit by digit: as floating-point numbers they would lose some.
        out.writeNumber(json.getText());
      } else {
        out.copyCurrentEvent(json);
      }
    }
  }

  /** The text whose pieces begin behind the bracket. */
  private static String text(JsonParser json) throws IOException {
    StringBuilder text = new StringBuilder();
    JsonToken token = json.nextToken();
    while (token != null && token != JsonToken.END_ARRAY) {
      boolean plain = json.getParsingContext().inArray();
      if (token == JsonToken.VALUE_STRING && (plain || TEXT.equals(json.currentName()))) {
        text.append(json.getText());
      }
      token = json.nextToken();
    }
    return text.toString();
  }
}
