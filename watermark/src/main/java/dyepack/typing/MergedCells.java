package dyepack.typing;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises several facts that stand in one cell: {@code 张三 13812345678 杭州市...}. */
final class MergedCells {
  private static final Splitter PIECES =
      Splitter.on(Pattern.compile("\\s*(?:----|[,，;；|/、\\t]|\\s)\\s*"))
          .omitEmptyStrings()
          .limit(40);
  private static final Pattern EMBEDDED =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?:\\d{17}[\\dXx]|1[3-9]\\d{9}|1[3-9]\\d\\*{4}\\d{4}|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|\\(?[2-9]\\d{2}\\)?[-. ]\\d{3}[-. ]\\d{4})(?![0-9A-Za-z])");
  private static final Pattern LABEL =
      Pattern.compile("^(?:收货人|收件人|姓名|电话|手机|地址|联系电话|身份证|name|tel|phone|address|addr)[:：]");
  private static final Pattern PAIR =
      Pattern.compile("\\(?(-?\\d{1,3}\\.\\d{3,})[,， ]+(-?\\d{1,3}\\.\\d{3,})\\)?");

  private MergedCells() {}

  /**
   * Returns what the cells hold each, in the order in which it mostly comes; empty if one thing.
   */
  static List<ColumnType> parts(ColumnSample sample) {
    if (sample.size() < 3) {
      return List.of();
    }
    double pairs = sample.share(c -> PAIR.matcher(c.text()).matches());
    if (pairs > 0.7) {
      return pair(sample);
    }
    Map<ColumnType, Integer> found = new EnumMap<>(ColumnType.class);
    Map<ColumnType, Long> places = new EnumMap<>(ColumnType.class);
    int several = 0;
    for (Cell cell : sample.cells()) {
      List<ColumnType> parts = cellParts(cell);
      Set<ColumnType> kinds = EnumSet.noneOf(ColumnType.class);
      kinds.addAll(parts);
      several += kinds.size() >= 2 ? 1 : 0;
      for (ColumnType kind : kinds) {
        found.merge(kind, 1, Integer::sum);
        places.merge(kind, (long) parts.indexOf(kind), Long::sum);
      }
    }
    if (several < 0.6 * sample.size()) {
      return List.of();
    }
    List<ColumnType> types = new ArrayList<>();
    found.forEach(
        (type, count) -> {
          if (count > 0.5 * sample.size()) {
            types.add(type);
          }
        });
    types.sort(
        (a, b) ->
            Double.compare(
                (double) places.getOrDefault(a, 0L) / found.getOrDefault(a, 1),
                (double) places.getOrDefault(b, 0L) / found.getOrDefault(b, 1)));
    return types.size() >= 2 ? types : List.of();
  }

  private static List<ColumnType> pair(ColumnSample sample) {
    int far = 0;
    int firstNorth = 0;
    int all = 0;
    for (Cell cell : sample.cells()) {
      Matcher pair = PAIR.matcher(cell.text());
      if (pair.matches()) {
        all++;
        double first = Math.abs(Double.parseDouble(pair.group(1)));
        double second = Math.abs(Double.parseDouble(pair.group(2)));
        if (first > 180 || second > 180) {
          return List.of();
        }
        far += first > 90 || (first > 62 && second < 62) ? 1 : 0;
        firstNorth +=
            second > 90 || (second > 62 && first < 62) || (second < 0 && first > 0) ? 1 : 0;
      }
    }
    return far > firstNorth && far > all / 10
        ? List.of(ColumnType.LONGITUDE, ColumnType.LATITUDE)
        : List.of(ColumnType.LATITUDE, ColumnType.LONGITUDE);
  }

  private static List<ColumnType> cellParts(Cell cell) {
    String text = cell.text();
    Matcher embedded = EMBEDDED.matcher(text);
    if (cell.length() < 10
        || !embedded.find()
        || embedded.end() - embedded.start() == text.length()) {
      return List.of();
    }
    List<ColumnType> parts = new ArrayList<>();
    int from = 0;
    embedded.reset();
    while (embedded.find()) {
      words(text.substring(from, embedded.start()), parts);
      parts.add(embeddedType(embedded.group()));
      from = embedded.end();
    }
    words(text.substring(from), parts);
    return parts;
  }

  private static ColumnType embeddedType(String text) {
    if (text.indexOf('@') > 0) {
      return ColumnType.EMAIL;
    }
    return text.length() == 18 && text.charAt(0) != '(' && text.indexOf('-') < 0
        ? ColumnType.CN_ID
        : ColumnType.PHONE;
  }

  private static void words(String gap, List<ColumnType> parts) {
    Cell whole = Cell.of(gap.replaceAll("^[\\s,，;；|/、:：-]+|[\\s,，;；|/、:：-]+$", ""));
    if (whole == null) {
      return;
    }
    if (LatinNames.fullName(whole) >= .5) {
      parts.add(ColumnType.NAME);
      return;
    }
    if (whole.han() == 0 && Addresses.is(whole)) {
      parts.add(ColumnType.ADDRESS);
      return;
    }
    StringBuilder rest = new StringBuilder();
    for (String piece : PIECES.split(whole.text())) {
      Cell cell = Cell.of(LABEL.matcher(piece).replaceFirst(""));
      if (cell == null) {
        continue;
      }
      boolean name =
          (cell.allHan() && cell.length() <= 4 && ChineseNames.score(cell.text()) > 1)
              || ChineseNames.special(cell);
      if (name && !parts.contains(ColumnType.NAME)) {
        parts.add(ColumnType.NAME);
      } else {
        rest.append(cell.text());
      }
    }
    Cell address = Cell.of(rest.toString());
    if (address != null && Addresses.is(address)) {
      parts.add(ColumnType.ADDRESS);
    }
  }
}
