package dyepack.office;

import dyepack.office.PdfLine.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins the lines that a paragraph was broken into because it was longer than a line. Only where
 * the page shows it: the line before reaches the right margin, and lines within paragraphs stand
 * nearer to each other than paragraphs do. Without that every line stays what it is, since a record
 * may be as long as a line.
 */
final class PdfParagraphs {
  /** Fewer lines of a sort don't show how far apart they stand. */
  private static final int FEWEST = 3;

  /** Lines as far as this from the margin, in heights of the font, have no room for a word. */
  private static final float NO_ROOM = 2;

  /** How much farther apart paragraphs stand than lines. */
  private static final float APART = 1.1f;

  /** Points by which margins differ. */
  private static final float SAME = 1;

  private float left;
  private float right;
  private boolean open;

  /** The lines of a page with those of a paragraph made one. */
  List<PdfLine> of(List<PdfLine> lines) {
    open = false;
    left = Float.MAX_VALUE;
    right = 0;
    for (PdfLine line : lines) {
      left = Math.min(left, first(line).left());
      right = Math.max(right, last(line).right());
    }
    List<Float> within = new ArrayList<>();
    List<Float> between = new ArrayList<>();
    for (int l = 0; l + 1 < lines.size(); l++) {
      float gap = lines.get(l + 1).base() - lines.get(l).base();
      (isFull(lines.get(l)) ? within : between).add(gap);
    }
    if (within.size() < FEWEST || between.size() < FEWEST) {
      return lines;
    }
    float tight = within.stream().min(Float::compare).orElse(0f);
    float loose = between.stream().min(Float::compare).orElse(0f);
    if (loose < APART * tight) {
      return lines;
    }
    List<PdfLine> joined = new ArrayList<>();
    boolean goesOn = false;
    for (int l = 0; l < lines.size(); l++) {
      PdfLine line = lines.get(l);
      if (goesOn) {
        int before = joined.size() - 1;
        joined.set(before, join(joined.get(before), line));
      } else {
        joined.add(isSentence(line) ? join(line, null) : line);
      }
      boolean near =
          l + 1 < lines.size()
              && lines.get(l + 1).base() - line.base() < (tight + loose) / 2
              && first(lines.get(l + 1)).left() - left < SAME;
      goesOn = isFull(line) && near;
    }
    open = isFull(lines.get(lines.size() - 1));
    return joined;
  }

  /** Says that a page has no paragraphs: none goes on from there. */
  void end() {
    open = false;
  }

  /** Whether the last page's last paragraph goes on with a line of the next page. */
  boolean goesOnWith(PdfLine line) {
    return open && Math.abs(first(line).left() - left) < SAME && !isFull(line);
  }

  private boolean isFull(PdfLine line) {
    return last(line).right() > right - NO_ROOM * line.size() && first(line).left() - left < SAME;
  }

  /** Whether nothing parts its pieces but the little that stands between scripts. */
  private static boolean isSentence(PdfLine line) {
    List<Piece> pieces = line.pieces();
    for (int p = 1; p < pieces.size(); p++) {
      if (!pieces.get(p - 1).between(pieces.get(p), line.size()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static PdfLine join(PdfLine line, @Nullable PdfLine next) {
    String text = next == null ? line.text() : PdfLayout.joined(line.text(), next.text());
    Piece whole = new Piece(text, first(line).left(), last(line).right());
    return new PdfLine(line.base(), line.size(), List.of(whole));
  }

  private static Piece first(PdfLine line) {
    return line.pieces().get(0);
  }

  private static Piece last(PdfLine line) {
    return line.pieces().get(line.pieces().size() - 1);
  }
}
