package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** LDIF whose long lines go on behind a blank (RFC 2849, note 2): they are joined again. */
final class FoldedLines extends LineRewriting {
  private static final int FEWEST = 2;
  private static final int LONGEST = 1 << 16;
  private static final Pattern ENTRY = Pattern.compile("(?i)dn::? ?\\S.*");

  private final StringBuilder begun = new StringBuilder();
  private boolean any;

  static @Nullable LineRewriting of(List<String> lines) {
    long entries = lines.stream().filter(l -> ENTRY.matcher(l).matches()).count();
    return entries >= FEWEST && lines.stream().anyMatch(FoldedLines::goesOn)
        ? new FoldedLines()
        : null;
  }

  private static boolean goesOn(String line) {
    return line.length() > 1 && line.charAt(0) == ' ' && line.charAt(1) != ' ';
  }

  @Override
  public String note() {
    return "folded lines are joined";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    if (any && !begun.isEmpty() && goesOn(line) && begun.length() < LONGEST) {
      begun.append(line, 1, line.length());
      return;
    }
    end(sink);
    begun.append(line);
    any = true;
  }

  @Override
  void end(Sink sink) throws IOException {
    if (any) {
      sink.add(begun.toString());
    }
    begun.setLength(0);
    any = false;
  }
}
