package dyepack.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** Ways in which rows lie about on a seized disk, written without any of the product's code. */
enum SeizedForm {
  /** A dump as mysqldump writes it, in GBK, numbers bare. */
  MYSQL_DUMP("backup.sql") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      StringBuilder text = new StringBuilder("-- MySQL dump 10.13\n/*!40101 SET NAMES gbk */;\n");
      text.append("CREATE TABLE `t` (\n  `id` int NOT NULL");
      header.forEach(name -> text.append(",\n  `").append(name).append("` varchar(255)"));
      text.append("\n) ENGINE=InnoDB;\nINSERT INTO `t` VALUES ");
      for (int i = 0; i < rows.size(); i++) {
        text.append(i == 0 ? "(" : ",(").append(i + 1);
        for (String cell : rows.get(i)) {
          text.append(",'").append(cell.replace("'", "\\'")).append('\'');
        }
        text.append(')');
      }
      Files.write(file, text.append(";\n").toString().getBytes(Charset.forName("GBK")));
    }
  },
  /** Lines that PostgreSQL copies from. */
  POSTGRESQL_COPY("pg.dump") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      StringBuilder text =
          new StringBuilder("--\n-- PostgreSQL database dump\n--\n\nCOPY public.t (");
      text.append(String.join(", ", header)).append(") FROM stdin;\n");
      rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
      Files.writeString(file, text.append("\\.\n"));
    }
  },
  /** A database without a telling name. */
  SQLITE("cache.dat") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      String columns = String.join(", ", header.stream().map(name -> '"' + name + '"').toList());
      String marks = String.join(", ", header.stream().map(name -> "?").toList());
      try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file)) {
        database.setAutoCommit(false);
        try (var create = database.createStatement()) {
          create.execute("CREATE TABLE t (" + columns + ")");
        }
        try (PreparedStatement insert =
            database.prepareStatement("INSERT INTO t VALUES (" + marks + ")")) {
          for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
              insert.setString(i + 1, row[i]);
            }
            insert.execute();
          }
        }
        database.commit();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  },
  /** The answer of a service, records deep inside. */
  JSON_ANSWER("answer.json") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      ObjectMapper json = new ObjectMapper();
      ObjectNode answer = json.createObjectNode().put("code", 0).put("msg", "ok");
      ArrayNode list = answer.putObject("data").put("total", rows.size()).putArray("list");
      for (String[] row : rows) {
        ObjectNode person = list.addObject();
        for (int i = 0; i < row.length; i++) {
          person.put("k" + i, row[i]);
        }
      }
      json.writeValue(file.toFile(), answer);
    }
  },
  /** A page saved as a workbook, as many systems export it. */
  HTML_AS_XLS("export.xls") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      StringBuilder text =
          new StringBuilder("<html><head><style>td{color:red}</style></head><body>");
      text.append("<table border=1>");
      for (String[] row : rows) {
        text.append("<tr><td>").append(String.join("</td><td>", row)).append("</td></tr>\n");
      }
      Files.write(file, text.append("</table></body></html>").toString().getBytes(GB18030));
    }
  },
  /** Several lines for each person, as they are pasted into a chat; UTF-16. */
  BLOCKS("chat.txt") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      StringBuilder text = new StringBuilder("\uFEFF");
      for (String[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          text.append(header.get(i)).append('：').append(row[i]).append("\r\n");
        }
        text.append("\r\n");
      }
      Files.write(file, text.toString().getBytes(StandardCharsets.UTF_16LE));
    }
  },
  /** Text of a seller, with adverts between the rows, without header. */
  ADVERTS("一手数据.txt") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      StringBuilder text = new StringBuilder("出售各类一手数据，量大从优\n====================\n");
      for (int i = 0; i < rows.size(); i++) {
        text.append(String.join("----", rows.get(i))).append('\n');
        text.append(i % 60 == 59 ? "\n更多资料请联系客服微信\n\n" : "");
      }
      Files.write(file, text.toString().getBytes(GB18030));
    }
  },
  /** UTF-8 that a program took for Windows-1252 and wrote as UTF-8 again. */
  MISREAD("garbled.csv") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
      rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
      byte[] right = text.toString().getBytes(StandardCharsets.UTF_8);
      Files.writeString(file, new String(right, StandardCharsets.ISO_8859_1));
    }
  },
  /** Records of XML. */
  XML("data.xml") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      StringBuilder text =
          new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<root>\n");
      for (String[] row : rows) {
        text.append("<rec>");
        for (int i = 0; i < row.length; i++) {
          text.append("<f" + i + ">").append(row[i]).append("</f" + i + ">");
        }
        text.append("</rec>\n");
      }
      Files.writeString(file, text.append("</root>\n"));
    }
  },
  /** Lines in gzip in zip, under a name that leads out of the folder. */
  NESTED_ARCHIVE("stuff.bin") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream lines = new GZIPOutputStream(packed)) {
        for (String[] row : rows) {
          lines.write((String.join("\t", row) + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        zip.putNextEntry(new ZipEntry("../../out/rows.gz"));
        zip.write(packed.toByteArray());
      }
    }
  },
  /** An encrypted archive beside a text that says its password. */
  LOCKED_ARCHIVE("locked.zip") {
    @Override
    void write(Path file, List<String> header, List<String[]> rows) throws IOException {
      Path inner = file.resolveSibling("inner.csv");
      Files.write(inner, rows.stream().map(row -> String.join(",", row)).toList(), GB18030);
      ZipParameters parameters = new ZipParameters();
      parameters.setEncryptFiles(true);
      parameters.setEncryptionMethod(EncryptionMethod.AES);
      try (ZipFile zip = new ZipFile(file.toFile(), "kL8-2pq".toCharArray())) {
        zip.addFile(inner.toFile(), parameters);
      }
      Files.delete(inner);
      Files.writeString(file.resolveSibling("readme.txt"), "解压密码：kL8-2pq\n");
    }
  };

  private static final Charset GB18030 = Charset.forName("GB18030");

  private final String fileName;

  SeizedForm(String fileName) {
    this.fileName = fileName;
  }

  /** Writes rows as a file of the form into a folder. */
  final void save(Path folder, List<String> header, List<String[]> rows) throws IOException {
    write(Files.createDirectories(folder).resolve(fileName), header, rows);
  }

  abstract void write(Path file, List<String> header, List<String[]> rows) throws IOException;
}
