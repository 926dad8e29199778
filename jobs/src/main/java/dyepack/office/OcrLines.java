package dyepack.office;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts words together to lines, and lines to columns where one stretch of the picture from top to
 * bottom is empty. Words that stand closely together are one: Chinese is read character by
 * character.
 */
final class OcrLines {
  /** Distance of words, in heights of a line, up to which they are one. */
  private static final double CLOSE = 0.45;

  /** The same between two Chinese characters, whose boxes are often cut short. */
  private static final double CLOSE_IDEOGRAPHS = 1.1;

  /** Width of an empty stretch between columns, in heights of a line. */
  private static final double STRETCH = 0.7;

  /** Part of the lines that may reach into an empty stretch: headings, sentences below. */
  private static final double CROSSING = 0.08;

  private static final String DIRT = "\"'`“”‘’|_~^°·.,:;、，。-—=«»";

  private static final int LEAST_LINES = 3;

  private final List<OcrWord> words;
  private final int height;
  private final int lines;

  OcrLines(List<OcrWord> words) {
    this.words = words;
    this.height =
        words.isEmpty()
            ? 1
            : Math.max(
                1, words.stream().mapToInt(OcrWord::height).sorted().toArray()[words.size() / 2]);
    this.lines = words.isEmpty() ? 0 : words.get(words.size() - 1).line() + 1;
  }

  /** The lines from top to bottom, each with as many cells as there are columns. */
  List<String[]> rows() {
    List<Integer> borders = borders();
    List<String[]> rows = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int to = at;
      while (to < words.size() && words.get(to).line() == words.get(at).line()) {
        to++;
      }
      rows.add(row(words.subList(at, to), borders));
      at = to;
    }
    return rows;
  }

  private String[] row(List<OcrWord> line, List<Integer> borders) {
    StringBuilder[] cells = new StringBuilder[borders.size() + 1];
    int[] ends = new int[cells.length];
    for (OcrWord word : line) {
      if (isNoise(word.text())) {
        continue;
      }
      int middle = (word.left() + word.right()) / 2;
      int column = (int) borders.stream().filter(b -> b <= middle).count();
      if (cells[column] == null) {
        cells[column] = new StringBuilder(clean(word.text()));
      } else {
        double close = ideographs(cells[column], word.text()) ? CLOSE_IDEOGRAPHS : CLOSE;
        boolean apart = word.left() - ends[column] > close * height;
        cells[column].append(apart ? " " : "").append(clean(word.text()));
      }
      ends[column] = word.right();
    }
    String[] texts = new String[cells.length];
    for (int c = 0; c < cells.length; c++) {
      texts[c] = cells[c] == null ? "" : cells[c].toString().strip();
    }
    return texts;
  }

  /** Without what dirt and the ends of rules beside a word read as. */
  private static String clean(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && DIRT.indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && DIRT.indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return word.substring(from, to);
  }

  private static boolean ideographs(StringBuilder before, String after) {
    return Character.isIdeographic(before.codePointBefore(before.length()))
        && Character.isIdeographic(after.codePointAt(0));
  }

  /** Height of a line. */
  int height() {
    return height;
  }

  /** The middles of the empty stretches between columns. */
  List<Integer> borders() {
    List<Integer> borders = new ArrayList<>();
    int width = words.stream().mapToInt(OcrWord::right).max().orElse(0);
    if (lines < LEAST_LINES) {
      return borders;
    }
    int[] covered = new int[width + 1];
    for (OcrWord word : words) {
      if (!isNoise(word.text())) {
        for (int x = Math.max(0, word.left()); x < word.right(); x++) {
          covered[x]++;
        }
      }
    }
    int allowed = (int) (CROSSING * lines);
    int from = -1;
    boolean begun = false;
    for (int x = 0; x <= width; x++) {
      boolean empty = x < width && covered[x] <= allowed;
      if (empty && begun && from < 0) {
        from = x;
      } else if (!empty && from >= 0) {
        if (x < width && x - from >= STRETCH * height) {
          borders.add((from + x) / 2);
        }
        from = -1;
      }
      begun |= !empty && x < width;
    }
    return borders;
  }

  /** What is left of rules, and dirt, reads as strokes and dots. */
  private static boolean isNoise(String text) {
    return text.chars().noneMatch(Character::isLetterOrDigit);
  }
}
