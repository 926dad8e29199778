package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a search through files found ({@code grep}, {@code findstr}): each line begins with the
 * file's name and perhaps the line's number. The records are what follows.
 */
final class SearchPrefixes extends LineRewriting {
  private static final int FEWEST = 3;
  private static final double MOSTLY = 0.9;
  private static final Pattern FOUND =
      Pattern.compile(
          "((?:[A-Za-z]:)?[^:\\s\"{}|,;]{1,200}\\.(?:txt|csv|tsv|sql|log|json|dat|md|html?|xml)):"
              + "(?:\\d{1,12}[:-])?(.*)");

  static @Nullable LineRewriting of(List<String> lines) {
    List<String> speaking = lines.stream().filter(l -> !l.isBlank() && !l.equals("--")).toList();
    long such = speaking.stream().filter(l -> FOUND.matcher(l).matches()).count();
    return such >= FEWEST && such >= MOSTLY * speaking.size() ? new SearchPrefixes() : null;
  }

  @Override
  public String note() {
    return "names of files and numbers of lines, as a search tells them, are left out of records";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    Matcher found = FOUND.matcher(line);
    sink.add(found.matches() ? found.group(2) : line);
  }
}
