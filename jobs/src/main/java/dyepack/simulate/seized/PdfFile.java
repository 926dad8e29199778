package dyepack.simulate.seized;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A table printed on pages of A4, with a heading and the number of the page. */
final class PdfFile {
  /** Chinese fonts of Debian's fonts-wqy-microhei and fonts-wqy-zenhei. */
  private static final List<Path> FONTS =
      List.of(
          Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
          Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"));

  private static final int ROWS_A_PAGE = 34;
  private static final float ROW_HEIGHT = 20;
  private static final float[] PLACES = {40, 110, 200, 320};

  private PdfFile() {}

  private static Optional<Path> font() {
    return FONTS.stream().filter(Files::exists).findFirst();
  }

  /** Whether there is a font that has Chinese characters. */
  static boolean possible() {
    return font().isPresent();
  }

  static void write(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    Path font = font().orElseThrow(() -> new IOException("no Chinese font is installed"));
    try (PDDocument document = new PDDocument();
        TrueTypeCollection fonts = new TrueTypeCollection(font.toFile())) {
      PDFont letters = PDType0Font.load(document, first(fonts), true);
      for (int from = 0; from < people.size(); from += ROWS_A_PAGE) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
          out.setFont(letters, 9);
          show(out, 40, 810, "客户名单");
          show(out, 500, 20, "第 " + (from / ROWS_A_PAGE + 1) + " 页");
          line(out, 785, "姓名", "电话", "证件号", "地址");
          for (int i = from; i < Math.min(people.size(), from + ROWS_A_PAGE); i++) {
            SeizedPerson p = people.get(i);
            float y = 785 - (i - from + 1) * ROW_HEIGHT;
            line(out, y, p.name(), p.phone(), p.id(), p.address());
          }
        }
      }
      document.save(file.toFile());
    }
  }

  private static TrueTypeFont first(TrueTypeCollection fonts) throws IOException {
    List<TrueTypeFont> all = new ArrayList<>();
    fonts.processAllFonts(all::add);
    return all.get(0);
  }

  private static void line(PDPageContentStream out, float y, String... cells) throws IOException {
    for (int c = 0; c < cells.length; c++) {
      if (!cells[c].isEmpty()) {
        show(out, PLACES[c], y, cells[c]);
      }
    }
  }

  private static void show(PDPageContentStream out, float x, float y, String text)
      throws IOException {
    out.beginText();
    out.newLineAtOffset(x, y);
    out.showText(text);
    out.endText();
  }
}
