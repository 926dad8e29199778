package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import dyepack.office.XlsxParser.Relations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads Word documents of Office Open XML (ECMA-376 part 1, section 17): the body, then headers,
 * footers, notes and comments. Every table of theirs comes as a table {@code table 1} and so on;
 * paragraphs outside of tables as rows of one cell of a table {@code text}, which comes again
 * whenever text goes on after a table.
 *
 * <p>A table within a cell of another one comes as a table of its own, in the midst of the outer
 * one, which then goes on under its name. A cell over several columns stands in the first of them.
 * Text that was deleted with changes being tracked is left out and counted.
 */
public final class DocxParser implements CellParser {
  private static final Pattern FURTHER =
      Pattern.compile("word/(header|footer|footnotes|endnotes|comments)\\d*\\.xml");
  private static final Map<String, String> NOT_READ =
      Map.of("word/embeddings/", "files embedded in a document, not read");
  private static final Map<String, String> PICTURES =
      Map.of("word/media/", "pictures in a document, not read");

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    try (ZippedParts parts = ZippedParts.open(file, limits)) {
      DocumentBody body = new DocumentBody(limits, sink);
      String main = Relations.main(parts, "word/document.xml");
      if (!body.read(parts, main)) {
        throw new IOException("a document without content");
      }
      for (String name : parts.names()) {
        if (FURTHER.matcher(name).matches() && !body.read(parts, name)) {
          throw new IOException("a damaged archive");
        }
      }
      parts.notRead(NOT_READ, true, sink);
      parts.notRead(PICTURES, false, sink);
      sink.account(parts.roles().account(file));
    }
  }
}
