package dyepack.office;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Takes the characters of a page with their places, and the straight lines that are drawn on it.
 * Coordinates are in points from the upper left corner, turned as the text is.
 */
final class PdfPage extends PDFTextStripper {
  private static final int MOST_GLYPHS = 200_000;
  private static final int MOST_RULES = 20_000;
  private static final float THIN = 2.5f;
  private static final float SHORTEST = 4;

  private final List<Glyph> glyphs = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Rule> path = new ArrayList<>();
  private float top;
  private float left;
  private long unmapped;
  private long tooMany;
  private Point2D.Float from = new Point2D.Float();

  /**
   * A character or a blank.
   *
   * @param left where it begins
   * @param right where it ends
   * @param base its base line
   * @param size height of its font
   */
  record Glyph(String text, float left, float right, float base, float size) {
    boolean blank() {
      return text.isBlank();
    }
  }

  /** A line from (x0, y0) to (x1, y1), either upright or level. */
  record Rule(float x0, float y0, float x1, float y1) {
    boolean upright() {
      return x1 - x0 < y1 - y0;
    }
  }

  PdfPage() {
    setSuppressDuplicateOverlappingText(true);
    for (String operator : List.of("re", "m", "l")) {
      addOperator(new Drawn(this, operator));
    }
    for (String operator : List.of("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n")) {
      addOperator(new Painted(this, operator));
    }
  }

  /** Takes one page, numbered from 1; what was taken before is forgotten. */
  void take(PDDocument document, int number) throws IOException {
    glyphs.clear();
    rules.clear();
    path.clear();
    setStartPage(number);
    setEndPage(number);
    PDRectangle page = document.getPage(number - 1).getCropBox();
    top = page.getUpperRightY();
    left = page.getLowerLeftX();
    writeText(document, Writer.nullWriter());
  }

  List<Glyph> glyphs() {
    return glyphs;
  }

  List<Rule> rules() {
    return rules;
  }

  /** How many characters so far have no meaning in their font. */
  long unmapped() {
    return unmapped;
  }

  /** How many characters so far were more than a page may have. */
  long tooMany() {
    return tooMany;
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    String text = plain(position.getUnicode());
    if (text.isEmpty()) {
      return;
    }
    if (glyphs.size() >= MOST_GLYPHS) {
      tooMany++;
      return;
    }
    float start = position.getXDirAdj();
    Glyph glyph =
        new Glyph(
            text,
            start,
            start + position.getWidthDirAdj(),
            position.getYDirAdj(),
            Math.max(1, Math.abs(position.getFontSizeInPt())));
    for (int i = glyphs.size() - 1; i >= Math.max(0, glyphs.size() - 200); i--) {
      Glyph other = glyphs.get(i);
      if (Math.abs(other.left() - start) < 0.1f * glyph.size()
          && Math.abs(other.base() - glyph.base()) < 0.1f * glyph.size()
          && other.text().equals(text)) {
        return;
      }
    }
    glyphs.add(glyph);
  }

  /** Fonts of some programs give radicals of the Kangxi dictionary instead of characters. */
  private static String plain(@Nullable String text) {
    if (text == null) {
      return "";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= '\u2e80' && c <= '\u2fdf') || (c >= '\ufb00' && c <= '\ufb06')) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
    }
    return text;
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    if (font.toUnicode(code) == null) {
      unmapped++;
    }
    super.showGlyph(matrix, font, code, displacement);
  }

  /** The characters have been taken one by one. */
  @Override
  protected void writePage() {}

  private void rule(Point2D.Float a, Point2D.Float b) {
    float x0 = Math.min(a.x, b.x) - left;
    float x1 = Math.max(a.x, b.x) - left;
    float y0 = top - Math.max(a.y, b.y);
    float y1 = top - Math.min(a.y, b.y);
    boolean level = y1 - y0 <= THIN && x1 - x0 >= SHORTEST;
    boolean upright = x1 - x0 <= THIN && y1 - y0 >= SHORTEST;
    if ((level || upright) && path.size() < MOST_RULES) {
      path.add(new Rule(x0, y0, x1, y1));
    }
  }

  /** A path is painted, or only used to clip what is painted later (ISO 32000-1, 8.5.3). */
  private static final class Painted extends OperatorProcessor {
    private final PdfPage page;
    private final String name;

    Painted(PDFStreamEngine engine, String name) {
      super(engine);
      this.page = (PdfPage) engine;
      this.name = name;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) {
      if (!name.equals("n") && page.rules.size() < MOST_RULES) {
        page.rules.addAll(page.path);
      }
      page.path.clear();
    }
  }

  /** Looks at the operators that draw lines and boxes (ISO 32000-1, 8.5.2). */
  private static final class Drawn extends OperatorProcessor {
    private final PdfPage page;
    private final String name;

    Drawn(PDFStreamEngine engine, String name) {
      super(engine);
      this.page = (PdfPage) engine;
      this.name = name;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) {
      float[] n = new float[4];
      if (operands.size() < (name.equals("re") ? 4 : 2)) {
        return;
      }
      for (int i = 0; i < Math.min(4, operands.size()); i++) {
        if (!(operands.get(i) instanceof COSNumber number)) {
          return;
        }
        n[i] = number.floatValue();
      }
      Point2D.Float to = page.transformedPoint(n[0], n[1]);
      if (name.equals("l")) {
        page.rule(page.from, to);
      } else if (name.equals("re")) {
        box(to, page.transformedPoint(n[0] + n[2], n[1] + n[3]));
      }
      page.from = to;
    }

    /** A thin box is a line; of a larger one its sides are. */
    private void box(Point2D.Float a, Point2D.Float b) {
      if (Math.abs(a.x - b.x) <= THIN || Math.abs(a.y - b.y) <= THIN) {
        page.rule(a, b);
        return;
      }
      Point2D.Float c = new Point2D.Float(a.x, b.y);
      Point2D.Float d = new Point2D.Float(b.x, a.y);
      page.rule(a, c);
      page.rule(c, b);
      page.rule(b, d);
      page.rule(d, a);
    }
  }
}
