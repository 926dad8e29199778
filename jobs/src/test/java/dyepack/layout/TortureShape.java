package dyepack.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Ways in which lists of people are written in seized text files.
 *
 * <p>Each shape writes the people given, in order, and nothing else that is a person. Shapes marked
 * held out were written before the detector and weren't used to tune it.
 */
final class TortureShape {
  private static final String SELLER = "出售一手数据 实时更新 加微信 sj8866 备注来意";

  /** Writes people. */
  interface Writing {
    void write(Random random, List<TorturePerson> people, StringBuilder out);
  }

  /** Name, whether it was kept from tuning, and how it is written. */
  record Shape(String name, boolean heldOut, Writing writing) {
    String text(long seed, List<TorturePerson> people) {
      StringBuilder out = new StringBuilder();
      writing.write(new Random(seed), people, out);
      return out.toString();
    }
  }

  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  private TortureShape() {
    delimited();
    quoted();
    mixed();
    pairs();
    chats();
    aligned();
    others();
  }

  static List<Shape> all() {
    return List.copyOf(new TortureShape().shapes.values());
  }

  private void tune(String name, Writing writing) {
    shapes.put(name, new Shape(name, false, writing));
  }

  private void hold(String name, Writing writing) {
    shapes.put(name, new Shape(name, true, writing));
  }

  private static Writing lines(Function<TorturePerson, String> line) {
    return (r, people, out) -> people.forEach(p -> out.append(line.apply(p)).append('\n'));
  }

  private static Writing headed(String header, Function<TorturePerson, String> line) {
    return (r, people, out) -> {
      out.append(header).append('\n');
      people.forEach(p -> out.append(line.apply(p)).append('\n'));
    };
  }

  private static String join(String delimiter, String... cells) {
    return String.join(delimiter, cells);
  }

