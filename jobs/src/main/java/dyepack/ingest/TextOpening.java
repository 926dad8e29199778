package dyepack.ingest;

import static java.util.stream.Collectors.joining;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellStream;
import dyepack.cells.SourceOffsets;
import dyepack.charset.EncodedSpan;
import dyepack.charset.ReadableText;
import dyepack.charset.TextDamage;
import dyepack.charset.TextEncoding;
import dyepack.charset.Utf8Transcoder;
import dyepack.layout.LineRewriting;
import dyepack.layout.RecordEnds;
import dyepack.layout.StackedColumns;
import dyepack.markup.HtmlText;
import dyepack.sql.SqlNote;
import dyepack.sql.SqlOutline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a file that is text: settles how its characters are written, over its whole length,
 * and reads it as what it looks like, or as plain text if that finds no rows.
 */
final class TextOpening {
  private static final int SPANS_NAMED = 6;
  private static final int HEAD_BYTES = 1 << 16;

  private static final int MOST_DESCRIPTIONS = 1_000;

  /** A text may have its characters written as numbers and its records over several lines. */
  private static final int MOST_REWRITINGS = 3;

  private final DumpContext context;
  private final DumpSource source;
  private final List<String> notes = new ArrayList<>();
  private final List<Skipped> gaps = new ArrayList<>();
  private ByteAccount account = ByteAccount.EMPTY;
  private @Nullable TextDamage damage;

  /** Whether the lines written anew are objects of JSON. */
  private boolean objects;

  TextOpening(DumpContext context, DumpSource source) {
    this.context = context;
    this.source = source;
  }

  /**
   * Reads the file.
   *
   * @param before what another reader left out that found no rows
   */
  DumpFile file(ContentKind kind, List<Skipped> before) throws IOException {
    for (Skipped skipped : before) {
      notes.add("read as plain text, since as what it looks like: " + skipped.reason());
    }
    ReadableText text = open(context, source);
    List<? extends DumpTable> tables = tables(kind, text);
    String format = tables.stream().map(DumpTable::format).distinct().collect(joining("; "));
    DumpFound found = new DumpFound(source).as(format, encoding(text));
    tables.forEach(table -> found.table(RepeatedColumns.folded(table)));
    notes.forEach(found::note);
    gaps.forEach(found::skipped);
    found.account(account);
    tell(damage == null ? text.damage() : damage, found);
    return found.file();
  }

  /** A text as readers of one character set can take it. */
  static ReadableText open(DumpContext context, DumpSource source) throws IOException {
    String told = context.options().encoding();
    return ReadableText.open(
        source.path(),
        told == null ? null : TextEncoding.named(told),
        context.work().fresh("texts"));
  }

  /** What a text is written in, for the findings. */
  static String encoding(ReadableText text) {
    List<EncodedSpan> spans = text.spans();
    if (spans.size() <= 1) {
      return spans.isEmpty() ? text.encoding().label() : spans.get(0).text();
    }
    String named = spans.stream().limit(SPANS_NAMED).map(EncodedSpan::label).collect(joining("; "));
    int more = spans.size() - SPANS_NAMED;
    return more > 0 ? named + "; and " + more + " stretches more" : named;
  }

  private List<? extends DumpTable> tables(ContentKind kind, ReadableText text) throws IOException {
    if (kind == ContentKind.SQL) {
      List<SqlDump> tables = sql(inBytes(text));
      if (!tables.isEmpty()) {
        return tables;
      }
      notes.add("read as plain text, since as an SQL dump it holds no rows");
    }
    if (kind == ContentKind.JSON_LINES || kind == ContentKind.JSON_ARRAY) {
      boolean array = kind == ContentKind.JSON_ARRAY;
      Path whole = context.work().fresh("texts");
      if (JsonPieces.joined(text, whole, context.limits())) {
        account = ByteAccount.of(ByteAccount.Kind.RECORD, "", 0, Files.size(source.path()));
        notes.add("texts in pieces are read as one");
        String label = array ? "JSON array" : "JSON object";
        ReadableText joined =
            new ReadableText(whole, TextEncoding.UTF_8, text.spans(), null, SourceOffsets.SAME);
        return inTexts(
            text,
            JsonDump.findAll(source.name(), joined, array, context.limits()).stream()
                .map(table -> table.unfolded(label))
                .toList());
      }
      List<JsonDump> tables =
          JsonDump.findAll(source.name(), inBytes(text), array, context.limits());
      if (tables.size() > 1) {
        account = JsonDump.account(tables);
      }
      boolean one =
          tables.size() == 1 && (tables.get(0).isOneObject() || isSmallPart(tables.get(0)));
      List<JsonDump> read = one ? unfolded(text).orElse(tables) : tables;
      if (read.stream().anyMatch(TextOpening::holdsRows)) {
        return inTexts(text, read);
      }
      account = ByteAccount.EMPTY;
      notes.add("read as plain text, since as " + kind.label() + " it holds no rows");
    }
    if (kind == ContentKind.JSON_ROWS) {
      Optional<List<JsonDump>> rows = unfolded(text);
      if (rows.isPresent()) {
        return rows.get();
      }
    }
    boolean script = kind == ContentKind.JSON_ROWS && !head(text).stripLeading().startsWith("[");
    if (script || kind == ContentKind.HTML) {
      ReadableText page = inBytes(text);
      Path copy = context.work().fresh("texts");
      ContentKind data = ScriptData.write(page, copy);
      if (data != ContentKind.HTML) {
        notes.add(script ? "data of a script" : "data of a script in the page");
        return tables(
            data,
            new ReadableText(copy, page.encoding(), text.spans(), page.damage(), page.offsets()));
      }
    }
    ReadableText shown = kind == ContentKind.HTML ? shown(text) : inLines(text);
    if (objects) {
      List<JsonDump> read = JsonDump.findAll(source.name(), shown, false, context.limits());
      if (read.size() > 1) {
        account = ByteAccount.of(ByteAccount.Kind.RECORD, "", 0, Files.size(source.path()));
      }
      if (read.stream().anyMatch(TextOpening::holdsRows)) {
        return inTexts(text, read);
      }
    }
    boolean statements = !shown.equals(text) && kind == ContentKind.TEXT && isSql(shown);
    if (statements) {
      List<SqlDump> tables = sql(shown);
      if (!tables.isEmpty()) {
        return tables;
      }
    }
    TextReshaping.Reshaped read =
        new TextReshaping(context, source.name())
            .of(LaidOutText.find(source.name(), shown, context.limits()));
    account = read.account();
    gaps.addAll(read.skipped());
    return read.tables();
  }

