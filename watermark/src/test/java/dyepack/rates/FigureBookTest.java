package dyepack.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureBookTest {
  @TempDir Path folder;

  @Test
  void whatNobodyMeasuredIsSaid() {
    FigureBook book = new FigureBook(folder);
    book.put(ReadingFigure.ENCODING_64, 999, 1_000, true, 3);
    book.put(ReadingFigure.SPEED_SQL, "41", "40 to 42", false, 12.4);
    assertThat(book.table())
        .contains(
            "| 1 | 8 character sets decoded exactly, from 64 bytes | >= 99.9 % | 99.90 % (999 of"
                + " 1,000) | 99.44 to 99.98 % | yes | 3 |\n")
        .contains("| >= 50 | 41 | 40 to 42 | **no** | 12 |\n")
        .contains("| 11 | false accusations in 10,000 tests of innocents | 0 | not measured |");
    assertThat(folder.resolve(FigureBook.TABLE)).content().isEqualTo(book.table());
  }
}
