package dyepack.sql;

import dyepack.cells.CellLimits;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads dumps given as text and keeps what comes out. */
final class Dumps implements CellSink {
  final Map<String, List<List<String>>> rows = new LinkedHashMap<>();
  final Map<String, List<String>> headers = new LinkedHashMap<>();
  final Map<String, Long> skipped = new LinkedHashMap<>();
  final List<Long> positions = new ArrayList<>();
  private String table = "";

  static Dumps read(String text, Charset charset) throws IOException {
    return read(text.getBytes(charset), charset, CellLimits.DEFAULT);
  }

  static Dumps read(byte[] bytes, Charset charset, CellLimits limits) throws IOException {
    Path file = Files.createTempFile("dump", ".sql");
    try {
      Files.write(file, bytes);
      Dumps dumps = new Dumps();
      new SqlParser(charset, 0).parse(file, limits, dumps);
      return dumps;
    } finally {
      Files.delete(file);
    }
  }

  static SqlOutline outline(byte[] bytes, Charset charset) throws IOException {
    Path file = Files.createTempFile("dump", ".sql");
    try {
      Files.write(file, bytes);
      return SqlOutline.of(file, charset, 0, CellLimits.DEFAULT);
    } finally {
      Files.delete(file);
    }
  }

  List<List<String>> of(String name) {
    return rows.getOrDefault(name, List.of());
  }

  @Override
  public void table(String name, List<String> header) {
    table = name;
    headers.put(name, header);
    rows.computeIfAbsent(name, k -> new ArrayList<>());
  }

  @Override
  public void row(long position, String[] cells) {
    rows.computeIfAbsent(table, k -> new ArrayList<>()).add(List.of(cells));
    positions.add(position);
  }

  @Override
  public void skipped(String reason, long count, long position) {
    skipped.merge(reason, count, Long::sum);
  }
}
