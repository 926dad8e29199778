package dyepack.ingest;

import static java.util.stream.Collectors.joining;

import dyepack.charset.EncodedSpan;
import dyepack.charset.ReadableText;
import dyepack.charset.TextDamage;
import dyepack.charset.TextEncoding;
import dyepack.sql.SqlNote;
import dyepack.sql.SqlOutline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a file that is text: settles how its characters are written, over its whole length,
 * and reads it as what it looks like, or as plain text if that finds no rows.
 */
final class TextOpening {
  private static final int SPANS_NAMED = 6;

  private final DumpContext context;
  private final DumpSource source;
  private final List<String> notes = new ArrayList<>();

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
    ReadableText text = ReadableText.open(source.path(), told(), context.work().fresh("texts"));
    List<? extends DumpTable> tables = tables(kind, text.path(), text.encoding());
    String format = tables.stream().map(DumpTable::format).distinct().collect(joining("; "));
    DumpFound found = new DumpFound(source).as(format, encoding(text));
    tables.forEach(found::table);
    notes.forEach(found::note);
    tell(text.damage(), found);
    return found.file();
  }

  private @Nullable TextEncoding told() {
    String told = context.options().encoding();
    return told == null ? null : TextEncoding.named(told);
  }

  private static String encoding(ReadableText text) {
    List<EncodedSpan> spans = text.spans();
    if (spans.size() <= 1) {
      return spans.isEmpty() ? text.encoding().label() : spans.get(0).text();
    }
    String named = spans.stream().limit(SPANS_NAMED).map(EncodedSpan::label).collect(joining("; "));
    int more = spans.size() - SPANS_NAMED;
    return more > 0 ? named + "; and " + more + " stretches more" : named;
  }

  private List<? extends DumpTable> tables(ContentKind kind, Path path, TextEncoding encoding)
      throws IOException {
    if (kind == ContentKind.SQL) {
      List<SqlDump> tables = sql(path, encoding);
      if (!tables.isEmpty()) {
        return tables;
      }
      notes.add("read as plain text, since as an SQL dump it holds no rows");
    }
    if (kind == ContentKind.JSON_LINES || kind == ContentKind.JSON_ARRAY) {
      boolean array = kind == ContentKind.JSON_ARRAY;
      return JsonDump.findAll(source.name(), path, encoding, array, context.limits());
    }
    return LaidOutText.find(source.name(), path, encoding, context.limits());
  }

  private List<SqlDump> sql(Path path, TextEncoding encoding) throws IOException {
    var limits = context.limits().cells(List.of(), null);
    SqlOutline outline = SqlOutline.of(path, encoding.charset(), encoding.markBytes(), limits);
    for (SqlNote note : outline.notes()) {
      // The tables count these again as they are read; here they are told once for the whole file.
      notes.add("in the whole dump: " + note.count() + " " + note.reason());
    }
    return SqlDump.tables(source.name(), path, outline, limits);
  }

  private static void tell(@Nullable TextDamage damage, DumpFound found) {
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
