package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The accounts of binary formats add up to the lengths of their files, sound, torn or damaged. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class BinaryAccountsTest {
  /** What a sound file has none of: bytes that its reader can't explain. */
  private static final List<String> UNEXPLAINED =
      List.of(
          "bytes that the reader says nothing of",
          "pages that belong to nothing",
          "bytes between the parts of the archive",
          "bytes between objects, such as older versions of them",
          "bytes after the end of the archive",
          "comments, recovery records and other blocks");

  @TempDir Path folder;

  private static ByteAccount account(DumpFile file, long targetBytes) {
    ByteAccount account = file.account();
    for (DumpTable table : file.tables()) {
      for (TableSplit split : table.splits(targetBytes)) {
        try (DumpRows rows = table.open(split)) {
          while (rows.hasNext()) {
            assertThat(rows.next()).isNotNull();
          }
          account = account.plus(rows.account());
        }
      }
    }
    return account;
  }

  private static Map<String, Long> byReason(ByteAccount account) {
    Map<String, Long> sums = new TreeMap<>();
    for (ByteAccount.Span span : account.spans()) {
      sums.merge(span.kind() + " " + span.reason(), span.end() - span.start(), Long::sum);
    }
    return sums;
  }

  /** Of sound files at least so many per cent are records. */
  private static final Map<String, Integer> RECORDS =
      Map.ofEntries(
          Map.entry("xlsx", 30),
          Map.entry("ods", 8),
          Map.entry("xls", 40),
          Map.entry("docx", 30),
          Map.entry("odt", 5),
          Map.entry("doc", 40),
          Map.entry("pdf", 10),
          Map.entry("sqlite", 40),
          Map.entry("mdb", 20),
          Map.entry("accdb", 20),
          Map.entry("dbf", 95),
          Map.entry("avro", 95),
          Map.entry("orc", 70),
          Map.entry("parquet", 90),
          Map.entry("7z", 80),
          Map.entry("rar", 95));

  @Test
  void everyByteOfASoundFileIsExplained() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String format : RECORDS.keySet()) {
      files.add(BinaryFiles.make(folder, format));
    }
    List<String> wrong = new ArrayList<>();
    try (DumpInput input = DumpInput.open(files)) {
      for (DumpFile file : input.files()) {
        String format = file.path().substring(file.path().lastIndexOf('.') + 1);
        if (file.path().contains("!/")) {
          continue;
        }
        for (long target : new long[] {Long.MAX_VALUE, 3_000}) {
          ByteAccount account = account(file, target);
          String told = format + " " + byReason(account) + " of " + file.bytes();
          long least = RECORDS.getOrDefault(format, 100) * file.bytes() / 100;
          if (account.total() != file.bytes()
              || account.rejected() > 0
              || account.record() < least
              || account.record() == file.bytes()
              || account.spans().stream().anyMatch(s -> UNEXPLAINED.contains(s.reason()))) {
            wrong.add(told);
          }
        }
      }
      assertThat(input.files()).hasSizeGreaterThanOrEqualTo(RECORDS.size());
    }
    assertThat(wrong).isEmpty();
  }

  /** Files that break off or have damage: whatever is read of them, the sum stays. */
  @Test
  void tornAndDamagedFilesAddUp() throws Exception {
    Path dump = Files.createDirectory(folder.resolve("dump"));
    Random random = new Random(7);
    for (String format : RECORDS.keySet()) {
      Path sound = BinaryFiles.make(folder, format);
      byte[] bytes = Files.readAllBytes(sound);
      for (int part : new int[] {3, 60, 98}) {
        byte[] cut = Arrays.copyOf(bytes, bytes.length * part / 100);
        Files.write(dump.resolve("cut" + part + "-" + format), cut);
      }
      for (int copy = 0; copy < 3; copy++) {
        byte[] flipped = bytes.clone();
        for (int i = 0; i < 1 + 5 * copy; i++) {
          flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(dump.resolve("flipped" + copy + "-" + format), flipped);
      }
      Files.write(dump.resolve("longer-" + format), Arrays.copyOf(bytes, bytes.length + 777));
    }
    List<String> wrong = new ArrayList<>();
    int files = 0;
    try (DumpInput input = DumpInput.open(List.of(dump))) {
      for (DumpFile file : input.files()) {
        if (file.path().contains("!/")) {
          continue;
        }
        files++;
        ByteAccount account = account(file, 3_000);
        if (account.total() != file.bytes()) {
          wrong.add(
              file.path()
                  + " "
                  + account.total()
                  + " of "
                  + file.bytes()
                  + " "
                  + byReason(account)
                  + file.skipped());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(files).isEqualTo(7 * RECORDS.size());
  }

  /** What isn't data, and what isn't read, has its sort told. */
  @Test
  void partsThatAreNotDataAreNamed() throws Exception {
    Map<String, String> told =
        Map.of(
            "xlsx", "NOISE properties of the document",
            "ods", "NOISE pictures",
            "xls", "NOISE properties of the document",
            "sqlite", "NOISE free pages; what deleted rows left in them isn't read",
            "mdb", "NOISE pages of indexes, which repeat what tables hold",
            "pdf", "HEADER fonts, pages and other objects without text");
    List<Path> files = new ArrayList<>();
    for (String format : told.keySet()) {
      files.add(BinaryFiles.make(folder, format));
    }
    try (DumpInput input = DumpInput.open(files)) {
      for (DumpFile file : input.files()) {
        String format = file.path().substring(file.path().lastIndexOf('.') + 1);
        assertThat(byReason(account(file, Long.MAX_VALUE)))
            .as(format)
            .containsKey(told.getOrDefault(format, ""));
      }
    }
  }

  /** A part of a workbook that is damaged is rejected with its reason; the others stay records. */
  @Test
  void aDamagedPartIsRejected() throws Exception {
    byte[] bytes = Files.readAllBytes(BinaryFiles.make(folder, "xlsx"));
    ByteAccount sound = account(bytes);
    int sheet = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("xl/worksheets/");
    bytes[sheet + 600] ^= 0x55;
    ByteAccount damaged = account(bytes);
    assertThat(damaged.total()).isEqualTo(bytes.length);
    assertThat(damaged.rejected()).isPositive();
    assertThat(damaged.record() + damaged.rejected()).isEqualTo(sound.record());
    assertThat(damaged.spans())
        .anyMatch(s -> s.kind() == Kind.REJECTED && s.reason().startsWith("a damaged sheet"));
  }

  /** What can't be read at all, and what is no data, is accounted for as a whole. */
  @Test
  void whatIsNotReadIsAccountedForAsAWhole() throws IOException {
    byte[] image = new byte[500];
    System.arraycopy(new byte[] {'G', 'I', 'F', '8', '9', 'a'}, 0, image, 0, 6);
    assertThat(account(image).total()).isEqualTo(500);
    byte[] store = new byte[700];
    System.arraycopy(new byte[] {'!', 'B', 'D', 'N'}, 0, store, 0, 4);
    ByteAccount account = account(store);
    assertThat(account.rejected()).isEqualTo(700);
    assertThat(account.spans().get(0).reason()).contains("a mail store");
  }

  /** Volumes of a RAR archive are read together where they lie together, else what is there. */
  @Test
  void volumesOfRarAreJoined() throws IOException {
    StringBuilder text = new StringBuilder("name,phone\n");
    for (int i = 0; i < 300; i++) {
      text.append("王").append(i).append(",139").append(10_000_000 + 7919 * i).append('\n');
    }
    List<byte[]> volumes =
        Archives.rarVolumes("a.csv", text.toString().getBytes(StandardCharsets.UTF_8));
    Path both = Files.createDirectory(folder.resolve("both"));
    Files.write(both.resolve("a.part1.rar"), volumes.get(0));
    Files.write(both.resolve("a.part2.rar"), volumes.get(1));
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.write(second.resolve("b.part2.rar"), volumes.get(1));
    Map<String, Long> rows = new TreeMap<>();
    List<String> reasons = new ArrayList<>();
    try (DumpInput input = DumpInput.open(List.of(both, second))) {
      for (DumpFile file : input.files()) {
        file.skipped().forEach(s -> reasons.add(s.reason()));
        if (!file.path().contains("!/")) {
          assertThat(file.account().total()).as(file.path()).isEqualTo(file.bytes());
        }
        for (DumpTable table : file.tables()) {
          try (DumpRows all = table.open()) {
            while (all.hasNext()) {
              assertThat(all.next().cells()).hasSize(2);
            }
            rows.merge(file.path().replaceAll(".*/both/", ""), all.rows(), Long::sum);
          }
        }
      }
    }
    assertThat(rows).containsExactly(Map.entry("a.part1.rar!/a.csv", 300L));
    assertThat(reasons).anyMatch(r -> r.contains("its beginning is in an earlier volume"));
  }

  /** An archive packed by an unknown method isn't called damaged. */
  @Test
  void aMethodThatIsNotReadIsSaid() throws IOException {
    byte[] bytes =
        Archives.sevenZip(
            folder,
            Map.of("a.csv", "name,phone\n".repeat(50).getBytes(StandardCharsets.UTF_8)),
            "");
    ByteBuffer archive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int list = 32 + (int) archive.getLong(12);
    int length = (int) archive.getLong(20);
    // One coder with properties and a name of one byte, which is that of LZMA2.
    int coder = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\1!!\1", list);
    assertThat(coder).isPositive();
    bytes[coder + 2] = 0x7F;
    archive.putInt(28, crc(bytes, list, length));
    archive.putInt(8, crc(bytes, 12, 20));
    Path seized = Files.write(folder.resolve("seized.7z"), bytes);
    try (DumpInput input = DumpInput.open(List.of(seized))) {
      DumpFile file = input.files().get(0);
      assertThat(file.skipped().toString()).contains("such as PPMd").doesNotContain("damaged");
      assertThat(file.account().rejected()).isPositive();
      assertThat(file.account().total()).isEqualTo(bytes.length);
    }
  }

  private static int crc(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private ByteAccount account(byte[] bytes) throws IOException {
    Path seized = Files.write(folder.resolve("seized"), bytes);
    try (DumpInput input = DumpInput.open(List.of(seized))) {
      return account(input.files().get(0), Long.MAX_VALUE);
    }
  }
}
