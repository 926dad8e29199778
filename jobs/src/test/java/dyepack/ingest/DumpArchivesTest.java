package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.unpack.UnpackLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of a dump: what is in them is read, listed and located, and nothing else happens. */
class DumpArchivesTest {
  @TempDir Path folder;

  private static byte[] people(String surname, int rows) {
    StringBuilder text = new StringBuilder("姓名,手机号,地址\n");
    for (int i = 0; i < rows; i++) {
      text.append(surname)
          .append(i)
          .append(",138")
          .append(10_000_000 + i * 7919)
          .append(",幸福路")
          .append(i)
          .append("号\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> two() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("one.csv", people("张", 30));
    entries.put("two.csv", people("李", 20));
    return entries;
  }

  /** Everything about one run: what was listed and how many rows came out of the tables. */
  private record Run(List<DumpFile> files, List<Long> rows) {
    DumpFile file(String end) {
      return files.stream().filter(f -> f.path().endsWith(end)).findFirst().orElseThrow();
    }

    long allRows() {
      return rows.stream().mapToLong(Long::longValue).sum();
    }
  }

  private Run run(String name, byte[] content, String... passwords) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return run(
        file,
        new DumpOptions(DumpLimits.DEFAULT, List.of(passwords), null, folder.resolve("work")));
  }

  private Run run(Path file, DumpOptions options) throws IOException {
    List<Long> rows = new ArrayList<>();
    List<DumpFile> files;
    try (DumpInput input = DumpInput.open(List.of(file), options)) {
      files = input.files();
      for (DumpTable table : input.tables()) {
        try (DumpRows all = Tables.sent(table).open()) {
          all.forEachRemaining(r -> assertThat(r.cells()).hasSize(table.columns()));
          rows.add(all.rows());
        }
      }
      assertThat(input.changed()).isEmpty();
    }
    Path work = folder.resolve("work");
    if (Files.exists(work)) {
      try (Stream<Path> left = Files.list(work)) {
        assertThat(left).as("working files left").isEmpty();
      }
    }
    return new Run(files, rows);
  }

  @Test
  void everyKindOfArchiveIsRead() throws IOException {
    Map<String, byte[]> made = new LinkedHashMap<>();
    made.put("a.zip", Archives.zip(two(), "UTF-8"));
    made.put("b.7z", Archives.sevenZip(folder, two(), ""));
    made.put("c.tar", Archives.tar(two()));
    made.put("d.rar", Archives.rar(two()));
    made.put("e.tar.gz", Archives.compressed("gz", Archives.tar(two())));
    for (Map.Entry<String, byte[]> e : made.entrySet()) {
      Run run = run(e.getKey(), e.getValue());
      assertThat(run.rows()).as(e.getKey()).containsExactly(30L, 20L);
      assertThat(run.file("one.csv").path()).contains(e.getKey() + "!/");
      assertThat(run.file("one.csv").status()).isEqualTo(DumpStatus.READ);
      assertThat(run.files().get(0).status()).isEqualTo(DumpStatus.READ);
    }
    Run tar = run("c.tar", made.get("c.tar"));
    assertThat(tar.file("!/link").skipped().get(0).reason()).contains("isn't followed");
    assertThat(tar.file("!/pipe").skipped().get(0).reason()).contains("not a regular file");
  }

  @Test
  void compressedFilesAreReadWithAllTheirMembers() throws IOException {
    for (String form : List.of("gz", "bzip2", "xz", "zstd", "lz4-framed")) {
      ByteArrayOutputStream members = new ByteArrayOutputStream();
      members.writeBytes(Archives.compressed(form, people("张", 30)));
      members.writeBytes(
          Archives.compressed(form, "李四,13912345678,文化路\n".getBytes(StandardCharsets.UTF_8)));
      Run run = run("people.csv." + form, members.toByteArray());
      assertThat(run.rows()).as(form).containsExactly(31L);
      assertThat(run.files()).extracting(DumpFile::status).containsOnly(DumpStatus.READ);
    }
  }

  @Test
  void namesInOldCharacterSetsAreUnderstood() throws IOException {
    for (String charset : List.of("GB18030", "UTF-8")) {
      Run run = run("x.zip", Archives.zip(Map.of("客户/名单.csv", people("张", 10)), charset));
      assertThat(run.files().get(1).path()).endsWith("x.zip!/客户/名单.csv");
    }
  }

  @Test
  void namesAreNeverPaths() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("../../../escaped.csv", people("张", 10));
    entries.put("/absolute.csv", people("李", 11));
    entries.put("C:\\windows\\x.csv", people("王", 12));
    entries.put("a\u001B[31m\u202Efdp.csv", people("赵", 13));
    Run run = run("evil.zip", Archives.zip(entries, "UTF-8"));
    assertThat(run.rows()).containsExactly(10L, 11L, 12L, 13L);
    assertThat(run.files().get(1).path()).endsWith("evil.zip!/../../../escaped.csv");
    assertThat(run.files().get(4).path()).endsWith("a\\u001B[31m\\u202Efdp.csv");
    try (Stream<Path> written = Files.list(folder)) {
      assertThat(written.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("evil.zip", "work");
    }
    assertThat(Path.of("/absolute.csv")).doesNotExist();
    Run link = run("link.zip", Archives.zipWithLink("/etc/passwd", people("张", 9)));
    assertThat(link.file("!/link").skipped().get(0).reason()).contains("isn't followed");
    assertThat(link.rows()).containsExactly(9L);
  }

  @Test
  void lockedArchivesOpenWithTheRightPasswordOnly() throws IOException {
    for (EncryptionMethod method : List.of(EncryptionMethod.ZIP_STANDARD, EncryptionMethod.AES)) {
      byte[] zip = Archives.lockedZip(two(), "secret", method, "");
      Run open = run("a.zip", zip, "wrong", "secret");
      assertThat(open.rows()).as(method.name()).containsExactly(30L, 20L);
      Run shut = run("a.zip", zip, "wrong", "Secret");
      assertThat(shut.rows()).isEmpty();
      assertThat(shut.files().get(0).status()).isEqualTo(DumpStatus.UNREADABLE);
      assertThat(shut.files().get(0).skipped().get(0).reason())
          .contains("encrypted; 2 passwords tried");
      assertThat(shut.files()).extracting(DumpFile::path).anyMatch(p -> p.endsWith("!/one.csv"));
    }
    byte[] seven = Archives.sevenZip(folder, two(), "secret");
    assertThat(run("a.7z", seven, "wrong", "secret").rows()).containsExactly(30L, 20L);
    Run shut = run("a.7z", seven, "wrong");
    assertThat(shut.files().get(0).status()).isEqualTo(DumpStatus.UNREADABLE);
    assertThat(shut.files().get(0).skipped().get(0).reason())
        .contains("encrypted; 1 passwords tried");
  }

  @Test
  void passwordsAreFoundBesideTheArchive() throws IOException {
    byte[] zip = Archives.lockedZip(two(), "abc888", EncryptionMethod.AES, "");
    assertThat(run("数据 解压密码：abc888.zip", zip).allRows()).isEqualTo(50);
    byte[] commented = Archives.lockedZip(two(), "in-it", EncryptionMethod.AES, "pwd: in-it");
    assertThat(run("plain.zip", commented).allRows()).isEqualTo(50);
    Path beside = Files.createDirectories(folder.resolve("beside"));
    Files.writeString(beside.resolve("说明.txt"), "数据如下\n密码：Zz@2020\n谢谢");
    Path file =
        Files.write(
            beside.resolve("z.zip"),
            Archives.lockedZip(two(), "Zz@2020", EncryptionMethod.ZIP_STANDARD, ""));
    assertThat(run(file, DumpOptions.DEFAULT).allRows()).isEqualTo(50);
  }

  @Test
  void archivesInArchivesAreReadToTheLimitOfNesting() throws IOException {
    byte[] inner = people("张", 10);
    String name = "p.csv";
    for (int level = 0; level < 4; level++) {
      inner = Archives.zip(Map.of(name, inner), "UTF-8");
      name = "level" + level + ".zip";
    }
    Run run = run("top.zip", inner);
    assertThat(run.rows()).containsExactly(10L);
    assertThat(run.files()).hasSize(5);
    Path file = folder.resolve("top.zip");
    UnpackLimits flat = new UnpackLimits(2, 10, 10, 1 << 20, 1 << 30, 200, 1 << 30, 10, 64);
    Run limited = run(file, DumpOptions.with(withUnpacking(flat)));
    assertThat(limited.rows()).isEmpty();
    assertThat(limited.files().get(2).skipped().get(0).reason()).contains("lies in 2 archives");
  }

  private static DumpLimits withUnpacking(UnpackLimits unpacking) {
    DumpLimits d = DumpLimits.DEFAULT;
    return new DumpLimits(
        d.recordBytes(),
        d.cellChars(),
        d.columns(),
        d.inflatedBytes(),
        d.jsonDepth(),
        d.files(),
        unpacking,
        d.confined());
  }

  @Test
  void equalFilesAreReadOnceAndListedEach() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      entries.put("copy" + i + ".csv", people("张", 30));
    }
    Run run = run("a.zip", Archives.zip(entries, "UTF-8"));
    assertThat(run.rows()).containsExactly(30L);
    assertThat(run.files()).hasSize(6);
    assertThat(run.files().get(5).notes().get(0)).contains("equal to").contains("copy0.csv");
    assertThat(run.files().get(5).status()).isEqualTo(DumpStatus.READ);
  }

  @Test
  void bombsAreCutAndWhatStandsBesideThemIsRead() throws IOException {
    UnpackLimits tight = new UnpackLimits(8, 50, 100, 64 << 20, 1L << 30, 100, 1 << 20, 10, 64);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("zeros", new byte[8 << 20]);
    entries.put("people.csv", people("张", 10));
    Path zip = Files.write(folder.resolve("z.zip"), Archives.zip(entries, "UTF-8"));
    Run run = run(zip, DumpOptions.with(withUnpacking(tight)));
    assertThat(run.rows()).containsExactly(10L);
    assertThat(run.file("zeros").skipped().get(0).reason()).contains("more than 100 bytes out");
    assertThat(run.file("zeros").bytes()).isLessThan(2 << 20);

    byte[] bomb = new byte[8 << 20];
    for (int level = 0; level < 3; level++) {
      Map<String, byte[]> many = new LinkedHashMap<>();
      for (int i = 0; i < 10; i++) {
        byte[] own = Arrays.copyOf(bomb, bomb.length + 1);
        own[bomb.length] = (byte) i;
        many.put("bomb" + i, own);
      }
      bomb = Archives.zip(many, "UTF-8");
      entries.put("level" + level, bomb);
    }
    Path nested = Files.write(folder.resolve("n.zip"), bomb);
    Run inner = run(nested, DumpOptions.with(withUnpacking(tight)));
    assertThat(inner.files().size()).isBetween(2, 120);
    assertThat(inner.files().stream().mapToLong(DumpFile::bytes).sum()).isLessThan(64 << 20);

    Map<String, byte[]> crowd = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      crowd.put(i + ".csv", people("王" + i, 2));
    }
    Path crowded = Files.write(folder.resolve("c.zip"), Archives.zip(crowd, "UTF-8"));
    Run part = run(crowded, DumpOptions.with(withUnpacking(tight)));
    assertThat(part.files()).hasSize(51);
    assertThat(part.files().get(0).status()).isEqualTo(DumpStatus.PART);
    assertThat(part.files().get(0).skipped().get(0).reason()).contains("more than 50 entries");
  }

  @Test
  void tornArchivesGiveWhatCanBeHad() throws IOException {
    Map<String, byte[]> entries = two();
    entries.put("three.csv", people("王", 4_000));
    byte[] zip = Archives.zip(entries, "UTF-8");
    Run run = run("torn.zip", Arrays.copyOf(zip, zip.length - 2_000));
    assertThat(run.rows().subList(0, 2)).containsExactly(30L, 20L);
    assertThat(run.files().get(0).status()).isEqualTo(DumpStatus.PART);
    assertThat(run.file("three.csv").status()).isEqualTo(DumpStatus.PART);
    assertThat(run.rows().get(2)).isBetween(1_000L, 4_000L);
    byte[] gz = Archives.compressed("gz", people("李", 4_000));
    Run cut = run("torn.csv.gz", Arrays.copyOf(gz, gz.length / 2));
    assertThat(cut.files().get(1).status()).isEqualTo(DumpStatus.PART);
    assertThat(cut.rows().get(0)).isGreaterThan(500);
    byte[] flipped = zip.clone();
    flipped[60] ^= 0x55;
    Run wrong = run("flipped.zip", flipped);
    assertThat(wrong.file("one.csv").status()).isIn(DumpStatus.PART, DumpStatus.UNREADABLE);
    assertThat(wrong.file("one.csv").skipped().get(0).reason()).contains("damaged");
    assertThat(wrong.file("two.csv").status()).isEqualTo(DumpStatus.READ);
  }
}
