package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The accounts of binary formats add up to the lengths of their files, sound, torn or damaged. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
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
            "xlsx", "NOISE styles",
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

  private ByteAccount account(byte[] bytes) throws IOException {
    Path seized = Files.write(folder.resolve("seized"), bytes);
    try (DumpInput input = DumpInput.open(List.of(seized))) {
      return account(input.files().get(0), Long.MAX_VALUE);
    }
  }
}
