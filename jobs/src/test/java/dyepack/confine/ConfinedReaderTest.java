package dyepack.confine;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import dyepack.cells.CellStream;
import dyepack.cells.CellStreamReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a parser does in its child, the parent says what happened and reads on. */
class ConfinedReaderTest {
  private static final ConfineLimits TIGHT = new ConfineLimits(48, 2, 30, 60, 256, 8 << 20, 3);

  @TempDir Path folder;
  private ConfinedReader reader;
  private int files;

  @BeforeEach
  void open() {
    reader = new ConfinedReader(TIGHT, folder.resolve("children"));
  }

  @AfterEach
  void close() {
    reader.close();
  }

  private ReadOutcome read(String behaviour) throws IOException {
    Path file = Files.writeString(folder.resolve("file" + ++files), behaviour);
    return reader.read(BehavingParser.class, file, CellLimits.DEFAULT, stream());
  }

  private Path stream() {
    return folder.resolve("stream" + files);
  }

  private List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    try (CellStreamReader in = new CellStreamReader(stream(), 0, 0, Long.MAX_VALUE)) {
      while (in.next()) {
        rows.add(in.cells()[0]);
      }
    }
    return rows;
  }

  private void keeps(String behaviour, ReadOutcome.End end, int rows, String reason)
      throws IOException {
    ReadOutcome outcome = read(behaviour);
    assertThat(outcome.end()).as(behaviour).isEqualTo(end);
    assertThat(outcome.reason()).contains(reason);
    assertThat(CellStream.open(stream()).rows()).as(behaviour).isEqualTo(rows);
  }

  /** The child runs in a folder of its own: what was relative to the parent's must not be lost. */
  @Test
  void theClassPathHoldsInAnotherFolder() {
    String here = Path.of("").toAbsolutePath().toString();
    assertThat(ReaderProcess.absolute("a.jar" + File.pathSeparator + "lib/b.jar"))
        .containsExactly(
            here + File.separator + "a.jar", here + File.separator + Path.of("lib/b.jar"));
    assertThat(ReaderProcess.absolute(System.getProperty("java.class.path")))
        .allMatch(entry -> Path.of(entry).isAbsolute());
  }

  @Test
  void goodFilesAreReadWholeAndOneChildReadsSeveral() throws IOException {
    for (int i = 1; i <= 7; i++) {
      keeps("good " + i * 100, ReadOutcome.End.WHOLE, i * 100, "");
      assertThat(CellStream.open(stream()).ended()).isTrue();
      assertThat(rows().get(i * 100 - 1)).isEqualTo("row " + i * 100);
      assertThat(CellStream.open(stream()).gaps()).hasSize(1);
    }
    assertThat(reader.confinement()).contains("48 MiB");
    try (var children = Files.list(folder.resolve("children"))) {
      // Seven files, three to a child.
      assertThat(children.count()).isEqualTo(3);
    }
  }

  @Test
  void damageAndLocksAreSaidWithoutValues() throws IOException {
    keeps("damaged 5", ReadOutcome.End.DAMAGED, 5, "damaged: row 6 is torn");
    keeps("locked 0", ReadOutcome.End.LOCKED, 0, "encrypted; 0 passwords tried");
    keeps("deep 4", ReadOutcome.End.DAMAGED, 4, "nested too deeply");
    ReadOutcome bug = read("bug 3");
    assertThat(bug.end()).isEqualTo(ReadOutcome.End.DAMAGED);
    assertThat(bug.reason()).contains("IllegalStateException").doesNotContain("138");
  }

  @Test
  void deathsKeepWhatWasReadAndTheNextFileIsRead() throws IOException {
    keeps("memory 20", ReadOutcome.End.OUT_OF_MEMORY, 20, "out of memory");
    keeps("slow-halt 20", ReadOutcome.End.DIED, 20, "died");
    keeps("exit 0", ReadOutcome.End.DIED, 0, "died");
    keeps("good 9", ReadOutcome.End.WHOLE, 9, "");
  }

  @Test
  void stallsAndFloodsAreEnded() throws IOException {
    keeps("slow-loop 20", ReadOutcome.End.STALLED, 20, "stalled for 2 s, after 20 rows");
    ReadOutcome flood = read("endless 0");
    assertThat(flood.end()).isEqualTo(ReadOutcome.End.TOO_MUCH);
    assertThat(flood.reason()).contains("8388608 bytes");
    assertThat(CellStream.open(stream()).rows()).isGreaterThan(1_000);
    keeps("good 9", ReadOutcome.End.WHOLE, 9, "");
  }

  /** A passphrase in the parent's environment mustn't reach a process that reads hostile files. */
  @Test
  void theParentsEnvironmentStaysOutside() throws IOException {
    assertThat(read("environment 0").end()).isEqualTo(ReadOutcome.End.WHOLE);
    assertThat(List.of(rows().get(0).split(" "))).isSubsetOf("PATH", "LANG", "LC_ALL", "TZ", "");
    assertThat(read("network 0").end()).isEqualTo(ReadOutcome.End.WHOLE);
    if (reader.confinement().contains("no network")) {
      assertThat(rows()).contains("unreachable");
    }
  }

  @Test
  void parsersOfTextAreToldItsCharacterSet() throws IOException {
    for (String charset : List.of("GB18030", "UTF-8", "UTF-16LE", "Big5")) {
      String mark = charset.equals("Big5") ? "" : "\uFEFF";
      Path file = folder.resolve("file" + ++files);
      Files.write(file, (mark + "text").getBytes(Charset.forName(charset)));
      CellLimits told = new CellLimits(64, 64, 2, 2, 1, List.of(), charset, 60);
      assertThat(reader.read(ToldParser.class, file, told, stream()).end())
          .isEqualTo(ReadOutcome.End.WHOLE);
      int bytes = mark.getBytes(Charset.forName(charset)).length;
      assertThat(rows()).containsExactly(charset + " " + bytes);
    }
  }

  @Test
  void aChildThatCantBeStartedIsSaid() throws IOException {
    Path notFolder = Files.writeString(folder.resolve("plain"), "");
    try (ConfinedReader broken = new ConfinedReader(TIGHT, notFolder.resolve("x"))) {
      ReadOutcome outcome =
          broken.read(BehavingParser.class, notFolder, CellLimits.DEFAULT, folder.resolve("none"));
      assertThat(outcome.end()).isEqualTo(ReadOutcome.End.NOT_STARTED);
    }
  }
}
