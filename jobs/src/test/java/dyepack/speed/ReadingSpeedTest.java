package dyepack.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.ingest.LeakStyle;
import dyepack.ingest.LeakWriters;
import dyepack.rates.FigureBook;
import dyepack.rates.ReadingFigure;
import dyepack.simulate.seized.MadePeople;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Megabytes (10^6 bytes) of each kind that are read in a second of one core's processor time, in a
 * process of 512 MB of heap; and a workbook of a million rows. The rows read are counted against
 * those written. What is measured is the whole way: two digests, finding out what the file is and
 * how its characters are written, and reading every cell; the last is told beside by itself, and so
 * is the time that went by, in which one core takes digests while the other looks for tables. The
 * four to five seconds that Java takes to start and to compile itself are in all of them. Linux
 * only, for the processor time of children.
 *
 * <p>Asserts nothing of the time: other work on a machine moves it by more than any change should.
 */
@Tag("slow")
@Tag("figures")
class ReadingSpeedTest {
  private static final int MEGABYTES = Integer.getInteger("speed.megabytes", 2_000);
  private static final int WORKBOOK_ROWS = Integer.getInteger("speed.rows", 1_000_000);
  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir Path folder;

  private final FigureBook book = FigureBook.here();
  private final List<String[]> people = MadePeople.rows(new Random(31), 5_000);

  private record Trial(long rows, double opening, double reading, double elapsed) {}

  private String[] person(long number) {
    return people.get((int) (number % people.size()));
  }