  /** Tables with the JSON that stands in their texts, and the records in texts of messages. */
  private List<? extends DumpTable> inTexts(ReadableText text, List<JsonDump> tables)
      throws IOException {
    DumpLimits limits = context.limits();
    JsonInStrings held = tables.size() == 1 ? JsonInStrings.of(tables.get(0), limits) : null;
    if (held != null) {
      Path copy = context.work().fresh("texts");
      gaps.addAll(held.write(copy));
      boolean told = account.total() > 0;
      account = told ? account : held.account();
      notes.add("lines are numbered by record: JSON in strings of JSON");
      ReadableText lines =
          new ReadableText(copy, TextEncoding.UTF_8, text.spans(), null, SourceOffsets.SAME);
      return inTexts(
          lines,
          JsonDump.findAll(source.name(), lines, false, limits).stream()
              .map(table -> table.unfolded("JSON in strings of JSON"))
              .toList());
    }
    List<DumpTable> all = new ArrayList<>(tables);
    for (JsonDump table : tables) {
      CellStream messages =
          CellLines.ofMessages(
              table, context.work().fresh("texts"), context.work().fresh("streams"), limits);
      if (messages != null) {
        all.addAll(
            CellStreamDump.find(source.name(), messages, "records in texts of " + table.format()));
      }
    }
    return all;
  }

  /** Whether a table is a small part of its document: what describes the columns of another. */
  private static boolean isSmallPart(JsonDump table) {
    int rows = 0;
    try (DumpRows all = table.open()) {
      while (all.hasNext() && rows < MOST_DESCRIPTIONS) {
        rows += all.next().cells().length > 0 ? 1 : 0;
      }
      ByteAccount bytes = all.account();
      return rows < MOST_DESCRIPTIONS && bytes.total() > 0 && 2 * bytes.record() < bytes.total();
    }
  }

  private static boolean holdsRows(JsonDump table) {
    try (DumpRows rows = table.open()) {
      return rows.hasNext();
    }
  }

  /** What a page shows that has no tables; the page itself if it shows nothing. */
  private ReadableText shown(ReadableText text) throws IOException {
    ReadableText page = inBytes(text);
    Path copy = context.work().fresh("texts");
    Path map = copy.resolveSibling(copy.getFileName() + ".places");
    TextEncoding encoding = page.encoding();
    SourceOffsets places =
        HtmlText.write(
            page.path(), encoding.charset(), encoding.markBytes(), copy, map, page.offsets());
    if (Files.size(copy) == 0) {
      return text;
    }
    notes.add("lines are those that the page shows");
    return new ReadableText(copy, TextEncoding.UTF_8, text.spans(), page.damage(), places);
  }

