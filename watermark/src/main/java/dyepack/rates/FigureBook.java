package dyepack.rates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Gathers measured {@link ReadingFigure}s, whatever test and module they come from, into one table
 * {@value #TABLE}. Each figure is a file of its own in the folder, so that tests can be run one by
 * one; the table is written anew with each. What nobody has measured is said to be so.
 */
public final class FigureBook {
  /** Name of the table. */
  public static final String TABLE = "READING.md";

  private static final String HEAD =
      """
      | # | what | required | measured | 95 % interval | reached | seconds |
      |---|---|---|---|---|---|---|
      """;

  private final Path folder;

  /** A book in a folder, which is created when something is written. */
  public FigureBook(Path folder) {
    this.folder = folder;
  }

  /**
   * The book of this build: the folder of the system property {@code dyepack.figures}, or {@code
   * target/figures} of the project, when tests run in the folder of a module.
   */
  public static FigureBook here() {
    return new FigureBook(
        Path.of(System.getProperty("dyepack.figures", "../target/figures")).toAbsolutePath());
  }

  /**
   * Writes down a counted part, with its interval after Wilson.
   *
   * @param hits of {@code trials}
   * @param trials at least 1
   * @param reached whether it is what is required
   * @param seconds elapsed, of the whole test
   */
  public void put(ReadingFigure figure, long hits, long trials, boolean reached, double seconds) {
    Proportion part = new Proportion(hits, trials);
    String interval =
        String.format(
            Locale.ROOT,
            "%.2f to %.2f %%",
            100 * part.interval().low(),
            100 * part.interval().high());
    String measured = String.format(Locale.ROOT, "%.2f %%", 100 * part.value());
    put(
        figure,
        measured + String.format(Locale.ROOT, " (%,d of %,d)", hits, trials),
        interval,
        reached,
        seconds);
  }

  /**
   * Writes down a figure.
   *
   * @param measured with its unit
   * @param interval empty where there is none
   * @param reached whether it is what is required
   * @param seconds elapsed, of the whole test
   */
  public void put(
      ReadingFigure figure, String measured, String interval, boolean reached, double seconds) {
    String verdict =
        figure.required().isEmpty() || figure.required().equals("beside")
            ? ""
            : reached ? "yes" : "**no**";
    String line =
        String.format(
            Locale.ROOT,
            "| %d | %s | %s | %s | %s | %s | %.0f |",
            figure.number(),
            figure.what(),
            figure.required(),
            measured,
            interval,
            verdict,
            seconds);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(fileName(figure)), line + "\n", StandardCharsets.UTF_8);
      Files.writeString(folder.resolve(TABLE), table(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileName(ReadingFigure figure) {
    return figure.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".line";
  }

  /** The table of all figures, as Markdown. */
  public String table() {
    List<String> lines = new ArrayList<>();
    for (ReadingFigure figure : ReadingFigure.values()) {
      Path file = folder.resolve(fileName(figure));
      try {
        lines.add(
            Files.exists(file)
                ? Files.readString(file, StandardCharsets.UTF_8).strip()
                : "| "
                    + figure.number()
                    + " | "
                    + figure.what()
                    + " | "
                    + figure.required()
                    + " | not measured | | | |");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return HEAD + String.join("\n", lines) + "\n";
  }
}
