package dyepack.simulate.seized;

import static dyepack.simulate.seized.ShapeList.headed;
import static dyepack.simulate.seized.ShapeList.join;
import static dyepack.simulate.seized.ShapeList.lines;
import static dyepack.simulate.seized.ShapeList.quote;

/** Cells between separators, quoted and not. */
final class DelimitedShapes {
  private DelimitedShapes() {}

  static void add(ShapeList shapes) {
    delimited(shapes);
    quoted(shapes);
  }

  private static void delimited(ShapeList shapes) {
    shapes.tune(
        "comma",
        headed("姓名,手机号,身份证号,地址", p -> join(",", p.name(), p.phone(), p.id(), p.address())));
    shapes.tune(
        "tab",
        headed(
            "name\tphone\tid_no\taddress\tbalance",
            p -> join("\t", p.name(), p.phone(), p.id(), p.address(), p.amount())));
    shapes.hold(
        "semicolon",
        headed("Name;Mobile;IDCard;Date", p -> join(";", p.name(), p.phone(), p.id(), p.date())));
    shapes.tune("pipe", lines(p -> join("|", p.name(), p.id(), p.phone(), p.address())));
    shapes.tune("four dashes", lines(p -> join("----", p.name(), p.phone(), p.id(), p.address())));
    shapes.hold("three dashes", lines(p -> join("---", p.phone(), p.name(), p.id(), p.address())));
    shapes.tune("hash", lines(p -> join("#", p.name(), p.phone(), p.id())));
    shapes.hold("caret", lines(p -> join("^", p.name(), p.phone(), p.id(), p.amount(), p.date())));
    shapes.tune("double colon", lines(p -> join("::", p.id(), p.name(), p.phone(), p.mail())));
    shapes.tune("slash", lines(p -> join("/", p.name(), p.phone(), p.id(), p.address())));
    shapes.hold(
        "ideographic comma", lines(p -> join("、", p.name(), p.phone(), p.id(), p.address())));
    shapes.tune(
        "full-width comma",
        headed("姓名，电话，身份证，地址", p -> join("，", p.name(), p.phone(), p.id(), p.address())));
    shapes.hold("underscore", lines(p -> join("_", p.name(), p.phone(), p.id(), p.address())));
    shapes.tune("three stars", lines(p -> join("***", p.name(), p.phone(), p.id(), p.date())));
    shapes.tune("arrow", lines(p -> join(" => ", p.name(), p.phone(), p.id(), p.address())));
    shapes.hold(
        "control A",
        lines(p -> join("\u0001", p.name(), p.phone(), p.id(), p.address(), p.amount())));
    shapes.tune("spaces", lines(p -> join(" ", p.name(), p.phone(), p.id(), p.address())));
    shapes.hold(
        "ideographic spaces", lines(p -> join("\u3000", p.name(), p.phone(), p.id(), p.address())));
    shapes.tune(
        "runs of spaces",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(p.name())
                        .append(" ".repeat(1 + r.nextInt(5)))
                        .append(p.phone())
                        .append(" ".repeat(1 + r.nextInt(5)))
                        .append(p.id())
                        .append(" ".repeat(1 + r.nextInt(3)))
                        .append(p.address())
                        .append('\n')));
    shapes.hold(
        "pipes with blanks",
        headed(
            "| 姓名 | 电话 | 身份证 |", p -> "| " + p.name() + " | " + p.phone() + " | " + p.id() + " |"));
    shapes.hold("tilde bar", lines(p -> join("~|~", p.name(), p.phone(), p.id(), p.amount())));
    shapes.tune(
        "trailing commas",
        headed("姓名,电话,身份证,地址,,", p -> join(",", p.name(), p.phone(), p.id(), p.address(), "", "")));
    shapes.hold("dollar", lines(p -> join("$", p.mail(), p.name(), p.phone(), p.id())));
    shapes.tune(
        "comma blank", headed("id, name, phone", p -> join(", ", p.id(), p.name(), p.phone())));
  }

  private static void quoted(ShapeList shapes) {
    shapes.tune(
        "quoted all",
        headed(
            "\"姓名\",\"电话\",\"身份证\",\"地址\"",
            p ->
                join(
                    ",",
                    quote(p.name()),
                    quote(p.phone()),
                    quote(p.id()),
                    quote(p.changed().address() + ", 收"))));
    shapes.tune(
        "quoted newlines",
        headed(
            "name,phone,id,address",
            p -> join(",", p.name(), p.phone(), p.id(), quote(broken(p.changed().address())))));
    shapes.hold(
        "quoted blank lines",
        headed(
            "name;note;phone;id",
            p ->
                join(
                    ";",
                    p.name(),
                    quote("要求:\n\n送货上门; \"急\"\n" + p.changed().date()),
                    p.phone(),
                    p.id())));
    shapes.hold(
        "backslash quotes",
        headed(
            "name,note,phone,id",
            p -> join(",", p.name(), "\"said \\\"ok\\\", left\"", p.phone(), p.id())));
    shapes.tune(
        "single quotes",
        lines(
            p ->
                join(
                    ",",
                    "'" + p.name() + "'",
                    "'" + p.phone() + "'",
                    "'" + p.id() + "'",
                    "'" + p.changed().address() + ",收'")));
    shapes.tune(
        "stray quotes",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(
                            join(
                                ",",
                                p.name(),
                                r.nextInt(9) == 0 ? "\"5寸" : "标准",
                                p.phone(),
                                p.id()))
                        .append('\n')));
    shapes.hold(
        "excel text",
        headed(
            "姓名,电话,身份证",
            p -> join(",", p.name(), "=\"" + p.phone() + "\"", "=\"" + p.id() + "\"")));
    shapes.hold(
        "tab kept digits",
        headed(
            "姓名,电话,身份证,地址",
            p -> join(",", p.name(), p.phone() + "\t", p.id() + "\t", p.address())));
  }

  private static String broken(String text) {
    int middle = Math.min(6, text.length());
    return text.substring(0, middle) + "\n" + text.substring(middle);
  }
}
