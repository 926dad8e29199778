package dyepack.ledger;

import com.google.common.primitives.Bytes;
import com.google.common.primitives.Ints;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.share.BadInputException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What names, digests and counts in entries must look like. */
final class Shape {
  private static final Pattern FILE_NAME =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._@+-]{0,150}");
  private static final Pattern DATASET = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]{0,99}");

  private Shape() {}

  /** Returns the lower-case hexadecimal digest, refusing anything else as a bug of the caller. */
  @CanIgnoreReturnValue
  static String sha256(String value, String what) {
    if (!isSha256(value)) {
      throw new IllegalArgumentException(what + " must be 64 hexadecimal digits: " + value);
    }
    return value;
  }

  private static boolean isSha256(String value) {
    for (int i = 0; i < value.length(); i++) {
      char digit = value.charAt(i);
      if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return value.length() == 64;
  }

  /** Returns the name if it can stand for one file inside a folder of the ledger. */
  @CanIgnoreReturnValue
  static String fileName(String name) {
    if (!FILE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a file name of the ledger: \"" + name + "\"");
    }
    return name;
  }

  /** Returns the name of a dataset, which is also a folder; refused as bad input. */
  @CanIgnoreReturnValue
  static String dataset(String name) {
    if (!DATASET.matcher(name).matches()) {
      throw new BadInputException(
          "Dataset name \""
              + name
              + "\" can't be used: it needs 1 to 100 letters, digits, '.', '_' or '-', and a"
              + " letter, digit or '_' first.");
    }
    return name;
  }

  /** Returns the number if it is at least {@code least}. */
  @CanIgnoreReturnValue
  static int atLeast(int least, int value, String what) {
    if (value < least) {
      throw new IllegalArgumentException(what + " must be at least " + least + ": " + value);
    }
    return value;
  }

  /** Returns the number if it is not negative. */
  @CanIgnoreReturnValue
  static long count(long value, String what) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " must not be negative: " + value);
    }
    return value;
  }

  /** Returns the text if it is not blank. */
  @CanIgnoreReturnValue
  static String text(String value, String what) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    return value;
  }

  /** Returns the 4-byte big-endian length of the UTF-8 bytes, and the bytes. */
  static byte[] lengthPrefixed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Bytes.concat(Ints.toByteArray(bytes.length), bytes);
  }

  /** Returns lower-case hexadecimal digits. */
  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
