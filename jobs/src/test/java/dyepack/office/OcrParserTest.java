package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.cells.CellLimits;
import dyepack.cells.RecordingSink;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcrParserTest {
  @TempDir Path folder;

  @Test
  void figuresReplaceLettersOnlyWhereACheckDigitAgrees() {
    OcrNumbers numbers = new OcrNumbers();
    assertThat(numbers.correct("王伟 11O1O519491231OO2X 1380OOO1111"))
        .isEqualTo("王伟 11010519491231002X 1380OOO1111");
    assertThat(numbers.corrected()).isEqualTo(1);
    assertThat(numbers.correct("11O10519491231OO21")).isEqualTo("11O10519491231OO21");
    assertThat(numbers.correct("4l11111111111111 411l1l1111111l11"))
        .isEqualTo("4111111111111111 411l1l1111111l11");
    assertThat(numbers.correct("ABCDEFGHIJKLMNOPQR")).isEqualTo("ABCDEFGHIJKLMNOPQR");
    assertThat(numbers.corrected()).isEqualTo(2);
  }

  /** A picture whose header says 100,000 x 100,000 isn't unpacked. */
  @Test
  void hugePictureIsRefused() throws IOException {
    Assumptions.assumeTrue(OcrParser.installed(), "needs tesseract");
    Path file = folder.resolve("a.png");
    ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).putInt(16, 100_000).putInt(20, 100_000);
    Files.write(file, bytes);
    assertThatThrownBy(() -> new OcrParser().parse(file, CellLimits.DEFAULT, new RecordingSink()))
        .isInstanceOf(IOException.class);
  }

  @Test
  @Tag("slow")
  void printedLinesAreRead() throws IOException {
    Assumptions.assumeTrue(OcrParser.installed(), "needs tesseract");
    BufferedImage image = new BufferedImage(900, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 900, 200);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font("WenQuanYi Micro Hei", Font.PLAIN, 32));
    graphics.drawString("13800138000  11010519491231002X", 30, 70);
    graphics.drawString("15912345678  330106199111184377", 30, 140);
    graphics.dispose();
    Path file = folder.resolve("a.png");
    ImageIO.write(image, "png", file.toFile());
    RecordingSink sink = new RecordingSink();
    new OcrParser().parse(file, CellLimits.DEFAULT, sink);
    assertThat(sink.names()).containsExactly("OCR");
    assertThat(sink.rows().toString())
        .contains("13800138000", "11010519491231002X", "15912345678", "330106199111184377");
  }
}
