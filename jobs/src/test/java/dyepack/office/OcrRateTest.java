package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import dyepack.cells.RecordingSink;
import dyepack.rates.FigureBook;
import dyepack.rates.ReadingFigure;
import dyepack.simulate.seized.MadePeople;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Photographed lists of twenty people, with the {@code tesseract} that is installed. A telephone or
 * identity number counts if a row read has it as a word of its own, a name if the row that has one
 * of the two has the name's characters, one behind the other. Numbers that are valid and nobody's
 * are counted too.
 */
@Tag("slow")
@Tag("figures")
class OcrRateTest {
  private static final long SEED = Long.getLong("ocr.seed", 5_150_001L);
  private static final int PICTURES = Integer.getInteger("ocr.pictures", 30);
  private static final int ROWS = 20;

  @TempDir Path folder;

  @Test
  void photographedListsAreRead() throws IOException {
    Assumptions.assumeTrue(OcrParser.installed() && PhotographedList.possible());
    long begun = System.nanoTime();
    int all = 0;
    int phones = 0;
    int numbers = 0;
    int names = 0;
    int strangers = 0;
    for (int i = 0; i < PICTURES; i++) {
      List<String[]> people = MadePeople.rows(new Random(SEED + i), ROWS);
      Path file = folder.resolve("list.jpg");
      new PhotographedList(SEED + 7L * i).write(file, people);
      RecordingSink sink = new RecordingSink();
      new OcrParser().parse(file, CellLimits.DEFAULT, sink);
      List<String> lines = new ArrayList<>();
      sink.rows().forEach(row -> lines.add(" " + String.join(" ", row) + " "));
      int[] found = new int[3];
      for (String[] person : people) {
        String line =
            lines.stream()
                .filter(l -> l.contains(person[1]) || l.contains(person[2]))
                .findFirst()
                .orElse("");
        found[0] += lines.stream().anyMatch(l -> l.contains(" " + person[1] + " ")) ? 1 : 0;
        found[1] += lines.stream().anyMatch(l -> l.contains(" " + person[2] + " ")) ? 1 : 0;
        found[2] += line.contains(person[0]) ? 1 : 0;
        if (Boolean.getBoolean("ocr.show")
            && !(line.contains(person[0])
                && line.contains(person[1])
                && line.contains(person[2]))) {
          System.out.println(String.join(" ", person) + "   read: " + line);
        }
      }
      all += people.size();
      phones += found[0];
      numbers += found[1];
      names += found[2];
      strangers += OcrStrangers.count(lines, people);
      System.out.printf(
          "picture %d: phones %d, numbers %d, names %d of %d%n",
          i, found[0], found[1], found[2], people.size());
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "phones %d, numbers %d, names %d of %d; valid numbers of nobody %d; %.1f s a picture%n",
        phones, numbers, names, all, strangers, seconds / PICTURES);
    FigureBook book = FigureBook.here();
    book.put(ReadingFigure.OCR_PHONES, phones, all, phones >= 0.97 * all, seconds);
    book.put(ReadingFigure.OCR_NUMBERS, numbers, all, numbers >= 0.99 * all, seconds);
    book.put(ReadingFigure.OCR_NAMES, names, all, names >= 0.85 * all, seconds);
    assertThat(phones).isGreaterThanOrEqualTo(all * 97 / 100);
    assertThat(numbers).isGreaterThanOrEqualTo(all * 99 / 100);
    assertThat(names).isGreaterThanOrEqualTo(all * 85 / 100);
  }
}
