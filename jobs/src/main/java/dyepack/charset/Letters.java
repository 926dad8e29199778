package dyepack.charset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Relative frequencies of characters by group, from the two resources of this package. */
final class Letters {
  private static final Map<String, Map<Integer, Double>> GROUPS = read();

  private Letters() {}

  /**
   * Weights of the characters of a group, adding up to 1.
   *
   * @param name "s" and "t" for simplified and traditional Chinese, or a group of letters.tsv
   */
  static Map<Integer, Double> group(String name) {
    Map<Integer, Double> group = GROUPS.get(name);
    if (group == null) {
      throw new IllegalArgumentException(name);
    }
    return group;
  }

  private static Map<String, Map<Integer, Double>> read() {
    Map<String, Map<Integer, Double>> groups = new HashMap<>();
    for (String line : lines("hanzi.tsv")) {
      String[] cells = line.split("\t", -1);
      double weight = Math.exp(-Double.parseDouble(cells[1]) / 2);
      Map<Integer, Double> group = groups.computeIfAbsent(cells[0], k -> new HashMap<>());
      cells[2].codePoints().forEach(c -> group.put(c, weight));
    }
    for (String line : lines("letters.tsv")) {
      String[] cells = line.split("\t", -1);
      String[] words = cells[1].split(" ", -1);
      Map<Integer, Double> group = groups.computeIfAbsent(cells[0], k -> new HashMap<>());
      for (int i = 0; i + 1 < words.length; i += 2) {
        group.merge(words[i].codePointAt(0), Double.parseDouble(words[i + 1]), Math::max);
      }
    }
    groups.replaceAll((name, group) -> normalised(group));
    return groups;
  }

  private static Map<Integer, Double> normalised(Map<Integer, Double> group) {
    double sum = group.values().stream().mapToDouble(d -> d).sum();
    Map<Integer, Double> shares = new HashMap<>();
    group.forEach((c, weight) -> shares.put(c, weight / sum));
    return Map.copyOf(shares);
  }

  private static Iterable<String> lines(String resource) {
    @Nullable InputStream in = Letters.class.getResourceAsStream("/dyepack/charset/" + resource);
    if (in == null) {
      throw new IllegalStateException("resource " + resource + " is missing");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(l -> !l.startsWith("#") && !l.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
