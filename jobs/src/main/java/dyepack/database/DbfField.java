package dyepack.database;

import dyepack.cells.CellRow;
import dyepack.cells.CodePage;
import dyepack.cells.StoredValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A column of a DBF table.
 *
 * @param name its name, at most ten bytes, 32 in dBASE 7
 * @param type the letter of its type
 * @param offset where in a record it stands, after the mark of deletion
 * @param length its bytes
 */
record DbfField(String name, char type, int offset, int length) {
  /** Julian day number of 1970-01-01, at noon. */
  private static final long EPOCH_JULIAN_DAY = 2_440_588;

  /** Tells whether the field only says where in another file its text stands. */
  boolean memo() {
    return "MGPW".indexOf(type) >= 0 || (type == 'B' && length == 10);
  }

  /** The text of the value in a record. */
  String text(byte[] record, Charset charset, CellRow row, long position) {
    ByteBuffer bytes =
        ByteBuffer.wrap(record, offset, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    return switch (type) {
      case 'C', 'V' -> {
        int end = offset + length;
        while (end > offset && (record[end - 1] == ' ' || record[end - 1] == 0)) {
          end--;
        }
        yield CodePage.text(record, offset, end - offset, charset, row, position);
      }
      case 'I' -> length == 4 ? Integer.toString(bytes.getInt()) : plain(record);
      case '+' ->
          length == 4
              ? Integer.toString(bytes.order(ByteOrder.BIG_ENDIAN).getInt() ^ Integer.MIN_VALUE)
              : plain(record);
      case 'B' -> length == 8 ? StoredValue.number(bytes.getDouble()) : plain(record);
      case 'O' -> length == 8 ? ordered(bytes) : plain(record);
      case 'Y' ->
          length == 8 ? StoredValue.number(BigDecimal.valueOf(bytes.getLong(), 4)) : plain(record);
      case 'T', '@' -> length == 8 ? time(bytes) : plain(record);
      case 'Q', '0' ->
          StoredValue.hex(java.util.Arrays.copyOfRange(record, offset, offset + length));
      default -> plain(record);
    };
  }

  private String plain(byte[] record) {
    return new String(record, offset, length, StandardCharsets.ISO_8859_1)
        .replace('\0', ' ')
        .strip();
  }

  /** dBASE 7 keeps doubles so that their bytes sort: positive ones with the sign bit set. */
  private static String ordered(ByteBuffer bytes) {
    long bits = bytes.order(ByteOrder.BIG_ENDIAN).getLong();
    return bits == 0
        ? ""
        : StoredValue.number(Double.longBitsToDouble(bits < 0 ? bits ^ Long.MIN_VALUE : ~bits));
  }

  /** A Julian day number and the milliseconds since midnight, as Visual FoxPro stores them. */
  private static String time(ByteBuffer bytes) {
    int day = bytes.getInt();
    int millis = bytes.getInt();
    if (day == 0 && millis == 0) {
      return "";
    }
    try {
      return StoredValue.time(
          LocalDate.ofEpochDay(day - EPOCH_JULIAN_DAY)
              .atStartOfDay()
              .plusNanos(millis * 1_000_000L));
    } catch (DateTimeException e) {
      return day + " " + millis;
    }
  }
}
