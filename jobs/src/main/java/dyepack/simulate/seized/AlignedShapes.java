package dyepack.simulate.seized;

import static dyepack.simulate.seized.ShapeList.filled;
import static dyepack.simulate.seized.ShapeList.headed;
import static dyepack.simulate.seized.ShapeList.join;
import static dyepack.simulate.seized.ShapeList.lines;
import static dyepack.simulate.seized.ShapeList.padded;

/** Columns of fixed width, and lists with numbers, rules and marks. */
final class AlignedShapes {
  private AlignedShapes() {}

  static void add(ShapeList shapes) {
    aligned(shapes);
    others(shapes);
  }

  private static void aligned(ShapeList shapes) {
    shapes.tune(
        "fixed width",
        lines(
            p ->
                padded(p.name(), 12)
                    + padded(p.phone(), 14)
                    + padded(p.id(), 20)
                    + padded(p.date(), 12)
                    + p.amount()));
    shapes.hold(
        "fixed with header",
        headed(
            padded("姓名", 10) + padded("电话", 12) + padded("身份证", 19) + "住址",
            p -> padded(p.name(), 10) + padded(p.phone(), 12) + padded(p.id(), 19) + p.address()));
    shapes.tune(
        "fixed packed",
        lines(p -> padded(p.name(), 8) + p.phone() + p.id() + p.date() + padded(p.address(), 50)));
    shapes.hold(
        "fixed packed with blanks",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(p.id())
                        .append(padded(p.name(), 10))
                        .append(padded(r.nextInt(6) == 0 ? "" : p.changed().mail(), 20))
                        .append(p.phone())
                        .append(padded(p.sex(), 4))
                        .append(p.changed().date().replace("-", ""))
                        .append('\n')));
    shapes.hold(
        "fixed by characters",
        lines(
            p ->
                filled(p.name(), 6)
                    + filled(p.phone(), 13)
                    + filled(p.id(), 20)
                    + filled(p.address(), 40)
                    + p.date()));
    shapes.tune(
        "psql",
        (r, people, out) -> {
          out.append("  name   |    phone    |        id_no       \n");
          out.append("---------+-------------+--------------------\n");
          people.forEach(
              p ->
                  out.append(' ')
                      .append(padded(p.name(), 7))
                      .append(" | ")
                      .append(p.phone())
                      .append(" | ")
                      .append(p.id())
                      .append('\n'));
          out.append('(').append(people.size()).append(" rows)\n");
        });
    shapes.hold(
        "mysql",
        (r, people, out) -> {
          String rule = "+----------+-------------+--------------------+\n";
          out.append(rule).append("| name     | phone       | id_no              |\n").append(rule);
          people.forEach(
              p ->
                  out.append("| ")
                      .append(padded(p.name(), 8))
                      .append(" | ")
                      .append(p.phone())
                      .append(" | ")
                      .append(p.id())
                      .append(" |\n"));
          out.append(rule).append(people.size()).append(" rows in set (0.00 sec)\n");
        });
  }

  private static void others(ShapeList shapes) {
    shapes.tune(
        "numbered",
        (r, people, out) -> {
          int i = 0;
          for (SeizedPerson p : people) {
            out.append(++i)
                .append('、')
                .append(p.name())
                .append(' ')
                .append(p.phone())
                .append(' ')
                .append(p.id())
                .append('\n');
          }
        });
    shapes.hold(
        "numbered dots",
        (r, people, out) -> {
          int i = 0;
          for (SeizedPerson p : people) {
            out.append(++i)
                .append(". ")
                .append(p.name())
                .append("，")
                .append(p.id())
                .append("，")
                .append(p.phone())
                .append("，")
                .append(p.address())
                .append('\n');
          }
        });
    shapes.hold(
        "markdown",
        headed(
            "| 姓名 | 手机 | 证件 |\n|---|---|---|",
            p -> "| " + p.name() + " | " + p.phone() + " | " + p.id() + " |"));
    shapes.tune(
        "many columns",
        headed(
            "编号,姓名,性别,电话,身份证,邮箱,地址,日期,金额,备注",
            p ->
                join(
                    ",",
                    p.changed().phone().substring(Math.min(4, p.changed().phone().length())),
                    p.name(),
                    p.sex(),
                    p.phone(),
                    p.id(),
                    p.mail(),
                    p.address(),
                    p.date(),
                    p.amount(),
                    "")));
    shapes.hold(
        "sep line", headed("sep=;\n姓名;电话;身份证", p -> join(";", p.name(), p.phone(), p.id())));
    shapes.tune(
        "blank lines between",
        (r, people, out) ->
            people.forEach(p -> out.append(join(",", p.name(), p.phone(), p.id())).append("\n\n")));
    shapes.hold("leading blanks", lines(p -> "    " + join(" ", p.name(), p.phone(), p.id())));
    shapes.tune(
        "thousands",
        headed(
            "name,amount,phone,id",
            p ->
                join(
                    ",",
                    p.name(),
                    "\"1,2" + lastTwo(p.changed().amount()) + ".50\"",
                    p.phone(),
                    p.id())));
    shapes.hold(
        "date and time",
        headed(
            "time,name,phone,id",
            p -> join(",", p.changed().date() + " 08:01:02", p.name(), p.phone(), p.id())));
    shapes.hold(
        "three lines a record",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(p.name())
                        .append(' ')
                        .append(p.phone())
                        .append('\n')
                        .append(p.id())
                        .append('\n')
                        .append(p.address())
                        .append("\n\n")));
    shapes.tune("parenthesised", lines(p -> p.name() + "(" + p.phone() + ") " + p.id()));
    shapes.hold("brackets", lines(p -> "【" + p.name() + "】【" + p.phone() + "】【" + p.id() + "】"));
  }

  private static String lastTwo(String text) {
    return text.substring(Math.max(0, text.length() - 2));
  }
}
