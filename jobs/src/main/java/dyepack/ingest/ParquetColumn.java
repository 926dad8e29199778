package dyepack.ingest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * One leaf of a Parquet schema: its values as canonical text and back.
 *
 * <p>Canonical text: whole numbers in decimal; decimals with their scale; floating-point numbers in
 * the shortest form that gives the same value, without exponent between 1e-7 and 1e15; dates {@code
 * 2026-01-31}; timestamps {@code 2026-01-31 08:15:00} with three, six or nine digits of a second
 * only where it has a fraction, in UTC where the column says so; bytes that aren't text as {@code
 * 0x} and hex.
 */
final class ParquetColumn {
  private static final HexFormat HEX = HexFormat.of();
  private static final long JULIAN_EPOCH_DAY = 2_440_588;

  private final String name;
  private final int[] path;
  private final PrimitiveType type;
  private final @Nullable LogicalTypeAnnotation logical;

  ParquetColumn(String name, int[] path, PrimitiveType type) {
    this.name = name;
    this.path = path.clone();
    this.type = type;
    this.logical = type.getLogicalTypeAnnotation();
  }

  /** Dotted path. */
  String name() {
    return name;
  }

  boolean required() {
    return type.isRepetition(Type.Repetition.REQUIRED);
  }

  /** The value's text, or null where the row has none. */
  @Nullable String text(Group row) {
    Group group = row;
    for (int k = 0; k < path.length - 1; k++) {
      if (group.getFieldRepetitionCount(path[k]) == 0) {
        return null;
      }
      group = group.getGroup(path[k], 0);
    }
    int leaf = path[path.length - 1];
    return group.getFieldRepetitionCount(leaf) == 0 ? null : text(group, leaf);
  }

