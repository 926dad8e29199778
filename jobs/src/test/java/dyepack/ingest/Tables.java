package dyepack.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files and rows for the tests of this package. */
final class Tables {
  static final String CHINESE =
      """
      客户号,姓名,手机号,身份证号,地址,余额
      1001,张三,13812345678,11010519491231002X,北京市朝阳区幸福路12号3号楼2单元101室,1234.50
      1002,李四,13912345679,440524188001010014,"广东省,汕头市潮阳区""文化""路5号",-88.00
      1003,乁璐,15012345670,11010519491231002X,上海市浦东新区世纪大道1号,0.07
      """;

  private Tables() {}

  static Path write(Path folder, String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  static Path write(Path folder, String name, String content, String charset) throws IOException {
    return write(folder, name, content.getBytes(Charset.forName(charset)));
  }

  static List<SourceRow> rows(TableInput input) {
    List<SourceRow> rows = new ArrayList<>();
    for (SourceRow row = input.next(); row != null; row = input.next()) {
      rows.add(row);
    }
    return rows;
  }

  static List<List<String>> cells(Path file) {
    try (TableInput input = TableInput.open(file)) {
      return rows(input).stream().map(r -> List.of(r.cells())).toList();
    }
  }

  /** The file as a share writes it that splices each slot's own bytes back. */
  static byte[] spliced(Path file) {
    try (TableInput input = TableInput.open(file)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(input.style().prologue());
      for (SourceRow row : rows(input)) {
        out.writeBytes(spliced(input.style(), row));
      }
      byte[] all = out.toByteArray();
      return input.style().finalLineEnd()
          ? all
          : Arrays.copyOf(all, all.length - input.style().lineEnd().length);
    }
  }

  /** Constant segments between the slots, and each slot encoded anew from its text. */
  static byte[] spliced(TableStyle style, SourceRow row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int copied = 0;
    Integer[] order = new Integer[row.cells().length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Integer.compare(row.starts()[a], row.starts()[b]));
    for (int c : order) {
      if (row.absent(c)) {
        continue;
      }
      int start = row.starts()[c];
      out.write(row.raw(), copied, start - copied);
      byte[] cell = style.encode(row.cells()[c], row.raw(), start, row.ends()[c]);
      if (cell == null) {
        throw new AssertionError("cell " + c + " can't be written in its own file");
      }
      out.writeBytes(cell);
      copied = row.ends()[c];
    }
    out.write(row.raw(), copied, row.raw().length - copied);
    return out.toByteArray();
  }

  /** A record's bytes as UTF-8. */
  static String text(@Nullable SourceRow row) {
    return row == null ? "none" : new String(row.raw(), StandardCharsets.UTF_8);
  }

  /** The object after a journey to a Spark task. */
  @SuppressWarnings({"unchecked", "BanSerializableRead"})
  static <T> T sent(T object) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(object);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (T) in.readObject();
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
