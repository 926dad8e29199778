package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import dyepack.office.XmlPart.DamagedPartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * Reads workbooks of Office Open XML (ECMA-376 part 1, section 18), transitional or strict: every
 * sheet, hidden ones too, in their order.
 *
 * <p>Cells are given as they are stored: numbers as written in the file, except that what a format
 * shows as a date becomes one ({@link NumberDates}), and that the seventeen-digit form of a short
 * number ({@code 1.1000000000000001}) becomes the short one; formulas by the result stored last;
 * truth values {@code TRUE} and {@code FALSE}. Rows keep their numbers. Blank rows are passed over.
 *
 * <p>The sheets are streamed; the texts that cells share are packed ({@link SharedTexts}).
 */
public final class XlsxParser implements CellParser {
  private static final Map<String, String> NOT_READ =
      Map.of(
          "xl/embeddings/", "files embedded in a workbook, not read",
          "xl/comments", "parts that hold comments on cells, not read",
          "xl/pivotcache/pivotcacherecords", "stored copies of data for pivot tables, not read",
          "xl/externallinks/externallink", "links to other workbooks, not followed");

  private static final Map<String, String> PICTURES =
      Map.of("xl/media/", "pictures in a workbook, not read");

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    try (ZippedParts parts = ZippedParts.open(file, limits)) {
      String workbook = Relations.main(parts, "xl/workbook.xml");
      if (parts.has("xl/workbook.bin") || workbook.endsWith(".bin")) {
        BinaryWorkbook.read(parts, limits, sink);
        parts.notRead(NOT_READ, true, sink);
        parts.notRead(PICTURES, false, sink);
        sink.account(parts.roles().account(file));
        return;
      }
      Relations relations = Relations.of(parts, workbook);
      List<SheetPart> sheets = sheets(parts, workbook, relations);
      long memory = Runtime.getRuntime().maxMemory() / 4;
      try (SharedTexts texts = new SharedTexts(memory)) {
        CellRow row = new CellRow(limits, sink);
        String shared = relations.targetOfType("sharedStrings", "xl/sharedStrings.xml");
        readTexts(parts, shared, texts, limits, row);
        NumberDates dates = dates(parts, relations.targetOfType("styles", "xl/styles.xml"));
        if (sinceMacintosh(parts, workbook)) {
          dates.since1904();
        }
        row.report();
        int unread = 0;
        for (SheetPart sheet : sheets) {
          unread += read(parts, sheet, texts, dates, row, limits, sink) ? 0 : 1;
        }
        if (unread == sheets.size()) {
          throw new IOException("a workbook without readable sheets");
        }
      }
      parts.notRead(NOT_READ, true, sink);
      parts.notRead(PICTURES, false, sink);
      sink.account(parts.roles().account(file));
    }
  }

  /** A sheet as the workbook lists it, and whether it is shown (18.18.68). */
  private record SheetPart(String name, String part, String state) {}

  private static List<SheetPart> sheets(ZippedParts parts, String workbook, Relations relations)
      throws IOException {
    List<SheetPart> sheets = new ArrayList<>();
    try (XmlPart xml = parts.xml(workbook)) {
      while (xml != null && sheets.size() < 10_000) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_DOCUMENT) {
          break;
        }
        if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("sheet")) {
          String name = xml.attribute("name");
          String id = xml.attribute("id");
          String part = id == null ? null : relations.target(id);
          String state = xml.attribute("state");
          sheets.add(
              new SheetPart(
                  name == null ? "" : name,
                  part == null ? "xl/worksheets/sheet" + (sheets.size() + 1) + ".xml" : part,
                  state == null ? "visible" : state));
        }
      }
    } catch (DamagedPartException e) {
      sheets.clear();
    }
    if (sheets.isEmpty()) {
      parts.names().stream()
          .filter(n -> n.startsWith("xl/worksheets/") && n.endsWith(".xml"))
          .forEach(n -> sheets.add(new SheetPart("", n, "visible")));
    }
    return sheets;
  }

  /** Reads the shared texts (ECMA-376, 18.4): runs are joined, phonetic guides left out. */
  private static void readTexts(
      ZippedParts parts, String name, SharedTexts texts, CellLimits limits, CellRow row)
      throws IOException {
    XmlPart part = parts.content(name);
    if (part == null) {
      return;
    }
    try (XmlPart xml = part) {
      StringBuilder text = new StringBuilder();
      boolean inText = false;
      for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
        if (event == XMLStreamConstants.CHARACTERS) {
          if (inText) {
            xml.text(text, limits.cellChars() + 1);
          }
          continue;
        }
        boolean begins = event == XMLStreamConstants.START_ELEMENT;
        String element = xml.name();
        if (element.equals("rPh") && begins) {
          xml.skip();
        } else if (element.equals("t")) {
          inText = begins;
        } else if (element.equals("si") && begins) {
          text.setLength(0);
        } else if (element.equals("si")) {
          texts.add(EscapedText.plain(text.toString()));
        }
      }
    } catch (DamagedPartException e) {
      String reason = "shared texts that can't be read (" + e.getMessage() + ")";
      parts.rejected(name, reason);
      row.skipped(reason, 1, 0);
    }
  }

  /** The formats of cells (18.8.10, 18.8.31); none if they are damaged. */
  private static NumberDates dates(ZippedParts parts, String name) throws IOException {
    NumberDates dates = new NumberDates();
    try (XmlPart xml = parts.xml(name)) {
      boolean cells = false;
      while (xml != null) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_DOCUMENT) {
          break;
        }
        boolean begins = event == XMLStreamConstants.START_ELEMENT;
        if (!begins && event != XMLStreamConstants.END_ELEMENT) {
          continue;
        }
        switch (xml.name()) {
          case "cellXfs" -> cells = begins;
          case "xf" -> {
            if (begins && cells) {
              dates.style(xml.number("numFmtId", 0));
            }
          }
          case "numFmt" -> {
            String code = begins ? xml.attribute("formatCode") : null;
            if (code != null) {
              dates.format(xml.number("numFmtId", 0), code);
            }
          }
          default -> {}
        }
      }
      return dates;
    } catch (DamagedPartException e) {
      return new NumberDates();
    }
  }

  /** Whether days count from 1904 (18.2.28). */
  private static boolean sinceMacintosh(ZippedParts parts, String workbook) throws IOException {
    try (XmlPart xml = parts.xml(workbook)) {
      while (xml != null) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_DOCUMENT) {
          return false;
        }
        if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("workbookPr")) {
          String since = xml.attribute("date1904");
          return "1".equals(since) || "true".equals(since);
        }
      }
      return false;
    } catch (DamagedPartException e) {
      return false;
    }
  }

  private static boolean read(
      ZippedParts parts,
      SheetPart sheet,
      SharedTexts texts,
      NumberDates dates,
      CellRow row,
      CellLimits limits,
      CellSink sink)
      throws IOException {
    XmlPart part;
    try {
      part = parts.content(sheet.part());
    } catch (DamagedPartException e) {
      part = null;
    }
    if (part == null) {
      parts.rejected(sheet.part(), "sheets whose content is missing or damaged");
      sink.skipped("sheets whose content is missing or damaged", 1, 0);
      return false;
    }
    sink.table(sheet.name(), List.of());
    switch (sheet.state()) {
      case "hidden" -> sink.noted(HiddenParts.SHEET, 1, 0);
      case "veryHidden" -> sink.noted(HiddenParts.VERY_HIDDEN_SHEET, 1, 0);
      default -> {}
    }
    try (XlsxSheet rows = new XlsxSheet(part, texts, dates, limits, row)) {
      if (!rows.read()) {
        parts.rejected(sheet.part(), "a damaged sheet, read up to the damage");
      }
    }
    row.report();
    return true;
  }

  /** Names of parts by relation (ECMA-376 part 2, section 9.3). */
  static final class Relations {
    private static final int MOST = 100_000;
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    private Relations() {}

    /** The part that a document begins with. */
    static String main(ZippedParts parts, String usual) throws IOException {
      Relations relations = read(parts, "_rels/.rels", "");
      String found = relations.targetOfType("officeDocument", usual);
      return parts.has(found) ? found : usual;
    }

    /** What a part refers to. */
    static Relations of(ZippedParts parts, String part) throws IOException {
      int slash = part.lastIndexOf('/') + 1;
      String folder = part.substring(0, slash);
      return read(parts, folder + "_rels/" + part.substring(slash) + ".rels", folder);
    }

    private static Relations read(ZippedParts parts, String name, String folder)
        throws IOException {
      Relations relations = new Relations();
      try (XmlPart xml = parts.xml(name)) {
        while (xml != null && relations.targets.size() < MOST) {
          int event = xml.next();
          if (event == XMLStreamConstants.END_DOCUMENT) {
            break;
          }
          if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("Relationship")) {
            relations.add(xml, folder);
          }
        }
      } catch (DamagedPartException e) {
        return relations;
      }
      return relations;
    }

    private void add(XmlPart xml, String folder) {
      String id = xml.attribute("Id");
      String target = xml.attribute("Target");
      String type = xml.attribute("Type");
      if (id == null || target == null || "External".equals(xml.attribute("TargetMode"))) {
        return;
      }
      String path = resolved(target.replace('\\', '/'), folder);
      targets.put(id, path);
      if (type != null) {
        types.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), path);
      }
    }

    /** Only names within the archive come of it, whatever the target says. */
    private static String resolved(String target, String folder) {
      if (target.startsWith("/")) {
        return target.substring(1);
      }
      String base = folder;
      String rest = target;
      while (rest.startsWith("../") || rest.startsWith("./")) {
        if (rest.startsWith("../") && !base.isEmpty()) {
          base = base.substring(0, base.lastIndexOf('/', base.length() - 2) + 1);
        }
        rest = rest.substring(rest.indexOf('/') + 1);
      }
      return base + rest;
    }

    @Nullable String target(String id) {
      return targets.get(id);
    }

    String targetOfType(String type, String usual) {
      return types.getOrDefault(type, usual);
    }
  }
}
