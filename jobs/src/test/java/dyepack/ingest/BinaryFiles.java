package dyepack.ingest;

import com.healthmarketscience.jackcess.ColumnBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableBuilder;
import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;

/** Files of binary formats, made by the formats' own libraries and by LibreOffice. */
final class BinaryFiles {
  private static final Random RANDOM = new Random(11);

  private BinaryFiles() {}

  /** A sample of LibreOffice from the resources. */
  private static byte[] office(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            BinaryFiles.class.getResourceAsStream("/dyepack/office/" + name), name)) {
      return in.readAllBytes();
    }
  }

  private static String phone() {
    return "13" + (100_000_000 + RANDOM.nextInt(900_000_000));
  }

  private static Iterator<String[]> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new String[] {"王" + i, phone(), "备注" + RANDOM.nextLong()})
        .iterator();
  }

  /** A file of a format; its name says which. */
  static Path make(Path folder, String format) throws IOException, SQLException {
    Path file = folder.resolve("a." + format);
    switch (format) {
      case "xls", "xlsx", "ods", "pdf" -> Files.write(file, office("people." + format));
      case "doc", "docx", "odt" -> Files.write(file, office("letter." + format));
      case "sqlite" -> sqlite(file);
      case "mdb" -> access(file, Database.FileFormat.V2000);
      case "accdb" -> access(file, Database.FileFormat.V2010);
      case "dbf" -> dbf(file);
      case "avro" -> avro(file);
      case "orc" -> orc(file);
      case "parquet" -> parquet(file);
      case "7z" -> Files.write(file, Archives.sevenZip(folder, entries(), ""));
      case "rar" -> Files.write(file, Archives.rar(entries()));
      default -> throw new IllegalArgumentException(format);
    }
    return file;
  }

  private static Map<String, byte[]> entries() {
    StringBuilder text = new StringBuilder("name,phone,remark\n");
    rows(400).forEachRemaining(r -> text.append(String.join(",", r)).append('\n'));
    return Map.of("a.csv", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** With an index, long texts, deleted rows and a table without row numbers. */
  private static void sqlite(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, phone TEXT, t)");
      statement.execute("CREATE TABLE gone (a, b)");
      statement.execute("CREATE TABLE keyed (k TEXT PRIMARY KEY, n) WITHOUT ROWID");
      try (PreparedStatement insert =
              connection.prepareStatement("INSERT INTO people VALUES (?, ?, ?, ?)");
          PreparedStatement other = connection.prepareStatement("INSERT INTO gone VALUES (?, ?)");
          PreparedStatement third =
              connection.prepareStatement("INSERT INTO keyed VALUES (?, 1)")) {
        for (int i = 1; i <= 2_000; i++) {
          insert.setInt(1, i);
          insert.setString(2, "王" + i);
          insert.setString(3, phone());
          insert.setString(4, i % 100 == 0 ? "长".repeat(3_000) : "x");
          insert.execute();
          other.setString(1, phone());
          other.setString(2, "李" + i);
          other.execute();
          third.setString(1, phone() + i);
          third.execute();
        }
      }
      statement.execute("CREATE INDEX by_phone ON people (phone)");
      statement.execute("DELETE FROM gone");
      connection.commit();
    }
  }

  private static void access(Path file, Database.FileFormat format) throws IOException {
    try (Database database = DatabaseBuilder.create(format, file.toFile())) {
      Table table =
          new TableBuilder("客户")
              .addColumn(new ColumnBuilder("name", DataType.TEXT))
              .addColumn(new ColumnBuilder("phone", DataType.TEXT))
              .addColumn(new ColumnBuilder("remark", DataType.MEMO))
              .toTable(database);
      rows(300).forEachRemaining(r -> add(table, r));
    }
  }

  private static void add(Table table, String[] row) {
    try {
      table.addRow(row[0], row[1], row[2].repeat(40));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void dbf(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        DBFWriter writer = new DBFWriter(out, Charset.forName("GBK"))) {
      writer.setFields(
          new DBFField[] {
            new DBFField("NAME", DBFDataType.CHARACTER, 20),
            new DBFField("PHONE", DBFDataType.CHARACTER, 12),
            new DBFField("REMARK", DBFDataType.CHARACTER, 30)
          });
      rows(300).forEachRemaining(r -> writer.addRecord(r));
    }
  }

  private static void avro(Path file) throws IOException {
    Schema schema =
        new Schema.Parser()
            .parse(
                ("{'type':'record','name':'P','fields':[{'name':'name','type':'string'},"
                        + "{'name':'phone','type':'string'}]}")
                    .replace("'", "\""));
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      writer.setCodec(CodecFactory.deflateCodec(6));
      writer.setSyncInterval(2_000);
      writer.create(schema, file.toFile());
      for (int i = 0; i < 1_000; i++) {
        writer.append(
            new GenericRecordBuilder(schema).set("name", "王" + i).set("phone", phone()).build());
      }
    }
  }

  private static void orc(Path file) throws IOException {
    TypeDescription schema = TypeDescription.fromString("struct<name:string,phone:string>");
    try (Writer writer =
        OrcFile.createWriter(
            new org.apache.hadoop.fs.Path(file.toUri()),
            OrcFile.writerOptions(new Configuration(false)).setSchema(schema))) {
      VectorizedRowBatch batch = schema.createRowBatch();
      for (int i = 0; i < 1_000; i++) {
        ((BytesColumnVector) batch.cols[0]).setVal(i, ("王" + i).getBytes(StandardCharsets.UTF_8));
        ((BytesColumnVector) batch.cols[1]).setVal(i, phone().getBytes(StandardCharsets.UTF_8));
        batch.size++;
      }
      writer.addRowBatch(batch);
    }
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
  }

  private static void parquet(Path file) throws IOException {
    ParquetStyle style = ParquetStyle.ofStrings(List.of("name", "phone", "remark"));
    try (RowSink sink = ParquetSink.open(file, style)) {
      for (Iterator<String[]> rows = rows(2_000); rows.hasNext(); ) {
        sink.write(rows.next(), null);
      }
    }
  }
}
