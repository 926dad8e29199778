package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import dyepack.cells.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slides come in the order of their numbers, with their tables, text and notes. */
class SlidesParserTest {
  private static final String HEAD =
      "<?xml version='1.0' encoding='UTF-8'?><p:sld xmlns:p='p' xmlns:a='a'><p:cSld><p:spTree>";
  private static final String TAIL = "</p:spTree></p:cSld></p:sld>";

  @TempDir Path folder;

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder("<a:tr>");
    for (String cell : cells) {
      row.append("<a:tc><a:txBody><a:p><a:r><a:t>")
          .append(cell)
          .append("</a:t></a:r></a:p></a:txBody><a:tcPr/></a:tc>");
    }
    return row.append("</a:tr>").toString();
  }

  private static String table(String... rows) {
    return "<p:graphicFrame><a:graphic><a:tbl><a:tblPr/>"
        + String.join("", rows)
        + "</a:tbl></a:graphic></p:graphicFrame>";
  }

  private static String text(String paragraph) {
    return "<p:sp><p:txBody><a:p><a:r><a:t>" + paragraph + "</a:t></a:r></a:p></p:txBody></p:sp>";
  }

  private Path presentation(Map<String, String> parts) throws IOException {
    Path file = folder.resolve("a.pptx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  @Test
  void slidesInOrderThenNotes() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("ppt/presentation.xml", "<p:presentation xmlns:p='p'/>");
    parts.put("ppt/slides/slide10.xml", HEAD + text("末页") + TAIL);
    parts.put("ppt/slides/slide2.xml", HEAD + table(row("李四", "2")) + TAIL);
    parts.put(
        "ppt/slides/slide1.xml", HEAD + text("名单") + table(row("姓名", "数"), row("张三", "1")) + TAIL);
    parts.put("ppt/notesSlides/notesSlide1.xml", HEAD + text("勿外传") + TAIL);
    parts.put("ppt/media/image1.png", "picture");
    Path file = presentation(parts);
    RecordingSink sink = new RecordingSink();
    new SlidesParser().parse(file, CellLimits.DEFAULT, sink);
    assertThat(sink.rows())
        .containsExactly(
            List.of("名单"),
            List.of("姓名", "数"),
            List.of("张三", "1"),
            List.of("李四", "2"),
            List.of("末页"),
            List.of("勿外传"));
    assertThat(sink.names()).containsExactly("text", "table 1", "table 2", "text");
    assertThat(sink.skips).containsEntry("pictures in a presentation, not read", 1L);
  }

  @Test
  void damagedSlideIsToldAndTheOthersAreRead() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("ppt/presentation.xml", "<p:presentation xmlns:p='p'/>");
    parts.put("ppt/slides/slide1.xml", HEAD + text("前") + "<a:tbl><a:tr>");
    parts.put("ppt/slides/slide2.xml", HEAD + text("后") + TAIL);
    RecordingSink sink = new RecordingSink();
    new SlidesParser().parse(presentation(parts), CellLimits.DEFAULT, sink);
    assertThat(sink.rows()).containsExactly(List.of("前"), List.of("后"));
    assertThat(sink.skips.keySet())
        .anySatisfy(reason -> assertThat(reason).startsWith("rest of a damaged document"));
  }
}
