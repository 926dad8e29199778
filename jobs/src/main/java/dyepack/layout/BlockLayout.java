package dyepack.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the tables that stand one after the other in a block of lines. */
final class BlockLayout {
  private static final int MOST_CANDIDATES = 40;
  private static final int MOST_WIDTHS = 5;
  private static final int FEWEST_ROWS = 3;
  private static final int MOST_TITLES = 10;

  /** Messages that aren't nearly all laid out alike are read as running text, all of them. */
  private static final double SHARE_OF_CHAT = 0.7;

  private BlockLayout() {}

  /**
   * A table's records within a block.
   *
   * @param lead first line that isn't part of the run before
   * @param end line behind the last record
   */
  record Run(Candidate.Found found, int lead, int end) {}

  /** The runs of a block, in order; none if no line speaks. */
  static List<Run> of(Block block) {
    if (block.speaking() == 0) {
      return List.of();
    }
    List<Candidate> candidates = candidates(block);
    List<Run> runs = new ArrayList<>();
    int lead = 0;
    List<List<BestPath.Step>> pieces = pieces(block, candidates);
    for (int p = 0; p < pieces.size(); p++) {
      List<BestPath.Step> steps = pieces.get(p);
      Candidate candidate = candidates.get(steps.get(0).candidate());
      List<Integer> starts = steps.stream().map(BestPath.Step::line).toList();
      Candidate.Found found = candidate.found(starts, lead);
      if (found != null) {
        int last = starts.get(starts.size() - 1);
        int end = Math.min(block.size(), last + candidate.span(last));
        if (found.form() instanceof FreeForm free && free.grouped()) {
          int next = p + 1 < pieces.size() ? pieces.get(p + 1).get(0).line() : block.size();
          end = messageEnd(block, end, next);
        }
        runs.add(new Run(found, lead, end));
        lead = end;
      }
    }
    return runs;
  }

  /** Where the message ends whose last value known by itself stands before {@code line}. */
  private static int messageEnd(Block block, int line, int next) {
    int end = line;
    while (end < next && !block.silent(end) && !Lines.isChatHead(block.line(end))) {
      end++;
    }
    return end;
  }

  private static List<Candidate> candidates(Block block) {
    List<Candidate> all = new ArrayList<>();
    boolean messages = block.chat() && anchored(block);
    for (Separation separation : Separations.of(block)) {
      if (messages && separation.text().isEmpty()) {
        // Their lines alone are no records of anybody.
        continue;
      }
      CutLines cut = new CutLines(block, separation);
      addWidths(block, cut, all);
    }
    PairCandidate pairs = new PairCandidate(block);
    if (pairs.any()) {
      all.add(pairs);
    }
    for (PairSign sign : PairSign.values()) {
      BlockCandidate blocks = new BlockCandidate(block, sign);
      if (blocks.any()) {
        all.add(blocks);
      }
    }
    StackCandidate stacks = new StackCandidate(block);
    if (stacks.any()) {
      all.add(stacks);
    }
    CycleCandidate cycle = new CycleCandidate(block);
    if (cycle.any()) {
      all.add(cycle);
    }
    FixedCandidate fixed = new FixedCandidate(block);
    if (fixed.any() && !messages) {
      all.add(fixed);
    }
    if (block.chat()) {
      all.removeIf(c -> share(block, c) < SHARE_OF_CHAT);
    }
    all.add(new FreeCandidate(block));
    if (all.size() > MOST_CANDIDATES) {
      Map<Candidate, Double> sums = new HashMap<>();
      for (Candidate c : all) {
        double sum = 0;
        for (int i = 0; i < block.size(); i++) {
          sum += Math.max(0, c.score(i) - BestPath.NOISE);
        }
        sums.put(c, sum);
      }
      all.sort(Comparator.comparingDouble(c -> -sums.getOrDefault(c, 0.0)));
      return List.copyOf(all.subList(0, MOST_CANDIDATES));
    }
    return all;
  }

