package dyepack.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether carriage returns alone end lines. */
final class LineEnds {
  private static final int LOOKED_AT = 1 << 19;

  private LineEnds() {}

  /** Whether at least one line end in twenty at the beginning of the file is a lone return. */
  static boolean loneReturns(Path file, TextForm form) throws IOException {
    byte[] b;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.min(form.markBytes(), Files.size(file)));
      b = in.readNBytes(LOOKED_AT);
    }
    int unit = form.unit();
    int low = form.lowByteFirst() ? 0 : unit - 1;
    long lone = 0;
    long other = 0;
    for (int i = 0; i + unit <= b.length; i += unit) {
      if (is(b, i, unit, low, '\n')) {
        other++;
      } else if (is(b, i, unit, low, '\r')) {
        boolean pair = i + 2 * unit <= b.length && is(b, i + unit, unit, low, '\n');
        lone += pair || (i + 2 * unit > b.length && other > 0) ? 0 : 1;
      }
    }
    return lone > 0 && lone * 20 >= lone + other;
  }

  private static boolean is(byte[] b, int i, int unit, int low, char c) {
    for (int k = 0; k < unit; k++) {
      if (b[i + k] != (k == low ? c : 0)) {
        return false;
      }
    }
    return true;
  }
}
