package dyepack.ingest;

import dyepack.charset.TextEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds out whether the objects of a JSON file are the records, or hold arrays of them: answers of
 * web services, exports of programs.
 *
 * <p>Such an array is told from a list that belongs to a record (the orders of a customer) by what
 * stands beside it: nothing but words of answers (code, message, total ...), or it is longer than
 * the lists that become columns, or has several objects in each record, or stands in one of several
 * objects only (as phpMyAdmin exports a table, behind objects that describe it), or the file is one
 * object with few values of its own. Where the objects around such lists have other values too,
 * they are a table besides.
 *
 * @param places keys that lead to arrays of records; an empty text if the objects are records
 * @param singleQuotes whether strings are in single quotes
 * @param one whether the file, as far as it was looked at, is a single object
 */
record JsonWrapping(List<String> places, boolean singleQuotes, boolean one) {
  private static final long SAMPLE_BYTES = 32L << 20;
  private static final int LONG_LIST = 16;

  /**
   * Of so many objects in each record on average, each may be about somebody: a group's members.
   */
  private static final int GROUP = 3;

  private static final int FEW_VALUES = 4;
  private static final int MOST_PATHS = 1000;
  private static final int MOST_DEPTH = 16;
  private static final Set<String> ANSWERS =
      Set.of(
          "code",
          "msg",
          "message",
          "status",
          "success",
          "total",
          "count",
          "page",
          "size",
          "error",
          "errcode",
          "errmsg",
          "pagesize",
          "pageno",
          "pagenum",
          "pageindex",
          "limit",
          "offset",
          "rows",
          "ok",
          "took",
          "timed_out",
          "time",
          "timestamp",
          "requestid",
          "traceid",
          "ret",
          "retcode",
          "result",
          "pages",
          "current",
          "hasnext",
          "has_more",
          "cursor",
          "next",
          "version",
          "records",
          "totalcount",
          "successful",
          "skipped",
          "failed",
          "value",
          "relation",
          "max_score",
          "_scroll_id",
          "totalpage",
          "totalpages",
          "total_count",
          "date");

  /** Copies the list. */
  JsonWrapping {
    places = List.copyOf(places);
  }

  private static final class Lists {
    private long holders;
    private long objects;
    private long most;
    private long now;
  }

  /** Looks at the beginning of a file. */
  static JsonWrapping of(ByteWindow window, TextEncoding encoding) throws IOException {
    Walk walk = new Walk(encoding);
    long start = window.position();
    while (true) {
      int next = walk.walk(window.bytes(), window.from(), window.to(), window.atEnd());
      boolean stuck = next == window.from() && window.to() - next > SAMPLE_BYTES;
      window.advanceTo(next);
      boolean ended = window.atEnd() && (next == window.to() || walk.incomplete);
      if (ended || stuck || window.position() - start >= SAMPLE_BYTES) {
        break;
      }
      window.more();
    }
    return new JsonWrapping(walk.places(), walk.single > walk.quoted, walk.objects <= 1);
  }

  /** Counts objects in arrays and values beside them. */
  private static final class Walk {
    private final TextEncoding encoding;
    private final Map<String, Lists> lists = new LinkedHashMap<>();
    private final Set<String> values = new LinkedHashSet<>();
    private final List<String> paths = new ArrayList<>();
    private final List<Boolean> arrays = new ArrayList<>();
    private int arraysOpen;
    private int outer;
    private int tooDeep;
    private long objects;
    private long single;
    private long quoted;
    private String key = "";
    private boolean incomplete;

    Walk(TextEncoding encoding) {
      this.encoding = encoding;
    }

    private int walk(byte[] b, int from, int to, boolean whole) {
      incomplete = false;
      int i = from;
      while (i < to) {
        int c = b[i];
        switch (c) {
          case '{', '[' -> push(c == '[', b, i, to);
          case '}', ']' -> pop();
          case '"' -> {
            int end = stringEnd(b, i, to);
            if (end < 0) {
              incomplete = true;
              return whole ? to : i;
            }
            string(b, i, end, to);
            i = end - 1;
          }
          default -> {}
        }
        i++;
      }
      return i;
    }

