package dyepack.office;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads pictures of text through the program {@code tesseract}, if it is installed with simplified
 * Chinese. Each line that it finds is a row of one cell of a table {@code OCR}: so it can be told
 * from what is certain. The position is the number of the line from 1.
 *
 * <p>The program runs by itself for at most 30 s, on pictures of at most 60 million pixels. Numbers
 * in which letters stand for figures are corrected where a check digit then agrees; how many is
 * told. So are columns of names, which are read in several sizes ({@link OcrNames}).
 */
public final class OcrParser implements CellParser {
  private static final long MOST_PIXELS = 60_000_000;
  private static final long MOST_SECONDS = 30;
  private static final int MOST_CHARS = 4 << 20;
  private static final String PROGRAM = "tesseract";
  private static final String CHINESE = "chi_sim";
  private static final String ENGLISH = "eng";
  private static final String FIGURES = "0123456789X";

  /** Height of letters, in pixels, when numbers are read a third time. */
  private static final int OTHER_LETTERS = 28;

  private int changedNames;
  private boolean readOnce;

  /** Tells whether the program is on the path. */
  public static boolean installed() {
    return program(PROGRAM).isPresent();
  }

  private static Optional<Path> program(String name) {
    String path = System.getenv("PATH");
    if (path == null) {
      return Optional.empty();
    }
    for (String folder : path.split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
        return Optional.of(Path.of(folder, name));
      }
    }
    return Optional.empty();
  }

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    Path tesseract =
        program(PROGRAM)
            .orElseThrow(
                () -> new IOException("a picture; install tesseract with chi_sim to read it"));
    if (pixels(file) > MOST_PIXELS) {
      throw new IOException("a picture of more than 60 million pixels");
    }
    List<String> languages = run(List.of(tesseract.toString(), "--list-langs"));
    if (!languages.contains(CHINESE)) {
      throw new IOException("a picture; tesseract lacks chi_sim, which is needed to read it");
    }
    List<OcrWord> words = words(tesseract, file, languages.contains(ENGLISH));
    sink.table("OCR", List.of());
    CellRow row = new CellRow(limits, sink);
    OcrNumbers numbers = new OcrNumbers();
    long number = 0;
    for (String[] cells : new OcrLines(words).rows()) {
      number++;
      for (int c = 0; c < cells.length; c++) {
        row.set(c, numbers.correct(cells[c]));
      }
      row.end(number);
    }
    if (numbers.corrected() > 0) {
      row.skipped(
          "numbers corrected by their check digits, as a program read them from a picture",
          numbers.corrected(),
          0);
    }
    row.report();
    if (readOnce) {
      sink.skipped("further readings of a picture, which took too long", 1, 0);
    }
    if (changedNames > 0) {
      sink.skipped(
          "names put together from several readings of a picture, not as they were read first",
          changedNames,
          0);
    }
    if (number > 0) {
      sink.account(ByteAccount.of(ByteAccount.Kind.RECORD, "", 0, Files.size(file)));
    }
  }

  /**
   * Reads Chinese, numbers a second and, where that doesn't help, a third time as nothing but
   * figures, columns of names again in other sizes; what turns out not to be Chinese as English.
   */
  private List<OcrWord> words(Path tesseract, Path file, boolean english) throws IOException {
    OcrPicture picture = OcrPicture.of(image(file));
    BufferedImage prepared = picture.prepared();
    List<OcrWord> words = words(tesseract, prepared, CHINESE, "");
    if (english && !chinese(words)) {
      return words(tesseract, prepared, ENGLISH, "");
    }
    try {
      return again(tesseract, picture, words, english);
    } catch (IOException e) {
      // What was read first stays, whatever becomes of further readings.
      readOnce = true;
      return words;
    }
  }

  private List<OcrWord> again(
      Path tesseract, OcrPicture picture, List<OcrWord> first, boolean english) throws IOException {
    List<OcrWord> words = first;
    if (english) {
      BufferedImage prepared = picture.prepared();
      words = OcrSecondLook.numbers(words, words(tesseract, prepared, ENGLISH, FIGURES));
      if (OcrSecondLook.wrong(words)) {
        List<OcrWord> third = new ArrayList<>();
        BufferedImage other = picture.stretch(0, prepared.getWidth(), OTHER_LETTERS);
        for (OcrWord word : words(tesseract, other, ENGLISH, FIGURES)) {
          third.add(word.placed(picture.back(OTHER_LETTERS), 0));
        }
        words = OcrSecondLook.numbers(words, third);
      }
    }
    OcrNames names = new OcrNames(picture, p -> words(tesseract, p, CHINESE, ""));
    words = names.read(words);
    changedNames = names.changed();
    return words;
  }

  private static BufferedImage image(Path file) throws IOException {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image != null) {
        return image;
      }
    } catch (RuntimeException e) {
      throw new IOException("a damaged picture", e);
    }
    throw new IOException("a picture of a kind that is not readable");
  }

  private static List<OcrWord> words(
      Path tesseract, BufferedImage picture, String language, String characters)
      throws IOException {
    Path file = Files.createTempFile("dyepack-ocr", ".png");
    try {
      ImageIO.write(picture, "png", file.toFile());
      List<String> command = new ArrayList<>();
      command.addAll(List.of(tesseract.toString(), file.toString(), "stdout"));
      command.addAll(List.of("-l", language, "--psm", "6"));
      if (!characters.isEmpty()) {
        command.addAll(List.of("-c", "tessedit_char_whitelist=" + characters));
      }
      command.add("tsv");
      return OcrWord.parse(run(command));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Whether some Chinese was read: of letters of other languages Chinese is seldom made. */
  private static boolean chinese(List<OcrWord> words) {
    long letters =
        words.stream().flatMapToInt(w -> w.text().codePoints()).filter(Character::isLetter).count();
    long ideographs =
        words.stream()
            .flatMapToInt(w -> w.text().codePoints())
            .filter(Character::isIdeographic)
            .count();
    return letters == 0 || ideographs * 10 > letters;
  }

  /** Width times height as the picture's header says, without unpacking it. */
  private static long pixels(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers =
          in == null ? List.<ImageReader>of().iterator() : ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("a picture of a kind that is not readable");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return (long) reader.getWidth(0) * reader.getHeight(0);
      } catch (RuntimeException e) {
        throw new IOException("a damaged picture", e);
      } finally {
        reader.dispose();
      }
    }
  }

  /** Runs the program and takes the lines that it writes. */
  private static List<String> run(List<String> command) throws IOException {
    List<String> limited = new ArrayList<>();
    program("prlimit")
        .ifPresent(
            p ->
                limited.addAll(
                    List.of(p.toString(), "--cpu=" + MOST_SECONDS, "--as=" + (2L << 30), "--")));
    limited.addAll(command);
    Path output = Files.createTempFile("dyepack-ocr", null);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(limited)
              .redirectInput(new File("/dev/null"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(output.toFile());
      Map<String, String> environment = builder.environment();
      environment.put("OMP_THREAD_LIMIT", "1");
      Process process = builder.start();
      try {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException("a picture that took more than 30 s to be read");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      } finally {
        process.destroyForcibly();
      }
      if (process.exitValue() != 0) {
        throw new IOException("a picture that tesseract can't read");
      }
      return lines(output);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static List<String> lines(Path output) throws IOException {
    List<String> lines = new ArrayList<>();
    int chars = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(output), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        chars += line.length() + 1;
        if (chars > MOST_CHARS) {
          break;
        }
        lines.add(line);
      }
    }
    return lines;
  }
}
