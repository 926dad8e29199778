package dyepack.confine;

import dyepack.cells.CellLimits;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a child is asked to read; passed through its standard input, so that passwords stand in no
 * list of processes.
 *
 * @param parser name of the parser's class
 * @param file path of the file
 * @param limits limits and passwords
 * @param stream path of the cell stream to be written
 */
record ReadRequest(String parser, String file, CellLimits limits, String stream) {

  void write(DataOutputStream out) throws IOException {
    text(out, parser);
    text(out, file);
    text(out, stream);
    out.writeInt(limits.recordBytes());
    out.writeInt(limits.cellChars());
    out.writeInt(limits.columns());
    out.writeInt(limits.depth());
    out.writeLong(limits.inflatedBytes());
    text(out, limits.charset() == null ? "" : limits.charset());
    out.writeInt(limits.seconds());
    out.writeInt(limits.passwords().size());
    for (String password : limits.passwords()) {
      text(out, password);
    }
    out.flush();
  }

  static ReadRequest read(DataInputStream in) throws IOException {
    String parser = text(in);
    String file = text(in);
    String stream = text(in);
    int recordBytes = in.readInt();
    int cellChars = in.readInt();
    int columns = in.readInt();
    int depth = in.readInt();
    long inflatedBytes = in.readLong();
    String charset = text(in);
    int seconds = in.readInt();
    List<String> passwords = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      passwords.add(text(in));
    }
    CellLimits limits =
        new CellLimits(
            recordBytes,
            cellChars,
            columns,
            depth,
            inflatedBytes,
            passwords,
            charset.isEmpty() ? null : charset,
            seconds);
    return new ReadRequest(parser, file, limits, stream);
  }

  static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** A text of at most 1 MiB. */
  static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > 1 << 20) {
      throw new IOException("a text of the wrong length");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
