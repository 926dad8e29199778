package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import dyepack.cells.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a spreadsheet doesn't show is read, and told. */
class HiddenPartsTest {
  @TempDir Path folder;

  @Test
  void hiddenTablesRowsAndColumnsOfOpenDocumentAreReadAndTold() throws IOException {
    Path file = folder.resolve("a.ods");
    String content =
        "<?xml version='1.0' encoding='UTF-8'?><o:document-content xmlns:o='o' xmlns:t='t'"
            + " xmlns:s='s' xmlns:x='x'><o:automatic-styles><s:style s:name='ta1'>"
            + "<s:table-properties t:display='true'/></s:style><s:style s:name='ta2'>"
            + "<s:table-properties t:display='false'/></s:style></o:automatic-styles><o:body>"
            + "<t:table t:name='a' t:style-name='ta1'><t:table-column t:visibility='collapse'"
            + " t:number-columns-repeated='2'/><t:table-row><t:table-cell><x:p>1</x:p>"
            + "</t:table-cell></t:table-row><t:table-row t:visibility='filter'><t:table-cell>"
            + "<x:p>2</x:p></t:table-cell></t:table-row></t:table><t:table t:name='b'"
            + " t:style-name='ta2'><t:table-row><t:table-cell><x:p>3</x:p></t:table-cell>"
            + "</t:table-row></t:table></o:body></o:document-content>";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("mimetype"));
      zip.write("application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("content.xml"));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    RecordingSink sink = new RecordingSink();
    new OpenDocumentParser().parse(file, CellLimits.DEFAULT, sink);
    assertThat(sink.rows()).containsExactly(List.of("1"), List.of("2"), List.of("3"));
    assertThat(sink.names()).containsExactly("a", "b");
    assertThat(sink.skips)
        .containsOnly(
            Map.entry(HiddenParts.SHEET, 1L),
            Map.entry(HiddenParts.ROWS, 1L),
            Map.entry(HiddenParts.COLUMNS, 2L));
  }
}
