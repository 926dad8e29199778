package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases seized while a program had them open: their last rows are in the log beside them. */
class SqliteLogTest {
  private static final int IN_FILE = 5;
  private static final int IN_LOG = 40;

  @TempDir Path folder;

  private Path seized = Path.of("");

  @BeforeEach
  void seizeAnOpenDatabase() throws IOException, SQLException {
    seized = Files.createDirectories(folder.resolve("seized"));
    Path live = folder.resolve("live.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + live);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA wal_autocheckpoint=0");
      statement.execute("CREATE TABLE people (name TEXT, phone TEXT)");
      insert(statement, 0, IN_FILE);
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      insert(statement, IN_FILE, IN_FILE + IN_LOG);
      Files.copy(live, seized.resolve("客户.db"));
      Files.copy(folder.resolve("live.db-wal"), seized.resolve("客户.db-wal"));
    }
  }

  private static void insert(Statement statement, int from, int to) throws SQLException {
    for (int i = from; i < to; i++) {
      statement.execute("INSERT INTO people VALUES ('张" + i + "', '138000" + (10_000 + i) + "')");
    }
  }

  @Test
  void rowsOfTheLogAreRead() throws IOException {
    try (DumpInput input = DumpInput.open(List.of(seized))) {
      List<DumpFile> files = input.files();
      assertThat(files).extracting(DumpFile::status).containsOnly(DumpStatus.READ);
      assertThat(files.get(0).notes()).contains("read together with the write-ahead log beside it");
      assertThat(files.get(1).notes()).contains("read together with 客户.db");
      assertThat(rows(files.get(0))).isEqualTo(IN_FILE + IN_LOG);
      for (DumpFile file : files) {
        assertThat(file.account().total()).isEqualTo(file.bytes());
      }
      assertThat(input.changed()).isEmpty();
    }
    try (Stream<Path> left = Files.list(seized)) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  void withoutItsLogADatabaseIsReadInPart() throws IOException {
    Files.delete(seized.resolve("客户.db-wal"));
    try (DumpInput input = DumpInput.open(List.of(seized))) {
      assertThat(input.files().get(0).status()).isEqualTo(DumpStatus.PART);
      assertThat(rows(input.files().get(0))).isEqualTo(IN_FILE);
    }
  }

  @Test
  void aLogOfNothingIsNoLog() throws IOException {
    Files.writeString(seized.resolve("客户.db-wal"), "not a log");
    try (DumpInput input = DumpInput.open(List.of(seized))) {
      assertThat(rows(input.files().get(0))).isEqualTo(IN_FILE);
    }
  }

  @Test
  void inAnArchiveToo() throws IOException {
    byte[] database = Files.readAllBytes(seized.resolve("客户.db"));
    byte[] log = Files.readAllBytes(seized.resolve("客户.db-wal"));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("data/old.db", database);
    entries.put("data/客户.db-wal", log);
    entries.put("data/note.txt", "x".getBytes(StandardCharsets.UTF_8));
    entries.put("data/客户.db", database);
    entries.put("data/lost.db-wal", log);
    Path zip = Files.write(folder.resolve("phone.zip"), Archives.zip(entries, "UTF-8"));

    try (DumpInput input = DumpInput.open(List.of(zip))) {
      Map<String, DumpFile> files = new HashMap<>();
      input.files().forEach(file -> files.put(file.path().replaceAll(".*!/data/", ""), file));
      assertThat(files).hasSize(entries.size() + 1);
      assertThat(rows(file(files, "客户.db"))).isEqualTo(IN_FILE + IN_LOG);
      assertThat(file(files, "客户.db").account().total()).isEqualTo(database.length);
      assertThat(file(files, "客户.db-wal").notes().toString()).contains("客户.db");
      assertThat(rows(file(files, "old.db"))).isEqualTo(IN_FILE);
      assertThat(file(files, "old.db").status()).isEqualTo(DumpStatus.PART);
      assertThat(rows(file(files, "lost.db-wal"))).isZero();
    }
  }

  private static DumpFile file(Map<String, DumpFile> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static int rows(DumpFile file) {
    int rows = 0;
    for (DumpTable table : file.tables()) {
      try (DumpRows all = table.open()) {
        while (all.hasNext()) {
          rows += all.next().cells().length > 0 ? 1 : 0;
        }
      }
    }
    return rows;
  }
}
