package dyepack.layout;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines whose names of fields stand in brackets before their values: 【姓名】张三【电话】... */
final class BracketedNames extends LineRewriting {
  private static final int FEWEST_LINES = 2;
  private static final int FEWEST_NAMES = 2;

  /** A name of so many lines, in this part of them. */
  private static final double OFTEN = 0.5;

  private static final Pattern NAMED =
      Pattern.compile("[【〖\\[]\\s*(\\p{L}[\\p{L}\\p{N}_ ]{0,15})\\s*[】〗\\]]([^【〖\\[\\t]*)");

  static @Nullable LineRewriting of(List<String> lines) {
    Map<String, Integer> names = new HashMap<>();
    int such = 0;
    for (String line : lines) {
      if (isRecord(line)) {
        such++;
        Matcher named = NAMED.matcher(line);
        while (named.find()) {
          names.merge(named.group(1), 1, Integer::sum);
        }
      }
    }
    int fewest = (int) Math.ceil(OFTEN * such);
    long usual = names.values().stream().filter(n -> n >= fewest).count();
    boolean same = such >= FEWEST_LINES && usual >= FEWEST_NAMES && 2 * usual >= names.size();
    return same && mostly(lines, FEWEST_LINES, BracketedNames::isRecord)
        ? new BracketedNames()
        : null;
  }

  /** Whether a line is nothing but names in brackets, each with what follows it. */
  private static boolean isRecord(String line) {
    Matcher named = NAMED.matcher(line.strip());
    int end = 0;
    int count = 0;
    int valued = 0;
    while (named.find() && named.start() == end) {
      end = named.end();
      count++;
      valued += named.group(2).isBlank() ? 0 : 1;
    }
    return end == line.strip().length() && count >= FEWEST_NAMES && 2 * valued >= count;
  }

  @Override
  public String note() {
    return "names in brackets are read as names of fields";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    if (!isRecord(line)) {
      sink.add(line);
      return;
    }
    StringBuilder pairs = new StringBuilder();
    Matcher named = NAMED.matcher(line.strip());
    while (named.find()) {
      pairs.append(pairs.isEmpty() ? "" : "\t");
      pairs.append(named.group(1).strip()).append('：').append(named.group(2).strip());
    }
    sink.add(pairs.toString());
  }
}