  private String text(Group group, int leaf) {
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> Boolean.toString(group.getBoolean(leaf, 0));
      case INT32 -> whole(group.getInteger(leaf, 0));
      case INT64 -> whole(group.getLong(leaf, 0));
      case FLOAT -> floating(Float.toString(group.getFloat(leaf, 0)));
      case DOUBLE -> floating(Double.toString(group.getDouble(leaf, 0)));
      case INT96 -> int96(group.getInt96(leaf, 0).getBytes());
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(group.getBinary(leaf, 0).getBytes());
    };
  }

  private String whole(long value) {
    if (logical instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value).toString();
    }
    if (logical instanceof TimestampLogicalTypeAnnotation stamp) {
      return timestamp(value, stamp.getUnit());
    }
    if (logical instanceof TimeLogicalTypeAnnotation time) {
      return LocalTime.ofNanoOfDay(value * nanos(time.getUnit())).toString();
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
    }
    if (logical instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()) {
      return integer.getBitWidth() == 64
          ? Long.toUnsignedString(value)
          : Long.toString(value & 0xFFFF_FFFFL);
    }
    return Long.toString(value);
  }

  private static long nanos(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000_000;
      case MICROS -> 1_000;
      case NANOS -> 1;
    };
  }

  private static String timestamp(long value, TimeUnit unit) {
    long perSecond = 1_000_000_000 / nanos(unit);
    long nano = Math.floorMod(value, perSecond) * nanos(unit);
    return text(
        LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), (int) nano, ZoneOffset.UTC));
  }

  /** Date, blank, time with seconds, and as many groups of three fraction digits as it has. */
  private static String text(LocalDateTime time) {
    String text = time.toString().replace('T', ' ');
    return text.length() == "2026-01-31 08:15".length() ? text + ":00" : text;
  }

  private static String int96(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanoOfDay = buffer.getLong();
    long day = buffer.getInt() - JULIAN_EPOCH_DAY;
    return text(LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(nanoOfDay));
  }

  private static String floating(String shortest) {
    int exponent = shortest.indexOf('E');
    if (exponent < 0) {
      return shortest;
    }
    int power = Integer.parseInt(shortest.substring(exponent + 1));
    if (power < -7 || power >= 15) {
      return shortest;
    }
    String plain = new BigDecimal(shortest).toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private String bytes(byte[] bytes) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString();
    }
    if (type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
      try {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (logical != null || !text.startsWith("0x")) {
          return text;
        }
      } catch (CharacterCodingException e) {
        return "0x" + HEX.formatHex(bytes);
      }
    }
    return "0x" + HEX.formatHex(bytes);
  }

  /** Whether {@link #put} would take the text. */
  boolean takes(String text) {
    try {
      return value(text) != null;
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }

  /**
   * Sets the value in a row being built.
   *
   * @throws IllegalArgumentException if the text isn't one of this column's type
   */
  void put(Group row, String text) {
    Group group = row;
    for (int k = 0; k < path.length - 1; k++) {
      boolean there = group.getFieldRepetitionCount(path[k]) > 0;
      group = there ? group.getGroup(path[k], 0) : group.addGroup(path[k]);
    }
    int leaf = path[path.length - 1];
    Object value = value(text);
    if (value instanceof Boolean b) {
      group.add(leaf, b.booleanValue());
    } else if (value instanceof Integer i) {
      group.add(leaf, i.intValue());
    } else if (value instanceof Long l) {
      group.add(leaf, l.longValue());
    } else if (value instanceof Float f) {
      group.add(leaf, f.floatValue());
    } else if (value instanceof Double d) {
      group.add(leaf, d.doubleValue());
    } else {
      group.add(leaf, Binary.fromConstantByteArray((byte[]) value));
    }
  }

  private Object value(String text) {
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> bool(text);
      case INT32 -> narrow(whole(text));
      case INT64 -> whole(text);
      case FLOAT -> Float.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case INT96 -> int96(text);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(text);
    };
  }

  private static Boolean bool(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("not a truth value");
    }
    return text.equals("true");
  }

  private Integer narrow(long value) {
    boolean unsigned = logical instanceof IntLogicalTypeAnnotation i && !i.isSigned();
    if (unsigned && value >= 0 && value <= 0xFFFF_FFFFL) {
      return (int) value;
    }
    return Math.toIntExact(value);
  }

  private long whole(String text) {
    if (logical instanceof DateLogicalTypeAnnotation) {
      return LocalDate.parse(text).toEpochDay();
    }
    if (logical instanceof TimestampLogicalTypeAnnotation stamp) {
      Instant instant = LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
      long perSecond = 1_000_000_000 / nanos(stamp.getUnit());
      long fraction = exact(instant.getNano(), nanos(stamp.getUnit()));
      return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), perSecond), fraction);
    }
    if (logical instanceof TimeLogicalTypeAnnotation time) {
      return exact(LocalTime.parse(text).toNanoOfDay(), nanos(time.getUnit()));
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(text).setScale(decimal.getScale()).unscaledValue().longValueExact();
    }
    if (logical instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()) {
      return Long.parseUnsignedLong(text);
    }
    return Long.parseLong(text);
  }

  private static long exact(long nanos, long unit) {
    if (nanos % unit != 0) {
      throw new IllegalArgumentException("finer than the column's unit");
    }
    return nanos / unit;
  }

  private static byte[] int96(String text) {
    LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(time.toLocalTime().toNanoOfDay())
        .putInt((int) (time.toLocalDate().toEpochDay() + JULIAN_EPOCH_DAY))
        .array();
  }

  private byte[] bytes(String text) {
    boolean fixed = type.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      BigInteger unscaled = new BigDecimal(text).setScale(decimal.getScale()).unscaledValue();
      return fixed ? extended(unscaled, type.getTypeLength()) : unscaled.toByteArray();
    }
    boolean hex = text.startsWith("0x") && (fixed || logical == null);
    return hex ? HEX.parseHex(text, 2, text.length()) : text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] extended(BigInteger value, int length) {
    byte[] bytes = value.toByteArray();
    if (bytes.length > length) {
      throw new IllegalArgumentException("more digits than the column holds");
    }
    byte[] all = new byte[length];
    Arrays.fill(all, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(bytes, 0, all, length - bytes.length, bytes.length);
    return all;
  }
}
