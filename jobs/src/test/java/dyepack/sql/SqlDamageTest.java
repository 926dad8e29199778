package dyepack.sql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps that are damaged, cut off or made to hurt. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SqlDamageTest {
  private static final String DAMAGED =
      "damaged stretches, passed over to the next row or statement that can be read";

  private static String dump(int rows, String between) {
    StringBuilder text =
        new StringBuilder("CREATE TABLE `t` (`id` int, `name` text, `phone` text);\n");
    text.append("INSERT INTO `t` VALUES ");
    for (int i = 0; i < rows; i++) {
      text.append(i == 0 ? "" : between);
      text.append("(")
          .append(i)
          .append(",'名(")
          .append(i)
          .append("),x','1380000")
          .append(1000 + i)
          .append("')");
    }
    return text.append(";\nUNLOCK TABLES;\nINSERT INTO u (a) VALUES ('after');\n").toString();
  }

  @Test
  void lostBytesCostFewRows() throws IOException {
    String text = dump(500, ",").replace("名(200),x'", "名(200),x");
    Dumps dump = Dumps.read(text, UTF_8);
    assertThat(dump.of("t").size()).isBetween(496, 499);
    assertThat(dump.of("t"))
        .allMatch(r -> r.get(2).equals("1380000" + (1000 + Integer.parseInt(r.get(0)))));
    assertThat(dump.of("u")).containsExactly(List.of("after"));
    assertThat(dump.skipped).containsKey(DAMAGED);
  }

  @Test
  void rowsOnLinesOfTheirOwn() throws IOException {
    String text = dump(100, ",\n").replace("(50,'名", "(50,名'");
    Dumps dump = Dumps.read(text, UTF_8);
    assertThat(dump.of("t").size()).isBetween(97, 99);
    assertThat(dump.of("u")).hasSize(1);
  }

  @Test
  void quotesThatWereNeverEscaped() throws IOException {
    Dumps dump =
        Dumps.read(
            """
            INSERT INTO t (a,b) VALUES ('O'Brien','x'),('y','it's, "so" it's');
            INSERT INTO t (a,b) VALUES ('z','w');
            """,
            UTF_8);
    assertThat(dump.of("t"))
        .containsExactly(
            List.of("O'Brien", "x"), List.of("y", "it's, \"so\" it's"), List.of("z", "w"));
    assertThat(dump.skipped).containsValue(2L);
  }

  @Test
  void aRowOfTheWrongLengthIsNoRow() throws IOException {
    Dumps dump = Dumps.read("INSERT INTO t (a,b) VALUES (1,2),(3),(4,5,6),(7,8);\n", UTF_8);
    assertThat(dump.of("t")).containsExactly(List.of("1", "2"), List.of("7", "8"));
    assertThat(dump.skipped).containsEntry(DAMAGED, 1L);
  }

  @Test
  void copyLinesOfTheWrongLengthAreNoRows() throws IOException {
    Dumps dump =
        Dumps.read(
            "COPY t (a, b) FROM stdin;\n1\t2\n3\n4\t5\n-- end\nINSERT INTO u (a) VALUES (1);\n",
            UTF_8);
    assertThat(dump.of("t")).containsExactly(List.of("1", "2"), List.of("4", "5"));
    assertThat(dump.of("u")).hasSize(1);
    assertThat(dump.skipped).containsEntry(DAMAGED, 1L);
  }

  @Test
  void overlongRowsArePassedOver() throws IOException {
    String big = "x".repeat(3 << 20);
    String text =
        "INSERT INTO t VALUES (1,'a'),(2,'" + big + "'),(3,'" + "y".repeat(5000) + "');\n";
    CellLimits limits = new CellLimits(1 << 20, 1000, 10, 10, 1, List.of());
    Dumps dump = Dumps.read(text.getBytes(UTF_8), UTF_8, limits);
    assertThat(dump.of("t")).containsExactly(List.of("1", "a"), List.of("3", "y".repeat(1000)));
    assertThat(dump.skipped)
        .containsEntry("rows longer than the limit", 1L)
        .containsEntry("cells that are too long, cut", 1L);
  }

  /** Every byte is accounted for, and no part of it is read twice, whatever is broken. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void brokenDumpsEndAndAddUp(String name) throws IOException {
    Charset charset = Charset.forName(name);
    Random random = new Random(7);
    List<String> seeds = new ArrayList<>();
    seeds.add(dump(40, ","));
    seeds.add(
        dump(20, ",\n")
            + "COPY p (a, b) FROM stdin;\n1\t张\\\\\n2\t\\N\n\\.\nINSERT [x] VALUES (N'a')\nGO\n");
    seeds.add(
        "INSERT ALL INTO a VALUES ('1', q'[x]') INTO b VALUES (DATE '2000-01-01') SELECT * FROM"
            + " dual;\n");
    seeds.add(
        "CREATE TRIGGER t BEGIN IF 1 THEN x; END IF; END;\n"
            + "INSERT INTO t SELECT 'a', $x$b$x$ UNION SELECT 1,2;");
    for (int trial = 0; trial < 160; trial++) {
      byte[] bytes = seeds.get(trial % seeds.size()).getBytes(charset);
      int flips = random.nextInt(4);
      for (int f = 0; f < flips; f++) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length + 1);
      byte[] broken = java.util.Arrays.copyOf(bytes, length);
      SqlOutline outline = Dumps.outline(broken, charset);
      assertThat(outline.account().total()).as("trial %d", trial).isEqualTo(length);
      Dumps dump = Dumps.read(broken, charset, CellLimits.DEFAULT);
      long rows = dump.rows.values().stream().mapToLong(List::size).sum();
      assertThat(rows).isEqualTo(outline.tables().stream().mapToLong(SqlTable::rows).sum());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "('",
        "),('",
        "[",
        "$a$",
        "/*",
        "(1,",
        "CAST(",
        "q'[",
        "'",
        "`",
        "\\",
        ",(1",
        "INSERT INTO t VALUES ("
      })
  void hostileRepetitionsEnd(String piece) throws IOException {
    byte[] bytes =
        ("INSERT INTO t VALUES (1,2),(" + piece.repeat((1 << 19) / piece.length()))
            .getBytes(ISO_8859_1);
    SqlOutline outline = Dumps.outline(bytes, UTF_8);
    assertThat(outline.account().total()).isEqualTo(bytes.length);
  }
}
