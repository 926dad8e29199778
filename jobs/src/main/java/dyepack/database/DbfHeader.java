package dyepack.database;

import dyepack.cells.CodePage;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a DBF file begins with: dBASE III to 7, Clipper, FoxPro and Visual FoxPro.
 *
 * <p>Layout: version (1 byte), date (3), number of records (4), length of the header (2), of a
 * record (2), reserved, at 28 flags, at 29 the language driver; from 32 the fields (from 68 in
 * dBASE 7) until a byte 0x0D. A field: name (11 bytes; 32 in dBASE 7), type (1), four bytes of
 * address (none in dBASE 7), length (1), decimals (1), others up to 32 (48) bytes.
 *
 * @param headerBytes length of the header, after which the records begin
 * @param records how many the file says it has
 * @param recordBytes length of each, the mark of deletion included
 * @param charset of the language driver, if it names one
 */
record DbfHeader(
    int headerBytes,
    long records,
    int recordBytes,
    List<DbfField> fields,
    Optional<Charset> charset) {
  private static final int FIXED = 32;
  private static final int FIXED_7 = 68;
  private static final int END = 0x0d;

  /**
   * Code pages by language driver, as listed in the documentation of Visual FoxPro and of ESRI's
   * tools; 0 and 0x57 ("ANSI", whatever the machine had) name none.
   */
  private static final Map<Integer, Integer> CODE_PAGES =
      Map.ofEntries(
          Map.entry(0x01, 437),
          Map.entry(0x02, 850),
          Map.entry(0x03, 1252),
          Map.entry(0x04, 10000),
          Map.entry(0x08, 865),
          Map.entry(0x09, 437),
          Map.entry(0x0a, 850),
          Map.entry(0x0b, 437),
          Map.entry(0x0d, 437),
          Map.entry(0x0e, 850),
          Map.entry(0x0f, 437),
          Map.entry(0x10, 850),
          Map.entry(0x11, 437),
          Map.entry(0x12, 850),
          Map.entry(0x13, 932),
          Map.entry(0x14, 850),
          Map.entry(0x15, 437),
          Map.entry(0x16, 850),
          Map.entry(0x17, 865),
          Map.entry(0x18, 437),
          Map.entry(0x19, 437),
          Map.entry(0x1a, 850),
          Map.entry(0x1b, 437),
          Map.entry(0x1c, 863),
          Map.entry(0x1d, 850),
          Map.entry(0x1f, 852),
          Map.entry(0x22, 852),
          Map.entry(0x23, 852),
          Map.entry(0x24, 860),
          Map.entry(0x25, 850),
          Map.entry(0x26, 866),
          Map.entry(0x37, 850),
          Map.entry(0x40, 852),
          Map.entry(0x4d, 936),
          Map.entry(0x4e, 949),
          Map.entry(0x4f, 950),
          Map.entry(0x50, 874),
          Map.entry(0x58, 1252),
          Map.entry(0x59, 1252),
          Map.entry(0x64, 852),
          Map.entry(0x65, 866),
          Map.entry(0x66, 865),
          Map.entry(0x67, 861),
          Map.entry(0x6a, 737),
          Map.entry(0x6b, 857),
          Map.entry(0x6c, 863),
          Map.entry(0x78, 950),
          Map.entry(0x79, 949),
          Map.entry(0x7a, 936),
          Map.entry(0x7b, 932),
          Map.entry(0x7c, 874),
          Map.entry(0x86, 737),
          Map.entry(0x87, 852),
          Map.entry(0x88, 857),
          Map.entry(0xc8, 1250),
          Map.entry(0xc9, 1251),
          Map.entry(0xca, 1254),
          Map.entry(0xcb, 1253),
          Map.entry(0xcc, 1257));

  /** Reads it; the stream then stands at the first record. */
  static DbfHeader read(DataInputStream in) throws IOException {
    byte[] fixed = new byte[FIXED];
    in.readFully(fixed);
    ByteBuffer head = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
    boolean seven = (fixed[0] & 7) == 4;
    long records = head.getInt(4) & 0xffffffffL;
    int headerBytes = head.getShort(8) & 0xffff;
    int recordBytes = head.getShort(10) & 0xffff;
    int first = seven ? FIXED_7 : FIXED;
    int each = seven ? 48 : 32;
    if (headerBytes < first + each || recordBytes < 2) {
      throw new IOException("a DBF file with a damaged header");
    }
    byte[] rest = new byte[headerBytes - FIXED];
    try {
      in.readFully(rest);
    } catch (EOFException e) {
      throw new IOException("a DBF file that ends within its header", e);
    }
    Optional<Charset> charset =
        Optional.ofNullable(CODE_PAGES.get(fixed[29] & 0xff)).flatMap(CodePage::charset);
    List<DbfField> fields =
        fields(rest, first - FIXED, each, recordBytes, charset.orElse(null), seven, false);
    if (fields.isEmpty()) {
      fields = fields(rest, first - FIXED, each, recordBytes, charset.orElse(null), seven, true);
    }
    if (fields.isEmpty()) {
      throw new IOException("a DBF file whose fields don't fit its records");
    }
    return new DbfHeader(headerBytes, records, recordBytes, fields, charset);
  }

  /**
   * The fields, or none if they are longer than a record.
   *
   * @param wideTexts whether the decimals of a text field are the upper byte of its length, as in
   *     Clipper and FoxPro
   */
  private static List<DbfField> fields(
      byte[] bytes,
      int start,
      int each,
      int recordBytes,
      @org.jspecify.annotations.Nullable Charset charset,
      boolean seven,
      boolean wideTexts) {
    List<DbfField> fields = new ArrayList<>();
    int nameBytes = seven ? 32 : 11;
    int lengthAt = seven ? 33 : 16;
    int offset = 1;
    for (int at = start; at + each <= bytes.length && bytes[at] != END; at += each) {
      char type = (char) (bytes[at + nameBytes] & 0xff);
      int length = bytes[at + lengthAt] & 0xff;
      if (wideTexts && type == 'C') {
        length += (bytes[at + lengthAt + 1] & 0xff) << 8;
      }
      if (offset + length > recordBytes) {
        return List.of();
      }
      fields.add(new DbfField(name(bytes, at, nameBytes, charset), type, offset, length));
      offset += length;
    }
    return !wideTexts && offset < recordBytes && recordBytes - offset >= 256 ? List.of() : fields;
  }

  private static String name(
      byte[] bytes, int at, int most, @org.jspecify.annotations.Nullable Charset charset) {
    int end = at;
    while (end < at + most && bytes[end] != 0) {
      end++;
    }
    ByteBuffer name = ByteBuffer.wrap(bytes, at, end - at);
    for (Charset each :
        new Charset[] {
          StandardCharsets.UTF_8, charset == null ? Charset.forName("GB18030") : charset
        }) {
      String text = CodePage.strict(name, each);
      if (text != null) {
        return text.strip();
      }
    }
    return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1).strip();
  }
}