  /** Whether values known by themselves stand on some lines. */
  private static boolean anchored(Block block) {
    for (int i = 0; i < block.size(); i++) {
      if (!block.silent(i) && !block.anchors(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The part of the lines that say anything which records of a candidate take. */
  private static double share(Block block, Candidate candidate) {
    int taken = 0;
    int i = 0;
    while (i < block.size()) {
      boolean record = !block.silent(i) && candidate.score(i) > BestPath.NOISE;
      int end = record ? Math.min(block.size(), i + candidate.span(i)) : i + 1;
      for (int k = i; k < end; k++) {
        taken += record && !block.silent(k) ? 1 : 0;
      }
      i = end;
    }
    return (double) taken / block.speaking();
  }

  private static void addWidths(Block block, CutLines cut, List<Candidate> sink) {
    if (cut.separation().text().isEmpty()) {
      sink.add(new DelimitedCandidate(block, cut, 1, new boolean[0]));
      return;
    }
    Map<Integer, Integer> counts = cut.byCells();
    int records = counts.values().stream().mapToInt(n -> n).sum();
    int fewest = Math.min(records, Math.max(2, records / 50));
    List<Integer> widths =
        counts.keySet().stream()
            .filter(w -> w > 1 && counts.getOrDefault(w, 0) >= fewest)
            .sorted(
                Comparator.comparingInt((Integer w) -> -counts.getOrDefault(w, 0))
                    .thenComparingInt(w -> -w))
            .limit(MOST_WIDTHS)
            .toList();
    Map<Integer, boolean[]> fits = new HashMap<>();
    widths.forEach(w -> fits.put(w, DelimitedCandidate.fits(block, cut, w)));
    for (int width : widths) {
      boolean covered = false;
      for (int other : widths) {
        boolean otherFits = other != width && fits(fits, other, width);
        boolean back = fits(fits, width, other);
        boolean oftener =
            counts.getOrDefault(other, 0) > counts.getOrDefault(width, 0)
                || (counts.getOrDefault(other, 0).equals(counts.getOrDefault(width, 0))
                    && other > width);
        covered |= otherFits && (back ? oftener : true);
      }
      if (!covered) {
        sink.add(
            new DelimitedCandidate(block, cut, width, fits.getOrDefault(width, new boolean[0])));
      }
    }
  }

  private static boolean fits(Map<Integer, boolean[]> fits, int table, int width) {
    boolean[] of = fits.getOrDefault(table, new boolean[0]);
    return width < of.length && of[width];
  }

  /** Records of one candidate without those of another in between, cut where tables change. */
  private static List<List<BestPath.Step>> pieces(Block block, List<Candidate> candidates) {
    List<List<BestPath.Step>> pieces = new ArrayList<>();
    List<BestPath.Step> piece = new ArrayList<>();
    for (BestPath.Step step : BestPath.of(block, candidates)) {
      if (step.candidate() < 0) {
        continue;
      }
      if (!piece.isEmpty() && piece.get(0).candidate() != step.candidate()) {
        addCut(block, candidates, piece, pieces);
        piece = new ArrayList<>();
      }
      piece.add(step);
    }
    if (!piece.isEmpty()) {
      addCut(block, candidates, piece, pieces);
    }
    return pieces;
  }

  private static void addCut(
      Block block,
      List<Candidate> candidates,
      List<BestPath.Step> piece,
      List<List<BestPath.Step>> sink) {
    Candidate candidate = candidates.get(piece.get(0).candidate());
    if (!(candidate instanceof DelimitedCandidate delimited)) {
      sink.add(piece);
      return;
    }
    int from = 0;
    String @Nullable [] header = null;
    for (int k = 0; k < piece.size(); k++) {
      String[] cells = delimited.cells(piece.get(k).line());
      if (cells != null && delimited.differs(cells) && HeaderDetector.isSurely(cells)) {
        boolean another = header == null || !Arrays.equals(cells, header);
        if (k > from && another) {
          List<BestPath.Step> before = piece.subList(from, k);
          if (header != null || !areTitles(block, delimited, before, cells.length)) {
            addSwaps(delimited, before, sink);
          }
          from = k;
        }
        header = cells;
      }
    }
    addSwaps(delimited, piece.subList(from, piece.size()), sink);
  }

  /** Whether lines are what stands above the names of columns: fewer cells, nobody's data. */
  private static boolean areTitles(
      Block block, DelimitedCandidate candidate, List<BestPath.Step> lines, int columns) {
    for (BestPath.Step line : lines) {
      String[] cells = candidate.cells(line.line());
      if (cells == null || cells.length >= columns || !block.anchors(line.line()).isEmpty()) {
        return false;
      }
    }
    return lines.size() <= MOST_TITLES;
  }

  /** Cuts where several columns change what they hold all at once. */
  private static void addSwaps(
      DelimitedCandidate candidate, List<BestPath.Step> piece, List<List<BestPath.Step>> sink) {
    int at = candidate.change(piece.stream().map(BestPath.Step::line).toList(), FEWEST_ROWS);
    if (at > 0) {
      sink.add(piece.subList(0, at));
      addSwaps(candidate, piece.subList(at, piece.size()), sink);
    } else {
      sink.add(piece);
    }
  }
}
