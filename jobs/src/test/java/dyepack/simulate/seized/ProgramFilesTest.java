package dyepack.simulate.seized;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.rates.FigureBook;
import dyepack.rates.ReadingFigure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that LibreOffice and sqlite3 make of a table, as far as they are installed: nobody who
 * wrote a reader had a hand in how these look.
 */
@Tag("slow")
@Tag("figures")
class ProgramFilesTest {
  private static final List<String> SHEETS =
      List.of("xlsx", "xls", "ods", "fods", "html", "pdf", "dbf", "csv", "xml:MS Excel 2003 XML");
  private static final List<String> MODES =
      List.of(
          "csv",
          "insert people",
          "json",
          "html",
          "tabs",
          "list",
          "markdown",
          "box",
          "column",
          "quote",
          "line",
          "table",
          "ascii");
  private static final int SECONDS = 180;

  @TempDir Path folder;

  private final SeizedTable table = TorturePerson.table(6_611, 200);
  private final List<SeizedTruth.SeizedFile> files = new ArrayList<>();

  @Test
  void filesOfProgramsAreRead() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var ignored = Files.createDirectories(folder.resolve(SeizedFolder.SEIZED));
    Path csv = folder.resolve("people.csv");
    StringBuilder text = new StringBuilder(String.join(",", table.header())).append('\n');
    table.rows().forEach(row -> text.append(String.join(",", row)).append('\n'));
    Files.writeString(csv, text);
    if (installed("soffice")) {
      office(csv);
    }
    if (installed("sqlite3")) {
      sqlite(csv);
    }
    Assumptions.assumeFalse(files.isEmpty(), "needs LibreOffice or sqlite3");
    SeizedTruth truth = new SeizedTruth(SeizedTruth.SCHEMA, 0, table.header(), files);
    List<SeizedScore> scores = SeizedScore.of(folder, truth);
    for (SeizedScore score : scores) {
      System.out.printf(
          Locale.ROOT,
          "%.3f %.3f %.3f %s%n",
          score.people(),
          score.cells(),
          score.columns(),
          score.file().shape());
    }
    long whole = scores.stream().filter(SeizedScore::counts).count();
    double seconds = (System.nanoTime() - begun) / 1e9;
    FigureBook.here()
        .put(
            ReadingFigure.SHAPES_PROGRAMS,
            whole,
            scores.size(),
            whole >= 0.98 * scores.size(),
            seconds);
    assertThat(whole).isGreaterThanOrEqualTo(scores.size() * 9L / 10);
  }

  /** Every column as text, as careful people import lists with long numbers. */
  private void office(Path csv) throws IOException, InterruptedException {
    String columns =
        IntStream.rangeClosed(1, table.header().size())
            .mapToObj(c -> c + "/2")
            .collect(Collectors.joining("/"));
    for (String form : SHEETS) {
      Path out = Files.createDirectories(folder.resolve("office"));
      run(
          null,
          "soffice",
          "-env:UserInstallation=file://" + folder.resolve("profile"),
          "--headless",
          "--infilter=CSV:44,34,76,1," + columns,
          "--convert-to",
          form,
          "--outdir",
          out.toString(),
          csv.toString());
      String extension = form.split(":", 2)[0];
      Path made = out.resolve("people." + extension);
      if (Files.exists(made)) {
        keep("LibreOffice " + form, Files.readAllBytes(made), extension);
      }
    }
  }

  private void sqlite(Path csv) throws IOException, InterruptedException {
    Path database = folder.resolve("people.db");
    run(null, "sqlite3", database.toString(), ".mode csv", ".import " + csv + " people");
    keep("sqlite3 database", Files.readAllBytes(database), "db");
    Path out = folder.resolve("out");
    run(out, "sqlite3", database.toString(), ".dump");
    keep("sqlite3 .dump", Files.readAllBytes(out), "sql");
    for (String mode : MODES) {
      run(
          out,
          "sqlite3",
          database.toString(),
          ".headers on",
          ".mode " + mode,
          "select * from people");
      keep("sqlite3 .mode " + mode, Files.readAllBytes(out), "txt");
    }
  }

  private void keep(String how, byte[] bytes, String extension) throws IOException {
    String name = SeizedFolder.SEIZED + "/" + (100 + files.size()) + "." + extension;
    Files.write(folder.resolve(name), bytes);
    List<Integer> columns = IntStream.range(0, table.header().size()).boxed().toList();
    files.add(
        new SeizedTruth.SeizedFile(
            name,
            how,
            "later",
            "",
            "none",
            "",
            columns,
            SeizedTruth.SeizedFile.cells(table.rows(), columns)));
  }

  private static boolean installed(String program) {
    String path = System.getenv("PATH");
    for (String place : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
      if (!place.isEmpty() && Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  private static void run(@Nullable Path output, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(
        output == null
            ? ProcessBuilder.Redirect.DISCARD
            : ProcessBuilder.Redirect.to(output.toFile()));
    Process process = builder.start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
