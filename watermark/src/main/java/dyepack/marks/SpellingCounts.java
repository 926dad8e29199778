package dyepack.marks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many texts of a column have a place of each family of spellings. Of a column with many
 * different texts one in four is looked at, chosen by its hash; of another column, all.
 */
final class SpellingCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int GOLDEN_RATIO = 0x9e3779b9;
  private static final int TWO_BITS = 30;

  private final long[] places = new long[Spellings.FAMILIES];
  private long texts;

  /** Returns the counts of a column whose distinct values are known. */
  static SpellingCounts of(Map<String, Long> distinct) {
    SpellingCounts counts = new SpellingCounts();
    distinct.forEach(
        (text, times) -> {
          if (holdsLetter(text)) {
            counts.count(text, times);
          }
        });
    return counts;
  }

  /** Looks at a text if it is one of the sample. */
  void sample(String text) {
    if ((text.hashCode() * GOLDEN_RATIO) >>> TWO_BITS == 0 && holdsLetter(text)) {
      count(text, 1);
    }
  }

  private void count(String text, long times) {
    texts += times;
    Spellings.Parsed parsed = Spellings.parse(text);
    for (int family = 0; family < places.length; family++) {
      places[family] += parsed.has(family) ? times : 0;
    }
  }

  private static boolean holdsLetter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  void merge(SpellingCounts other) {
    texts += other.texts;
    for (int family = 0; family < places.length; family++) {
      places[family] += other.places[family];
    }
  }

  /** Returns how many texts were looked at. */
  long texts() {
    return texts;
  }

  /** Returns by family in how many of them it has a place. */
  List<Long> places() {
    List<Long> list = new ArrayList<>();
    for (long count : places) {
      list.add(count);
    }
    return list;
  }
}
