package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of Markdown whose cells are set in bold, as code or struck through: the signs around
 * whole cells come off.
 */
final class MarkdownCells extends LineRewriting {
  private static final int FEWEST = 3;
  private static final Pattern RULE =
      Pattern.compile("\\s*+\\|?\\s*+:?-{2,}+:?\\s*+(?:\\|\\s*+:?-{2,}+:?\\s*+)++\\|?\\s*+");

  /** The same sign before and behind what is in a cell, which doesn't hold it again. */
  private static final Pattern CELL =
      Pattern.compile(
          "(?<=\\|)(\\s{0,100})(\\*\\*|__|~~|`)((?:(?!\\2)[^|]){1,400})\\2(?=\\s{0,100}(?:\\||$))");

  static @Nullable LineRewriting of(List<String> lines) {
    boolean table = lines.stream().anyMatch(l -> RULE.matcher(l).matches());
    long set = table ? lines.stream().filter(l -> CELL.matcher(l).find()).count() : 0;
    return set >= FEWEST ? new MarkdownCells() : null;
  }

  @Override
  public String note() {
    return "signs of Markdown around cells are left out";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    sink.add(line.indexOf('|') < 0 ? line : CELL.matcher(line).replaceAll("$1$3"));
  }
}
