package dyepack.confine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a child says: a letter, then for {@code P} (progress) the rows so far, for {@code D} (done)
 * the {@link ReadOutcome}; {@code R} says that it is ready.
 *
 * @param rows rows so far, with progress
 * @param outcome how the reading ended, null before
 */
record ChildFrame(long rows, @Nullable ReadOutcome outcome) {

  static void ready(DataOutputStream out) throws IOException {
    out.writeByte('R');
    out.flush();
  }

  static void progress(DataOutputStream out, long rows) throws IOException {
    out.writeByte('P');
    out.writeLong(rows);
    out.flush();
  }

  static void done(DataOutputStream out, ReadOutcome outcome) throws IOException {
    out.writeByte('D');
    ReadRequest.text(out, outcome.end().name());
    ReadRequest.text(out, outcome.reason());
    out.flush();
  }

  /**
   * The next frame.
   *
   * @throws IOException if the child has gone or talks nonsense
   */
  static ChildFrame read(DataInputStream in) throws IOException {
    int letter = in.readByte();
    if (letter == 'R') {
      return new ChildFrame(0, null);
    }
    if (letter == 'P') {
      return new ChildFrame(in.readLong(), null);
    }
    if (letter != 'D') {
      throw new IOException("a child talks nonsense");
    }
    String end = ReadRequest.text(in);
    String reason = ReadRequest.text(in);
    try {
      return new ChildFrame(0, new ReadOutcome(ReadOutcome.End.valueOf(end), reason));
    } catch (IllegalArgumentException e) {
      throw new IOException("a child talks nonsense", e);
    }
  }
}
