package dyepack.office;

import java.util.ArrayList;
import java.util.List;

/**
 * A word that {@code tesseract} found.
 *
 * @param line number of its line, from 0, top to bottom
 * @param left first column of pixels
 * @param right one past the last
 * @param top first row of pixels
 * @param height in pixels
 * @param text at least one character
 */
record OcrWord(int line, int left, int right, int top, int height, String text) {
  private static final int FIELDS = 12;
  private static final String WORD_LEVEL = "5";

  /**
   * The words of a table of tab-separated values as {@code tesseract FILE stdout tsv} prints it
   * (tesseract manual, "TSV"): level, page, block, paragraph, line, word, left, top, width, height,
   * confidence, text.
   */
  static List<OcrWord> parse(List<String> printed) {
    List<OcrWord> words = new ArrayList<>();
    String before = "";
    int line = -1;
    for (String row : printed) {
      String[] fields = row.split("\t", -1);
      if (fields.length == FIELDS && fields[0].equals(WORD_LEVEL) && !fields[11].isBlank()) {
        String place = String.join(" ", fields[1], fields[2], fields[3], fields[4]);
        line += place.equals(before) ? 0 : 1;
        before = place;
        try {
          int left = Integer.parseInt(fields[6]);
          int right = left + Integer.parseInt(fields[8]);
          words.add(
              new OcrWord(
                  line,
                  left,
                  right,
                  Integer.parseInt(fields[7]),
                  Integer.parseInt(fields[9]),
                  fields[11].strip()));
        } catch (NumberFormatException e) {
          // A row that isn't as the manual says is no word.
        }
      }
    }
    return words;
  }

  /** The same word with another text. */
  OcrWord reading(String other) {
    return new OcrWord(line, left, right, top, height, other);
  }

  /** The same word in a picture that is larger by a factor, and to the right by some pixels. */
  OcrWord placed(double factor, int right) {
    return new OcrWord(
        line,
        right + (int) (left * factor),
        right + (int) (this.right * factor),
        (int) (top * factor),
        Math.max(1, (int) (height * factor)),
        text);
  }

  /** Row of pixels that its middle stands in. */
  int middle() {
    return top + height / 2;
  }

  /** Whether the middle of another word lies within it. */
  boolean covers(OcrWord other) {
    int x = (other.left + other.right) / 2;
    int y = other.top + other.height / 2;
    return x >= left && x < right && y >= top && y < top + height;
  }
}
