package dyepack.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records of a fixed number of lines with several values on some of them and no names of fields: a
 * kind of value that is known by itself comes on every second (third ...) line and on no other.
 */
final class CycleCandidate implements Candidate {
  private static final int MOST_LINES = 6;
  private static final int FEWEST_RECORDS = 3;

  /** Part of the records that have to agree. */
  private static final double MOSTLY = 0.8;

  private static final double HARDLY = 0.1;

  /** A record's lines may stand under adverts; but most gaps between records are alike. */
  private static final double USUAL_GAP = 0.6;

  private static final List<Separation> SEPARATIONS =
      List.of(
          Separation.of("----"),
          Separation.of(","),
          Separation.of("，"),
          Separation.of("\t"),
          Separation.of("|"),
          Separation.of(";"),
          Separation.of("；"),
          Separation.of("、"),
          Separation.of("/"),
          Separation.BLANKS);

  private static final Pattern LABEL =
      Pattern.compile("\\s*(\\p{L}[\\p{L}\\p{N}_ ]{0,15}[:：]\\s*).*");

  private static final Pattern LATIN_WORDS =
      Pattern.compile("[\\p{IsLatin}'’.-]+(?: [\\p{IsLatin}'’.-]+)*");

  private final Block block;
  private final Map<Integer, Double> scores = new HashMap<>();
  private @Nullable CycleForm form;

  CycleCandidate(Block block) {
    this.block = block;
    for (Anchors.Kind kind : List.of(Anchors.Kind.PHONE, Anchors.Kind.IDENTITY)) {
      CycleForm found = form == null ? form(kind) : form;
      form = found;
    }
    CycleForm known = form;
    if (known != null) {
      for (int i = 0; i + known.lines().size() <= block.size(); i++) {
        rate(known, i);
      }
      if (scores.size() < FEWEST_RECORDS) {
        form = null;
      }
    }
  }

  /** Whether there is anything to judge. */
  boolean any() {
    return form != null;
  }

