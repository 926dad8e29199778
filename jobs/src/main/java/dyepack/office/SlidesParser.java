package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads presentations of Office Open XML (ECMA-376 part 1, section 19): their slides in the order
 * of their numbers, then the notes and comments to them. Tables and paragraphs come as those of a
 * document, see {@link DocxParser}.
 */
public final class SlidesParser implements CellParser {
  /** Digits so that a number is one. */
  private static final Pattern SLIDE = Pattern.compile("ppt/slides/slide(\\d{1,6})\\.xml");

  private static final Pattern FURTHER =
      Pattern.compile("ppt/(notesslides/notesslide|comments/(modern)?comment)[\\w-]*\\.xml");
  private static final Map<String, String> NOT_READ =
      Map.of("ppt/embeddings/", "files embedded in a presentation, not read");
  private static final Map<String, String> PICTURES =
      Map.of("ppt/media/", "pictures in a presentation, not read");

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    try (ZippedParts parts = ZippedParts.open(file, limits)) {
      DocumentBody body = new DocumentBody(limits, sink);
      for (String name : slides(parts)) {
        if (!body.read(parts, name)) {
          throw new IOException("a damaged archive");
        }
      }
      parts.notRead(NOT_READ, true, sink);
      parts.notRead(PICTURES, false, sink);
      sink.account(parts.roles().account(file));
    }
  }

  private static List<String> slides(ZippedParts parts) {
    List<String> slides = new ArrayList<>();
    List<String> further = new ArrayList<>();
    for (String name : parts.names()) {
      if (SLIDE.matcher(name).matches()) {
        slides.add(name);
      } else if (FURTHER.matcher(name).matches()) {
        further.add(name);
      }
    }
    slides.sort(Comparator.comparingInt(SlidesParser::number));
    slides.addAll(further);
    return slides;
  }

  private static int number(String slide) {
    Matcher m = SLIDE.matcher(slide);
    return m.matches() ? Integer.parseInt(m.group(1)) : 0;
  }
}
