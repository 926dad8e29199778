package dyepack.layout;

import dyepack.cells.CellLimits;
import dyepack.cells.SourceOffsets;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table in a text file: how its records are written and where they stand. It is a description
 * that can be sent elsewhere and reads the file there.
 */
public final class TextTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String location;
  private final TextForm text;
  private final RowForm form;
  private final List<String> header;
  private final List<Segment> segments;
  private final CellLimits limits;
  private final SourceOffsets offsets;

  /** Records about every so many bytes at which parts may begin; only where it was found. */
  private final transient @Nullable List<TextPart> marks;

  TextTable(
      Path file,
      TextForm text,
      RowForm form,
      List<String> header,
      List<Segment> segments,
      List<TextPart> marks,
      CellLimits limits,
      SourceOffsets offsets) {
    this.location = file.toString();
    this.text = text;
    this.form = form;
    this.header = header;
    this.segments = new ArrayList<>(segments);
    this.marks = List.copyOf(marks);
    this.limits = limits;
    this.offsets = offsets;
  }

  /** For the report: {@code text, "----"} ... */
  public String label() {
    return form.label();
  }

  /** Names of the columns, as many as there are, or none. */
  public List<String> header() {
    return header.isEmpty() ? form.names() : header;
  }

  /** Cells of a row. */
  public int columns() {
    return form.columns();
  }

  /** Bytes of the file that belong to the table, with what stands before and between its rows. */
  public long bytes() {
    return segments.stream().mapToLong(s -> s.end() - s.start()).sum();
  }

  /** How many stretches of the file the table stands in. */
  public int stretches() {
    return segments.size();
  }

  RowForm form() {
    return form;
  }

  List<String> names() {
    return header;
  }

  List<Segment> segments() {
    return segments;
  }

  CellLimits limits() {
    return limits;
  }

  SourceOffsets offsets() {
    return offsets;
  }

  TextForm text() {
    return text;
  }

  Path file() {
    return Path.of(location);
  }

  /** Parts of about so many bytes, in the order of the file; together they are the table. */
  public List<TextPart> parts(long targetBytes) {
    List<TextPart> parts = new ArrayList<>();
    for (Segment segment : segments) {
      TextPart part = new TextPart(segment.bodyStart(), segment.bodyEnd(), segment.line());
      for (TextPart mark : marks == null ? List.<TextPart>of() : marks) {
        boolean inside = mark.start() > part.start() && mark.start() < segment.bodyEnd();
        if (inside && mark.start() - part.start() >= targetBytes) {
          parts.add(new TextPart(part.start(), mark.start(), part.line()));
          part = new TextPart(mark.start(), segment.bodyEnd(), mark.line());
        }
      }
      parts.add(part);
    }
    return parts;
  }

  /**
   * Reads a part.
   *
   * @param part one of {@link #parts}, or null for the whole table
   * @param skips learns what is read otherwise than written
   */
  public TextRows rows(@Nullable TextPart part, SkipSink skips) throws IOException {
    return new TextRows(this, part == null ? parts(Long.MAX_VALUE) : List.of(part), skips);
  }
}
