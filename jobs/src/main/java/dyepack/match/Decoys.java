package dyepack.match;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes up values after the pattern of given ones, to see how many of them are known by chance.
 *
 * <p>The last digits of a value's longest run of digits are drawn anew, so that a made-up value
 * stands near the one it was made of: in the same block of telephone numbers, the same district and
 * birthday, the same range of running numbers. Where there are no digits, the halves of different
 * values are put together. What the value's type would refuse, for a check digit or a day that
 * doesn't exist, is drawn again.
 */
final class Decoys {
  private static final int DRAWS_FOR_ONE = 60;

  private final List<String> values;
  private final Predicate<String> reads;

  /**
   * Prepares.
   *
   * @param values different values of a column
   * @param reads whether a value is one of the type that the column is tried as
   */
  Decoys(List<String> values, Predicate<String> reads) {
    this.values = List.copyOf(values);
    this.reads = reads;
  }

  /**
   * Returns made-up values, for every given one as many; fewer where its pattern has no room.
   *
   * @param each how many for each value
   * @param digits how many of its last digits are drawn, the first of the run never
   */
  List<String> of(int each, int digits) {
    List<String> made = new ArrayList<>(values.size() * each);
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      SplittableRandom random = new SplittableRandom(value.hashCode() * 31L + digits);
      for (int n = 0; n < each; n++) {
        String decoy = one(value, digits, random);
        if (decoy != null) {
          made.add(decoy);
        } else if (n == 0) {
          break;
        }
      }
    }
    return made;
  }

  /**
   * Returns values with other numbers in them, for every given one as many: each digit but the
   * first of a run is drawn anew. Values without such digits give none.
   */
  List<String> ofOtherNumbers(int each) {
    List<String> made = new ArrayList<>(values.size() * each);
    for (String value : values) {
      SplittableRandom random = new SplittableRandom(value.hashCode());
      for (int n = 0; n < each; n++) {
        StringBuilder decoy = new StringBuilder(value);
        for (int i = 1; i < value.length(); i++) {
          if (digit(value.charAt(i)) && digit(value.charAt(i - 1))) {
            decoy.setCharAt(i, (char) ('0' + random.nextInt(10)));
          }
        }
        String other = decoy.toString();
        if (!other.equals(value) && reads.test(other)) {
          made.add(other);
        }
      }
    }
    return made;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private @Nullable String one(String value, int digits, SplittableRandom random) {
    for (int draw = 0; draw < DRAWS_FOR_ONE; draw++) {
      String decoy = draw(value, digits, random);
      if (!decoy.equals(value) && reads.test(decoy)) {
        return decoy;
      }
    }
    return null;
  }

  private String draw(String value, int digits, SplittableRandom random) {
    int end = 0;
    int length = 0;
    int run = 0;
    for (int i = 0; i < value.length(); i++) {
      run = digit(value.charAt(i)) ? run + 1 : 0;
      if (run > 0 && run >= length) {
        length = run;
        end = i + 1;
      }
    }
    if (length < 2) {
      return crossed(value, random);
    }
    StringBuilder decoy = new StringBuilder(value);
    for (int i = end - Math.min(digits, length - 1); i < end; i++) {
      decoy.setCharAt(i, (char) ('0' + random.nextInt(10)));
    }
    return decoy.toString();
  }

  private String crossed(String value, SplittableRandom random) {
    int at = value.indexOf('@');
    int middle = Math.max(1, (at > 1 ? at : value.length()) / 2);
    String other = values.get(random.nextInt(values.size()));
    if (values.size() > 8) {
      int otherAt = other.indexOf('@');
      int from = (otherAt > 1 ? otherAt : other.length()) / 2;
      return value.substring(0, Math.min(middle, value.length())) + other.substring(from);
    }
    StringBuilder decoy = new StringBuilder(value);
    for (int i = 0; i < 3; i++) {
      int place = random.nextInt(Math.max(1, at > 1 ? at : value.length()));
      boolean letter = place < value.length() && value.charAt(place) < 128;
      if (letter && Character.isLetter(value.charAt(place))) {
        decoy.setCharAt(place, (char) ('a' + random.nextInt(26)));
      }
    }
    return decoy.toString();
  }
}
