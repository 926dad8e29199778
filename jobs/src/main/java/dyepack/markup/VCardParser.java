package dyepack.markup;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * vCards of versions 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350): a row for each card, a column for each
 * property, {@code phone}, {@code phone 2} ... for one that is there several times. Pictures and
 * sounds are left out and counted. A card whose END is missing ends where the next one begins.
 */
public final class VCardParser implements CellParser {
  private static final Pattern BEGIN =
      Pattern.compile("(?i)\\s*BEGIN\\s*:\\s*VCARD\\s*[\\r\\n](?s:.*)");
  private static final Map<String, List<String>> COLUMNS =
      Map.ofEntries(
          Map.entry("FN", List.of("name")),
          Map.entry("TEL", List.of("phone")),
          Map.entry("EMAIL", List.of("e-mail")),
          Map.entry("BDAY", List.of("birthday")),
          Map.entry("ORG", List.of("organisation")),
          Map.entry(
              "N", List.of("family name", "given name", "additional names", "prefix", "suffix")),
          Map.entry(
              "ADR",
              List.of(
                  "post box",
                  "address extension",
                  "street",
                  "city",
                  "region",
                  "postal code",
                  "country")));

  private final Charset charset;
  private final int markBytes;

  /**
   * Prepares for a file.
   *
   * @param charset its character set
   * @param markBytes length of its byte order mark
   */
  public VCardParser(Charset charset, int markBytes) {
    this.charset = charset;
    this.markBytes = markBytes;
  }

  /** Whether a text begins with a vCard. */
  public static boolean looksLike(String head) {
    return BEGIN.matcher(head).matches();
  }

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    Map<String, Integer> columns = new LinkedHashMap<>();
    read(file, limits, columns, null);
    if (!columns.isEmpty()) {
      sink.table("", List.copyOf(columns.keySet()));
      read(file, limits, columns, sink);
    }
  }

  /** Reads all cards; without a sink only the names of their columns are learnt. */
  private void read(
      Path file, CellLimits limits, Map<String, Integer> columns, @Nullable CellSink sink)
      throws IOException {
    MarkupNotes notes = new MarkupNotes(limits);
    try (DecodedText text = DecodedText.open(file, charset, markBytes);
        BufferedReader in = new BufferedReader(text)) {
      MarkupAccount account = sink == null ? null : new MarkupAccount(text, markBytes);
      VCardLines lines = new VCardLines(in, limits.recordBytes());
      Map<String, String> card = new LinkedHashMap<>();
      boolean inside = false;
      long begun = 1;
      long start = 0;
      for (String line = lines.next(); line != null; line = lines.next()) {
        String mark = line.strip().toUpperCase(java.util.Locale.ROOT).replace(" ", "");
        if (mark.equals("BEGIN:VCARD") || mark.equals("END:VCARD")) {
          if (inside && mark.startsWith("B")) {
            notes.add("cards without an end", 1, begun);
          }
          push(card, begun, limits, columns, sink, notes);
          if (account != null && inside) {
            boolean whole = mark.startsWith("E");
            account.take(Kind.RECORD, start, whole ? lines.end() : lines.start());
          }
          inside = mark.startsWith("B");
          begun = lines.line();
          start = lines.start();
        } else if (inside) {
          add(line, card, notes, lines.line());
        } else {
          notes.add("lines outside of cards", line.isBlank() ? 0 : 1, lines.line());
          if (account != null && !line.isBlank()) {
            account.mark();
          }
        }
      }
      notes.add("cards without an end", card.isEmpty() ? 0 : 1, begun);
      if (account != null && sink != null) {
        if (inside) {
          account.take(Kind.RECORD, start, lines.end());
        }
        account.tell(sink);
      }
      push(card, begun, limits, columns, sink, notes);
      notes.add("lines that are too long, cut", lines.cut(), 0);
      notes.add(text.reason(), text.malformed(), 0);
    }
    if (sink != null) {
      notes.tell(sink);
    }
  }

  private void add(String line, Map<String, String> card, MarkupNotes notes, long at) {
    VCardProperty property = VCardProperty.of(line, charset);
    if (property == null) {
      notes.add("lines that aren't properties", line.isBlank() ? 0 : 1, at);
      return;
    }
    if (property.parts().isEmpty() || property.part(0).startsWith("data:")) {
      notes.add("pictures, sounds and keys", 1, at);
      return;
    }
    List<String> names = COLUMNS.getOrDefault(property.name(), List.of());
    if (names.size() > 1) {
      int time = 1;
      while (hasAny(card, names, time)) {
        time++;
      }
      for (int p = 0; p < names.size(); p++) {
        put(card, numbered(names.get(p), time), property.part(p));
      }
      return;
    }
    String all =
        property.parts().stream().filter(p -> !p.isEmpty()).collect(Collectors.joining(" "));
    String name =
        names.isEmpty() ? property.name().toLowerCase(java.util.Locale.ROOT) : names.get(0);
    if (name.equals("phone") && all.startsWith("tel:")) {
      all = all.substring(4);
    }
    int time = 1;
    while (card.containsKey(numbered(name, time))) {
      time++;
    }
    put(card, numbered(name, time), all);
  }

  private static boolean hasAny(Map<String, String> card, List<String> names, int time) {
    return names.stream().anyMatch(name -> card.containsKey(numbered(name, time)));
  }

  private static String numbered(String name, int time) {
    return time == 1 ? name : name + " " + time;
  }

  private static void put(Map<String, String> card, String column, String value) {
    if (!value.isEmpty() && !column.equals("version")) {
      card.put(column, value);
    }
  }

  private static void push(
      Map<String, String> card,
      long line,
      CellLimits limits,
      Map<String, Integer> columns,
      @Nullable CellSink sink,
      MarkupNotes notes)
      throws IOException {
    if (card.isEmpty()) {
      return;
    }
    if (sink == null) {
      for (String column : card.keySet()) {
        if (columns.size() < limits.columns()) {
          columns.putIfAbsent(column, columns.size());
        }
      }
    } else {
      String[] row = new String[columns.size()];
      Arrays.fill(row, "");
      card.forEach(
          (column, value) -> {
            Integer at = columns.get(column);
            if (at == null) {
              notes.add("properties beyond the limit of columns", 1, line);
            } else {
              row[at] = notes.cell(value, line);
            }
          });
      sink.row(line, row);
    }
    card.clear();
  }
}
