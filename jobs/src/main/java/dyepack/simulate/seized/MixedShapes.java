package dyepack.simulate.seized;

import static dyepack.simulate.seized.ShapeList.join;
import static dyepack.simulate.seized.ShapeList.lines;

/** What is no plain table: adverts, other tables, ragged records, other line ends. */
final class MixedShapes {
  private static final String SELLER = "出售一手数据 实时更新 加微信 sj8866 备注来意";

  private MixedShapes() {}

  static void add(ShapeList shapes) {
    mixed(shapes);
  }

  private static void mixed(ShapeList shapes) {
    shapes.tune(
        "comma in address",
        (r, people, out) -> {
          out.append("姓名,电话,身份证,地址,金额\n");
          people.forEach(
              p ->
                  out.append(
                          join(
                              ",",
                              p.name(),
                              p.phone(),
                              p.id(),
                              r.nextInt(3) == 0
                                  ? p.changed().address().replace("号", "号,")
                                  : p.changed().address(),
                              p.amount()))
                      .append('\n'));
        });
    shapes.hold(
        "comma in first address",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(
                            join(
                                ",",
                                r.nextInt(4) == 0
                                    ? p.changed().address().replace("市", "市,")
                                    : p.changed().address(),
                                p.name(),
                                p.phone(),
                                p.id()))
                        .append('\n')));
    shapes.tune(
        "ragged",
        (r, people, out) -> {
          out.append("name,phone,id,mail,address\n");
          people.forEach(
              p ->
                  out.append(
                          p.name()
                              + ","
                              + p.phone()
                              + ","
                              + p.id()
                              + (r.nextInt(3) == 0
                                  ? ""
                                  : ","
                                      + p.changed().mail()
                                      + (r.nextInt(3) == 0 ? "" : "," + p.changed().address())))
                      .append('\n'));
        });
    shapes.tune(
        "preamble",
        (r, people, out) -> {
          out.append(SELLER)
              .append("\n====================\n导出时间: 2026-03-01 12:00:00\n\n姓名,电话,身份证\n");
          people.forEach(p -> out.append(join(",", p.name(), p.phone(), p.id())).append('\n'));
          out.append("\n合计,").append(people.size()).append("条\n");
        });
    shapes.tune(
        "adverts between",
        (r, people, out) -> {
          int i = 0;
          for (SeizedPerson p : people) {
            out.append(join("----", p.name(), p.phone(), p.id())).append('\n');
            if (++i % 7 == 0) {
              out.append(SELLER).append('\n');
            }
          }
        });
    shapes.tune(
        "two tables",
        (r, people, out) -> {
          int half = people.size() / 2;
          out.append("姓名,电话,身份证,地址\n");
          people
              .subList(0, half)
              .forEach(
                  p ->
                      out.append(join(",", p.name(), p.phone(), p.id(), p.changed().address()))
                          .append('\n'));
          out.append("\n运单号,收件人,证件号,收件电话\n");
          people
              .subList(half, people.size())
              .forEach(
                  p ->
                      out.append(
                              join(
                                  ",", "SF" + ShapeList.digits(r, 10), p.name(), p.id(), p.phone()))
                          .append('\n'));
        });
    shapes.tune(
        "two dialects",
        (r, people, out) -> {
          int half = people.size() / 2;
          people
              .subList(0, half)
              .forEach(p -> out.append(join("----", p.phone(), p.name(), p.id())).append('\n'));
          people
              .subList(half, people.size())
              .forEach(
                  p ->
                      out.append(
                              join(
                                  "|",
                                  p.id(),
                                  p.name(),
                                  p.phone(),
                                  p.changed().mail(),
                                  p.changed().date()))
                          .append('\n'));
        });
    shapes.hold(
        "three dialects with adverts",
        (r, people, out) -> {
          int third = people.size() / 3;
          out.append("名单一 ").append(SELLER).append('\n');
          people
              .subList(0, third)
              .forEach(p -> out.append(join("\t", p.name(), p.phone(), p.id())).append('\n'));
          out.append("----------\n名单二\n");
          people
              .subList(third, 2 * third)
              .forEach(
                  p ->
                      out.append(join(",", p.id(), p.phone(), p.name(), p.changed().address()))
                          .append('\n'));
          out.append("----------\n名单三 (内部)\n");
          people
              .subList(2 * third, people.size())
              .forEach(
                  p ->
                      out.append(join("|", p.phone(), p.id(), p.changed().date(), p.name()))
                          .append('\n'));
        });
    shapes.hold(
        "header every page",
        (r, people, out) -> {
          for (int i = 0; i < people.size(); i++) {
            if (i % 10 == 0) {
              out.append("序号\t姓名\t身份证号\t手机\n");
            }
            SeizedPerson p = people.get(i);
            out.append(join("\t", "" + (i + 1), p.name(), p.id(), p.phone())).append('\n');
            if (i % 10 == 9) {
              out.append("第")
                  .append(i / 10 + 1)
                  .append("页 共")
                  .append(people.size() / 10 + 1)
                  .append("页\n");
            }
          }
        });
    shapes.hold(
        "comments",
        (r, people, out) -> {
          out.append("# exported by crm 3.2\n# rows: ")
              .append(people.size())
              .append("\nname,phone,id\n");
          for (SeizedPerson p : people) {
            out.append(r.nextInt(10) == 0 ? "# checked\n" : "")
                .append(join(",", p.name(), p.phone(), p.id()))
                .append('\n');
          }
          out.append("-- end --\n");
        });
    shapes.tune(
        "mixed line ends",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(join(",", p.name(), p.phone(), p.id(), p.address()))
                        .append(r.nextInt(3) == 0 ? "\r" : r.nextBoolean() ? "\n" : "\r\n")));
    shapes.tune(
        "carriage returns",
        (r, people, out) ->
            people.forEach(p -> out.append(join(";", p.name(), p.phone(), p.id())).append('\r')));
    shapes.hold(
        "windows lines",
        (r, people, out) -> {
          out.append("NAME|TEL|SFZ|ADDR\r\n");
          people.forEach(
              p -> out.append(join("|", p.name(), p.phone(), p.id(), p.address())).append("\r\n"));
        });
    shapes.hold(
        "mixed delimiters",
        lines(p -> p.name() + "----" + p.phone() + "," + p.id() + " " + p.address()));
    shapes.tune(
        "delimiter at random",
        (r, people, out) ->
            people.forEach(
                p -> {
                  String d = new String[] {",", "----", " ", "|", "\t"}[r.nextInt(5)];
                  out.append(join(d, p.name(), p.phone(), p.id())).append('\n');
                }));
    shapes.hold(
        "column swap midway",
        (r, people, out) -> {
          int half = people.size() / 2;
          people
              .subList(0, half)
              .forEach(p -> out.append(join(",", p.name(), p.phone(), p.id())).append('\n'));
          people
              .subList(half, people.size())
              .forEach(p -> out.append(join(",", p.id(), p.name(), p.phone())).append('\n'));
        });
  }
}
