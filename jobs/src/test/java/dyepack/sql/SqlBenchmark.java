package dyepack.sql;

import dyepack.cells.CellLimits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Speed of reading dumps: writes a dump of the size wanted and prints, for the first pass and for
 * reading every cell, megabytes (10^6 bytes) a second of one core's time, rows, and a checksum that
 * must be the same as the writer's.
 *
 * <p>{@code SqlBenchmark FOLDER MEGABYTES mysql|copy CHARSET}; give the JVM {@code -Xmx64m} to see
 * that memory is bounded.
 */
final class SqlBenchmark {
  private SqlBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0], "bench-" + arguments[2] + "-" + arguments[3] + ".sql");
    long bytes = Long.parseLong(arguments[1]) * 1_000_000;
    Charset charset = Charset.forName(arguments[3]);
    long[] written = write(file, bytes, charset, arguments[2].equals("copy"));
    for (int round = 0; round < 2; round++) {
      long start = cpu();
      SqlOutline outline = SqlOutline.of(file, charset, 0, CellLimits.DEFAULT);
      print("outline", start, Files.size(file));
      long rows = 0;
      long phones = 0;
      long chars = 0;
      start = cpu();
      try (SqlReader reader =
          SqlReader.open(
              file, outline.syntax(), SqlPart.whole(outline.syntax()), CellLimits.DEFAULT)) {
        while (reader.next()) {
          rows++;
          for (int v = 0; v < reader.values(); v++) {
            String text = reader.text(v);
            chars += text.length();
            phones += v == 2 ? Long.parseLong(text) : 0;
          }
        }
      }
      print("all cells", start, Files.size(file));
      boolean exact = rows == written[0] && phones == written[1];
      System.out.println("rows " + rows + ", characters " + chars + ", exact " + exact);
      System.out.println(outline.account().total() + ", parts " + outline.parts().size());
    }
    Files.delete(file);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String what, long start, long bytes) {
    double seconds = (cpu() - start) / 1e9;
    System.out.printf("%s: %.1f s, %.0f MB/s%n", what, seconds, bytes / seconds / 1e6);
  }

  private static long[] write(Path file, long bytes, Charset charset, boolean copy)
      throws IOException {
    byte[] name = "张诚功，江苏省苏州市工业园区星湖街328号创意产业园".getBytes(charset);
    String escape = copy ? "\\\\" : "\\'";
    long rows = 0;
    long phones = 0;
    long length = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      String head = copy ? "COPY t (a,b,c,d,e,f,g,h) FROM stdin;\n" : "INSERT INTO `t` VALUES ";
      while (length < bytes) {
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 6000; i++) {
          long phone = 13_000_000_000L + rows * 7919 % 1_000_000_000L;
          phones += phone;
          String first = copy ? rows + "\t" : (i == 0 ? "(" : ",(") + rows + ",'";
          String rest =
              copy
                  ? "\t"
                      + phone
                      + "\tuser"
                      + rows
                      + "@example.com\t\\N\t2016-01-02 03:04:05\tit"
                      + escape
                      + "s\t1.50\n"
                  : "','"
                      + phone
                      + "','user"
                      + rows
                      + "@example.com',NULL,'2016-01-02 03:04:05','it"
                      + escape
                      + "s',1.50)";
          out.write(first.getBytes(StandardCharsets.US_ASCII));
          out.write(name);
          out.write(rest.getBytes(StandardCharsets.US_ASCII));
          length += first.length() + name.length + rest.length();
          rows++;
        }
        out.write((copy ? "\\.\n" : ";\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
    return new long[] {rows, phones};
  }
}
