package dyepack.ingest;

import dyepack.cells.CellParser;
import dyepack.cells.Pace;
import dyepack.charset.TextSample;
import java.io.IOException;
import java.util.List;

/** Looks into one file, and into what it holds if it is an archive. */
final class DumpOpening {
  private final DumpContext context;
  private final DumpSource source;

  DumpOpening(DumpContext context, DumpSource source) {
    this.context = context;
    this.source = source;
  }

  /**
   * What the file is and which tables it holds, then the same of the files in it. A file equal to
   * one before is listed, not read again.
   */
  List<DumpFile> files() {
    long bytes = source.digests().bytes();
    // Digests may still be under way: they are waited for only where a file may equal another.
    if (bytes > 0 && !context.isFirstOf(bytes)) {
      DumpContext.Seen before = context.seen(source.digests().sha256(), source.name());
      if (before != null) {
        return List.of(equalTo(before));
      }
    }
    List<DumpFile> files = look();
    if (bytes > 0) {
      context.looked(source.digests().sha256(), source.name(), files.get(0));
    }
    return files;
  }

  /** What the file itself is and holds, though one equal to it may have been read before. */
  DumpFile anew() {
    return look().get(0);
  }

  private DumpFile equalTo(DumpContext.Seen before) {
    DumpFile same = before.found();
    DumpFound found =
        new DumpFound(source)
            .as(same == null ? "an archive" : same.format(), same == null ? "" : same.encoding())
            .status(same == null ? DumpStatus.READ : same.status())
            .note("equal to " + before.name() + ", which was read");
    if (same != null && same.status() != DumpStatus.READ) {
      same.skipped().forEach(found::skipped);
    }
    return found.file();
  }

  private List<DumpFile> look() {
    ContentKind kind = ContentKind.BINARY;
    try {
      TextSample sample = TextSample.read(source.path());
      kind = ContentKind.of(source.path(), sample);
      if (kind.archive() != null) {
        // Before what is in it, which may be an archive of the same bytes.
        context.seen(source.digests().sha256(), source.name());
        return new ArchiveOpening(context, source, kind, kind.archive()).files();
      }
      return List.of(look(kind));
    } catch (Pace.TooSlowException e) {
      return List.of(unreadable(kind, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      return List.of(unreadable(kind, "can't be read: " + e.getClass().getSimpleName()));
    } catch (RuntimeException e) {
      return List.of(unreadable(kind, "damaged: " + e.getClass().getSimpleName()));
    } catch (OutOfMemoryError e) {
      return List.of(unreadable(kind, "reading it ran out of memory"));
    } catch (StackOverflowError e) {
      return List.of(unreadable(kind, "damaged: nested too deeply"));
    }
  }

  private DumpFile unreadable(ContentKind kind, String reason) {
    return new DumpFound(source).as(format(kind), "").unreadable(reason).file();
  }

  /** A kind as the report names the formats that are read; the others are told in words. */
  static String format(ContentKind kind) {
    return kind == ContentKind.WORKBOOK ? "xlsx" : kind.label();
  }

  private DumpFile look(ContentKind kind) throws IOException {
    Class<? extends CellParser> parser = CellParsers.of(kind);
    if (parser != null) {
      boolean isText = kind.group() == ContentKind.Group.TEXT;
      ParsedOpening opening = new ParsedOpening(context, source, kind);
      DumpFile parsed =
          isText ? opening.text(parser, TextOpening.open(context, source)) : opening.file(parser);
      boolean plainText = isText && parsed.tables().isEmpty();
      ContentKind shown = kind == ContentKind.HTML ? kind : ContentKind.TEXT;
      return plainText ? new TextOpening(context, source).file(shown, parsed.skipped()) : parsed;
    }
    boolean told = context.options().encoding() != null;
    if (kind.group() == ContentKind.Group.TEXT || (kind == ContentKind.BINARY && told)) {
      return new TextOpening(context, source).file(kind, List.of());
    }
    return switch (kind) {
      case PARQUET -> {
        DumpTable table = ParquetDump.find(source.name(), source.path(), context.limits());
        yield new DumpFound(source)
            .as("Parquet", "")
            .account(ParquetBytes.structure(source.path()))
            .table(table)
            .file();
      }
      case EMPTY ->
          source.fault().isEmpty()
              ? new DumpFound(source).as("empty", "").notData("the file is empty").file()
              : unreadable(kind, "nothing of it could be unpacked");
      default ->
          kind.group() == ContentKind.Group.NOT_DATA
              ? new DumpFound(source)
                  .as(format(kind), "")
                  .notData("not data: " + kind.label())
                  .file()
              : unreadable(kind, "not read in this version: " + kind.label());
    };
  }
}
