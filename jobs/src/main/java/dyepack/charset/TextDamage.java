package dyepack.charset;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a text could not be read, or had been lost before.
 *
 * @param malformedBytes bytes that are part of no character; all of them are counted
 * @param stretches runs of such bytes, each read as one U+FFFD
 * @param places byte offsets of the first of these, at most {@link #PLACES_KEPT}
 * @param standing characters U+FFFD that stand in the input itself: an earlier program lost them
 * @param lost characters that an earlier misreading lost and undoing it can't bring back, two for
 *     each "\u951F\u65A4\u62F7"
 */
public record TextDamage(
    long malformedBytes, long stretches, List<Long> places, long standing, long lost) {
  /** How many places are kept. */
  public static final int PLACES_KEPT = 16;

  /** The bytes EF BF BD EF BF BD, two U+FFFD in UTF-8, read as GBK. */
  private static final String TWICE = "\u951F\u65A4\u62F7";

  private static final char FIRST_OF_TWICE = '\u951F';

  /** Nothing damaged. */
  public static final TextDamage NONE = new TextDamage(0, 0, List.of(), 0, 0);

  /** Copies the places. */
  public TextDamage {
    places = List.copyOf(places);
  }

  /** Whether all of the text is whole. */
  public boolean isNone() {
    return malformedBytes == 0 && standing == 0 && lost == 0;
  }

  /** How many characters U+FFFD are in {@code text}. */
  static long replacements(CharSequence text) {
    long n = 0;
    for (int i = 0; i < text.length(); i++) {
      n += text.charAt(i) == 0xFFFD ? 1 : 0;
    }
    return n;
  }

  /** Adds damage up. */
  static final class Count {
    private final List<Long> places = new ArrayList<>();
    private long malformedBytes;
    private long stretches;
    private long standing;
    private long lost;
    private int matched;

    /** Takes a run of malformed bytes at a place, -1 if unknown. */
    void malformed(long place, int bytes) {
      malformedBytes += bytes;
      stretches++;
      if (place >= 0 && places.size() < PLACES_KEPT) {
        places.add(place);
      }
    }

    /**
     * Takes decoded text, {@code text[from, to)}: counts its U+FFFD and "\u951F\u65A4\u62F7", which
     * is what the UTF-8 of two U+FFFD becomes when it is read as GBK.
     */
    void text(char[] text, int from, int to) {
      for (int i = from; i < to; i++) {
        char c = text[i];
        if (matched == 0 && c != 0xFFFD && c != FIRST_OF_TWICE) {
          continue;
        }
        if (c == 0xFFFD) {
          standing++;
        } else if (c == TWICE.charAt(matched)) {
          matched++;
          if (matched == TWICE.length()) {
            lost += 2;
            matched = 0;
          }
          continue;
        }
        matched = c == FIRST_OF_TWICE ? 1 : 0;
      }
    }

    void standing(long characters) {
      standing += characters;
    }

    void lost(long characters) {
      lost += characters;
    }

    long stretches() {
      return stretches;
    }

    TextDamage total() {
      return new TextDamage(malformedBytes, stretches, places, standing, lost);
    }
  }
}
