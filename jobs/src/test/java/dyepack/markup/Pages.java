package dyepack.markup;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads files given as bytes and keeps what comes out. */
final class Pages implements CellSink {
  final Map<String, List<List<String>>> rows = new LinkedHashMap<>();
  final Map<String, List<String>> headers = new LinkedHashMap<>();
  final Map<String, Long> skipped = new LinkedHashMap<>();
  ByteAccount account = ByteAccount.EMPTY;
  private String table = "";

  static Pages read(byte[] bytes, CellParser parser, CellLimits limits) throws IOException {
    Path file = Files.createTempFile("page", ".xls");
    try {
      Files.write(file, bytes);
      Pages pages = new Pages();
      parser.parse(file, limits, pages);
      return pages;
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
    headers.putIfAbsent(name, header);
    rows.computeIfAbsent(name, k -> new ArrayList<>());
  }

  @Override
  public void row(long position, String[] cells) {
    rows.computeIfAbsent(table, k -> new ArrayList<>()).add(List.of(cells));
  }

  @Override
  public void skipped(String reason, long count, long position) {
    skipped.merge(reason, count, Long::sum);
  }

  @Override
  public void noted(String reason, long count, long position) {
    skipped.merge(reason, count, Long::sum);
  }

  @Override
  public void account(ByteAccount whole) {
    account = whole;
  }
}
