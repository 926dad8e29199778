package dyepack.typing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lists that come with this package; each names its sources in its first lines. */
final class Resources {
  private Resources() {}

  /** Returns the lines of a list without comments; a missing list is a bug. */
  static List<String> lines(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/dyepack/typing/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no list " + name);
      }
      List<String> lines = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          lines.add(line);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
