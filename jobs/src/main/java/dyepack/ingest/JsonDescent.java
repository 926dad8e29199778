package dyepack.ingest;

import dyepack.charset.TextEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * The way through the objects around the records of a JSON file, {@code {"data": {"list": [...]}}},
 * to each of the records.
 */
final class JsonDescent {
  /** Deeper containers hold no records and aren't told apart. */
  private static final int MOST_DEPTH = 64;

  private record Frame(String path, boolean array) {}

  private final TextEncoding encoding;
  private final String place;
  private final List<Frame> frames = new ArrayList<>();
  private int tooDeep;
  private String key = "";
  private boolean found;

  /**
   * Prepares for a file or a part of it.
   *
   * @param place keys that lead to the array of the records, joined by dots
   * @param inside whether the bytes begin in that array
   */
  JsonDescent(TextEncoding encoding, String place, boolean inside) {
    this.encoding = encoding;
    this.place = place;
    if (inside) {
      frames.add(new Frame("", false));
      for (int dot = place.indexOf('.'); dot >= 0; dot = place.indexOf('.', dot + 1)) {
        frames.add(new Frame(place.substring(0, dot), false));
      }
      frames.add(new Frame(place, true));
    }
  }

  /** Whether a record begins where {@link #walk} stopped. */
  boolean found() {
    return found;
  }

  /** Goes on to the brace of the next record, or as far as there are bytes. */
  int walk(byte[] b, int from, int to, boolean whole) {
    found = false;
    int i = from;
    while (i < to) {
      switch (b[i]) {
        case '{' -> {
          Frame top = top();
          if (tooDeep == 0 && top.array && top.path.equals(place)) {
            found = true;
            return i;
          }
          push(false);
        }
        case '[' -> push(true);
        case '}', ']' -> pop();
        case '"' -> {
          int end = stringEnd(b, i, to);
          if (end < 0 && !whole) {
            return i;
          }
          end = end < 0 ? to : end;
          key = new String(b, i + 1, Math.max(0, end - i - 2), encoding.charset());
          i = end - 1;
        }
        default -> {}
      }
      i++;
    }
    return i;
  }

  private Frame top() {
    return frames.isEmpty() ? new Frame("", false) : frames.get(frames.size() - 1);
  }

  private void push(boolean array) {
    if (frames.size() >= MOST_DEPTH) {
      tooDeep++;
      return;
    }
    Frame top = top();
    boolean named = !frames.isEmpty() && !top.array;
    String path = !named ? top.path : top.path.isEmpty() ? key : top.path + "." + key;
    frames.add(new Frame(path, array));
  }

  private void pop() {
    if (tooDeep > 0) {
      tooDeep--;
    } else if (!frames.isEmpty()) {
      frames.remove(frames.size() - 1);
    }
  }

  private int stringEnd(byte[] b, int from, int to) {
    int i = from + 1;
    while (i < to) {
      int c = b[i] & 0xFF;
      if (c == '"') {
        return i + 1;
      }
      i +=
          c == '\\'
              ? 2
              : c > 0x80 && encoding.hidesAscii()
                  ? encoding.width(c, i + 1 < to ? b[i + 1] & 0xFF : -1)
                  : 1;
    }
    return -1;
  }
}
