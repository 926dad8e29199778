package dyepack.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import dyepack.charset.ReadableText;
import dyepack.layout.HeaderDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the records of a JSON document that has them as arrays, by key or by columns (see {@link
 * JsonSurvey}) as one object a line, as the reader of JSON takes them.
 */
final class JsonUnfolding {
  /** Name of the column that a record's own key goes to. */
  static final String KEY = "(key)";

  /** Columns are held in memory to be turned into rows. */
  private static final long MOST_BYTES_OF_COLUMNS = 64L << 20;

  private final ReadableText text;
  private final Path copy;
  private final JsonFactory factory;

  private JsonUnfolding(ReadableText text, Path copy, DumpLimits limits) {
    this.text = text;
    this.copy = copy;
    factory = limits.jsonFactory();
  }

  /**
   * A document whose records were written anew.
   *
   * @param path UTF-8, an object a line
   */
  record Unfolded(Path path, JsonSurvey.Shape shape) {}

  /**
   * Writes the records, or nothing if the document has none that stand so, is no JSON, goes beyond
   * the limits, or has columns of more than 64 MiB.
   *
   * @param copy the file to write
   * @throws IOException if reading or writing fails
   */
  static Optional<Unfolded> of(ReadableText text, Path copy, DumpLimits limits) throws IOException {
    return new JsonUnfolding(text, copy, limits).unfolded();
  }

  private Optional<Unfolded> unfolded() throws IOException {
    try {
      JsonSurvey.Found found;
      try (JsonParser json = parser()) {
        found = JsonSurvey.of(json);
      }
      boolean held = found != null && found.shape() == JsonSurvey.Shape.COLUMNS;
      if (found == null || (held && Files.size(text.path()) > MOST_BYTES_OF_COLUMNS)) {
        return Optional.empty();
      }
      try (JsonParser json = parser();
          OutputStream out = Files.newOutputStream(copy);
          JsonGenerator lines = factory.createGenerator(out)) {
        lines.setRootValueSeparator(new SerializedString("\n"));
        enter(json, found.number());
        switch (found.shape()) {
          case ROWS -> rows(json, lines, found);
          case BY_KEY -> records(json, lines);
          case COLUMNS -> columns(json, lines);
        }
      }
      return Optional.of(new Unfolded(copy, found.shape()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private JsonParser parser() throws IOException {
    InputStream in = Files.newInputStream(text.path());
    try {
      in.skipNBytes(text.encoding().markBytes());
      Reader reader = new InputStreamReader(in, text.encoding().charset());
      return factory.createParser(reader);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Goes to the beginning of the container of this number. */
  private static void enter(JsonParser json, long number) throws IOException {
    long seen = -1;
    while (seen < number && json.nextToken() != null) {
      seen += json.currentToken().isStructStart() ? 1 : 0;
    }
  }

  private static void rows(JsonParser json, JsonGenerator lines, JsonSurvey.Found found)
      throws IOException {
    List<String> names = found.names();
    boolean named = names.isEmpty() && HeaderDetector.isHeader(found.first());
    if (named) {
      names = List.of(found.first().get(0));
      json.nextToken();
      json.skipChildren();
    }
    while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
      lines.writeStartObject();
      if (json.currentToken() == JsonToken.START_ARRAY) {
        int column = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
          lines.writeFieldName(name(names, column++));
          copy(json, lines);
        }
      } else {
        lines.writeFieldName(name(names, 0));
        copy(json, lines);
      }
      lines.writeEndObject();
    }
  }

  /** Copies a value, numbers digit by digit: as floating-point they would lose some. */
  private static void copy(JsonParser json, JsonGenerator lines) throws IOException {
    int depth = 0;
    do {
      JsonToken token = json.currentToken();
      if (token == null) {
        return;
      }
      if (token.isNumeric()) {
        lines.writeNumber(json.getText());
      } else {
        lines.copyCurrentEvent(json);
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (depth > 0 && json.nextToken() != null);
  }

  private static String name(List<String> names, int column) {
    boolean named = column < names.size() && !names.get(column).isBlank();
    return named ? names.get(column) : "column " + (column + 1);
  }

  private static void records(JsonParser json, JsonGenerator lines) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      lines.writeStartObject();
      lines.writeStringField(KEY, json.currentName());
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          lines.writeFieldName(json.currentName());
          json.nextToken();
          copy(json, lines);
        }
      } else {
        lines.writeFieldName("(value)");
        copy(json, lines);
      }
      lines.writeEndObject();
    }
  }

  private static void columns(JsonParser json, JsonGenerator lines) throws IOException {
    List<String> names = new ArrayList<>();
    List<List<String>> columns = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      names.add(json.currentName());
      List<String> values = new ArrayList<>();
      boolean byKey = json.nextToken() == JsonToken.START_OBJECT;
      while (!json.nextToken().isStructEnd()) {
        if (byKey) {
          keys.add(json.currentName());
          json.nextToken();
        }
        boolean empty = json.currentToken() == JsonToken.VALUE_NULL;
        values.add(empty ? "" : json.getText());
      }
      columns.add(values);
    }
    List<String> rowNames = List.copyOf(keys);
    for (int row = 0; row < columns.get(0).size(); row++) {
      lines.writeStartObject();
      if (row < rowNames.size()) {
        lines.writeStringField(KEY, rowNames.get(row));
      }
      for (int column = 0; column < names.size(); column++) {
        lines.writeStringField(names.get(column), columns.get(column).get(row));
      }
      lines.writeEndObject();
    }
  }
}
