package dyepack.simulate.seized;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.rates.FigureBook;
import dyepack.rates.ReadingFigure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every shape of text with 12 and 300 rows in two of all codings, every other kind of file, every
 * packing: what part of the rows is read with all cells, and whether every byte is accounted for.
 * Univocity and, where its driver is at hand, DuckDB read the texts of people, in UTF-8, which all
 * of them know.
 *
 * <p>The claim: of all files at least 98 of 100 have 99 of 100 rows with all their cells, and the
 * mean part of the rows is at least 99.5 of 100. Shapes and readers were written by the same
 * people; {@link TextShape.Origin} says which were there first. Seeds are others than those that
 * anything was tried with.
 */
@Tag("slow")
@Tag("figures")
class TortureRateTest {
  private static final long SEED = Long.getLong("torture.seed", 8_812_001L);
  private static final int ROWS = 2_000;
  private static final double ENOUGH = 0.99;

  @TempDir Path folder;

  private final FigureBook book = FigureBook.here();

  @Test
  void rowsOfAlmostEveryShapeAreReadWhole() {
    long begun = System.nanoTime();
    SeizedTruth truth =
        new SeizedFolder(TorturePerson.table(SEED, ROWS), List.of(12, 300), 2, SEED).write(folder);
    List<SeizedScore> scores = SeizedScore.of(folder, truth);
    double seconds = (System.nanoTime() - begun) / 1e9;
    scores.stream().filter(s -> s.columns() < ENOUGH).forEach(TortureRateTest::print);
    Map<TextShape.Origin, List<SeizedScore>> origins = new EnumMap<>(TextShape.Origin.class);
    for (SeizedScore score : scores) {
      String origin = score.file().origin().toUpperCase(Locale.ROOT).replace('-', '_');
      origins.computeIfAbsent(TextShape.Origin.valueOf(origin), o -> new ArrayList<>()).add(score);
    }
    origins.forEach((origin, some) -> System.out.println(origin + ": " + words(some)));
    System.out.println("all: " + words(scores));
    double files = (double) files(scores, SeizedScore::cells) / scores.size();
    double rows = mean(scores, SeizedScore::cells);
    put(ReadingFigure.SHAPES_FILES, scores, SeizedScore::cells, files >= 0.98, seconds);
    put(ReadingFigure.SHAPES_PEOPLE, scores, SeizedScore::people, true, seconds);
    put(ReadingFigure.SHAPES_COLUMNS, scores, SeizedScore::columns, true, seconds);
    String mean = String.format(Locale.ROOT, "%.2f %%", 100 * rows);
    book.put(ReadingFigure.SHAPES_ROWS, mean, interval(scores), rows >= 0.995, seconds);
    bytes(scores, seconds);
    assertThat(files).isGreaterThanOrEqualTo(0.98);
    assertThat(rows).isGreaterThanOrEqualTo(0.995);
  }

  private void bytes(List<SeizedScore> scores, double seconds) {
    List<SeizedScore> texts = scores.stream().filter(s -> s.bytes() > 0).toList();
    List<SeizedScore> whole = texts.stream().filter(s -> s.bytes() == s.accounted()).toList();
    texts.stream()
        .filter(s -> s.bytes() != s.accounted())
        .forEach(
            s ->
                System.out.printf(
                    "bytes %d of %d %s %s%n",
                    s.accounted(), s.bytes(), s.file().shape(), s.file().path()));
    book.put(
        ReadingFigure.BYTES, whole.size(), texts.size(), whole.size() == texts.size(), seconds);
    long replaced = scores.stream().mapToLong(SeizedScore::replacements).sum();
    book.put(ReadingFigure.REPLACEMENTS, Long.toString(replaced), "", replaced == 0, seconds);
  }

  @Test
  void othersReadTheTextsOfPeople() {
    long begun = System.nanoTime();
    SeizedTable table = TorturePerson.table(SEED, 300);
    List<SeizedScore> univocity = new ArrayList<>();
    List<SeizedScore> duck = new ArrayList<>();
    for (TextShape shape : TextShape.all()) {
      for (int rows : new int[] {12, 300}) {
        if (shape.needsPeople()) {
          OtherReaders others = new OtherReaders(shape, table.part(0, rows), folder);
          univocity.add(others.univocity());
          if (OtherReaders.hasDuck()) {
            duck.add(others.duck());
          }
        }
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.println("univocity: " + words(univocity));
    put(ReadingFigure.SHAPES_UNIVOCITY, univocity, SeizedScore::people, true, seconds);
    if (!duck.isEmpty()) {
      System.out.println("DuckDB: " + words(duck));
      put(ReadingFigure.SHAPES_DUCKDB, duck, SeizedScore::people, true, seconds);
    }
    assertThat(univocity).as("the samples aren't too easy").anyMatch(s -> s.people() < 0.5);
  }

  private void put(
      ReadingFigure figure,
      List<SeizedScore> scores,
      ToDoubleFunction<SeizedScore> by,
      boolean reached,
      double seconds) {
    book.put(figure, files(scores, by), scores.size(), reached, seconds);
  }

  private static long files(List<SeizedScore> scores, ToDoubleFunction<SeizedScore> by) {
    return scores.stream().filter(s -> by.applyAsDouble(s) >= ENOUGH).count();
  }

  private static double mean(List<SeizedScore> scores, ToDoubleFunction<SeizedScore> by) {
    return scores.stream().mapToDouble(by).average().orElse(0);
  }

  /** Of the mean over files, by the normal law. */
  private static String interval(List<SeizedScore> scores) {
    double mean = mean(scores, SeizedScore::cells);
    double variance =
        scores.stream().mapToDouble(s -> Math.pow(s.cells() - mean, 2)).average().orElse(0);
    double half = 1.96 * Math.sqrt(variance / scores.size());
    return String.format(
        Locale.ROOT, "%.2f to %.2f %%", 100 * (mean - half), 100 * Math.min(1, mean + half));
  }

  private static String words(List<SeizedScore> scores) {
    return String.format(
        Locale.ROOT,
        "%d files; with 99 %% of the rows: people %d, all cells %d, in columns %d; mean rows %.4f,"
            + " %.4f, %.4f",
        scores.size(),
        files(scores, SeizedScore::people),
        files(scores, SeizedScore::cells),
        files(scores, SeizedScore::columns),
        mean(scores, SeizedScore::people),
        mean(scores, SeizedScore::cells),
        mean(scores, SeizedScore::columns));
  }

  private static void print(SeizedScore s) {
    System.out.printf(
        Locale.ROOT,
        "%.3f %.3f %.3f  %-28s %-28s %s %s %d rows%n",
        s.people(),
        s.cells(),
        s.columns(),
        s.file().shape(),
        s.file().encoding(),
        s.file().packing(),
        s.file().path(),
        s.file().rows().size());
  }
}