    private void string(byte[] b, int from, int end, int to) {
      int next = end;
      while (next < to && b[next] <= ' ' && b[next] >= 0) {
        next++;
      }
      if (next < to && b[next] == ':' && arraysOpen == outer && !arrays.isEmpty()) {
        key = new String(b, from + 1, end - from - 2, encoding.charset());
        int value = next + 1;
        while (value < to && b[value] <= ' ' && b[value] >= 0) {
          value++;
        }
        boolean scalar = value < to && b[value] != '{' && b[value] != '[';
        if (scalar && values.size() < MOST_PATHS) {
          values.add(key);
        }
      }
    }

    private void push(boolean array, byte[] b, int i, int to) {
      if (!array) {
        objects += arrays.isEmpty() || (arrays.size() == arraysOpen && arraysOpen == 1) ? 1 : 0;
        int k = i + 1;
        while (k < to && b[k] <= ' ' && b[k] >= 0) {
          k++;
        }
        single += k < to && b[k] == '\'' ? 1 : 0;
        quoted += k < to && b[k] == '"' ? 1 : 0;
      }
      if (arrays.size() >= MOST_DEPTH) {
        tooDeep++;
        return;
      }
      boolean inObject = !arrays.isEmpty() && !arrays.get(arrays.size() - 1);
      String above = paths.isEmpty() ? "" : paths.get(paths.size() - 1);
      if (!array && arraysOpen == outer + 1 && !inObject && arrays.size() > outer + 1) {
        count(above);
      }
      String path = !inObject ? above : above.isEmpty() ? key : above + "." + key;
      if (array && arraysOpen == outer && inObject) {
        begin(path);
      }
      outer = arrays.isEmpty() ? (array ? 1 : 0) : outer;
      paths.add(path);
      arrays.add(array);
      arraysOpen += array ? 1 : 0;
    }

    private void begin(String path) {
      Lists list = lists.get(path);
      if (list == null && lists.size() < MOST_PATHS) {
        list = new Lists();
        lists.put(path, list);
      }
      if (list != null) {
        list.now = 0;
        list.holders++;
      }
    }

    private void count(String path) {
      Lists list = lists.get(path);
      if (list != null) {
        list.objects++;
        list.now++;
        list.most = Math.max(list.most, list.now);
      }
    }

    private void pop() {
      if (tooDeep > 0) {
        tooDeep--;
      } else if (!arrays.isEmpty()) {
        int last = arrays.size() - 1;
        arraysOpen -= arrays.get(last) ? 1 : 0;
        arrays.remove(last);
        paths.remove(last);
      }
    }

    private int stringEnd(byte[] b, int from, int to) {
      int i = from + 1;
      while (i < to) {
        int c = b[i] & 0xFF;
        if (c == '"') {
          return i + 1;
        }
        boolean steps = c > 0x80 && encoding.hidesAscii();
        int second = i + 1 < to ? b[i + 1] & 0xFF : -1;
        i += c == '\\' ? 2 : steps ? encoding.width(c, second) : 1;
      }
      return -1;
    }

    private List<String> places() {
      boolean answers = values.stream().allMatch(v -> ANSWERS.contains(v.toLowerCase(Locale.ROOT)));
      boolean few = objects <= 1 && values.size() <= FEW_VALUES;
      List<String> places = new ArrayList<>();
      lists.forEach(
          (path, list) -> {
            boolean several = list.objects > 0 && (answers || (few && list.objects > 1));
            boolean alone = objects > 2 && list.holders == 1 && list.objects > 1;
            boolean groups = list.objects >= (long) GROUP * Math.max(2, objects);
            if (!path.isEmpty() && (several || alone || groups || list.most > LONG_LIST)) {
              places.add(path);
            }
          });
      if (places.isEmpty() || !(answers || few)) {
        places.add(0, "");
      }
      return places;
    }
  }
}