  private long write(
      Path file,
      String head,
      Function<Long, String> record,
      String tail,
      Charset charset,
      int parts)
      throws IOException {
    long most = MEGABYTES * 1_000_000L / parts;
    long rows = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(head.getBytes(charset));
      for (long written = 0; written < most; rows++) {
        byte[] bytes = record.apply(rows).getBytes(charset);
        out.write(bytes);
        written += bytes.length;
      }
      out.write(tail.getBytes(charset));
    }
    return rows;
  }

  private static Trial trial(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ReadingTrial.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(printed).isZero();
    String[] fields = printed.substring(printed.lastIndexOf('\n') + 1).split(" ", -1);
    return new Trial(
        Long.parseLong(fields[0]),
        Double.parseDouble(fields[2]),
        Double.parseDouble(fields[3]),
        Double.parseDouble(fields[4]));
  }

  /** One text of a kind: what it is called, how many rows it has and what it has to reach. */
  private record Sample(String name, Path file, long rows, double required) {}

  /** Measures the whole way, with the rest told beside, and deletes the texts. */
  private void measure(ReadingFigure figure, List<Sample> samples)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")));
    List<String> told = new ArrayList<>();
    boolean reached = true;
    double elapsed = 0;
    for (Sample sample : samples) {
      Trial trial = trial(sample.file);
      double megabytes = Files.size(sample.file) / 1e6;
      double whole = megabytes / (trial.opening + trial.reading);
      told.add(
          String.format(
              Locale.ROOT,
              "%s%.0f (cells alone %.0f, by the clock %.0f)",
              sample.name.isEmpty() ? "" : sample.name + " ",
              whole,
              megabytes / trial.reading,
              megabytes / trial.elapsed));
      System.out.println(figure + " " + told.get(told.size() - 1) + " " + trial);
      reached &= whole >= sample.required;
      elapsed += trial.elapsed;
      Files.delete(sample.file);
      assertThat(trial.rows).as(sample.name).isEqualTo(sample.rows);
    }
    book.put(figure, String.join("; ", told), "", reached, elapsed);
  }

  private String line(long n) {
    return String.join(",", person(n)) + "," + n + "," + n % 9_000 + ".25\n";
  }

  private static final String HEADER = "姓名,手机号,身份证号,编号,金额\n";

  @Test
  void delimitedText() throws IOException, InterruptedException {
    List<Sample> samples = new ArrayList<>();
    for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
      Path file = folder.resolve(charset + ".txt");
      long rows = write(file, HEADER, this::line, "", charset, 1);
      samples.add(new Sample(charset.name(), file, rows, 50));
    }
    Path file = folder.resolve("mixed.txt");
    samples.add(new Sample("mixed", file, mixed(file), 30));
    measure(ReadingFigure.SPEED_DELIMITED, samples);
  }

  /** As where files were concatenated: stretches of some megabytes in one of two sets by chance. */
  private long mixed(Path file) throws IOException {
    Random random = new Random(5);
    long rows = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(HEADER.getBytes(StandardCharsets.UTF_8));
      for (long written = 0; written < MEGABYTES * 1_000_000L; ) {
        Charset charset = random.nextBoolean() ? StandardCharsets.UTF_8 : GB18030;
        for (int n = 20_000 + random.nextInt(60_000); n > 0; n--) {
          byte[] bytes = line(rows++).getBytes(charset);
          out.write(bytes);
          written += bytes.length;
        }
      }
    }
    return rows;
  }

  @Test
  void sqlDump() throws IOException, InterruptedException {
    List<Sample> samples = new ArrayList<>();
    for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
      Path file = folder.resolve(charset + ".sql");
      long rows =
          write(
              file,
              "CREATE TABLE `t` (`a` int, `b` text, `c` text, `d` text);\n"
                  + "INSERT INTO `t` VALUES (-1,'a','b','c')",
              n ->
                  (n % 5_000 == 0 ? ";\nINSERT INTO `t` VALUES (" : ",(")
                      + n
                      + ",'"
                      + String.join("','", person(n))
                      + "')",
              ";\n",
              charset,
              1);
      samples.add(new Sample(charset.name(), file, rows + 1, 50));
    }
    measure(ReadingFigure.SPEED_SQL, samples);
  }

  @Test
  void jsonLines() throws IOException, InterruptedException {
    Path file = folder.resolve("people.jsonl");
    long rows =
        write(
            file,
            "",
            n ->
                String.format(
                    "{\"id\":%d,\"name\":\"%s\",\"phone\":\"%s\",\"idcard\":\"%s\"}\n",
                    n, person(n)[0], person(n)[1], person(n)[2]),
            "",
            StandardCharsets.UTF_8,
            5);
    measure(ReadingFigure.SPEED_JSON, List.of(new Sample("", file, rows, 0)));
  }

  @Test
  void xmlRecords() throws IOException, InterruptedException {
    Path file = folder.resolve("people.xml");
    long rows =
        write(
            file,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<people>\n",
            n ->
                String.format(
                    "<person><id>%d</id><name>%s</name><phone>%s</phone><card>%s</card></person>\n",
                    n, person(n)[0], person(n)[1], person(n)[2]),
            "</people>\n",
            StandardCharsets.UTF_8,
            20);
    measure(ReadingFigure.SPEED_XML, List.of(new Sample("", file, rows, 0)));
  }

  @Test
  void workbook() throws IOException, InterruptedException {
    Path file = folder.resolve("people.xlsx");
    List<String> header = List.of("姓名", "手机号", "身份证号", "编号", "金额", "城市", "日期", "备注");
    Iterator<String[]> rows =
        LongStream.range(0, WORKBOOK_ROWS)
            .mapToObj(
                n ->
                    new String[] {
                      person(n)[0],
                      person(n)[1],
                      person(n)[2],
                      Long.toString(n),
                      n % 9_000 + ".25",
                      "杭州",
                      "2026-03-01",
                      "x" + n % 977
                    })
            .iterator();
    long written = LeakWriters.write(file, LeakStyle.plain(LeakStyle.Form.XLSX), header, rows);
    Trial trial = trial(file);
    System.out.println("workbook " + Files.size(file) / 1_000_000 + " MB " + trial);
    double seconds = trial.opening + trial.reading;
    book.put(
        ReadingFigure.SPEED_WORKBOOK,
        String.format(
            Locale.ROOT,
            "%.0f s elapsed, %.0f s of a core, %,d rows",
            trial.elapsed,
            seconds,
            trial.rows),
        "",
        trial.elapsed <= 60,
        trial.elapsed);
    assertThat(trial.rows).isEqualTo(written);
  }
}
