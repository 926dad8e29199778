package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Which reader takes a zip archive that may be an office document. */
public final class OfficeFiles {
  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

  private OfficeFiles() {}

  /**
   * Finds the reader by the parts that the archive has; its name says nothing.
   *
   * @return nothing if it is an archive like any other
   * @throws IOException if the list of its parts can't be read
   */
  public static Optional<CellParser> zipped(Path file, CellLimits limits) throws IOException {
    try (ZippedParts parts = ZippedParts.open(file, limits)) {
      if (parts.has("xl/workbook.xml")
          || parts.has("xl/workbook.bin")
          || parts.count("xl/worksheets/") > 0) {
        return Optional.of(new XlsxParser());
      }
      if (parts.has("word/document.xml") || parts.has("word/document2.xml")) {
        return Optional.of(new DocxParser());
      }
      if (parts.has("ppt/presentation.xml")) {
        return Optional.of(new SlidesParser());
      }
      if (parts.has("content.xml")
          && (parts.mimetype().startsWith(OPEN_DOCUMENT) || parts.has("meta-inf/manifest.xml"))) {
        return Optional.of(new OpenDocumentParser());
      }
      return Optional.empty();
    }
  }
}
