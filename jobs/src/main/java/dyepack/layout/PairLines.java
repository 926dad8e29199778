package dyepack.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cards of several lines with several names and values in a line: each name with its value gets a
 * line of its own.
 */
final class PairLines extends LineRewriting {
  private static final int FEWEST_CARDS = 2;
  private static final int LINES_LOOKED_AT = 2_000;
  private static final double MOSTLY = 0.8;

  static @Nullable LineRewriting of(List<String> lines) {
    Map<String, Integer> firsts = new HashMap<>();
    int several = 0;
    int pairLines = 0;
    int speaking = 0;
    int again = 0;
    String first = "";
    String before = "";
    for (String line : lines.subList(0, Math.min(lines.size(), LINES_LOOKED_AT))) {
      boolean silent = isSilent(line);
      PairText.Pair pair = silent ? null : PairSign.COLON.leading(line);
      speaking += silent ? 0 : 1;
      if (pair == null || pair.equals()) {
        continue;
      }
      pairLines++;
      several += pieces(line).size() > 1 ? 1 : 0;
      firsts.merge(pair.key(), 1, Integer::sum);
      first = first.isEmpty() ? pair.key() : first;
      again += pair.key().equals(before) ? 1 : 0;
      before = pair.key();
    }
    int cards = firsts.getOrDefault(first, 0);
    long each = firsts.values().stream().filter(n -> n >= MOSTLY * cards).count();
    boolean fits =
        cards >= FEWEST_CARDS
            && each > 1
            && several >= MOSTLY * cards
            && pairLines >= MOSTLY * speaking
            && again * 5 < pairLines;
    return fits ? new PairLines() : null;
  }

  private static boolean isSilent(String line) {
    return line.isBlank() || Lines.isRule(line.toCharArray(), 0, line.length());
  }

  /** The line cut before each name that stands behind a blank. */
  private static List<String> pieces(String line) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    boolean named = false;
    for (PairText.Pair pair : PairText.find(line)) {
      int at = pair.keyStart();
      boolean apart = at > from && Separation.isBlank(line.charAt(at - 1)) && !pair.equals();
      if (apart && named) {
        pieces.add(line.substring(from, at).strip());
        from = at;
      }
      named = true;
    }
    pieces.add(line.substring(from).strip());
    return pieces;
  }

  @Override
  public String note() {
    return "lines are numbered with one for each name and its value";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    for (String piece : isSilent(line) ? List.of(line) : pieces(line)) {
      sink.add(piece);
    }
  }
}
