package dyepack.simulate;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines of a tab-separated resource, from which lines are drawn by weight. */
final class WordList {
  private final List<List<String>> lines;
  private final int[] cumulated;

  private WordList(List<List<String>> lines, int weightColumn) {
    this.lines = List.copyOf(lines);
    this.cumulated = new int[lines.size()];
    int sum = 0;
    for (int i = 0; i < lines.size(); i++) {
      sum += weightColumn < 0 ? 1 : Integer.parseInt(lines.get(i).get(weightColumn));
      cumulated[i] = sum;
    }
  }

  /** Loads a resource of this package; the weight stands in a column, or all are alike (-1). */
  static WordList load(String resource, int weightColumn) {
    return new WordList(lines(resource), weightColumn);
  }

  /** The lines whose column holds one of these values. */
  WordList where(int column, List<String> values, int weightColumn) {
    return new WordList(
        lines.stream().filter(line -> values.contains(line.get(column))).toList(), weightColumn);
  }

  /** A resource of lines "kind, words" as words by kind. */
  static Map<String, List<String>> byKind(String resource) {
    return lines(resource).stream()
        .collect(
            Collectors.toUnmodifiableMap(
                line -> line.get(0), line -> Splitter.on(' ').splitToList(line.get(1))));
  }

  List<String> draw(Draw draw) {
    int at = draw.between(1, cumulated[cumulated.length - 1]);
    int low = 0;
    int high = cumulated.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return lines.get(low);
  }

  private static List<List<String>> lines(String resource) {
    try {
      List<List<String>> lines = new ArrayList<>();
      for (String line :
          Resources.readLines(
              Resources.getResource(WordList.class, resource), StandardCharsets.UTF_8)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(Splitter.on('\t').splitToList(line));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
