package dyepack.simulate.seized;

import com.google.common.html.HtmlEscapers;
import com.google.common.xml.XmlEscapers;
import java.util.function.Function;

/** Tables of pages, records of XML, cards. */
final class MarkupShapes {
  private MarkupShapes() {}

  static void add(ShapeList shapes) {
    pages(shapes);
    documents(shapes);
    workbook(shapes);
    cards(shapes);
  }

  private static void pages(ShapeList shapes) {
    shapes.whole(
        "page with a table",
        "html",
        (r, people, out) -> {
          out.append("<!DOCTYPE html>\n<html><head><meta charset=\"{charset}\"><title>名单</title>");
          out.append("<script>var a = '<td>no</td>';</script></head>\n<body><h1>名单</h1>\n");
          out.append("<table class=\"t\"><thead><tr>");
          people.get(0).header().forEach(n -> out.append("<th>").append(html(n)).append("</th>"));
          out.append("</tr></thead><tbody>\n");
          for (SeizedPerson p : people) {
            out.append("<tr>");
            for (String cell : p.cells()) {
              out.append("<td><span>").append(html(cell)).append("</span></td>");
            }
            out.append("</tr>\n");
          }
          out.append("</tbody></table><p>共 ").append(people.size());
          out.append(" 条</p></body></html>\n");
        });
    shapes.whole(
        "page called a workbook",
        "xls",
        (r, people, out) -> {
          out.append("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>");
          out.append("<meta http-equiv=Content-Type content=\"text/html; charset={charset}\">");
          out.append("<style>td{mso-number-format:\"\\@\"}</style></head><body><table border=1>\n");
          out.append("<tr>");
          people.get(0).header().forEach(n -> out.append("<td>").append(html(n)).append("</td>"));
          out.append("</tr>\n");
          for (SeizedPerson p : people) {
            out.append("<tr>");
            for (String cell : p.cells()) {
              out.append("<td x:str>").append(html(cell)).append("</td>");
            }
            out.append("</tr>\n");
          }
          out.append("</table></body></html>");
        });
    shapes.whole(
        "old page",
        "htm",
        (r, people, out) -> {
          out.append("<HTML><BODY><TABLE>\n");
          for (SeizedPerson p : people) {
            out.append("<TR>");
            for (String cell : p.cells()) {
              out.append("<TD>").append(html(cell));
            }
            out.append('\n');
          }
          out.append("</TABLE></BODY></HTML>");
        });
    shapes.later(
        "page of cards",
        (r, people, out) -> {
          out.append("<html><body><div class=list>\n");
          for (SeizedPerson p : people) {
            out.append("<div class=card><h3>").append(html(p.name())).append("</h3><p>手机：");
            out.append(html(p.phone())).append("</p><p>身份证：").append(html(p.id()));
            out.append("</p></div>\n");
          }
          out.append("</div></body></html>\n");
        });
  }

  private static void documents(ShapeList shapes) {
    shapes.whole(
        "XML elements",
        "xml",
        (r, people, out) -> {
          out.append("<?xml version=\"1.0\" encoding=\"{charset}\"?>\n<customers>\n");
          for (SeizedPerson p : people) {
            out.append("  <customer>");
            String[] cells = p.cells();
            for (int c = 0; c < cells.length; c++) {
              out.append("<f").append(c).append('>').append(xml(cells[c]));
              out.append("</f").append(c).append('>');
            }
            out.append("</customer>\n");
          }
          out.append("</customers>\n");
        });
    shapes.whole(
        "XML attributes",
        "xml",
        (r, people, out) -> {
          out.append("<?xml version=\"1.0\" encoding=\"{charset}\"?>\n<ROOT><DATA>\n");
          for (SeizedPerson p : people) {
            out.append("<row");
            String[] cells = p.cells();
            for (int c = 0; c < cells.length; c++) {
              out.append(" a").append(c).append("=\"").append(attribute(cells[c])).append('"');
            }
            out.append("/>\n");
          }
          out.append("</DATA></ROOT>\n");
        });
    shapes.whole(
        "mysqldump as XML",
        "xml",
        (r, people, out) -> {
          out.append("<?xml version=\"1.0\"?>\n<mysqldump>\n<database name=\"crm\">\n");
          out.append("<table_data name=\"customers\">\n");
          for (SeizedPerson p : people) {
            out.append("<row>\n");
            String[] cells = p.cells();
            for (int c = 0; c < cells.length; c++) {
              out.append("<field name=\"").append(attribute(p.header().get(c))).append("\">");
              out.append(xml(cells[c])).append("</field>\n");
            }
            out.append("</row>\n");
          }
          out.append("</table_data>\n</database>\n</mysqldump>\n");
        });
  }

  /** SpreadsheetML of 2003. */
  private static void workbook(ShapeList shapes) {
    shapes.whole(
        "workbook as XML",
        "xls",
        (r, people, out) -> {
          out.append("<?xml version=\"1.0\" encoding=\"{charset}\"?>\n");
          out.append("<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook");
          out.append(" xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"");
          out.append(" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n");
          out.append("<Worksheet ss:Name=\"Sheet1\"><Table>\n");
          cells(people.get(0).header().toArray(String[]::new), out);
          people.forEach(p -> cells(p.cells(), out));
          out.append("</Table></Worksheet></Workbook>\n");
        });
  }

  private static void cells(String[] cells, StringBuilder out) {
    out.append("<Row>");
    for (String cell : cells) {
      out.append("<Cell><Data ss:Type=\"String\">").append(xml(cell)).append("</Data></Cell>");
    }
    out.append("</Row>\n");
  }

  /** vCard 3.0 (RFC 2426) and 2.1. */
  private static void cards(ShapeList shapes) {
    shapes.later("vCard 3.0", cards("3.0", text -> text.replace(",", "\\,").replace(";", "\\;")));
    shapes.later("vCard 2.1", cards("2.1", text -> text.replace(";", "\\;")));
  }

  private static TextShape.Writing cards(String version, Function<String, String> escaped) {
    return (r, people, out) ->
        people.forEach(
            p ->
                out.append("BEGIN:VCARD\r\nVERSION:")
                    .append(version)
                    .append("\r\nFN:")
                    .append(escaped.apply(p.name()))
                    .append("\r\nTEL;TYPE=CELL:")
                    .append(p.phone())
                    .append("\r\nNOTE:")
                    .append(escaped.apply(p.id()))
                    .append("\r\nEND:VCARD\r\n"));
  }

  private static String html(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }

  private static String xml(String text) {
    return XmlEscapers.xmlContentEscaper().escape(text);
  }

  private static String attribute(String text) {
    return XmlEscapers.xmlAttributeEscaper().escape(text);
  }
}
