package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives cut into several files. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SplitArchiveTest {
  @TempDir Path folder;
  private List<DumpFile> files = List.of();

  private static byte[] zip() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    Random random = new Random(5);
    for (String name : List.of("one.csv", "two.csv", "three.csv")) {
      StringBuilder text = new StringBuilder("name,phone\n");
      for (int i = 0; i < 200; i++) {
        text.append("张").append(i).append(",13").append(100_000_000 + random.nextInt(800_000_000));
        text.append('\n');
      }
      entries.put(name, text.toString().getBytes(UTF_8));
    }
    return Archives.zip(entries, "UTF-8");
  }

  private void cut(byte[] whole, int bytes, String... names) throws IOException {
    for (int i = 0; i < names.length; i++) {
      int end = i + 1 == names.length ? whole.length : (i + 1) * bytes;
      if (!names[i].isEmpty()) {
        Files.write(folder.resolve(names[i]), Arrays.copyOfRange(whole, i * bytes, end));
      }
    }
  }

  private long rows(Path path) {
    try (DumpInput input = DumpInput.open(List.of(path))) {
      files = input.files();
      long rows = 0;
      for (DumpTable table : input.tables()) {
        try (DumpRows all = table.open()) {
          all.forEachRemaining(row -> {});
          rows += all.rows();
        }
      }
      return rows;
    }
  }

  @Test
  void numberedPartsAreJoined() throws IOException {
    cut(zip(), 1500, "a.zip.001", "a.zip.002", "A.ZIP.003", "a.zip.004");
    Files.writeString(folder.resolve("readme.txt"), "nothing\n");
    assertThat(rows(folder)).isGreaterThanOrEqualTo(600);
    assertThat(files).extracting(DumpFile::path).anyMatch(p -> p.endsWith("001!/a.zip!/two.csv"));
    assertThat(files).filteredOn(f -> f.format().contains("split archive")).hasSize(4);
    assertThat(rows(folder.resolve("a.zip.002"))).isEqualTo(600);
  }

  @Test
  void partsOfPkzipAreJoined() throws IOException {
    byte[] whole = zip();
    // APPNOTE 8.5.3: a split archive begins with a mark; 4.4.19: the number of its last part.
    byte[] marked = new byte[whole.length + 4];
    System.arraycopy(new byte[] {'P', 'K', 7, 8}, 0, marked, 0, 4);
    System.arraycopy(whole, 0, marked, 4, whole.length);
    marked[marked.length - 18] = 2;
    cut(marked, 1800, "b.z01", "b.z02", "b.zip");
    assertThat(rows(folder)).isEqualTo(600);
  }

  @Test
  void aMissingPartIsNamed() throws IOException {
    cut(zip(), 1500, "a.zip.001", "a.zip.002", "", "a.zip.004");
    assertThat(rows(folder)).isBetween(200L, 599L);
    assertThat(files).extracting(DumpFile::status).contains(DumpStatus.PART);
    assertThat(files.get(2).status()).isEqualTo(DumpStatus.UNREADABLE);
    assertThat(files.get(2).skipped().get(0).reason()).contains("a.zip.003");
    assertThat(files.get(3).skipped().toString()).contains("a.zip.003");
  }

  @Test
  void numberedTextsAreNotJoined() throws IOException {
    Files.writeString(folder.resolve("list.001"), "name,phone\n张三,13812345678\n");
    Files.writeString(folder.resolve("list.002"), "name,phone\n李四,13912345678\n");
    assertThat(rows(folder)).isEqualTo(2);
    assertThat(files).hasSize(2);
  }
}
