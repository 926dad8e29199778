package dyepack.simulate.seized;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a folder in which the rows of a table lie about in every shape, with the truth beside it:
 * {@code seized/} is what a reader is given, {@value SeizedTruth#NAME} isn't.
 *
 * <p>Every {@link TextShape} that the table has the columns for is written in each size in several
 * {@link Coding}s, which take turns; every {@link BinaryShape} in each size; and every {@link
 * Packing} around a text and around another file. Only the choice of rows, codings and noise
 * follows from the seed.
 */
public final class SeizedFolder {
  /** Name of the folder that a reader is given. */
  public static final String SEIZED = "seized";

  private final SeizedTable table;
  private final List<Integer> sizes;
  private final int codingsEach;
  private final long seed;
  private final List<SeizedTruth.SeizedFile> files = new ArrayList<>();
  private int turn;

  /**
   * Plans a folder.
   *
   * @param table what is written; at least one row
   * @param sizes rows of a file; a table of fewer rows is written whole
   * @param codingsEach in how many codings each shape and size is written, from 1
   * @param seed all choices follow from it
   */
  public SeizedFolder(SeizedTable table, List<Integer> sizes, int codingsEach, long seed) {
    if (table.rows().isEmpty()) {
      throw new BadInputException("There are no rows to write.");
    }
    this.table = table;
    this.sizes = List.copyOf(sizes);
    this.codingsEach = codingsEach;
    this.seed = seed;
    this.turn = (int) Long.remainderUnsigned(seed, Coding.values().length);
  }

  /**
   * Writes all files and {@value SeizedTruth#NAME}.
   *
   * @param out is created if need be; files of the same names are replaced
   */
  public SeizedTruth write(Path out) {
    Path folder = out.resolve(SEIZED);
    try {
      Files.createDirectories(folder);
      for (TextShape shape : TextShape.all()) {
        for (int size : sizes) {
          for (int i = 0; i < codingsEach && shape.fits(table); i++) {
            text(folder, shape, size, Packing.NONE);
          }
        }
      }
      for (BinaryShape shape : BinaryShape.values()) {
        for (int size : sizes) {
          if (shape.possible()) {
            binary(folder, shape, size, Packing.NONE);
          }
        }
      }
      packed(folder);
      SeizedTruth truth = new SeizedTruth(SeizedTruth.SCHEMA, seed, table.header(), files);
      truth.write(out);
      return truth;
    } catch (IOException e) {
      throw new BadInputException("Folder " + out + " can't be written: " + e.getMessage() + ".");
    }
  }

  private void packed(Path folder) throws IOException {
    List<TextShape> texts = TextShape.all().stream().filter(s -> s.fits(table)).toList();
    int size = sizes.get(sizes.size() - 1);
    int number = 0;
    for (Packing packing : Packing.values()) {
      if (packing != Packing.NONE) {
        number++;
        // Steps that share no divisor with the numbers of shapes, so that these vary.
        text(folder, texts.get(number * 11 % texts.size()), size, packing);
        BinaryShape[] others = BinaryShape.values();
        BinaryShape other = others[number * 5 % others.length];
        binary(folder, other.possible() ? other : BinaryShape.XLSX, size, packing);
      }
    }
  }

  private Coding coding(SeizedTable rows) {
    Coding[] all = Coding.values();
    while (true) {
      Coding coding = all[turn++ % all.length];
      if (coding.fits(rows)) {
        return coding;
      }
    }
  }

  /** Another stretch of the table for each file. */
  private SeizedTable stretch(int size) {
    int all = table.rows().size();
    int length = Math.min(size, all);
    long mixed = (seed + files.size()) * 0x9E3779B97F4A7C15L;
    int from = (int) Long.remainderUnsigned(mixed ^ (mixed >>> 29), all - length + 1L);
    return table.part(from, from + length);
  }

  private void text(Path folder, TextShape shape, int size, Packing packing) throws IOException {
    SeizedTable rows = stretch(size);
    Coding coding = coding(rows);
    SeizedTable fitted = coding.fitted(rows);
    Set<Integer> written = new TreeSet<>();
    byte[] bytes = coding.bytes(shape.text(fitted, seed * 31 + files.size(), written));
    save(
        folder,
        new Made(shape.name(), shape.origin().name(), coding.label(), shape.extension()),
        bytes,
        packing,
        fitted,
        written);
  }

  private void binary(Path folder, BinaryShape shape, int size, Packing packing)
      throws IOException {
    SeizedTable rows = shape == BinaryShape.DBF ? Coding.GBK.fitted(stretch(size)) : stretch(size);
    Path scratch = folder.resolve("making." + shape.extension());
    Files.deleteIfExists(scratch);
    Set<Integer> written = shape.write(scratch, rows);
    byte[] bytes = Files.readAllBytes(scratch);
    Files.delete(scratch);
    String name = shape.name().toLowerCase(Locale.ROOT);
    Made made = new Made(name, TextShape.Origin.LATER.name(), "", shape.extension());
    save(folder, made, bytes, packing, rows, written);
  }

  private record Made(String shape, String origin, String encoding, String extension) {}

  private void save(
      Path folder, Made made, byte[] bytes, Packing packing, SeizedTable rows, Set<Integer> written)
      throws IOException {
    String number = String.format(Locale.ROOT, "%04d", files.size() + 1);
    String inner = number + "." + made.extension();
    Path file = folder.resolve(inner + packing.extension());
    Files.write(file, packing.pack(inner, bytes, folder));
    List<Integer> columns = List.copyOf(written);
    files.add(
        new SeizedTruth.SeizedFile(
            SEIZED + "/" + file.getFileName(),
            made.shape(),
            made.origin().toLowerCase(Locale.ROOT).replace('_', '-'),
            made.encoding(),
            packing.name().toLowerCase(Locale.ROOT),
            packing.password(),
            columns,
            SeizedTruth.SeizedFile.cells(rows.rows(), columns)));
  }
}
