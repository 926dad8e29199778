package dyepack.markup;

import org.jspecify.annotations.Nullable;

/** Names of elements and attributes met before, found again without making a string. */
final class XmlNames {
  private static final int SLOTS = 1 << 12;

  /** Names of more characters are made anew each time. */
  private static final int LONGEST = 64;

  private final @Nullable Entry[] slots = new Entry[SLOTS];

  /**
   * A name.
   *
   * @param qualified as it stands
   * @param local without its prefix
   * @param attribute the same; blank for an attribute that is about the markup itself
   */
  record Entry(String qualified, String local, String attribute) {
    static Entry of(String qualified) {
      String local = qualified.substring(qualified.indexOf(':') + 1);
      boolean markup =
          qualified.regionMatches(true, 0, "xmlns", 0, 5)
              || qualified.regionMatches(true, 0, "xsi:", 0, 4)
              || qualified.regionMatches(true, 0, "xml:", 0, 4);
      return new Entry(qualified, local, markup ? "" : local);
    }

    private boolean is(CharSequence text, int from, int to) {
      if (qualified.length() != to - from) {
        return false;
      }
      for (int i = from; i < to; i++) {
        if (qualified.charAt(i - from) != text.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The name that stands at {@code [from, to)}. */
  Entry name(StringBuilder text, int from, int to) {
    if (to - from > LONGEST) {
      return Entry.of(text.substring(from, to));
    }
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
    Entry known = slots[slot];
    if (known == null || !known.is(text, from, to)) {
      known = Entry.of(text.substring(from, to));
      slots[slot] = known;
    }
    return known;
  }
}
