package dyepack.office;

import dyepack.cells.CellRow;
import dyepack.cells.CodePage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.poi.hssf.record.RecordInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts in the records of old workbooks. From BIFF8 on they are Unicode, one or two bytes a
 * character ([MS-XLS] 2.5.293, 2.5.294); before, bytes in the code page of the record CODEPAGE.
 */
final class BiffText {
  private static final int WIDE = 1;
  private static final int PHONETIC = 4;
  private static final int RUNS = 8;
  private static final int RUN_BYTES = 4;

  private final int version;
  private @Nullable Charset charset;

  BiffText(int version) {
    this.version = version;
  }

  /** The code page that the file names, for texts before BIFF8. */
  void codePage(int number) {
    charset = CodePage.charset(number).orElse(null);
  }

  /** A text that begins with its length. */
  String read(RecordInputStream in, boolean shortLength, CellRow row, long position) {
    int length = shortLength ? in.readUByte() : in.readUShort();
    if (version < 8) {
      byte[] bytes = new byte[Math.min(length, in.remaining())];
      in.readFully(bytes);
      return bytes(bytes, row, position);
    }
    int flags = in.readUByte();
    if (length > in.remaining() && (flags & WIDE) == 0 && in.remaining() == 0) {
      return "";
    }
    return (flags & WIDE) != 0 ? in.readUnicodeLEString(length) : in.readCompressedUnicode(length);
  }

  /** Without a code page, GB18030 if every byte fits, else Windows' Western one. */
  private String bytes(byte[] bytes, CellRow row, long position) {
    Charset named = charset;
    if (named == null) {
      String chinese = CodePage.strict(ByteBuffer.wrap(bytes), Charset.forName("GB18030"));
      return chinese != null
          ? chinese
          : CodePage.text(bytes, 0, bytes.length, Charset.forName("windows-1252"), row, position);
    }
    return named.equals(StandardCharsets.UTF_16LE)
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : CodePage.text(bytes, 0, bytes.length, named, row, position);
  }

  /** Reads the table of shared texts ([MS-XLS] 2.4.265), which goes on over several records. */
  static void shared(RecordInputStream in, SharedTexts texts) throws IOException {
    in.readInt();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int length = in.readUShort();
      int flags = in.readUByte();
      int runs = (flags & RUNS) != 0 ? in.readUShort() : 0;
      int phonetic = (flags & PHONETIC) != 0 ? in.readInt() : 0;
      texts.add(
          (flags & WIDE) != 0 ? in.readUnicodeLEString(length) : in.readCompressedUnicode(length));
      pass(in, (long) RUN_BYTES * runs + phonetic);
    }
  }

  private static void pass(RecordInputStream in, long bytes) {
    byte[] buffer = new byte[4096];
    for (long left = bytes; left > 0; ) {
      int n = (int) Math.min(left, buffer.length);
      in.readFully(buffer, 0, n);
      left -= n;
    }
  }
}
