package dyepack.office;

import dyepack.office.PdfLine.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the columns of a table part: either at drawn lines, or where no piece of text stands in any
 * row but a few.
 *
 * @param gaps from left to right, each from one x coordinate to another
 */
record PdfColumns(List<Gap> gaps) {
  /** Of the rows, one in so many may have a text that reaches over a gap. */
  private static final int ONE_IN = 33;

  private static final int SURE_LINES = 4;
  private static final float LEAST_GAP = 0.15f;
  private static final float SURE_GAP = 1f;

  /** Points that a drawn line may stand elsewhere on another page. */
  private static final float SAME_PLACE = 3;

  /** A stretch between two columns. */
  record Gap(float left, float right) {
    float middle() {
      return (left + right) / 2;
    }
  }

  /** Columns between drawn lines. */
  static PdfColumns ruled(List<Float> places) {
    return new PdfColumns(places.stream().map(x -> new Gap(x, x)).toList());
  }

  /** Columns that the texts of some lines show; nothing if there are fewer than two. */
  static Optional<PdfColumns> of(List<PdfLine> lines) {
    List<float[]> ends = new ArrayList<>();
    float size = 0;
    for (PdfLine line : lines) {
      size += line.size() / lines.size();
      for (Piece piece : line.pieces()) {
        ends.add(new float[] {piece.left(), 1});
        ends.add(new float[] {piece.right(), -1});
      }
    }
    ends.sort(Comparator.<float[]>comparingDouble(e -> e[0]).thenComparingDouble(e -> -e[1]));
    int most = lines.size() / ONE_IN;
    float least = (lines.size() < SURE_LINES ? SURE_GAP : LEAST_GAP) * size;
    List<Gap> gaps = new ArrayList<>();
    int over = 0;
    float from = Float.NaN;
    Gap widest = null;
    boolean within = false;
    for (float[] end : ends) {
      float width = over <= most && !Float.isNaN(from) ? end[0] - from : 0;
      if (width >= least && (widest == null || width > widest.right() - widest.left())) {
        widest = new Gap(from, end[0]);
      }
      over += (int) end[1];
      if (over > most) {
        // What only a few long texts reach into, at either side, is no column.
        if (widest != null && within) {
          gaps.add(widest);
        }
        within = true;
        widest = null;
        from = Float.NaN;
      } else if (end[1] < 0) {
        from = end[0];
      }
    }
    return gaps.isEmpty() ? Optional.empty() : Optional.of(new PdfColumns(List.copyOf(gaps)));
  }

  /**
   * These columns for further lines as well, if no more of their texts reach over a gap, and by
   * themselves the lines show no more columns than they fill.
   */
  Optional<PdfColumns> forLines(List<PdfLine> lines) {
    long over = lines.stream().filter(line -> !fits(line)).count();
    if (over > lines.size() / ONE_IN
        || filled(lines) < of(lines).map(PdfColumns::count).orElse(0)) {
      return Optional.empty();
    }
    List<Gap> narrowed = new ArrayList<>();
    for (Gap gap : gaps) {
      float left = gap.left();
      float right = gap.right();
      for (PdfLine line : lines) {
        for (Piece piece : line.pieces()) {
          if (piece.right() > left && piece.right() < right && piece.left() < left) {
            left = piece.right();
          } else if (piece.left() < right && piece.left() > left && piece.right() > right) {
            right = piece.left();
          }
        }
      }
      narrowed.add(new Gap(left, Math.max(left, right)));
    }
    return Optional.of(new PdfColumns(List.copyOf(narrowed)));
  }

  private long filled(List<PdfLine> lines) {
    return lines.stream()
        .flatMap(line -> line.pieces().stream())
        .map(this::column)
        .distinct()
        .count();
  }

  /** Tells whether no text of the line reaches over a gap. */
  boolean fits(PdfLine line) {
    for (Piece piece : line.pieces()) {
      for (Gap gap : gaps) {
        if (piece.left() < gap.left() - 1 && piece.right() > gap.right() + 1) {
          return false;
        }
      }
    }
    return true;
  }

  /** Tells whether others are in the same places, as those of a table's next page are. */
  boolean isLike(PdfColumns others) {
    if (others.count() != count()) {
      return false;
    }
    for (int g = 0; g < gaps.size(); g++) {
      Gap here = gaps.get(g);
      Gap there = others.gaps.get(g);
      if (here.left() > there.right() + SAME_PLACE || there.left() > here.right() + SAME_PLACE) {
        return false;
      }
    }
    return true;
  }

  int count() {
    return gaps.size() + 1;
  }

  /** The column that a piece stands in, from 0: the one that its beginning or its middle is in. */
  int column(Piece piece) {
    int column = 0;
    boolean over =
        gaps.stream().anyMatch(g -> piece.left() < g.left() - 1 && piece.right() > g.right() + 1);
    float place = over ? piece.left() : piece.middle();
    while (column < gaps.size() && place > gaps.get(column).middle()) {
      column++;
    }
    return column;
  }
}
