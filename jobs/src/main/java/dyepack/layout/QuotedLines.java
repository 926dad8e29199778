package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines that another text quotes, each behind a sign: mails that were answered ({@code > }),
 * changes of files ({@code +}). The signs are left out.
 */
final class QuotedLines extends LineRewriting {
  private static final int FEWEST = 3;
  private static final Pattern QUOTED = Pattern.compile("(?:> ?)+(?![^<]*>)(.*)");
  private static final Pattern CHANGED = Pattern.compile("[-+ ](?![-+]{2} )(.*)");
  private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,\\d+)? \\+\\d+(?:,\\d+)? @@.*");

  private final Pattern sign;

  private QuotedLines(Pattern sign) {
    this.sign = sign;
  }

  static @Nullable LineRewriting of(List<String> lines) {
    boolean changes = lines.stream().anyMatch(l -> HUNK.matcher(l).matches());
    if (changes && mostly(lines, FEWEST, l -> CHANGED.matcher(l).matches())) {
      return new QuotedLines(CHANGED);
    }
    return mostly(lines, FEWEST, l -> QUOTED.matcher(l).matches()) ? new QuotedLines(QUOTED) : null;
  }

  @Override
  public String note() {
    return "signs before quoted or changed lines are left out";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    Matcher quoted = sign.matcher(line);
    sink.add(quoted.matches() ? quoted.group(1) : line);
  }
}
