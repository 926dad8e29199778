package dyepack.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is read by its bytes alone has the cells that the same line has by its characters, for lines
 * of whatever is odd in cells.
 */
class PlainRecordTest {
  private static final List<String> PIECES =
      List.of(
          "王",
          "小",
          "明",
          "13800000000",
          "7",
          "a",
          "Zoë",
          " ",
          "  ",
          "\u3000",
          "\u00A0",
          "\"",
          "'",
          "=",
          "\0",
          "\\",
          "+86",
          "-",
          "é",
          "😀",
          "𠮷",
          "\uFEFF",
          "é€",
          "年",
          "x@y.cn");

  private static String line(Random random, String delimiter, int width) {
    StringBuilder line = new StringBuilder();
    int cells = random.nextInt(8) == 0 ? width + random.nextInt(3) - 1 : width;
    boolean tame = random.nextBoolean();
    for (int cell = 0; cell < cells; cell++) {
      line.append(cell > 0 ? delimiter : "");
      for (int n = random.nextInt(4); n > 0; n--) {
        line.append(PIECES.get(random.nextInt(tame ? 8 : PIECES.size())));
      }
    }
    return line.toString();
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, true", "UTF-8, false", "GB18030, true", "GB18030, false", "Big5, false"})
  void cellsAreThoseOfTheCharacters(String name, boolean quoted) {
    Charset charset = Charset.forName(name);
    Random random = new Random(name.hashCode() + (quoted ? 1 : 0));
    int read = 0;
    for (String delimiter : List.of(",", "\t", ";", ":")) {
      int width = 4;
      Separation separation =
          new Separation(delimiter, false, quoted ? '"' : (char) 0, false, false);
      RowFitter fitter = RowFitter.of(List.of(), width, delimiter);
      DelimitedForm form =
          new DelimitedForm(
              separation, width, false, false, Collections.nCopies(width, 31), fitter);
      PlainRecord plain =
          Objects.requireNonNull(PlainRecord.of(form, new String[0], new TextForm(name, 0, false)));
      RecordCutter cutter = new RecordCutter(separation);
      for (int n = 0; n < 4_000; n++) {
        byte[] bytes = line(random, delimiter, width).getBytes(charset);
        String line = new String(bytes, charset);
        if (plain.read(bytes, 0, bytes.length)) {
          read++;
          assertThat(cutter.cut(line.toCharArray(), line.length())).as(line).isEqualTo(width);
          assertThat(cutter.open()).as(line).isFalse();
          assertThat(plain.cells()).as(line).containsExactly(cutter.all());
        }
      }
    }
    assertThat(read).as("lines that the comparison was for").isGreaterThan(4_000);
  }
}
