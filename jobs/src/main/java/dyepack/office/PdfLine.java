package dyepack.office;

import dyepack.office.PdfPage.Glyph;
import dyepack.office.PdfPage.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Characters of a page that stand on one base line, as pieces of text: runs without a gap. A gap
 * without a blank in it parts two pieces from 0.15 of the font's height on, which is less than the
 * least that programs leave between two cells (0.2); one with a blank from 1.2 on; a drawn upright
 * line always.
 *
 * @param base the base line, in points from the top of the page
 * @param size height of its font
 */
record PdfLine(float base, float size, List<Piece> pieces) {
  private static final float SAME_LINE = 0.5f;
  private static final float GAP = 0.15f;
  private static final float BLANK_GAP = 1.2f;
  private static final float NO_BLANK = 0.35f;

  /** A run of text from one x coordinate to another. */
  record Piece(String text, float left, float right) {
    float middle() {
      return (left + right) / 2;
    }

    /**
     * What parts it from the next one: typesetters leave a little between Chinese characters and
     * figures, which is no blank.
     */
    String between(Piece next, float size) {
      boolean chinese =
          Character.isIdeographic(text.codePointBefore(text.length()))
              || Character.isIdeographic(next.text.codePointAt(0));
      return chinese && next.left - right < NO_BLANK * size ? "" : " ";
    }
  }

  /** The lines of a page from top to bottom. */
  static List<PdfLine> all(List<Glyph> glyphs, List<Rule> rules) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::base));
    List<PdfLine> lines = new ArrayList<>();
    List<Glyph> line = new ArrayList<>();
    for (Glyph glyph : sorted) {
      if (!line.isEmpty()) {
        Glyph first = line.get(0);
        float most = SAME_LINE * Math.min(first.size(), glyph.size());
        if (glyph.base() - first.base() > most) {
          add(line, rules, lines);
          line.clear();
        }
      }
      line.add(glyph);
    }
    add(line, rules, lines);
    return lines;
  }

  private static void add(List<Glyph> glyphs, List<Rule> rules, List<PdfLine> lines) {
    if (glyphs.stream().allMatch(Glyph::blank)) {
      return;
    }
    glyphs.sort(Comparator.comparingDouble(Glyph::left));
    Glyph first = glyphs.get(0);
    float size = 1;
    for (Glyph glyph : glyphs) {
      size = Math.max(size, glyph.size());
    }
    List<Rule> upright =
        rules.stream().filter(r -> r.upright() && crosses(r, first.base(), first.size())).toList();
    List<Piece> pieces = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    float left = 0;
    float right = 0;
    boolean blank = false;
    for (Glyph glyph : glyphs) {
      if (glyph.blank()) {
        blank = true;
        continue;
      }
      float gap = glyph.left() - right;
      boolean parts =
          gap > (blank ? BLANK_GAP : GAP) * glyph.size()
              || ruled(upright, (left + right) / 2, right, glyph);
      if (text.length() > 0 && parts) {
        pieces.add(new Piece(text.toString(), left, right));
        text.setLength(0);
      }
      if (text.length() == 0) {
        left = glyph.left();
      } else if (blank) {
        text.append(' ');
      }
      text.append(glyph.text());
      right = Math.max(text.length() == glyph.text().length() ? 0 : right, glyph.right());
      blank = false;
    }
    pieces.add(new Piece(text.toString(), left, right));
    lines.add(new PdfLine(first.base(), size, List.copyOf(pieces)));
  }

  private static boolean crosses(Rule rule, float base, float size) {
    float middle = base - size / 3;
    return rule.y0() - 1 <= middle && middle <= rule.y1() + 1;
  }

  /** Whether a line is drawn between what ends and the character that begins. */
  private static boolean ruled(List<Rule> upright, float middle, float right, Glyph next) {
    float from = Math.max(middle, right - next.size() / 2);
    float to = (next.left() + next.right()) / 2;
    return upright.stream().anyMatch(r -> r.x0() >= from && r.x1() <= to);
  }

  /** The places of the upright lines that are drawn across this one, from left to right. */
  List<Float> uprights(List<Rule> rules) {
    List<Float> places = new ArrayList<>();
    rules.stream()
        .filter(r -> r.upright() && crosses(r, base, size))
        .map(r -> (r.x0() + r.x1()) / 2)
        .sorted()
        .forEach(
            x -> {
              if (places.isEmpty() || x - places.get(places.size() - 1) > 3) {
                places.add(x);
              }
            });
    return places;
  }

  /** Middle of its first piece. */
  float left() {
    return pieces.get(0).middle();
  }

  /** Middle of its last piece. */
  float right() {
    return pieces.get(pieces.size() - 1).middle();
  }

  /** Its text, with a blank between pieces. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int p = 0; p < pieces.size(); p++) {
      text.append(p == 0 ? "" : pieces.get(p - 1).between(pieces.get(p), size));
      text.append(pieces.get(p).text());
    }
    return text.toString();
  }
}
