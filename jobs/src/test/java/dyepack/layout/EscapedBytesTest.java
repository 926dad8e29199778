package dyepack.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells whose characters are written as the numbers of their bytes. */
class EscapedBytesTest {
  @TempDir Path folder;

  private List<String> rows(String text) throws IOException {
    Path file = Files.write(folder.resolve("t"), text.getBytes(StandardCharsets.UTF_8));
    List<String> found = new ArrayList<>();
    long total = 0;
    for (TextTable table : TextLayout.find(file, "UTF-8", 0, CellLimits.DEFAULT)) {
      found.add(String.join("|", table.header()));
      try (TextRows rows = table.rows(null, (why, lost, n, line) -> {})) {
        while (rows.next()) {
          found.add(String.join("|", rows.cells()));
        }
        total += rows.account().total();
      }
    }
    assertThat(total).isEqualTo(Files.size(file));
    return found;
  }

  private static String octal(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      out.append(b < 0 ? String.format("\\%03o", b & 0xff) : String.valueOf((char) b));
    }
    return out.toString();
  }

  @Test
  void cellsOfTclAreRead() throws IOException {
    StringBuilder text = new StringBuilder("\"name\" \"phone\" \"address\"\n");
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      String row =
          String.format(
              "\"%s\" \"138001380%d\" \"%s\"\n", octal("王伟"), 10 + i, octal("长安街 " + i + "号"));
      text.append(row);
      bare.append(row);
    }
    List<String> read = rows(text.toString());
    assertThat(read).hasSize(13).startsWith("name|phone|address");
    assertThat(read.get(12)).isEqualTo("王伟|13800138021|长安街 11号");
    assertThat(rows(bare.toString())).hasSize(13).contains("王伟|13800138010|长安街 0号");
  }

  /** A path has backslashes too, and bytes that are no UTF-8 are left as they stand. */
  @Test
  void otherBackslashesStay() throws IOException {
    assertThat(rows("\"a\",\"C:\\345\\x\"\n\"b\",\"D:\\new\\t\"\n\"c\",\"E:\\f\"\n"))
        .contains("a|C:\\345\\x", "b|D:\\new\\t");
    StringBuilder out = new StringBuilder();
    assertThat(EscapedBytes.read("\\345\\346".toCharArray(), 0, 8, out)).isZero();
    assertThat(EscapedBytes.read("\\xe7\\x8e\\x8b!".toCharArray(), 0, 13, out)).isEqualTo(12);
    assertThat(out.toString()).isEqualTo("王");
  }
}
