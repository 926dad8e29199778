package dyepack.markup;

import dyepack.cells.CellLimits;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what a reader leaves out and tells it once at the end. */
final class MarkupNotes {
  private final CellLimits limits;
  private final Map<String, long[]> notes = new LinkedHashMap<>();
  private final Map<String, long[]> harmless = new LinkedHashMap<>();

  MarkupNotes(CellLimits limits) {
    this.limits = limits;
  }

  void add(String reason, long count, long position) {
    if (count > 0) {
      notes.computeIfAbsent(reason, r -> new long[] {0, position})[0] += count;
    }
  }

  /** Counts what nothing is missing for. */
  void addHarmless(String reason, long count, long position) {
    if (count > 0) {
      harmless.computeIfAbsent(reason, r -> new long[] {0, position})[0] += count;
    }
  }

  /** A cell within the limit; what is longer is cut and counted. */
  String cell(CharSequence text, long position) {
    if (text.length() <= limits.cellChars()) {
      return text.toString();
    }
    add("cells that are too long, cut", 1, position);
    return text.subSequence(0, limits.cellChars()).toString();
  }

  void tell(CellSink sink) throws IOException {
    for (Map.Entry<String, long[]> note : notes.entrySet()) {
      sink.skipped(note.getKey(), note.getValue()[0], note.getValue()[1]);
    }
    for (Map.Entry<String, long[]> note : harmless.entrySet()) {
      sink.noted(note.getKey(), note.getValue()[0], note.getValue()[1]);
    }
  }
}
