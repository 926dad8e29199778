package dyepack.database;

import dyepack.cells.CellRow;
import dyepack.cells.CodePage;
import dyepack.cells.StoredValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.bson.types.Decimal128;

/**
 * The fields of one BSON document (bsonspec.org, version 1.1), visited in their order. Every length
 * is checked against the document that it stands in.
 *
 * @param bytes the document; little-endian
 * @param depth deepest nesting that is visited
 */
record BsonFields(ByteBuffer bytes, int depth) {
  private static final int SMALLEST = 5;
  private static final int OBJECT_ID_BYTES = 12;

  /** Receives fields. */
  interface Visitor {
    /** A value of the type that stands at a place in the document. */
    void field(String path, int type, int at);

    /** A document within was nested too deep to be visited. */
    void tooDeep(String path);
  }

  BsonFields {
    bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Visits all fields.
   *
   * @throws IllegalArgumentException if the document is damaged
   */
  void visit(Visitor visitor) {
    int end = document(0, "", 1, visitor);
    if (end != bytes.limit()) {
      throw new IllegalArgumentException("bytes after a document");
    }
  }

  /** Visits a document or array; returns where it ends. */
  private int document(int start, String prefix, int level, Visitor visitor) {
    int length = bytes.getInt(at(start, 4));
    if (length < SMALLEST || start + (long) length > bytes.limit()) {
      throw new IllegalArgumentException("length of a document");
    }
    int end = start + length - 1;
    if (bytes.get(end) != 0) {
      throw new IllegalArgumentException("end of a document");
    }
    if (level > depth) {
      visitor.tooDeep(prefix);
      return end + 1;
    }
    int next = start + 4;
    while (next < end) {
      int type = bytes.get(next++) & 0xff;
      int nameEnd = zero(next, end);
      String name =
          new String(
              bytes.array(), bytes.arrayOffset() + next, nameEnd - next, StandardCharsets.UTF_8);
      String path = prefix.isEmpty() ? name : prefix + "." + name;
      next = nameEnd + 1;
      if (type == 3 || type == 4) {
        next = document(next, path, level + 1, visitor);
      } else {
        int after = next + size(type, next, end);
        visitor.field(path, type, next);
        next = after;
      }
      if (next > end) {
        throw new IllegalArgumentException("a field beyond its document");
      }
    }
    return end + 1;
  }

  private int at(int place, int size) {
    if (place < 0 || place + (long) size > bytes.limit()) {
      throw new IllegalArgumentException("a field beyond its document");
    }
    return place;
  }

  private int zero(int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes.get(i) == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("a name without end");
  }

  private int size(int type, int at, int end) {
    long size =
        switch (type) {
          case 0x01, 0x09, 0x11, 0x12 -> 8;
          case 0x02, 0x0d, 0x0e -> 4L + length(at, 1);
          case 0x05 -> 5L + length(at, 0);
          case 0x06, 0x0a, 0x7f, 0xff -> 0;
          case 0x07 -> OBJECT_ID_BYTES;
          case 0x08 -> 1;
          case 0x0b -> zero(zero(at, end) + 1, end) + 1 - at;
          case 0x0c -> 4L + length(at, 1) + OBJECT_ID_BYTES;
          case 0x0f -> length(at, SMALLEST);
          case 0x10 -> 4;
          case 0x13 -> 16;
          default -> throw new IllegalArgumentException("a type that BSON doesn't have");
        };
    if (at + size > end) {
      throw new IllegalArgumentException("a field beyond its document");
    }
    return (int) size;
  }

  private int length(int at, int least) {
    int length = bytes.getInt(at(at, 4));
    if (length < least) {
      throw new IllegalArgumentException("length of a field");
    }
    return length;
  }

  /** The text of a value; empty for null. */
  String text(int type, int at, CellRow row, long position) {
    return switch (type) {
      case 0x01 -> StoredValue.number(bytes.getDouble(at));
      case 0x02, 0x0d, 0x0e -> string(at, row, position);
      case 0x05 -> binary(at, row, position);
      case 0x07 -> StoredValue.hex(slice(at, OBJECT_ID_BYTES));
      case 0x08 -> bytes.get(at) != 0 ? "true" : "false";
      case 0x09 -> time(bytes.getLong(at));
      case 0x0b -> regularExpression(at, row, position);
      case 0x10 -> Integer.toString(bytes.getInt(at));
      case 0x11 -> Long.toUnsignedString(bytes.getLong(at));
      case 0x12 -> Long.toString(bytes.getLong(at));
      case 0x13 ->
          Decimal128.fromIEEE754BIDEncoding(bytes.getLong(at + 8), bytes.getLong(at)).toString();
      default -> "";
    };
  }

  private byte[] slice(int at, int length) {
    byte[] slice = new byte[length];
    bytes.get(at, slice);
    return slice;
  }

  private String string(int at, CellRow row, long position) {
    return CodePage.text(
        bytes.array(),
        bytes.arrayOffset() + at + 4,
        bytes.getInt(at) - 1,
        StandardCharsets.UTF_8,
        row,
        position);
  }

  private String regularExpression(int at, CellRow row, long position) {
    int end = zero(at, bytes.limit());
    return CodePage.text(
        bytes.array(), bytes.arrayOffset() + at, end - at, StandardCharsets.UTF_8, row, position);
  }

  private String binary(int at, CellRow row, long position) {
    int length = bytes.getInt(at);
    if (bytes.get(at + 4) == 4 && length == 16) {
      ByteBuffer id = ByteBuffer.wrap(slice(at + 5, 16));
      return new UUID(id.getLong(), id.getLong()).toString();
    }
    if (length > StoredValue.MOST_BYTES) {
      row.skipped("binary values that are too long, cut", 1, position);
    }
    return StoredValue.hex(slice(at + 5, Math.min(length, StoredValue.MOST_BYTES)));
  }

  private static String time(long millis) {
    try {
      return StoredValue.time(
          LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Long.toString(millis);
    }
  }
}
