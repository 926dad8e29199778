package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump that {@code pg_dump -Fc} of PostgreSQL 15.18 made of two small tables. */
class PostgresDumpTest {
  @TempDir Path folder;

  private static byte[] dump() throws IOException {
    String name = "/dyepack/unpack/customers.pgdump";
    try (InputStream in = PostgresDumpTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private List<DumpFile> files(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("backup"), bytes);
    return DumpInput.open(List.of(file)).files();
  }

  private static List<List<String>> rows(DumpTable table) {
    List<List<String>> rows = new ArrayList<>();
    try (DumpRows all = table.open()) {
      all.forEachRemaining(row -> rows.add(List.of(row.cells())));
    }
    return rows;
  }

  @Test
  void tablesAreReadAsTheirStatementsSay() throws IOException {
    List<DumpFile> files = files(dump());
    assertThat(files).extracting(DumpFile::status).containsOnly(DumpStatus.READ);
    assertThat(files.get(0).account().total()).isEqualTo(dump().length);
    DumpFile customers =
        files.stream().filter(file -> file.path().endsWith("客户.sql")).findFirst().orElseThrow();
    assertThat(customers.tables().get(0).header()).containsExactly("id", "姓名", "电话", "备注");
    assertThat(rows(customers.tables().get(0)))
        .containsExactly(
            List.of("1", "张三", "13800138000", "a;b"),
            List.of("2", "李四", "13800138001", "line1\nline2"),
            List.of("3", "王五", "13800138002", ""));
    DumpFile orders =
        files.stream().filter(file -> file.path().endsWith("orders.sql")).findFirst().orElseThrow();
    assertThat(rows(orders.tables().get(0))).hasSize(40).contains(List.of("7", "13900001007"));
  }

  @Test
  void damagedOnesAreListedWithAllTheirBytes() throws IOException {
    byte[] sound = dump();
    Random random = new Random(15);
    for (int trial = 0; trial < 60; trial++) {
      byte[] damaged = Arrays.copyOf(sound, trial % 2 == 0 ? sound.length : 38 * trial);
      for (int flip = 0; flip < 4 && trial % 2 == 0; flip++) {
        damaged[6 + random.nextInt(damaged.length - 6)] = (byte) random.nextInt(256);
      }
      List<DumpFile> files = files(damaged);
      assertThat(files).isNotEmpty();
      if (files.get(0).format().equals("a dump of PostgreSQL")) {
        assertThat(files.get(0).account().total()).as("trial %d", trial).isEqualTo(damaged.length);
      }
    }
  }
}
