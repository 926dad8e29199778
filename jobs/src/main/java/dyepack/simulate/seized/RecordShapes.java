package dyepack.simulate.seized;

/** Several lines for each person. */
final class RecordShapes {
  private RecordShapes() {}

  static void add(ShapeList shapes) {
    shapes.later(
        "sections",
        (r, people, out) -> {
          int i = 0;
          for (SeizedPerson p : people) {
            out.append("[user").append(++i).append("]\nname=").append(p.name());
            out.append("\nphone=").append(p.phone()).append("\nid=").append(p.id()).append("\n\n");
          }
        });
    shapes.later(
        "YAML",
        (r, people, out) -> {
          out.append("people:\n");
          people.forEach(
              p ->
                  out.append("  - name: ")
                      .append(p.name())
                      .append("\n    phone: \"")
                      .append(p.phone())
                      .append("\"\n    id_card: \"")
                      .append(p.id())
                      .append("\"\n"));
        });
    shapes.later(
        "printed array",
        (r, people, out) -> {
          int i = 0;
          out.append("Array\n(\n");
          for (SeizedPerson p : people) {
            out.append("    [").append(i++).append("] => Array\n        (\n");
            out.append("            [name] => ").append(p.name()).append('\n');
            out.append("            [phone] => ").append(p.phone()).append('\n');
            out.append("            [idcard] => ").append(p.id()).append("\n        )\n\n");
          }
          out.append(")\n");
        });
    shapes.later(
        "LDIF",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("dn: uid=")
                        .append(ShapeList.digits(r, 6))
                        .append(",ou=people,dc=example,dc=com\nobjectClass: person\ncn: ")
                        .append(p.name())
                        .append("\ntelephoneNumber: ")
                        .append(p.phone())
                        .append("\nemployeeNumber: ")
                        .append(p.id())
                        .append("\n\n")));
    shapes.later(
        "mysql, one field a line",
        (r, people, out) -> {
          int i = 0;
          String stars = "*".repeat(27);
          for (SeizedPerson p : people) {
            out.append(stars).append(' ').append(++i).append(". row ").append(stars);
            out.append("\n   name: ").append(p.name()).append("\n  phone: ").append(p.phone());
            out.append("\nid_card: ").append(p.id()).append('\n');
          }
          out.append(people.size()).append(" rows in set (0.01 sec)\n");
        });
    shapes.later(
        "psql, one field a line",
        (r, people, out) -> {
          int i = 0;
          for (SeizedPerson p : people) {
            out.append("-[ RECORD ").append(++i).append(" ]------------\n");
            out.append("name    | ").append(p.name()).append("\nphone   | ").append(p.phone());
            out.append("\nid_card | ").append(p.id()).append('\n');
          }
        });
    shapes.later(
        "answer of a bot",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("查询结果\n├ 姓名：")
                        .append(p.name())
                        .append("\n├ 手机：")
                        .append(p.phone())
                        .append("\n└ 身份证：")
                        .append(p.id())
                        .append("\n\n")));
    shapes.later(
        "waybill to be copied",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("收件人: ")
                        .append(p.name())
                        .append("\n手机号码: ")
                        .append(p.phone())
                        .append("\n证件号: ")
                        .append(p.id())
                        .append("\n详细地址: ")
                        .append(p.address())
                        .append("\n====\n")));
  }
}