  private static String quote(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private void delimited() {
    tune(
        "comma",
        headed("姓名,手机号,身份证号,地址", p -> join(",", p.name(), p.phone(), p.id(), p.address())));
    tune(
        "tab",
        headed(
            "name\tphone\tid_no\taddress\tbalance",
            p -> join("\t", p.name(), p.phone(), p.id(), p.address(), p.amount())));
    hold(
        "semicolon",
        headed("Name;Mobile;IDCard;Date", p -> join(";", p.name(), p.phone(), p.id(), p.date())));
    tune("pipe", lines(p -> join("|", p.name(), p.id(), p.phone(), p.address())));
    tune("four dashes", lines(p -> join("----", p.name(), p.phone(), p.id(), p.address())));
    hold("three dashes", lines(p -> join("---", p.phone(), p.name(), p.id(), p.address())));
    tune("hash", lines(p -> join("#", p.name(), p.phone(), p.id())));
    hold("caret", lines(p -> join("^", p.name(), p.phone(), p.id(), p.amount(), p.date())));
    tune("double colon", lines(p -> join("::", p.id(), p.name(), p.phone(), p.mail())));
    tune("slash", lines(p -> join("/", p.name(), p.phone(), p.id(), p.address())));
    hold("ideographic comma", lines(p -> join("、", p.name(), p.phone(), p.id(), p.address())));
    tune(
        "full-width comma",
        headed("姓名，电话，身份证，地址", p -> join("，", p.name(), p.phone(), p.id(), p.address())));
    hold("underscore", lines(p -> join("_", p.name(), p.phone(), p.id(), p.address())));
    tune("three stars", lines(p -> join("***", p.name(), p.phone(), p.id(), p.date())));
    tune("arrow", lines(p -> join(" => ", p.name(), p.phone(), p.id(), p.address())));
    hold(
        "control A",
        lines(p -> join("\u0001", p.name(), p.phone(), p.id(), p.address(), p.amount())));
    tune("spaces", lines(p -> join(" ", p.name(), p.phone(), p.id(), p.address())));
    hold(
        "ideographic spaces", lines(p -> join("\u3000", p.name(), p.phone(), p.id(), p.address())));
    tune(
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
    hold(
        "pipes with blanks",
        headed(
            "| 姓名 | 电话 | 身份证 |", p -> "| " + p.name() + " | " + p.phone() + " | " + p.id() + " |"));
    hold("tilde bar", lines(p -> join("~|~", p.name(), p.phone(), p.id(), p.amount())));
    tune(
        "trailing commas",
        headed("姓名,电话,身份证,地址,,", p -> join(",", p.name(), p.phone(), p.id(), p.address(), "", "")));
    hold("dollar", lines(p -> join("$", p.mail(), p.name(), p.phone(), p.id())));
    tune("comma blank", headed("id, name, phone", p -> join(", ", p.id(), p.name(), p.phone())));
  }

  private void quoted() {
    tune(
        "quoted all",
        headed(
            "\"姓名\",\"电话\",\"身份证\",\"地址\"",
            p ->
                join(
                    ",",
                    quote(p.name()),
                    quote(p.phone()),
                    quote(p.id()),
                    quote(p.address() + ", 收"))));
    tune(
        "quoted newlines",
        headed(
            "name,phone,id,address",
            p ->
                join(
                    ",",
                    p.name(),
                    p.phone(),
                    p.id(),
                    quote(p.address().substring(0, 6) + "\n" + p.address().substring(6)))));
    hold(
        "quoted blank lines",
        headed(
            "name;note;phone;id",
            p -> join(";", p.name(), quote("要求:\n\n送货上门; \"急\"\n" + p.date()), p.phone(), p.id())));
    hold(
        "backslash quotes",
        headed(
            "name,note,phone,id",
            p -> join(",", p.name(), "\"said \\\"ok\\\", left\"", p.phone(), p.id())));
    tune(
        "single quotes",
        lines(
            p ->
                join(
                    ",",
                    "'" + p.name() + "'",
                    "'" + p.phone() + "'",
                    "'" + p.id() + "'",
                    "'" + p.address() + ",收'")));
    tune(
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
    hold(
        "excel text",
        headed(
            "姓名,电话,身份证",
            p -> join(",", p.name(), "=\"" + p.phone() + "\"", "=\"" + p.id() + "\"")));
    hold(
        "tab kept digits",
        headed(
            "姓名,电话,身份证,地址",
            p -> join(",", p.name(), p.phone() + "\t", p.id() + "\t", p.address())));
  }

  private void mixed() {
    tune(
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
                              r.nextInt(3) == 0 ? p.address().replace("号", "号,") : p.address(),
                              p.amount()))
                      .append('\n'));
        });
    hold(
        "comma in first address",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(
                            join(
                                ",",
                                r.nextInt(4) == 0 ? p.address().replace("市", "市,") : p.address(),
                                p.name(),
                                p.phone(),
                                p.id()))
                        .append('\n')));
    tune(
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
                                  : "," + p.mail() + (r.nextInt(3) == 0 ? "" : "," + p.address())))
                      .append('\n'));
        });
    tune(
        "preamble",
        (r, people, out) -> {
          out.append(SELLER)
              .append("\n====================\n导出时间: 2026-03-01 12:00:00\n\n姓名,电话,身份证\n");
          people.forEach(p -> out.append(join(",", p.name(), p.phone(), p.id())).append('\n'));
          out.append("\n合计,").append(people.size()).append("条\n");
        });
    tune(
        "adverts between",
        (r, people, out) -> {
          int i = 0;
          for (TorturePerson p : people) {
            out.append(join("----", p.name(), p.phone(), p.id())).append('\n');
            if (++i % 7 == 0) {
              out.append(SELLER).append('\n');
            }
          }
        });
    tune(
        "two tables",
        (r, people, out) -> {
          int half = people.size() / 2;
          out.append("姓名,电话,身份证,地址\n");
          people
              .subList(0, half)
              .forEach(
                  p ->
                      out.append(join(",", p.name(), p.phone(), p.id(), p.address())).append('\n'));
          out.append("\n运单号,收件人,证件号,收件电话\n");
          people
              .subList(half, people.size())
              .forEach(
                  p ->
                      out.append(
                              join(
                                  ",",
                                  "SF" + TorturePerson.digits(r, 10),
                                  p.name(),
                                  p.id(),
                                  p.phone()))
                          .append('\n'));
        });
    tune(
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
                      out.append(join("|", p.id(), p.name(), p.phone(), p.mail(), p.date()))
                          .append('\n'));
        });
    hold(
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
                      out.append(join(",", p.id(), p.phone(), p.name(), p.address())).append('\n'));
          out.append("----------\n名单三 (内部)\n");
          people
              .subList(2 * third, people.size())
              .forEach(
                  p -> out.append(join("|", p.phone(), p.id(), p.date(), p.name())).append('\n'));
        });
    hold(
        "header every page",
        (r, people, out) -> {
          for (int i = 0; i < people.size(); i++) {
            if (i % 10 == 0) {
              out.append("序号\t姓名\t身份证号\t手机\n");
            }
            TorturePerson p = people.get(i);
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
    hold(
        "comments",
        (r, people, out) -> {
          out.append("# exported by crm 3.2\n# rows: ")
              .append(people.size())
              .append("\nname,phone,id\n");
          for (TorturePerson p : people) {
            out.append(r.nextInt(10) == 0 ? "# checked\n" : "")
                .append(join(",", p.name(), p.phone(), p.id()))
                .append('\n');
          }
          out.append("-- end --\n");
        });
    tune(
        "mixed line ends",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(join(",", p.name(), p.phone(), p.id(), p.address()))
                        .append(r.nextInt(3) == 0 ? "\r" : r.nextBoolean() ? "\n" : "\r\n")));
    tune(
        "carriage returns",
        (r, people, out) ->
            people.forEach(p -> out.append(join(";", p.name(), p.phone(), p.id())).append('\r')));
    hold(
        "windows lines",
        (r, people, out) -> {
          out.append("NAME|TEL|SFZ|ADDR\r\n");
          people.forEach(
              p -> out.append(join("|", p.name(), p.phone(), p.id(), p.address())).append("\r\n"));
        });
    hold(
        "mixed delimiters",
        lines(p -> p.name() + "----" + p.phone() + "," + p.id() + " " + p.address()));
    tune(
        "delimiter at random",
        (r, people, out) ->
            people.forEach(
                p -> {
                  String d = new String[] {",", "----", " ", "|", "\t"}[r.nextInt(5)];
                  out.append(join(d, p.name(), p.phone(), p.id())).append('\n');
                }));
    hold(
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

  private void pairs() {
    tune(
        "labelled line",
        lines(
            p -> "姓名：" + p.name() + " 电话：" + p.phone() + " 身份证：" + p.id() + " 地址：" + p.address()));
    tune(
        "labelled commas",
        lines(p -> "name:" + p.name() + ",phone:" + p.phone() + ",idcard:" + p.id()));
    hold(
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
    tune(
        "log pairs",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(p.date())
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
    hold(
        "query strings",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("10.0.")
                        .append(r.nextInt(255))
                        .append(".7 - - [01/Mar/2026:10:11:")
                        .append(10 + r.nextInt(49))
                        .append(" +0800] \"GET /api/v1/user?name=")
                        .append(
                            java.net.URLEncoder.encode(
                                p.name(), java.nio.charset.StandardCharsets.UTF_8))
                        .append("&mobile=")
                        .append(p.phone())
                        .append("&idcard=")
                        .append(p.id())
                        .append("&t=")
                        .append(r.nextInt(99999))
                        .append(" HTTP/1.1\" 200 512\n")));
    tune("plain query", lines(p -> "name=" + p.name() + "&phone=" + p.phone() + "&sfz=" + p.id()));
    tune(
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
    hold(
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
                        .append(r.nextInt(4) == 0 ? "" : "\nEmail: " + p.mail())
                        .append("\n------------------\n")));
    hold(
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
    hold(
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
    hold(
        "log json-like",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(p.date())
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

  private void chats() {
    tune(
        "chat one line",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("[")
                        .append(p.date())
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
    tune(
        "chat two lines",
        (r, people, out) ->
            people.forEach(
                p -> {
                  out.append(p.date())
                      .append(" 9:1")
                      .append(r.nextInt(10))
                      .append(":0")
                      .append(r.nextInt(10))
                      .append(" 数据老王(2847561)\n");
                  int order = r.nextInt(3);
                  out.append(
                          order == 0
                              ? p.name() + p.phone() + " " + p.id() + " " + p.address()
                              : order == 1
                                  ? p.phone() + "，" + p.name() + "，" + p.address() + "，" + p.id()
                                  : p.id() + " " + p.name() + " " + p.phone())
                      .append("\n\n");
                  if (r.nextInt(5) == 0) {
                    out.append(p.date())
                        .append(" 9:2")
                        .append(r.nextInt(10))
                        .append(":11 买家\n好的，再来一条\n\n");
                  }
                }));
    hold(
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
    tune("glued", lines(p -> p.name() + p.phone() + p.id() + p.address()));
    hold("glued numbers first", lines(p -> p.phone() + p.id() + p.name()));
    hold(
        "sentences",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append("客户")
                        .append(p.name())
                        .append("，")
                        .append(p.sex())
                        .append("，身份证号码")
                        .append(p.id())
                        .append("，联系电话")
                        .append(p.phone())
                        .append("，住")
                        .append(p.address())
                        .append("。\n")));
    tune("name with id glued", lines(p -> p.name() + p.id() + "," + p.phone()));
  }

  private static int width(String text) {
    return text.codePoints().map(c -> c > 0xFF ? 2 : 1).sum();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  private static String filled(String text, int length) {
    return text + " ".repeat(Math.max(0, length - text.length()));
  }

  private void aligned() {
    tune(
        "fixed width",
        lines(
            p ->
                padded(p.name(), 12)
                    + padded(p.phone(), 14)
                    + padded(p.id(), 20)
                    + padded(p.date(), 12)
                    + p.amount()));
    hold(
        "fixed with header",
        headed(
            padded("姓名", 10) + padded("电话", 12) + padded("身份证", 19) + "住址",
            p -> padded(p.name(), 10) + padded(p.phone(), 12) + padded(p.id(), 19) + p.address()));
    tune(
        "fixed packed",
        lines(p -> padded(p.name(), 8) + p.phone() + p.id() + p.date() + padded(p.address(), 50)));
    hold(
        "fixed packed with blanks",
        (r, people, out) ->
            people.forEach(
                p ->
                    out.append(p.id())
                        .append(padded(p.name(), 10))
                        .append(padded(r.nextInt(6) == 0 ? "" : p.mail(), 20))
                        .append(p.phone())
                        .append(padded(p.sex(), 4))
                        .append(p.date().replace("-", ""))
                        .append('\n')));
    hold(
        "fixed by characters",
        lines(
            p ->
                filled(p.name(), 6)
                    + filled(p.phone(), 13)
                    + filled(p.id(), 20)
                    + filled(p.address(), 40)
                    + p.date()));
    tune(
        "psql",
        (r, people, out) -> {
          out.append(
              "  name   |    phone    |        id_no       \n---------+-------------+--------------------\n");
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
    hold(
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

  private void others() {
    tune(
        "numbered",
        (r, people, out) -> {
          int i = 0;
          for (TorturePerson p : people) {
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
    hold(
        "numbered dots",
        (r, people, out) -> {
          int i = 0;
          for (TorturePerson p : people) {
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
    hold(
        "markdown",
        headed(
            "| 姓名 | 手机 | 证件 |\n|---|---|---|",
            p -> "| " + p.name() + " | " + p.phone() + " | " + p.id() + " |"));
    tune(
        "many columns",
        headed(
            "编号,姓名,性别,电话,身份证,邮箱,地址,日期,金额,备注",
            p ->
                join(
                    ",",
                    p.phone().substring(4),
                    p.name(),
                    p.sex(),
                    p.phone(),
                    p.id(),
                    p.mail(),
                    p.address(),
                    p.date(),
                    p.amount(),
                    "")));
    hold("sep line", headed("sep=;\n姓名;电话;身份证", p -> join(";", p.name(), p.phone(), p.id())));
    tune(
        "blank lines between",
        (r, people, out) ->
            people.forEach(p -> out.append(join(",", p.name(), p.phone(), p.id())).append("\n\n")));
    hold("leading blanks", lines(p -> "    " + join(" ", p.name(), p.phone(), p.id())));
    tune(
        "thousands",
        headed(
            "name,amount,phone,id",
            p ->
                join(
                    ",",
                    p.name(),
                    "\"1,2" + p.amount().substring(p.amount().length() - 2) + ".50\"",
                    p.phone(),
                    p.id())));
    hold(
        "date and time",
        headed(
            "time,name,phone,id",
            p -> join(",", p.date() + " 08:01:02", p.name(), p.phone(), p.id())));
    hold(
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
    tune("parenthesised", lines(p -> p.name() + "(" + p.phone() + ") " + p.id()));
    hold("brackets", lines(p -> "【" + p.name() + "】【" + p.phone() + "】【" + p.id() + "】"));
  }
}
