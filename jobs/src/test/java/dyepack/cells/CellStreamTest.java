package dyepack.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell stream gives back what was pushed; a torn or damaged one never gives anything else. */
class CellStreamTest {
  @TempDir Path folder;
  private int files;

  private Path fresh() {
    return folder.resolve("stream" + files++);
  }

  private static String row(int i) {
    return i + "|张三|1381234" + (1000 + i) + "|" + "x".repeat(i % 40);
  }

  /** Two tables that take turns, with rows of differing length. */
  private Path turns(int rows, boolean ended) throws IOException {
    Path file = fresh();
    try (CellStreamWriter out = new CellStreamWriter(file, CellLimits.DEFAULT)) {
      for (int i = 0; i < rows; i++) {
        out.table(i % 2 == 0 ? "even" : "odd", List.of("n", "name"));
        out.row(i + 1, row(i).split("\\|"));
        if (i % 5 == 0) {
          out.skipped("pictures", 2, i + 1);
        }
      }
      if (ended) {
        out.end("");
      } else {
        out.flush();
      }
    }
    return file;
  }

  private static List<String> rows(Path file, int table, long start, long end) throws IOException {
    List<String> rows = new ArrayList<>();
    try (CellStreamReader in = new CellStreamReader(file, table, start, end)) {
      while (in.next()) {
        assertThat(in.position()).isEqualTo(1 + table + 2 * in.row());
        rows.add(String.join("|", in.cells()));
      }
    }
    return rows;
  }

  @Test
  void tablesThatTakeTurnsComeBackInOrder() throws IOException {
    Path file = turns(20_000, true);
    CellStream stream = CellStream.open(file);
    assertThat(stream.ended()).isTrue();
    assertThat(stream.fault()).isEmpty();
    assertThat(stream.rows()).isEqualTo(20_000);
    assertThat(stream.tables()).extracting(CellStream.Table::name).containsExactly("even", "odd");
    assertThat(stream.tables().get(0).columns()).isEqualTo(4);
    assertThat(stream.gaps()).extracting(CellGap::count).containsExactly(4_000L, 4_000L);
    assertThat(stream.gaps().get(0).positions()).hasSize(10).startsWith(1L, 11L);
    for (int table = 0; table < 2; table++) {
      List<String> whole = rows(file, table, 0, Long.MAX_VALUE);
      assertThat(whole).hasSize(10_000);
      assertThat(whole.get(777)).isEqualTo(row(777 * 2 + table).replaceAll("\\|$", ""));
      List<CellStream.Part> parts = CellStream.parts(file, table, 100_000);
      assertThat(parts.size()).isGreaterThan(1);
      List<String> inParts = new ArrayList<>();
      for (CellStream.Part part : parts) {
        List<String> some = rows(file, table, part.start(), part.end());
        assertThat(some).hasSize((int) part.rows());
        inParts.addAll(some);
      }
      assertThat(inParts).isEqualTo(whole);
    }
  }

  @Test
  void everyTextComesBack() throws IOException {
    String[] cells = {
      "", "a", "龥𠮷", "\uD800 half", "half \uDC00", "\0\n\r\t\"", "é".repeat(9_999)
    };
    Path file = fresh();
    try (CellStreamWriter out = new CellStreamWriter(file, CellLimits.DEFAULT)) {
      out.row(-5, cells);
      out.row(Long.MAX_VALUE, new String[0]);
      out.row(0, cells);
      out.end("damaged");
    }
    assertThat(CellStream.open(file).fault()).isEqualTo("damaged");
    try (CellStreamReader in = new CellStreamReader(file, 0, 0, Long.MAX_VALUE)) {
      assertThat(in.next()).isTrue();
      assertThat(in.cells()).isEqualTo(cells);
      assertThat(in.position()).isEqualTo(-5);
      assertThat(in.next()).isTrue();
      assertThat(in.cells()).isEmpty();
      assertThat(in.next()).isTrue();
      assertThat(in.cells()).isEqualTo(cells);
      assertThat(in.position()).isZero();
      assertThat(in.next()).isFalse();
    }
  }

  /** A writer killed at any byte: what is read is a beginning of what was written, and unended. */
  @Test
  void tornStreamsGiveABeginningAndNoEnd() throws IOException {
    Path file = turns(30, true);
    byte[] all = Files.readAllBytes(file);
    List<String> whole = rows(file, 0, 0, Long.MAX_VALUE);
    for (int length = 0; length < all.length; length++) {
      Path torn = fresh();
      Files.write(torn, Arrays.copyOf(all, length));
      CellStream stream = CellStream.open(torn);
      assertThat(stream.ended()).isFalse();
      List<String> rows = rows(torn, 0, 0, Long.MAX_VALUE);
      assertThat(whole.subList(0, rows.size())).isEqualTo(rows);
      Files.delete(torn);
    }
  }

  @Test
  void flippedBitsAreNoticedOrChangeNothing() throws IOException {
    Path file = turns(200, true);
    byte[] all = Files.readAllBytes(file);
    List<String> whole = rows(file, 0, 0, Long.MAX_VALUE);
    Random random = new Random(3);
    int noticed = 0;
    for (int i = 0; i < 300; i++) {
      byte[] flipped = all.clone();
      int at = random.nextInt(all.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Path copy = fresh();
      Files.write(copy, flipped);
      List<String> rows = new ArrayList<>();
      try (CellStreamReader in = new CellStreamReader(copy, 0, 0, Long.MAX_VALUE)) {
        while (in.next()) {
          rows.add(String.join("|", in.cells()));
        }
      } catch (IOException e) {
        noticed++;
      }
      assertThat(whole.subList(0, rows.size())).isEqualTo(rows);
      Files.delete(copy);
    }
    assertThat(noticed).isGreaterThan(50);
  }

  @Test
  void whatExceedsTheLimitsIsCutAndCounted() throws IOException {
    CellLimits limits = new CellLimits(200, 64, 5, 10, 1 << 20, List.of());
    Path file = fresh();
    try (CellStreamWriter out = new CellStreamWriter(file, limits)) {
      out.table("t", List.of("a", "b"));
      out.row(1, new String[] {"x".repeat(65), "1", "2", "3", "4", "5"});
      String full = "y".repeat(64);
      out.row(2, new String[] {full, full, full, full, full});
      out.end("");
    }
    CellStream stream = CellStream.open(file);
    assertThat(stream.gaps())
        .extracting(CellGap::reason)
        .containsExactlyInAnyOrder(
            "rows of more than 5 cells, cut",
            "cells that are too long, cut",
            "rows longer than 200 bytes, cut");
    assertThat(stream.tables().get(0).columns()).isEqualTo(5);
    try (CellStreamReader in = new CellStreamReader(file, 0, 0, Long.MAX_VALUE)) {
      assertThat(in.next()).isTrue();
      assertThat(in.cells()).containsExactly("x".repeat(64), "1", "2", "3", "4");
      assertThat(in.next()).isTrue();
      assertThat(in.cells()[4]).isEmpty();
    }
  }

  @Test
  void anExistingFileIsNotOverwritten() throws IOException {
    Path file = turns(1, true);
    assertThatThrownBy(() -> new CellStreamWriter(file, CellLimits.DEFAULT))
        .isInstanceOf(IOException.class);
  }
}
