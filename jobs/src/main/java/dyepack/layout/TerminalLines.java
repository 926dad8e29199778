package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a terminal was sent: colours and moves of the cursor (ECMA-48, 5.4) are left out. */
final class TerminalLines extends LineRewriting {
  private static final int FEWEST = 2;
  private static final double OFTEN = 0.1;
  private static final Pattern SEQUENCE = Pattern.compile("\u001B\\[[0-?]*[ -/]*[@-~]");

  static @Nullable LineRewriting of(List<String> lines) {
    long such = lines.stream().filter(l -> l.indexOf('\u001B') >= 0).count();
    long all = lines.stream().filter(l -> !l.isBlank()).count();
    return such >= FEWEST && such >= OFTEN * all ? new TerminalLines() : null;
  }

  @Override
  public String note() {
    return "what only colours a terminal is left out of lines";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    // A lone escape character would make the copy look as if there were more to leave out.
    sink.add(SEQUENCE.matcher(line).replaceAll("").replace("\u001B", ""));
  }
}
