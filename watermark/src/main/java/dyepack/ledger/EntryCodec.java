package dyepack.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dyepack.share.IntegrityException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a statement: an in-toto Statement v1 whose predicate is {@code {"index", "previous",
 * "time", "entry"}}. Its subjects are the files that the entry speaks of; an entry without files
 * has the line before it as its subject, and the first entry the owner's public key.
 */
final class EntryCodec {
  private static final String STATEMENT = "https://in-toto.io/Statement/v1";
  private static final ObjectMapper JSON = EntryJson.mapper();

  /** The {@code previous} of the first entry. */
  static final String NOTHING_BEFORE = "0".repeat(64);

  private EntryCodec() {}

  /**
   * Returns an entry as reading it back gives it. Numbers inside a caller's tree may be spelled in
   * more than one way: from here on, writing and reading change nothing more.
   */
  static Entry settled(Entry entry) {
    return decode(encode(0, NOTHING_BEFORE, Instant.EPOCH, entry), NOTHING_BEFORE).entry();
  }

  /** Returns the statement of a {@link #settled} entry. */
  static byte[] encode(long index, String previous, Instant time, Entry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("_type", STATEMENT);
      out.writeArrayFieldStart("subject");
      writeSubjects(out, index, previous, entry);
      out.writeEndArray();
      out.writeStringField("predicateType", entry.kind().predicateType());
      out.writeObjectFieldStart("predicate");
      out.writeNumberField("index", index);
      out.writeStringField("previous", previous);
      out.writeStringField("time", time.toString());
      out.writePOJOField("entry", entry);
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException e) {
      throw new IllegalArgumentException("Not writable as JSON: " + entry.kind(), e);
    }
    return bytes.toByteArray();
  }

  private static void writeSubjects(JsonGenerator out, long index, String previous, Entry entry)
      throws IOException {
    if (entry instanceof Entry.ShareRecorded share && !share.files().isEmpty()) {
      for (DeliveredFile file : share.files()) {
        writeSubject(out, file.name(), file.sha256());
      }
    } else if (entry instanceof Entry.ReleaseRecorded release) {
      writeSubject(out, "source", release.sourceSha256());
      for (Segment segment : release.segments()) {
        writeSubject(out, segment.name(), segment.sha256());
      }
    } else if (entry instanceof Entry.SegmentsReplaced replaced && !replaced.added().isEmpty()) {
      for (Segment segment : replaced.added()) {
        writeSubject(out, segment.name(), segment.sha256());
      }
    } else if (entry instanceof Entry.Created created) {
      byte[] key = Base64.getDecoder().decode(created.publicKey());
      writeSubject(out, "public-key", Envelope.keyId(key));
    } else {
      writeSubject(out, "entry-" + (index - 1), previous);
    }
  }

  private static void writeSubject(JsonGenerator out, String name, String sha256)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("name", name);
    out.writeObjectFieldStart("digest");
    out.writeStringField("sha256", sha256);
    out.writeEndObject();
    out.writeEndObject();
  }

  /** Reads a statement. Subjects are left to {@link LedgerAudit}, which writes the entry again. */
  static Recorded decode(byte[] statement, String lineSha256) {
    try (JsonParser in = JSON.createParser(statement)) {
      expect(in.nextToken() == JsonToken.START_OBJECT);
      expect("_type".equals(in.nextFieldName()) && STATEMENT.equals(in.nextTextValue()));
      expect("subject".equals(in.nextFieldName()) && in.nextToken() == JsonToken.START_ARRAY);
      in.skipChildren();
      expect("predicateType".equals(in.nextFieldName()));
      EntryKind kind = EntryKind.ofPredicateType(text(in.nextTextValue()));
      expect("predicate".equals(in.nextFieldName()) && in.nextToken() == JsonToken.START_OBJECT);
      expect("index".equals(in.nextFieldName()));
      long index = in.nextLongValue(-1);
      expect(index >= 0);
      expect("previous".equals(in.nextFieldName()));
      String previous = text(in.nextTextValue());
      expect("time".equals(in.nextFieldName()));
      Instant time = Instant.parse(text(in.nextTextValue()));
      expect("entry".equals(in.nextFieldName()) && in.nextToken() == JsonToken.START_OBJECT);
      Entry entry = JSON.readValue(in, kind.type());
      for (int open = 2; open > 0; open--) {
        expect(in.nextToken() == JsonToken.END_OBJECT);
      }
      expect(in.nextToken() == null);
      return new Recorded(index, previous, time, entry, lineSha256);
    } catch (IOException | DateTimeException e) {
      throw new IntegrityException("The line's statement can't be read.", e);
    }
  }

  private static String text(@Nullable String value) {
    if (value == null) {
      throw new IntegrityException("The line's statement misses a text.");
    }
    return value;
  }

  private static void expect(boolean holds) {
    if (!holds) {
      throw new IntegrityException("The line is not a statement as the ledger writes them.");
    }
  }
}
