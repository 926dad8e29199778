package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.cells.CellLimits;
import dyepack.cells.Damage;
import dyepack.cells.PasswordNeededException;
import dyepack.cells.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfParserTest {
  private static final Path CHINESE_FONT =
      Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");
  private static final int ROWS_A_PAGE = 34;
  private static final float ROW_HEIGHT = 20;
  private static final float[] PLACES = {40, 110, 245, 330, 560};

  @TempDir Path folder;

  private static RecordingSink read(Path file, String... passwords) throws IOException {
    CellLimits d = CellLimits.DEFAULT;
    RecordingSink sink = new RecordingSink();
    new PdfParser()
        .parse(
            file,
            new CellLimits(
                d.recordBytes(),
                d.cellChars(),
                d.columns(),
                d.depth(),
                d.inflatedBytes(),
                List.of(passwords)),
            sink);
    return sink;
  }

  private static String[] person(Random random, boolean chinese) {
    String name =
        chinese
            ? "" + "王李张刘陈".charAt(random.nextInt(5)) + (char) (0x4e00 + random.nextInt(3000))
            : "N" + (char) ('a' + random.nextInt(26)) + " Fam" + random.nextInt(900);
    String number =
        "110105" + (19_600_101 + random.nextInt(300_000)) + (1000 + random.nextInt(9000));
    String phone = "13" + (100_000_000 + random.nextInt(899_999_999));
    String place =
        chinese
            ? "浙江省杭州市西湖区文三路".substring(0, 6 + random.nextInt(6)) + random.nextInt(300) + "号"
            : random.nextInt(300) + " Long Street, Town " + random.nextInt(9);
    return new String[] {name, number, phone, random.nextInt(20) == 0 ? "" : place};
  }

  /** A table over pages, its first row and a title on each. */
  private Path table(List<String[]> rows, boolean ruled, boolean chinese) throws IOException {
    Path file = folder.resolve("table.pdf");
    try (PDDocument document = new PDDocument();
        TrueTypeCollection fonts = chinese ? new TrueTypeCollection(CHINESE_FONT.toFile()) : null) {
      PDFont font =
          fonts != null
              ? PDType0Font.load(document, fonts.getFontByName("WenQuanYiMicroHei"), true)
              : new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      String[] header =
          chinese
              ? new String[] {"姓名", "号码", "电话", "住址"}
              : new String[] {"name", "number", "phone", "place"};
      for (int start = 0; start < rows.size(); start += ROWS_A_PAGE) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
          out.setFont(font, 10);
          show(out, 200, 800, "List of all, page " + (start / ROWS_A_PAGE + 1));
          List<String[]> all = new ArrayList<>();
          all.add(header);
          all.addAll(rows.subList(start, Math.min(rows.size(), start + ROWS_A_PAGE)));
          for (int r = 0; r < all.size(); r++) {
            float y = 770 - r * ROW_HEIGHT;
            for (int c = 0; c < 4; c++) {
              if (!all.get(r)[c].isEmpty()) {
                show(out, PLACES[c] + 2, y, all.get(r)[c]);
              }
            }
          }
          if (ruled) {
            rule(out, all.size());
          }
        }
      }
      document.save(file.toFile());
    }
    return file;
  }

  private static void show(PDPageContentStream out, float x, float y, String text)
      throws IOException {
    out.beginText();
    out.newLineAtOffset(x, y);
    out.showText(text);
    out.endText();
  }

  private static void rule(PDPageContentStream out, int rows) throws IOException {
    float top = 784;
    float bottom = top - rows * ROW_HEIGHT;
    for (float x : PLACES) {
      out.moveTo(x, top);
      out.lineTo(x, bottom);
    }
    for (int r = 0; r <= rows; r++) {
      out.moveTo(PLACES[0], top - r * ROW_HEIGHT);
      out.lineTo(PLACES[4], top - r * ROW_HEIGHT);
    }
    out.stroke();
  }

  private static long exact(RecordingSink sink, List<String[]> rows) {
    List<List<String>> found = sink.rows();
    return rows.stream().filter(row -> found.contains(Arrays.asList(row))).count();
  }

  private static List<String[]> people(int count, boolean chinese) {
    Random random = new Random(42);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(person(random, chinese));
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tableOverPagesIsOneTable(boolean ruled) throws IOException {
    List<String[]> rows = people(100, false);
    RecordingSink sink = read(table(rows, ruled, false));
    assertThat(sink.names()).containsExactly("table", "text");
    assertThat(sink.table("table").rows()).hasSize(101);
    assertThat(exact(sink, rows)).isEqualTo(100);
    assertThat(sink.table("text").rows()).containsExactly(List.of("List of all, page 1"));
    assertThat(sink.skips)
        .containsEntry("first rows of a table repeated on its further pages, dropped", 2L)
        .containsEntry("lines repeated at the edges of pages, dropped", 2L);
  }

  /**
   * Paragraphs of two lines, the first as long as there is room; {@code apart} tells them apart.
   */
  private Path paragraphs(List<String[]> rows, float apart) throws IOException {
    Path file = folder.resolve("letter.pdf");
    try (PDDocument document = new PDDocument()) {
      PDFont font = new PDType1Font(Standard14Fonts.FontName.COURIER);
      for (int start = 0; start < rows.size(); start += 15) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
          out.setFont(font, 10);
          float y = 780;
          for (String[] row : rows.subList(start, Math.min(rows.size(), start + 15))) {
            String text = String.format("%s, phone: %s, number: %s", row[0], row[2], row[1]);
            show(out, 60, y, String.format("%-70s", text).replace(' ', '_'));
            show(out, 60, y - 14, "of the place " + row[0]);
            y -= 14 + apart;
          }
        }
      }
      document.save(file.toFile());
    }
    return file;
  }

  @Test
  void linesOfAParagraphAreOne() throws IOException {
    List<String[]> rows = people(40, false);
    List<List<String>> read = read(paragraphs(rows, 24)).table("text").rows();
    assertThat(read).hasSize(40).allMatch(row -> row.get(0).contains("of the place "));
    List<List<String>> unknown = read(paragraphs(rows, 14)).table("text").rows();
    assertThat(unknown).as("records may be as long as lines").hasSize(80);
  }

  @Test
  void oneLongTextIsNoFurtherColumn() throws IOException {
    List<String[]> rows = people(33, false);
    rows.get(7)[3] = "Flat 9, Long Street, Upper End, Town 4";
    RecordingSink sink = read(table(rows, false, false));
    assertThat(exact(sink, rows)).isEqualTo(33);
    assertThat(sink.table("table").rows()).allMatch(row -> row.size() == 4);
  }

  /** As browsers print: the time and a title above, an address and the page's number below. */
  @Test
  void headAndFootOfAPageReachOverColumns() throws IOException {
    Path file = folder.resolve("browser.pdf");
    List<String[]> rows = people(30, false);
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream out = new PDPageContentStream(document, page)) {
        out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
        show(out, 42, 810, "5/6/23, 7:08 AM, all of them as they were");
        show(out, 300, 810, "customers");
        for (int r = 0; r < rows.size(); r++) {
          for (int c = 0; c < 3; c++) {
            show(out, PLACES[c] + 2, 770 - r * ROW_HEIGHT, rows.get(r)[c]);
          }
        }
        show(out, 42, 30, "https://shop.example.cn/customers/list?page=1&of=1&order=down");
        show(out, 550, 30, "1/1");
      }
      document.save(file.toFile());
    }
    List<List<String>> read = read(file).table("table").rows();
    for (String[] row : rows) {
      assertThat(read).contains(List.of(row[0], row[1], row[2]));
    }
  }

  /** Rows of four columns, two of them on each page, pages in the order of a spreadsheet. */
  private Path printed(List<String[]> rows, boolean downFirst) throws IOException {
    Path file = folder.resolve("printed.pdf");
    List<String[]> all = new ArrayList<>();
    all.add(new String[] {"name", "number", "phone", "place"});
    all.addAll(rows);
    int pages = (all.size() + ROWS_A_PAGE - 1) / ROWS_A_PAGE;
    try (PDDocument document = new PDDocument()) {
      PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (int p = 0; p < 2 * pages; p++) {
        int down = downFirst ? p % pages : p / 2;
        int over = downFirst ? p / pages : p % 2;
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
          out.setFont(font, 10);
          int end = Math.min(all.size(), (down + 1) * ROWS_A_PAGE);
          for (int r = down * ROWS_A_PAGE; r < end; r++) {
            float y = 770 - r % ROWS_A_PAGE * ROW_HEIGHT;
            show(out, over == 0 ? 60 : 200, y, all.get(r)[2 * over]);
            show(out, over == 0 ? 130 : 400, y, all.get(r)[2 * over + 1]);
          }
        }
      }
      document.save(file.toFile());
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void columnsPrintedOnFurtherPagesStandBesideTheFirst(boolean downFirst) throws IOException {
    List<String[]> rows = people(100, false);
    for (String[] row : rows) {
      row[3] = row[3].isEmpty() ? "none, Town 0" : row[3];
    }
    RecordingSink sink = read(printed(rows, downFirst));
    assertThat(sink.names()).containsExactly("table");
    assertThat(sink.table("table").rows()).hasSize(101);
    assertThat(exact(sink, rows)).isEqualTo(100);
  }

  @Test
  void aSecondListOfAsManyPeopleStaysUnderTheFirst() throws IOException {
    Path file = folder.resolve("lists.pdf");
    List<String[]> rows = people(40, false);
    try (PDDocument document = new PDDocument()) {
      PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (int p = 0; p < 2; p++) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
          out.setFont(font, 10);
          show(out, 60, 790, "name");
          show(out, 300, 790, p == 0 ? "number" : "phone");
          for (int r = 0; r < 20; r++) {
            show(out, 60, 770 - r * ROW_HEIGHT, rows.get(20 * p + r)[0]);
            show(out, 300, 770 - r * ROW_HEIGHT, rows.get(20 * p + r)[1 + p]);
          }
        }
      }
      document.save(file.toFile());
    }
    RecordingSink sink = read(file);
    assertThat(sink.table("table").rows()).hasSize(42).allMatch(row -> row.size() == 2);
  }

  @Test
  void tablesOfASpreadsheetPrintedWithoutLinesAreRead() throws IOException {
    RecordingSink sink = read(OfficeSamplesTest.sample("people.pdf"));
    List<List<String>> rows = sink.table("table").rows();
    List<List<String>> people = OfficeSamplesTest.people();
    assertThat(rows).hasSameSizeAs(people);
    for (int r = 0; r < rows.size(); r++) {
      assertThat(rows.get(r)).hasSize(6);
      assertThat(rows.get(r).subList(0, 4)).isEqualTo(people.get(r).subList(0, 4));
      assertThat(rows.get(r).get(5)).isEqualTo(people.get(r).get(5));
    }
    assertThat(sink.skips).isEmpty();
  }

  @Test
  void passwordOpensADocument() throws IOException {
    Path file = folder.resolve("locked.pdf");
    try (PDDocument document =
        org.apache.pdfbox.Loader.loadPDF(OfficeSamplesTest.sample("people.pdf").toFile())) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(file.toFile());
    }
    assertThat(read(file, "wrong", "user").table("table").rows()).hasSize(41);
    assertThatThrownBy(() -> read(file)).isInstanceOf(PasswordNeededException.class);
  }

  @Test
  void damagedCopiesNeverDoHarm() throws IOException {
    Path file = folder.resolve("sound.pdf");
    Files.copy(table(people(20, false), true, false), file);
    Damage.Outcome outcome = Damage.survived(file, folder, new PdfParser(), 5, 100, 1_000_000);
    assertThat(outcome.refused() + outcome.partly()).isPositive();
  }

  /** At least 99 % of 1,700 rows on 50 pages exact, with and without lines, Chinese font. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("slow")
  void fiftyPagesOfChineseAreRead(boolean ruled) throws IOException {
    Assumptions.assumeTrue(Files.exists(CHINESE_FONT), "needs fonts-wqy-microhei");
    List<String[]> rows = people(1700, true);
    Path file = table(rows, ruled, true);
    long start = System.nanoTime();
    RecordingSink sink = read(file);
    long exact = exact(sink, rows);
    System.out.printf(
        "50 pages, ruled %s: %d of 1700 rows exact, %.1f s%n",
        ruled, exact, (System.nanoTime() - start) / 1e9);
    assertThat(exact).isGreaterThanOrEqualTo(1683);
  }
}
