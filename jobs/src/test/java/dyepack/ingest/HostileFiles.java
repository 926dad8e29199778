package dyepack.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/**
 * Writes files that try to harm whoever reads them: bombs, names that leave the folder, links,
 * nesting, entities, endless lines, torn and flipped files of every kind, marks of one kind before
 * the bytes of another.
 */
final class HostileFiles {
  private final Path folder;
  private final Random random = new Random(20_261_122);
  private final int bombMiB;
  private final int variants;
  private int written;

  /**
   * Prepares.
   *
   * @param folder where files are written
   * @param bombMiB MiB of zeros in each bomb
   * @param variants how many torn and flipped files of each kind
   */
  HostileFiles(Path folder, int bombMiB, int variants) {
    this.folder = folder;
    this.bombMiB = bombMiB;
    this.variants = variants;
  }

  /** Writes all; returns how many there are. */
  int write() throws IOException {
    bombs();
    names();
    links();
    texts();
    torn();
    liars();
    locked();
    return written;
  }

  static byte[] people(int rows) {
    StringBuilder text = new StringBuilder("姓名,手机号,地址\n");
    for (int i = 0; i < rows; i++) {
      text.append("张三")
          .append(i % 9)
          .append(",138")
          .append(10_000_000 + i * 7919)
          .append(",幸福路")
          .append(i)
          .append("号\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void file(String name, byte[] content) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    written++;
    Files.write(path, content);
  }

  private void bombs() throws IOException {
    byte[] zeros = new byte[bombMiB << 20];
    Map<String, byte[]> beside = new LinkedHashMap<>();
    beside.put("zeros.txt", zeros);
    beside.put("people.csv", people(20));
    file("bombs/zeros.zip", Archives.zip(beside, "UTF-8"));
    file("bombs/zeros.7z", Archives.sevenZip(folder, beside, ""));
    file("bombs/zeros.tar.gz", Archives.compressed("gz", Archives.tar(beside)));
    for (String form : List.of("gz", "bzip2", "xz", "zstd", "lz4-framed")) {
      byte[] once = Archives.compressed(form, zeros);
      file("bombs/zeros." + form, once);
      file("bombs/twice." + form, Archives.compressed(form, once));
    }
    byte[] level = zeros;
    for (int depth = 0; depth < Math.min(5, 1 + variants); depth++) {
      Map<String, byte[]> many = new LinkedHashMap<>();
      for (int i = 0; i < 8; i++) {
        byte[] own = Arrays.copyOf(level, level.length + 1);
        own[level.length] = (byte) (depth * 8 + i);
        many.put("bomb" + i + ".zip", own);
      }
      level = Archives.zip(many, "UTF-8");
    }
    file("bombs/nested.zip", level);
    byte[] deep = people(5);
    for (int depth = 0; depth < 12 * variants; depth++) {
      deep = Archives.zip(Map.of("next.zip", deep), "UTF-8");
    }
    file("bombs/deep.zip", deep);
    file("bombs/overlapping.zip", overlapping(zeros, 600 * variants));
    file("bombs/sparse.tar", sparseTar());
    Map<String, byte[]> crowd = new LinkedHashMap<>();
    for (int i = 0; i < 4_000 * variants; i++) {
      crowd.put("e" + i, new byte[0]);
    }
    file("bombs/crowd.zip", Archives.zip(crowd, "UTF-8"));
  }

  /** One stretch of deflated zeros that thousands of entries of the directory point at. */
  private static byte[] overlapping(byte[] zeros, int copies) throws IOException {
    byte[] one = Archives.zip(Map.of("aaaaaaa", zeros), "UTF-8");
    ByteBuffer zip = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
    int end = one.length - 22;
    int directory = zip.getInt(end + 16);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(one, 0, directory);
    for (int i = 0; i < copies; i++) {
      byte[] entry = Arrays.copyOfRange(one, directory, end);
      byte[] name = String.format("a%06d", i).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(name, 0, entry, 46, 7);
      out.writeBytes(entry);
    }
    ByteBuffer last = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    last.put(one, end, 22);
    last.putShort(8, (short) copies).putShort(10, (short) copies);
    last.putInt(12, (end - directory) * copies).putInt(16, directory);
    out.writeBytes(last.array());
    return out.toByteArray();
  }

  /** A GNU sparse entry (type S) of a terabyte of holes. */
  private static byte[] sparseTar() {
    byte[] head = new byte[1_536];
    put(head, 0, "holes");
    put(head, 100, "0000644\0");
    put(head, 108, "0000000\0");
    put(head, 116, "0000000\0");
    put(head, 124, "00000000000\0");
    put(head, 136, "00000000000\0");
    head[156] = 'S';
    put(head, 257, "ustar  \0");
    put(head, 386, "00000000000\0");
    put(head, 398, "00000000000\0");
    // 2^40 in base 256, as GNU writes what octal digits can't hold.
    head[483] = (byte) 0x80;
    head[489] = 1;
    put(head, 148, "        ");
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += head[i] & 0xFF;
    }
    put(head, 148, String.format("%06o\0 ", sum));
    return head;
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }

  private void names() throws IOException {
    List<String> names =
        List.of(
            "../../../../../../../../tmp/dyepack-escaped.csv",
            "/tmp/dyepack-escaped.csv",
            "C:\\dyepack-escaped.csv",
            "..\\..\\dyepack-escaped.csv",
            "a/../../dyepack-escaped.csv",
            "./././x.csv",
            "CON",
            "a\u0000b.csv",
            "\u001B]0;title\u0007\u202Efdp.csv",
            "<script>alert(1)</script>.csv",
            "=cmd|' /C calc'!A0.csv",
            "n".repeat(3_000) + ".csv");
    for (int i = 0; i < names.size(); i++) {
      Map<String, byte[]> one = Map.of(names.get(i), people(10 + i));
      file("names/" + i + ".zip", Archives.zip(one, "UTF-8"));
      file("names/" + i + ".tar", Archives.tar(one));
      file("names/" + i + ".7z", Archives.sevenZip(folder, one, ""));
      if (StandardCharsets.US_ASCII.newEncoder().canEncode(names.get(i))) {
        file("names/" + i + ".rar", Archives.rar(one));
      }
    }
  }

  private void links() throws IOException {
    for (String target : List.of("/etc/passwd", "../../secret", "/dev/zero", "link")) {
      file(
          "links/" + Integer.toHexString(target.hashCode()) + ".zip",
          Archives.zipWithLink(target, people(8)));
    }
    file("links/links.tar", Archives.tar(Map.of("people.csv", people(7))));
    Path inner = folder.resolve("links");
    link(inner.resolve("to-passwd"), "/etc/passwd");
    link(inner.resolve("to-zero"), "/dev/zero");
    link(inner.resolve("to-itself"), "to-itself");
    link(inner.resolve("to-parent"), "..");
    link(inner.resolve("to-nothing"), "nothing-there");
  }

  private void link(Path at, String target) throws IOException {
    Files.deleteIfExists(at);
    Files.createSymbolicLink(at, Path.of(target));
    written++;
  }

  private void text(String name, String content) throws IOException {
    file("texts/" + name, content.getBytes(StandardCharsets.UTF_8));
  }

  private void texts() throws IOException {
    int long1 = bombMiB << 18;
    text("line", "x".repeat(long1));
    text("line-with-record", "a,b,13812345678\n" + "y".repeat(long1) + "\nc,d,13912345678\n");
    text("commas", ",".repeat(100_000) + "\n1,2,3\n");
    text("tabs", "\t".repeat(100_000));
    text("quotes", "\"".repeat(100_001));
    text("open-quote", "a,\"b\n" + "c,d\n".repeat(20_000));
    text("brackets.json", "[".repeat(10_000));
    text("closed-brackets.json", "[{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}]");
    text("braces.json", "{\"a\":".repeat(10_000));
    text("closed-braces.json", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
    text("digits.json", "{\"a\":" + "9".repeat(1_000_000) + "}\n{\"a\":1}\n");
    text("keys.json", keys());
    text("tags.html", "<table>".repeat(10_000) + "x");
    text("rows.html", "<html><table>" + "<tr><td>".repeat(50_000));
    text("spans.html", "<table><tr><td colspan=100000000 rowspan=100000000>x</td></tr></table>");
    text("tags.xml", "<?xml version=\"1.0\"?>" + "<a>".repeat(10_000));
    text("laughs.xml", laughs());
    text("external.xml", external("/etc/passwd"));
    text("external-net.xml", external("http://192.0.2.1/x"));
    text("attributes.xml", "<a " + attributes() + "/>");
    text("comment.xml", "<?xml version=\"1.0\"?><!--" + "-".repeat(100_000));
    text("laughs.csv", "<!DOCTYPE lolz [<!ENTITY lol \"lol\">]>,b\n1,2\n");
    text("insert.sql", "INSERT INTO ".repeat(20_000));
    text("values.sql", "INSERT INTO t VALUES (" + "(".repeat(20_000));
    text("string.sql", "INSERT INTO t VALUES ('" + "a''".repeat(200_000));
    text("vcard.vcf", "BEGIN:VCARD\n".repeat(20_000));
    text("fold.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:" + "x\n ".repeat(50_000) + "\nEND:VCARD\n");
    text("formula.csv", "name,phone\n=cmd|' /C calc'!A0,13812345678\n@SUM(1),13912345678\n");
    text("controls.txt", "\u001B[2J\u001B]0;x\u0007,\u202E,\u0000\n".repeat(1_000));
    text("separators.txt", "a----b|c;d,e\tf:g#h^i\n".repeat(500) + "----".repeat(50_000));
    file("texts/nul", new byte[100_000]);
    file("texts/bom-only", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    file("texts/bom-16", new byte[] {(byte) 0xFF, (byte) 0xFE});
    file("texts/half-16", new byte[] {(byte) 0xFF, (byte) 0xFE, 0x41});
    file("texts/surrogates", "\uD800,\uDC00\n".repeat(500).getBytes(StandardCharsets.UTF_16LE));
    file("texts/high", filled((byte) 0xFF, 50_000));
    file("texts/half-characters", filled((byte) 0x81, 50_001));
    file("texts/newlines", filled((byte) '\n', 500_000));
    for (int i = 0; i < 12; i++) {
      byte[] noise = new byte[1 << (4 + i)];
      random.nextBytes(noise);
      file("texts/noise" + i, noise);
    }
    workbook("laughs", laughs().replace("<a>&j;</a>", ""), "&j;");
    workbook("external", "<!DOCTYPE x [<!ENTITY j SYSTEM \"file:///etc/passwd\">]>", "&j;");
    workbook("deep", "", "<r>".repeat(20_000));
    workbook("long", "", "z".repeat(6 << 20));
  }

  private static byte[] filled(byte value, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, value);
    return bytes;
  }

  private static String keys() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 50_000; i++) {
      text.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":1");
    }
    return text.append("}\n{\"k1\":2}\n").toString();
  }

  private static String attributes() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append(" a").append(i).append("='1'");
    }
    return text.toString();
  }

  private static String laughs() {
    StringBuilder text =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"ha\">");
    for (char c = 'b'; c <= 'j'; c++) {
      text.append("<!ENTITY ")
          .append(c)
          .append(" \"")
          .append(("&" + (char) (c - 1) + ";").repeat(10))
          .append("\">");
    }
    return text.append("]><a>&j;</a>").toString();
  }

  private static String external(String address) {
    return "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \""
        + address
        + "\">]><a><b>&x;</b><b>1</b></a>";
  }

  private void workbook(String name, String before, String inside) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8));
    parts.put(
        "xl/workbook.xml",
        ("<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
            .getBytes(StandardCharsets.UTF_8));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            .getBytes(StandardCharsets.UTF_8));
    parts.put(
        "xl/worksheets/sheet1.xml",
        (before
                + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"
                + inside
                + "</t></is></c></row></sheetData></worksheet>")
            .getBytes(StandardCharsets.UTF_8));
    file("workbooks/" + name + ".xlsx", Archives.zip(parts, "UTF-8"));
  }

  /** Whole files of every kind, to be torn and flipped. */
  private Map<String, byte[]> whole() throws IOException {
    byte[] people = people(400);
    Map<String, byte[]> whole = new LinkedHashMap<>();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a.csv", people);
    entries.put("b.csv", people(300));
    whole.put("zip", Archives.zip(entries, "GB18030"));
    whole.put("7z", Archives.sevenZip(folder, entries, ""));
    whole.put("tar", Archives.tar(entries));
    whole.put("rar", Archives.rar(entries));
    for (String form : List.of("gz", "bzip2", "xz", "zstd", "lz4-framed")) {
      whole.put(form, Archives.compressed(form, people));
    }
    whole.put("csv", people);
    for (LeakStyle.Form form :
        List.of(LeakStyle.Form.XLSX, LeakStyle.Form.PARQUET, LeakStyle.Form.JSON_LINES)) {
      Path made = folder.resolve("made");
      List<String[]> rows = DumpInputTest.people(300);
      List<String> header = List.of("姓名", "手机号", "身份证号", "地址", "余额");
      if (LeakWriters.write(made, LeakStyle.plain(form), header, rows.iterator()) != 300) {
        throw new IOException("not written");
      }
      whole.put(form.name().toLowerCase(Locale.ROOT), Files.readAllBytes(made));
      Files.delete(made);
    }
    return whole;
  }

  private void torn() throws IOException {
    for (Map.Entry<String, byte[]> e : whole().entrySet()) {
      byte[] whole = e.getValue();
      for (int i = 0; i < variants; i++) {
        int length = (int) (whole.length * (i + 1L) / (variants + 1));
        file("torn/" + i + "." + e.getKey(), Arrays.copyOf(whole, length));
        byte[] flipped = whole.clone();
        for (int n = 0; n <= i * 3; n++) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        file("flipped/" + i + "." + e.getKey(), flipped);
      }
      byte[] head = whole.clone();
      for (int i = 4; i < Math.min(200, head.length); i++) {
        head[i] = (byte) random.nextInt(256);
      }
      file("flipped/head." + e.getKey(), head);
    }
  }

  /** The mark of one kind, then anything. */
  private void liars() throws IOException {
    List<String> marks =
        List.of(
            "PK\u0003\u0004",
            "PK\u0005\u0006",
            "7z\u00BC\u00AF'\u001C",
            "Rar!\u001A\u0007\0",
            "Rar!\u001A\u0007\u0001\0",
            "\u001F\u008B\b",
            "BZh91AY&SY",
            "\u00FD7zXZ\0",
            "(\u00B5/\u00FD",
            "\u0004\"M\u0018",
            "\u001F\u009D",
            "PAR1",
            "%PDF-1.7\n",
            "SQLite format 3\0",
            "\0\u0001\0\0Standard Jet DB\0",
            "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
            "Obj\u0001",
            "ORC\u0001\u0002",
            "\u0089PNG\r\n\u001A\n",
            "\u00FF\u00D8\u00FF",
            "\u007FELF",
            "MZ\u0090\0",
            "!BDN",
            "\u0003e\u0007\u001A",
            "]\0\0\u0080\0\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF");
    for (int i = 0; i < marks.size(); i++) {
      byte[] mark = marks.get(i).getBytes(StandardCharsets.ISO_8859_1);
      for (int size : variants == 1 ? new int[] {700} : new int[] {0, 700, 20_000}) {
        byte[] noise = new byte[size];
        random.nextBytes(noise);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(mark);
        out.writeBytes(noise);
        file("liars/" + i + "-" + size, out.toByteArray());
      }
    }
  }

  private void locked() throws IOException {
    Map<String, byte[]> one = Map.of("people.csv", people(30));
    file("locked/a.zip", Archives.lockedZip(one, "unguessed", EncryptionMethod.AES, ""));
    file("locked/b.zip", Archives.lockedZip(one, "unguessed", EncryptionMethod.ZIP_STANDARD, ""));
    file("locked/c.7z", Archives.sevenZip(folder, one, "unguessed"));
    byte[] cut = Archives.lockedZip(one, "unguessed", EncryptionMethod.AES, "");
    file("locked/d.zip", Arrays.copyOf(cut, cut.length / 2));
  }

  /** A line of so many MiB without an end, written at once. */
  static void endlessLine(Path file, int mebibytes) throws IOException {
    byte[] chunk = filled((byte) 'z', 1 << 20);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("a,b,13812345678\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < mebibytes; i++) {
        out.write(chunk);
      }
      out.write("\nc,d,13912345678\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** What is written to the folder, for a table of results: names of its inner folders. */
  static List<String> kinds() {
    return new ArrayList<>(
        List.of(
            "bombs", "names", "links", "texts", "workbooks", "torn", "flipped", "liars", "locked"));
  }
}