  /** A text whose lines aren't its records or fields, with lines that are. */
  private ReadableText inLines(ReadableText text) throws IOException {
    ReadableText read = text;
    for (int i = 0; i < MOST_REWRITINGS; i++) {
      String head = head(read);
      RecordEnds ends = i == 0 ? RecordEnds.of(head) : null;
      LineRewriting rewriting = ends == null ? LineRewriting.of(head) : null;
      if (ends == null && rewriting == null && i == 0) {
        return besideEachOther(read, head);
      }
      if (ends == null && rewriting == null) {
        return read;
      }
      ReadableText plain = inUtf8(read);
      Path copy = context.work().fresh("texts");
      int mark = plain.encoding().markBytes();
      SourceOffsets places = plain.offsets();
      if (ends != null) {
        ends.write(plain.path(), mark, copy);
        notes.add("lines are numbered by record");
      } else if (rewriting != null) {
        Path map = copy.resolveSibling(copy.getFileName() + ".places");
        places = rewriting.write(plain.path(), mark, copy, map, places);
        notes.add(rewriting.note());
        objects = rewriting.isJson();
      }
      read = new ReadableText(copy, plain.encoding(), text.spans(), plain.damage(), places);
      if (objects) {
        break;
      }
    }
    return read;
  }

  /** A text whose columns stand one below the other, line by line. */
  private ReadableText besideEachOther(ReadableText text, String head) throws IOException {
    boolean may = Files.size(text.path()) <= StackedColumns.MOST_BYTES && StackedColumns.may(head);
    if (!may) {
      return text;
    }
    ReadableText plain = inUtf8(text);
    Path copy = context.work().fresh("texts");
    Path map = copy.resolveSibling(copy.getFileName() + ".places");
    int mark = plain.encoding().markBytes();
    if (!StackedColumns.write(plain.path(), mark, copy, map, plain.offsets())) {
      return text;
    }
    notes.add("lines are numbered by record: columns stood one below the other");
    return new ReadableText(
        copy, plain.encoding(), text.spans(), plain.damage(), SourceOffsets.in(map));
  }

  private static String head(ReadableText text) throws IOException {
    try (InputStream in = Files.newInputStream(text.path())) {
      in.skipNBytes(text.encoding().markBytes());
      return new String(in.readNBytes(HEAD_BYTES), text.encoding().charset());
    }
  }

  private static boolean isSql(ReadableText text) throws IOException {
    return TextKind.of(head(text)) == ContentKind.SQL;
  }

  private ReadableText inUtf8(ReadableText text) throws IOException {
    if (text.encoding().charset().equals(StandardCharsets.UTF_8)) {
      return text;
    }
    Path copy = context.work().fresh("texts");
    Path map = copy.resolveSibling(copy.getFileName() + ".places");
    damage = Utf8Transcoder.copy(text.path(), text.spans(), copy, map);
    return new ReadableText(copy, TextEncoding.UTF_8, text.spans(), damage, SourceOffsets.in(map));
  }

  /** The records of one JSON document that aren't objects in an array, if it has such. */
  private Optional<List<JsonDump>> unfolded(ReadableText text) throws IOException {
    Path copy = context.work().fresh("texts");
    Optional<JsonUnfolding.Unfolded> unfolded = JsonUnfolding.of(text, copy, context.limits());
    if (unfolded.isEmpty()) {
      return Optional.empty();
    }
    String label = unfolded.get().shape().label();
    account = ByteAccount.of(ByteAccount.Kind.RECORD, "", 0, Files.size(source.path()));
    notes.add("lines are numbered by record: " + label);
    ReadableText lines =
        new ReadableText(copy, TextEncoding.UTF_8, text.spans(), null, SourceOffsets.SAME);
    return Optional.of(
        JsonDump.findAll(source.name(), lines, false, context.limits()).stream()
            .map(table -> table.unfolded(label))
            .toList());
  }

  /** The text for readers of single bytes; of a copy that has to be made the damage is told. */
  private ReadableText inBytes(ReadableText text) throws IOException {
    ReadableText bytes = text.inBytes(context.work().fresh("texts"));
    if (text.encoding().unit() > 1) {
      damage = bytes.damage();
    }
    return bytes;
  }

  private List<SqlDump> sql(ReadableText text) throws IOException {
    var limits = context.limits().cells(List.of(), null);
    TextEncoding encoding = text.encoding();
    SqlOutline outline =
        SqlOutline.of(
            text.path(), encoding.charset(), encoding.markBytes(), limits, text.offsets());
    List<SqlDump> tables = SqlDump.tables(source.name(), text.path(), outline, limits);
    if (!tables.isEmpty()) {
      account = outline.account();
      for (SqlNote note : outline.notes()) {
        gaps.add(new Skipped(note.reason(), note.count(), note.lines(), note.lost()));
      }
    }
    return tables;
  }

  /** Tells what of a text could not be decoded. */
  static void tell(@Nullable TextDamage damage, DumpFound found) {
    if (damage == null || damage.isNone()) {
      return;
    }
    if (damage.malformedBytes() > 0) {
      found.skipped(
          new Skipped(
              "bytes that are no characters of their character set, read as U+FFFD (byte offsets)",
              damage.malformedBytes(),
              damage.places()));
    }
    if (damage.standing() > 0) {
      found.note(damage.standing() + " characters U+FFFD stand in the file itself");
    }
    if (damage.lost() > 0) {
      found.note(damage.lost() + " characters were lost by an earlier misreading");
    }
  }
}
