package dyepack.office;

import dyepack.typing.NameLikelihood;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns of Chinese names read again, alone and in other sizes, since the model that most systems
 * have mixes up characters that are alike, and mixes up others in every size. Of all readings of a
 * name the one is taken that is likeliest by how often each character was read in its place and by
 * how usual it is as a name: a character that no reading has is never put in, and what all readings
 * agree on stays.
 */
final class OcrNames {
  /**
   * Heights of letters in pixels, besides that of the first reading: of 20, 24, 28 and 32 those two
   * that did best on six pictures of {@code PhotographedList}, with seeds that aren't measured.
   */
  private static final int[] HEIGHTS = {20, 24};

  /** How much more what was read counts than how usual a name is; chosen on the same pictures. */
  private static final double READ_WEIGHT = 2;

  /** Part of a column's cells that have to look like names, and that have to begin as such. */
  private static final double LOOK = 0.6;

  private static final double BEGIN = 0.5;
  private static final int LEAST_CELLS = 3;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 4;

  /** Reads a picture of text in Chinese. */
  interface Reader {
    List<OcrWord> read(BufferedImage picture) throws IOException;
  }

  private final OcrPicture picture;
  private final Reader reader;
  private int changed;

  OcrNames(OcrPicture picture, Reader reader) {
    this.picture = picture;
    this.reader = reader;
  }

  /** How many names came out other than they were read first. */
  int changed() {
    return changed;
  }

  /** The words with columns of names read again. */
  List<OcrWord> read(List<OcrWord> words) throws IOException {
    OcrLines lines = new OcrLines(words);
    List<Integer> borders = new ArrayList<>(lines.borders());
    if (borders.isEmpty()) {
      return words;
    }
    borders.add(0, 0);
    borders.add(Integer.MAX_VALUE);
    List<OcrWord> all = words;
    for (int b = 0; b + 1 < borders.size(); b++) {
      all = column(all, borders.get(b), borders.get(b + 1), lines.height());
    }
    return all;
  }

  private List<OcrWord> column(List<OcrWord> words, int from, int to, int height)
      throws IOException {
    Map<Integer, Cell> cells = new HashMap<>();
    for (OcrWord word : words) {
      int middle = (word.left() + word.right()) / 2;
      if (middle >= from && middle < to && !ideographs(word.text()).isEmpty()) {
        cells.computeIfAbsent(word.line(), l -> new Cell()).add(word);
      }
    }
    long look = cells.values().stream().filter(Cell::looksLikeName).count();
    long begin = cells.values().stream().filter(c -> NameLikelihood.surname(c.text())).count();
    if (cells.size() < LEAST_CELLS || look < LOOK * cells.size() || begin < BEGIN * cells.size()) {
      return words;
    }
    int left = cells.values().stream().mapToInt(c -> c.left).min().orElse(0);
    int right = cells.values().stream().mapToInt(c -> c.right).max().orElse(0);
    left = Math.max(from, left - height);
    right = Math.min(to, right + height);
    Map<Integer, List<String>> again = new HashMap<>();
    for (int letters : HEIGHTS) {
      Map<Integer, StringBuilder> reading = new HashMap<>();
      for (OcrWord word : reader.read(picture.stretch(left, right, letters))) {
        OcrWord placed = word.placed(picture.back(letters), left);
        cells.entrySet().stream()
            .min(Comparator.comparingInt(c -> Math.abs(c.getValue().middle() - placed.middle())))
            .filter(c -> Math.abs(c.getValue().middle() - placed.middle()) < height)
            .ifPresent(
                c ->
                    reading
                        .computeIfAbsent(c.getKey(), l -> new StringBuilder())
                        .append(ideographs(placed.text())));
      }
      reading.forEach(
          (line, text) -> again.computeIfAbsent(line, l -> new ArrayList<>()).add(text.toString()));
    }
    return replaced(words, cells, again);
  }

  private List<OcrWord> replaced(
      List<OcrWord> words, Map<Integer, Cell> cells, Map<Integer, List<String>> again) {
    List<OcrWord> all = new ArrayList<>();
    for (OcrWord word : words) {
      Cell cell = cells.get(word.line());
      List<String> others = again.get(word.line());
      if (cell == null || others == null || !cell.looksLikeName() || !cell.words.contains(word)) {
        all.add(word);
      } else if (cell.words.get(0).equals(word)) {
        List<String> readings = new ArrayList<>(List.of(cell.text()));
        readings.addAll(others);
        String name = likeliest(readings);
        changed += name.equals(cell.text()) ? 0 : 1;
        all.add(
            new OcrWord(
                word.line(),
                cell.left,
                cell.right,
                word.top(),
                word.height(),
                name.isEmpty() ? cell.text() : name));
      }
    }
    return all;
  }

  /** The likeliest of what stands in readings of the commonest length. */
  static String likeliest(List<String> readings) {
    Map<Integer, Integer> lengths = new HashMap<>();
    readings.forEach(r -> lengths.merge(r.length(), 1, Integer::sum));
    int length = 0;
    int most = 0;
    for (int l = SHORTEST; l <= LONGEST; l++) {
      int found = lengths.getOrDefault(l, 0);
      if (found > most) {
        most = found;
        length = l;
      }
    }
    if (length == 0) {
      return readings.get(0);
    }
    List<String> fitting = new ArrayList<>();
    for (String reading : readings) {
      if (reading.length() == length) {
        fitting.add(reading);
      }
    }
    Map<String, Double> names = Map.of("", 0.0);
    for (int place = 0; place < length; place++) {
      Map<Character, Integer> read = new HashMap<>();
      for (String reading : fitting) {
        read.merge(reading.charAt(place), 1, Integer::sum);
      }
      Map<String, Double> longer = new HashMap<>();
      for (Map.Entry<String, Double> name : names.entrySet()) {
        read.forEach(
            (c, times) ->
                longer.put(
                    name.getKey() + c,
                    name.getValue() + READ_WEIGHT * Math.log((double) times / fitting.size())));
      }
      names = longer;
    }
    return names.entrySet().stream()
        .max(
            Comparator.<Map.Entry<String, Double>>comparingDouble(
                    n -> n.getValue() + NameLikelihood.log(n.getKey()))
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(readings.get(0));
  }

  /**
   * Only the Chinese characters; those outside of the basic plane, which are rare, are left out.
   */
  private static String ideographs(String text) {
    StringBuilder kept = new StringBuilder();
    text.chars()
        .filter(c -> !Character.isSurrogate((char) c) && Character.isIdeographic(c))
        .forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  /** The words of a line that stand in a column. */
  private static final class Cell {
    private final List<OcrWord> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int left = Integer.MAX_VALUE;
    private int right;

    void add(OcrWord word) {
      words.add(word);
      text.append(ideographs(word.text()));
      left = Math.min(left, word.left());
      right = Math.max(right, word.right());
    }

    String text() {
      return text.toString();
    }

    int middle() {
      return words.get(0).middle();
    }

    /** Nothing but a few Chinese characters, each of its words. */
    boolean looksLikeName() {
      return text.length() >= SHORTEST
          && text.length() <= LONGEST
          && words.stream().mapToInt(w -> w.text().length()).sum() <= text.length() + words.size();
    }
  }
}
