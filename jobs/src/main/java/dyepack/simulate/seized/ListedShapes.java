package dyepack.simulate.seized;

import static dyepack.simulate.seized.ShapeList.headed;
import static dyepack.simulate.seized.ShapeList.join;
import static dyepack.simulate.seized.ShapeList.lines;
import static dyepack.simulate.seized.ShapeList.quote;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lists as programs, bots and sellers print them. */
final class ListedShapes {
  private ListedShapes() {}

  static void add(ShapeList shapes) {
    separated(shapes);
    printed(shapes);
    whole(shapes);
  }

  private static void separated(ShapeList shapes) {
    shapes.later("double bar", lines(p -> join("||", p.name(), p.phone(), p.id(), p.address())));
    shapes.later("colon", lines(p -> join(":", p.phone(), p.name(), p.id())));
    shapes.later("five dashes", lines(p -> join("-----", p.id(), p.name(), p.phone(), p.amount())));
    shapes.later(
        "semicolon pairs",
        lines(p -> "name=" + p.name() + ";phone=" + p.phone() + ";idcard=" + p.id() + ";"));
    shapes.later("full-width bar", lines(p -> join("｜", p.name(), p.phone(), p.id(), p.address())));
    shapes.later("plus", lines(p -> join("+", p.name(), p.phone(), p.id())));
    shapes.later(
        "wiki",
        (r, people, out) -> {
          out.append("{| class=\"wikitable\"\n! 姓名 !! 电话 !! 身份证\n");
          people.forEach(
              p ->
                  out.append("|-\n| ")
                      .append(join(" || ", p.name(), p.phone(), p.id()))
                      .append('\n'));
          out.append("|}\n");
        });
  }

  private static void printed(ShapeList shapes) {
    shapes.later(
        "printed object",
        lines(p -> "User(name=" + p.name() + ", phone=" + p.phone() + ", idCard=" + p.id() + ")"));
    shapes.later(
        "printed object with quotes",
        lines(
            p ->
                "Customer{name='"
                    + p.name()
                    + "', mobile='"
                    + p.phone()
                    + "', certNo='"
                    + p.id()
                    + "', address='"
                    + p.address()
                    + "'}"));
    shapes.later("tuples", lines(p -> "('" + join("', '", p.name(), p.phone(), p.id()) + "'),"));
    shapes.later(
        "log with JSON",
        lines(
            p ->
                p.changed().date()
                    + " 03:04:05.678 [main] INFO  Sync - payload={\"name\":\""
                    + p.name()
                    + "\",\"phone\":\""
                    + p.phone()
                    + "\",\"idCard\":\""
                    + p.id()
                    + "\"} cost=12ms"));
    shapes.later("signs", lines(p -> "👤" + p.name() + " 📱" + p.phone() + " 🆔" + p.id()));
    shapes.later(
        "labels in brackets",
        lines(p -> "【姓名】" + p.name() + "【电话】" + p.phone() + "【身份证】" + p.id()));
    shapes.later(
        "mobile chat",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("12/03/2026, 21:")
                        .append(10 + r.nextInt(49))
                        .append(" - Wang: ")
                        .append(join(" ", p.name(), p.phone(), p.id()))
                        .append('\n')));
  }

  private static void whole(ShapeList shapes) {
    shapes.whole("all, comma", "csv", delimited(",", "\n"));
    shapes.whole("all, tab", "tsv", delimited("\t", "\r\n"));
    shapes.whole("all, semicolon", "csv", delimited(";", "\r\n"));
    shapes.whole("all, bar", "txt", delimited("|", "\n"));
    shapes.whole(
        "all, quoted",
        "csv",
        (r, people, out) -> {
          out.append(quoted(people.get(0).header().toArray(String[]::new), ","));
          people.forEach(p -> out.append(quoted(p.cells(), ",")));
        });
    shapes.later(
        "headings in two rows",
        headed("客户信息,,,联系\n姓名,身份证,金额,电话", p -> join(",", p.name(), p.id(), p.amount(), p.phone())));
  }

  private static TextShape.Writing delimited(String delimiter, String end) {
    return (r, people, out) -> {
      out.append(String.join(delimiter, people.get(0).header())).append(end);
      people.forEach(
          p ->
              out.append(
                      Arrays.stream(p.cells())
                          .map(cell -> needed(cell, delimiter) ? quote(cell) : cell)
                          .collect(Collectors.joining(delimiter)))
                  .append(end));
    };
  }

  private static boolean needed(String cell, String delimiter) {
    return cell.contains(delimiter) || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
  }

  private static String quoted(String[] cells, String delimiter) {
    return Arrays.stream(cells).map(ShapeList::quote).collect(Collectors.joining(delimiter)) + "\n";
  }
}
