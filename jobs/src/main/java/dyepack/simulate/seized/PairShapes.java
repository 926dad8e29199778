package dyepack.simulate.seized;

import static dyepack.simulate.seized.ShapeList.lines;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names of fields beside their values, and people in chats and sentences. */
final class PairShapes {
  private PairShapes() {}

  static void add(ShapeList shapes) {
    pairs(shapes);
    chats(shapes);
  }

  private static void pairs(ShapeList shapes) {
    shapes.tune(
        "labelled line",
        lines(
            p -> "姓名：" + p.name() + " 电话：" + p.phone() + " 身份证：" + p.id() + " 地址：" + p.address()));
    shapes.tune(
        "labelled commas",
        lines(p -> "name:" + p.name() + ",phone:" + p.phone() + ",idcard:" + p.id()));
    shapes.hold(
        "labelled full-width",
        lines(
            p ->
                "收件人："
                    + p.name()
                    + "，手机号码："
                    + p.phone()
                    + "，证件号码："
                    + p.id()
                    + "；收货地址："
                    + p.address()));
    shapes.tune(
        "log pairs",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(p.changed().date())
                        .append(" 10:12:13,")
                        .append(r.nextInt(900) + 100)
                        .append(" INFO [http-")
                        .append(r.nextInt(20))
                        .append("] c.a.UserService - register name=")
                        .append(p.name())
                        .append(" phone=")
                        .append(p.phone())
                        .append(" idNo=")
                        .append(p.id())
                        .append('\n')));
    shapes.hold(
        "query strings",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("10.0.")
                        .append(r.nextInt(255))
                        .append(".7 - - [01/Mar/2026:10:11:")
                        .append(10 + r.nextInt(49))
                        .append(" +0800] \"GET /api/v1/user?name=")
                        .append(URLEncoder.encode(p.name(), StandardCharsets.UTF_8))
                        .append("&mobile=")
                        .append(p.phone())
                        .append("&idcard=")
                        .append(p.id())
                        .append("&t=")
                        .append(r.nextInt(99999))
                        .append(" HTTP/1.1\" 200 512\n")));
    shapes.tune(
        "plain query", lines(p -> "name=" + p.name() + "&phone=" + p.phone() + "&sfz=" + p.id()));
    shapes.tune(
        "blocks",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("姓名：")
                        .append(p.name())
                        .append("\n电话：")
                        .append(p.phone())
                        .append("\n身份证号：")
                        .append(p.id())
                        .append("\n地址：")
                        .append(p.address())
                        .append("\n\n")));
    shapes.hold(
        "blocks ruled",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("Name: ")
                        .append(p.name())
                        .append("\nMobile: ")
                        .append(p.phone())
                        .append("\nID: ")
                        .append(p.id())
                        .append(r.nextInt(4) == 0 ? "" : "\nEmail: " + p.changed().mail())
                        .append("\n------------------\n")));
    shapes.hold(
        "blocks by first key",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("客户姓名=")
                        .append(p.name())
                        .append("\n手机=")
                        .append(p.phone())
                        .append("\n证件=")
                        .append(p.id())
                        .append("\n开户日=")
                        .append(p.date())
                        .append('\n')));
    shapes.hold(
        "braces",
        lines(
            p ->
                "{'name': '"
                    + p.name()
                    + "', 'phone': '"
                    + p.phone()
                    + "', 'idcard': '"
                    + p.id()
                    + "'}"));
    shapes.hold(
        "log json-like",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(p.changed().date())
                        .append("T08:00:01Z level=info msg=\"order created\" user=\"")
                        .append(p.name())
                        .append("\" tel=")
                        .append(p.phone())
                        .append(" cert=")
                        .append(p.id())
                        .append(" amt=")
                        .append(p.amount())
                        .append('\n')));
  }

  private static void chats(ShapeList shapes) {
    shapes.tune(
        "chat one line",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("[")
                        .append(p.changed().date())
                        .append(" 12:0")
                        .append(r.nextInt(10))
                        .append("] 小刘: ")
                        .append(p.name())
                        .append(' ')
                        .append(p.phone())
                        .append(' ')
                        .append(p.id())
                        .append(' ')
                        .append(p.address())
                        .append('\n')));
    shapes.tune(
        "chat two lines",
        (r, people, out) ->
            people.forEach(
                p -> {
                  out.append(p.changed().date())
                      .append(" 9:1")
                      .append(r.nextInt(10))
                      .append(":0")
                      .append(r.nextInt(10))
                      .append(" 数据老王(2847561)\n");
                  int order = r.nextInt(3);
                  out.append(
                          order == 0
                              ? p.name() + p.phone() + " " + p.id() + " " + p.changed().address()
                              : order == 1
                                  ? p.phone()
                                      + "，"
                                      + p.name()
                                      + "，"
                                      + p.changed().address()
                                      + "，"
                                      + p.id()
                                  : p.id() + " " + p.name() + " " + p.phone())
                      .append("\n\n");
                  if (r.nextInt(5) == 0) {
                    out.append(p.changed().date())
                        .append(" 9:2")
                        .append(r.nextInt(10))
                        .append(":11 买家\n好的，再来一条\n\n");
                  }
                }));
    shapes.hold(
        "chat several lines",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("2026/03/0")
                        .append(1 + r.nextInt(9))
                        .append(" 21:0")
                        .append(r.nextInt(10))
                        .append(":33  阿强\n")
                        .append(p.name())
                        .append('\n')
                        .append(p.phone())
                        .append('\n')
                        .append(p.id())
                        .append('\n')
                        .append(p.address())
                        .append("\n\n")));
    shapes.tune("glued", lines(p -> p.name() + p.phone() + p.id() + p.address()));
    shapes.hold("glued numbers first", lines(p -> p.phone() + p.id() + p.name()));
    shapes.hold(
        "sentences",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("客户")
                        .append(p.name())
                        .append("，")
                        .append(p.changed().sex())
                        .append("，身份证号码")
                        .append(p.id())
                        .append("，联系电话")
                        .append(p.phone())
                        .append("，住")
                        .append(p.address())
                        .append("。\n")));
    shapes.tune("name with id glued", lines(p -> p.name() + p.id() + "," + p.phone()));
  }
}