  private @Nullable CycleForm form(Anchors.Kind kind) {
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      long here = block.anchors(i).stream().filter(a -> a.kind() == kind).count();
      if (here > 0 && !block.silent(i)) {
        if (here > 1) {
          return null;
        }
        at.add(i);
      }
    }
    if (at.size() < FEWEST_RECORDS) {
      return null;
    }
    Map<Integer, Integer> gaps = new HashMap<>();
    for (int k = 0; k + 1 < at.size(); k++) {
      gaps.merge(speaking(at.get(k), at.get(k + 1)), 1, Integer::sum);
    }
    int lines = 0;
    for (Map.Entry<Integer, Integer> gap : gaps.entrySet()) {
      lines = gap.getValue() >= USUAL_GAP * (at.size() - 1) ? gap.getKey() : lines;
    }
    if (lines < 2 || lines > MOST_LINES) {
      return null;
    }
    List<Integer> starts = starts(at, lines);
    return starts.size() < FEWEST_RECORDS ? null : form(starts, lines);
  }

  private int speaking(int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n += block.silent(i) ? 0 : 1;
    }
    return n;
  }

  /**
   * First lines of records: those behind blank lines if there are such, else counted from the first
   * line that says anything.
   */
  private List<Integer> starts(List<Integer> at, int lines) {
    int[] votes = new int[lines];
    for (int line : at) {
      for (int before = 0; before < lines && line - before >= 0; before++) {
        int start = line - before;
        if (block.silent(start)) {
          break;
        }
        boolean opens = start == 0 || block.silent(start - 1);
        boolean closes = start + lines == block.size() || silent(start + lines);
        votes[before] += (opens ? 1 : 0) + (closes ? 1 : 0);
      }
    }
    int first = 0;
    for (int before = 1; before < lines; before++) {
      first = votes[before] > votes[first] ? before : first;
    }
    List<Integer> starts = new ArrayList<>();
    for (int line : at) {
      int start = line - first;
      boolean whole = start >= 0 && start + lines <= block.size();
      for (int i = start; whole && i < start + lines; i++) {
        whole = !block.silent(i);
      }
      if (whole) {
        starts.add(start);
      }
    }
    return starts;
  }

  private boolean silent(int line) {
    return line < block.size() && block.silent(line);
  }

  private @Nullable CycleForm form(List<Integer> starts, int count) {
    List<CycleLine> lines = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      List<String> texts = new ArrayList<>();
      for (int start : starts) {
        texts.add(block.line(start + at).strip());
      }
      CycleLine line = line(texts);
      if (line == null) {
        return null;
      }
      lines.add(line);
    }
    boolean several = lines.stream().anyMatch(line -> line.width() > 1);
    boolean apart = tellsOnce(starts, count);
    boolean tells = lines.stream().anyMatch(line -> line.telling() > 0);
    // Lines that all have names are cards: their values are one, but for numbers beside names.
    boolean cards =
        lines.stream().allMatch(line -> !line.label().isEmpty() && !line.holdsSeveral());
    return several && apart && tells && !cards ? new CycleForm(lines) : null;
  }

  /** Whether each kind of value known by itself has its line in a record, or hardly ever comes. */
  private boolean tellsOnce(List<Integer> starts, int count) {
    for (Anchors.Kind kind : Anchors.Kind.values()) {
      for (int at = 0; at < count; at++) {
        int here = 0;
        for (int start : starts) {
          here += block.anchors(start + at).stream().anyMatch(a -> a.kind() == kind) ? 1 : 0;
        }
        if (here < MOSTLY * starts.size() && here > HARDLY * starts.size()) {
          return false;
        }
      }
    }
    return true;
  }

  private @Nullable CycleLine line(List<String> texts) {
    String label = label(texts);
    List<String> values = texts.stream().map(t -> without(t, label)).toList();
    CycleLine best = whole(label, values);
    if (best != null && isOneValue(best.kinds().get(0), values)) {
      return best;
    }
    double most = best == null ? 0 : quality(best, values);
    for (Separation separation : SEPARATIONS) {
      CycleLine cut = cut(label, values, separation);
      double quality = cut == null ? 0 : quality(cut, values);
      if (quality > most) {
        best = cut;
        most = quality;
      }
    }
    return best;
  }

  /**
   * Whether lines of a kind are rather one value than several: a day with its time, Latin words.
   */
  private static boolean isOneValue(CellKind kind, List<String> values) {
    long latin = values.stream().filter(v -> LATIN_WORDS.matcher(v).matches()).count();
    return kind.telling() || (kind == CellKind.WORDS && latin >= MOSTLY * values.size());
  }

  private static String without(String text, String label) {
    return text.startsWith(label) ? text.substring(label.length()).strip() : text;
  }

  /** The name that all these lines begin with, or nothing. */
  private static String label(List<String> texts) {
    Map<String, Integer> labels = new HashMap<>();
    for (String text : texts) {
      Matcher labelled = LABEL.matcher(text);
      if (labelled.matches()) {
        labels.merge(labelled.group(1).strip(), 1, Integer::sum);
      }
    }
    return labels.entrySet().stream()
        .filter(e -> e.getValue() >= MOSTLY * texts.size())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** Lines that are one value each. */
  private @Nullable CycleLine whole(String label, List<String> values) {
    return of(label, Separation.NONE, 1, values.stream().map(v -> new String[] {v}).toList());
  }

  private @Nullable CycleLine cut(String label, List<String> values, Separation separation) {
    List<String[]> cut = new ArrayList<>();
    Map<Integer, Integer> widths = new HashMap<>();
    for (String value : values) {
      String[] cells = CycleLine.cut(value, separation);
      cut.add(cells);
      widths.merge(cells.length, 1, Integer::sum);
    }
    int width = 0;
    for (Map.Entry<Integer, Integer> e : widths.entrySet()) {
      width = e.getValue() >= MOSTLY * values.size() ? e.getKey() : width;
    }
    return width < 2 ? null : of(label, separation, width, cut);
  }

  /** A line of these columns, unless they hold the same everywhere, nothing, or no whole values. */
  private @Nullable CycleLine of(
      String label, Separation separation, int width, List<String[]> rows) {
    List<String[]> usual = rows.stream().filter(r -> r.length == width).toList();
    if (FieldOrder.changes(block, usual)) {
      return null;
    }
    List<CellKind> kinds = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      Map<CellKind, Integer> counts = new EnumMap<>(CellKind.class);
      Map<String, Integer> same = new HashMap<>();
      for (String[] row : usual) {
        counts.merge(block.kind(row[c]), 1, Integer::sum);
        same.merge(row[c], 1, Integer::sum);
      }
      int most = same.values().stream().mapToInt(n -> n).max().orElse(0);
      int blank = counts.getOrDefault(CellKind.BLANK, 0);
      int glued = counts.getOrDefault(CellKind.OTHER, 0);
      boolean named = same.size() < FEWEST_RECORDS && most >= MOSTLY * usual.size();
      if (blank * 2 > usual.size() || (width > 1 && (named || glued * 2 > usual.size()))) {
        return null;
      }
      kinds.add(
          counts.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse(CellKind.OTHER));
    }
    return new CycleLine(label, separation, width, kinds, RowFitter.of(usual, width, " "));
  }

  /** Values known by themselves that are whole cells, then cells of a line. */
  private double quality(CycleLine line, List<String> values) {
    int told = 0;
    int whole = 0;
    Set<Integer> widths = new HashSet<>();
    for (String value : values) {
      String[] cut = CycleLine.cut(value, line.separation());
      widths.add(cut.length);
      for (String cell : line.fitter().fit(cut)) {
        CellKind kind = block.kind(cell);
        told += kind == CellKind.PHONE || kind == CellKind.IDENTITY ? 1 : 0;
        whole += kind == CellKind.OTHER ? 0 : 1;
      }
    }
    double even = widths.size() == 1 ? 0.2 : 0;
    double dear = line.separation().text().equals("/") ? 0.3 : 0;
    return 1 + 3.0 * told / values.size() + 0.5 * whole / values.size() + even - dear;
  }

  private void rate(CycleForm known, int start) {
    List<String> record = new ArrayList<>();
    for (int i = start; i < start + known.lines().size(); i++) {
      if (block.silent(i)) {
        return;
      }
      record.add(block.line(i));
    }
    double fit = known.fit(record);
    if (fit < 0.5) {
      return;
    }
    String[] cells = known.cells(record);
    double whole = 0;
    double strong = 0;
    for (String cell : cells) {
      CellKind kind = block.kind(cell);
      whole += kind == CellKind.OTHER ? 0.5 : 1;
      strong += kind == CellKind.DATE ? 0.4 : kind.telling() ? 1 : 0;
    }
    int lines = known.lines().size();
    scores.put(start, lines * fit * whole / cells.length * (1 + 0.3 * Math.log1p(strong)));
  }

  @Override
  public double score(int line) {
    return scores.getOrDefault(line, -0.5);
  }

  @Override
  public int span(int line) {
    CycleForm known = form;
    return known != null && scores.containsKey(line) ? known.lines().size() : 1;
  }

  @Override
  public @Nullable Found found(List<Integer> starts, int from) {
    CycleForm known = form;
    if (known == null || starts.size() < FEWEST_RECORDS) {
      return null;
    }
    List<String[]> records = new ArrayList<>();
    int lines = known.lines().size();
    for (int start : starts) {
      records.add(known.cells(lines(start, lines)));
    }
    int above = starts.get(0) - lines;
    boolean room = above >= from && known.names().isEmpty();
    String[] names = room ? known.cells(lines(above, lines)) : new String[0];
    if (room) {
      records.add(0, names);
    }
    boolean named = room && HeaderDetector.isHeader(records);
    // The header's lines are outside of the records; they are told as such, but for the last one.
    return new Found(
        known, named ? List.of(names) : List.of(), named ? starts.get(0) - 1 : -1, starts.get(0));
  }

  private List<String> lines(int start, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = start; i < start + count; i++) {
      lines.add(block.line(i));
    }
    return lines;
  }
}
