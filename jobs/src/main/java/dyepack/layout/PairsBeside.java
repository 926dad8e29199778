package dyepack.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cards that stand beside each other, as tickets and labels on a sheet do: each line holds the same
 * name several times, each with the value of another person. The cards of a row are written one
 * below the other.
 */
final class PairsBeside extends LineRewriting {
  private static final int FEWEST_LINES = 4;
  private static final double MOSTLY = 0.8;

  private final List<List<String>> cards = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  private PairsBeside() {}

  static @Nullable LineRewriting of(List<String> lines) {
    int named = 0;
    int beside = 0;
    List<String> seen = new ArrayList<>();
    for (String line : lines) {
      List<String> pieces = pieces(line);
      named += pieces.isEmpty() ? 0 : 1;
      if (pieces.size() > 1) {
        beside++;
        seen.add(key(pieces.get(0)));
      }
    }
    boolean several = seen.stream().distinct().count() > 1;
    return beside >= FEWEST_LINES && several && beside >= MOSTLY * named ? new PairsBeside() : null;
  }

  /**
   * A line cut before each repetition of the name that it begins with; none if it begins with none,
   * one if other names stand in it too.
   */
  private static List<String> pieces(String line) {
    PairText.Pair first = PairSign.COLON.leading(line);
    if (first == null) {
      return List.of();
    }
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (PairText.Pair pair : PairText.find(line)) {
      if (!pair.key().equals(first.key())) {
        return List.of(line);
      }
      if (pair.keyStart() > first.keyStart()) {
        pieces.add(line.substring(from, pair.keyStart()).strip());
        from = pair.keyStart();
      }
    }
    pieces.add(line.substring(from).strip());
    return pieces;
  }

  private static String key(String piece) {
    PairText.Pair pair = PairSign.COLON.leading(piece);
    return pair == null ? "" : pair.key();
  }

  @Override
  public String note() {
    return "cards beside each other are read one after the other";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    List<String> pieces = pieces(line);
    if (pieces.isEmpty()) {
      end(sink);
      sink.add(line);
      return;
    }
    String key = key(pieces.get(0));
    if (keys.contains(key)) {
      end(sink);
    }
    keys.add(key);
    for (int i = 0; i < pieces.size(); i++) {
      if (i == cards.size()) {
        cards.add(new ArrayList<>());
      }
      cards.get(i).add(pieces.get(i));
    }
  }

  @Override
  void end(Sink sink) throws IOException {
    for (List<String> card : cards) {
      for (String piece : card) {
        sink.add(piece);
      }
      sink.add("");
    }
    cards.clear();
    keys.clear();
  }
}
