package dyepack.database;

import dyepack.cells.CellLimits;
import dyepack.cells.CellRow;
import dyepack.cells.CodePage;
import dyepack.cells.StoredValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Reads values of a block by their schema (Avro specification 1.12, "Binary Encoding") into the
 * cells of a row. Every length is checked against the block; a damaged value ends in {@link
 * BufferUnderflowException} or {@link IllegalArgumentException}.
 */
final class AvroValues {
  /** An array of nulls takes no bytes for its items: they would never end. */
  private static final int MOST_ITEMS = 1 << 20;

  private final ByteBuffer in;
  private final CellLimits limits;
  private final CellRow row;
  private final FieldPaths paths;
  private final boolean onlyPaths;

  AvroValues(ByteBuffer in, CellLimits limits, CellRow row, FieldPaths paths, boolean onlyPaths) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
    this.row = row;
    this.paths = paths;
    this.onlyPaths = onlyPaths;
  }

  /** The columns that a schema shows by itself, in its order. */
  static void addAll(Schema schema, FieldPaths paths, int depth) {
    addAll(schema, schema.getType() == Schema.Type.RECORD ? "" : "value", paths, depth);
  }

  private static void addAll(Schema schema, String path, FieldPaths paths, int depth) {
    if (depth == 0) {
      return;
    }
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          if (paths.names().size() < 4096) {
            addAll(field.schema(), joined(path, field.name()), paths, Math.min(depth - 1, 8));
          }
        }
      }
      case UNION -> {
        for (Schema branch : schema.getTypes()) {
          addAll(branch, path, paths, depth - 1);
        }
      }
      case ARRAY, MAP, NULL -> {}
      default -> paths.add(path);
    }
  }

  /** Tells whether the records have columns that the schema doesn't show. */
  static boolean growing(Schema schema, int depth) {
    if (depth == 0) {
      return true;
    }
    return switch (schema.getType()) {
      case RECORD ->
          schema.getFields().size() > 0
              && schema.getFields().stream()
                  .anyMatch(f -> growing(f.schema(), Math.min(depth - 1, 8)));
      case UNION -> schema.getTypes().stream().anyMatch(t -> growing(t, Math.min(depth - 1, 8)));
      case ARRAY, MAP -> true;
      default -> false;
    };
  }

  private static String joined(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Reads one value, of the row at a position. */
  void read(Schema schema, String path, long position) {
    read(schema, path, position, limits.depth());
  }

  private void read(Schema schema, String path, long position, int depth) {
    if (depth == 0) {
      throw new IllegalArgumentException("nested too deep");
    }
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          read(field.schema(), joined(path, field.name()), position, depth - 1);
        }
      }
      case UNION -> {
        int branch = index(schema.getTypes().size());
        read(schema.getTypes().get(branch), path, position, depth - 1);
      }
      case ARRAY -> items(schema.getElementType(), path, position, depth, false);
      case MAP -> items(schema.getValueType(), path, position, depth, true);
      case NULL -> {}
      default -> scalar(schema, path, position);
    }
  }

  private void items(Schema schema, String path, long position, int depth, boolean keyed) {
    int number = 0;
    for (long count = number(); count != 0; count = number()) {
      if (count < 0 && number() < 0) {
        throw new IllegalArgumentException("length of items");
      }
      long items = Math.abs(count);
      if (items < 0 || number + items > MOST_ITEMS) {
        throw new IllegalArgumentException("number of items");
      }
      for (long i = 0; i < items; i++) {
        String name = keyed ? string(position) : Integer.toString(number);
        read(schema, joined(path, name), position, depth - 1);
        number++;
      }
    }
  }

  private void scalar(Schema schema, String path, long position) {
    String text =
        switch (schema.getType()) {
          case INT, LONG -> integer(schema.getLogicalType(), number());
          case FLOAT -> StoredValue.number(in.getFloat());
          case DOUBLE -> StoredValue.number(in.getDouble());
          case BOOLEAN -> in.get() != 0 ? "true" : "false";
          case STRING -> string(position);
          case BYTES -> binary(schema.getLogicalType(), bytes(length()), position);
          case FIXED -> binary(schema.getLogicalType(), bytes(schema.getFixedSize()), position);
          case ENUM -> schema.getEnumSymbols().get(index(schema.getEnumSymbols().size()));
          default -> throw new IllegalArgumentException("type");
        };
    if (onlyPaths) {
      paths.add(path);
    } else {
      row.set(paths.column(path), text);
    }
  }

  private long number() {
    long bits = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = in.get();
      bits |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return bits >>> 1 ^ -(bits & 1);
      }
    }
    throw new IllegalArgumentException("number");
  }

  private int index(int size) {
    long index = number();
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("choice");
    }
    return (int) index;
  }

  private int length() {
    long length = number();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return (int) length;
  }

  private byte[] bytes(int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private String string(long position) {
    byte[] bytes = bytes(length());
    return CodePage.text(bytes, 0, bytes.length, StandardCharsets.UTF_8, row, position);
  }

  private String binary(
      @org.jspecify.annotations.Nullable LogicalType type, byte[] bytes, long at) {
    if (type instanceof LogicalTypes.Decimal decimal && bytes.length > 0 && bytes.length <= 64) {
      return StoredValue.number(new BigDecimal(new BigInteger(bytes), decimal.getScale()));
    }
    if (bytes.length > StoredValue.MOST_BYTES) {
      row.skipped("binary values that are too long, cut", 1, at);
    }
    return StoredValue.hex(bytes);
  }

  private static String integer(@org.jspecify.annotations.Nullable LogicalType type, long value) {
    if (type == null) {
      return Long.toString(value);
    }
    try {
      return switch (type.getName()) {
        case "date" -> LocalDate.ofEpochDay(value).toString();
        case "time-millis" ->
            LocalTime.ofNanoOfDay(Math.multiplyExact(value, 1_000_000L)).toString();
        case "time-micros" -> LocalTime.ofNanoOfDay(Math.multiplyExact(value, 1000L)).toString();
        case "timestamp-millis", "local-timestamp-millis" -> time(value, 1000);
        case "timestamp-micros", "local-timestamp-micros" -> time(value, 1_000_000);
        case "timestamp-nanos", "local-timestamp-nanos" -> time(value, 1_000_000_000);
        default -> Long.toString(value);
      };
    } catch (DateTimeException | ArithmeticException e) {
      return Long.toString(value);
    }
  }

  private static String time(long value, long perSecond) {
    long nanos = Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond);
    return StoredValue.time(
        LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), (int) nanos, ZoneOffset.UTC));
  }
}
