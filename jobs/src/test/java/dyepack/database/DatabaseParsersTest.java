package dyepack.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.healthmarketscience.jackcess.ColumnBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableBuilder;
import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFWriter;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.Damage;
import dyepack.cells.RecordingSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.StructColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the formats' own libraries write are read to the last cell; damaged ones in order. */
class DatabaseParsersTest {
  @TempDir Path folder;

  private static RecordingSink read(CellParser parser, Path file) throws IOException {
    RecordingSink sink = new RecordingSink();
    parser.parse(file, CellLimits.DEFAULT, sink);
    return sink;
  }

  private void damaged(Path file, CellParser parser, int copies) throws IOException {
    Damage.Outcome outcome = Damage.survived(file, folder, parser, 11, copies, 2_000_000);
    assertThat(outcome.refused() + outcome.partly()).isGreaterThan(copies / 10);
  }

  // ---------------------------------------------------------------- SQLite

  private Path sqlite() throws Exception {
    Path file = folder.resolve("a b#?.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE \"客户 \"\"x\" (id INTEGER PRIMARY KEY, 姓名 TEXT, v, b BLOB)");
      statement.execute(
          "CREATE VIEW endless AS WITH RECURSIVE c(x) AS "
              + "(SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT * FROM c");
      statement.execute(
          "CREATE TABLE g (a INTEGER, big GENERATED ALWAYS AS (zeroblob(900000000)) VIRTUAL)");
      statement.execute("CREATE TABLE w (k TEXT PRIMARY KEY, n) WITHOUT ROWID");
      statement.execute("INSERT INTO g VALUES (5)");
      statement.execute("INSERT INTO w VALUES ('甲', 1e17)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO \"客户 \"\"x\" VALUES (?, ?, ?, ?)")) {
        for (int i = 1; i <= 300; i++) {
          insert.setInt(1, i);
          insert.setString(2, "王" + i);
          insert.setObject(3, i % 3 == 0 ? (Object) 0.1 : i % 3 == 1 ? 9007199254740993L : null);
          insert.setBytes(4, new byte[] {(byte) i, 1});
          insert.execute();
        }
      }
      statement.execute("UPDATE \"客户 \"\"x\" SET v = CAST(x'CDF5' AS TEXT) WHERE id = 2");
    }
    return file;
  }

  @Test
  void tablesOfSqliteAreReadAndNothingRuns() throws Exception {
    Path file = sqlite();
    byte[] before = Files.readAllBytes(file);
    RecordingSink sink = read(new SqliteParser(), file);
    RecordingSink.Table people = sink.table("客户 \"x");
    assertThat(people.header()).containsExactly("id", "姓名", "v", "b");
    assertThat(people.rows()).hasSize(300);
    assertThat(people.rows().get(0)).containsExactly("1", "王1", "9007199254740993", "0101");
    assertThat(people.rows().get(1)).containsExactly("2", "王2", "王", "0201");
    assertThat(people.rows().get(2)).containsExactly("3", "王3", "0.1", "0301");
    assertThat(sink.table("g").rows()).containsExactly(List.of("5"));
    assertThat(sink.table("w").rows()).containsExactly(List.of("甲", "100000000000000000"));
    assertThat(sink.skips)
        .containsOnly(
            Map.entry("views, which hold no rows of their own", 1L),
            Map.entry("columns that are computed and not stored", 1L));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void damagedSqliteDoesNoHarm() throws Exception {
    damaged(sqlite(), new SqliteParser(), 90);
  }

  // ---------------------------------------------------------------- Access

  private Path access(Database.FileFormat format) throws IOException {
    Path file = folder.resolve("a.mdb");
    try (Database database = DatabaseBuilder.create(format, file.toFile())) {
      Table table =
          new TableBuilder("客户")
              .addColumn(new ColumnBuilder("编号", DataType.LONG))
              .addColumn(new ColumnBuilder("姓名", DataType.TEXT))
              .addColumn(new ColumnBuilder("备注", DataType.MEMO))
              .addColumn(new ColumnBuilder("金额", DataType.MONEY))
              .addColumn(new ColumnBuilder("比率", DataType.DOUBLE))
              .addColumn(new ColumnBuilder("时间", DataType.SHORT_DATE_TIME))
              .toTable(database);
      for (int i = 1; i <= 200; i++) {
        table.addRow(
            i,
            "王" + i,
            "长".repeat(i * 5),
            new BigDecimal("12.5"),
            0.1,
            LocalDateTime.of(2026, 1, 31, 8, 15, i % 60));
      }
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"V2000", "V2010"})
  void tablesOfAccessAreRead(String format) throws IOException {
    RecordingSink sink = read(new AccessParser(), access(Database.FileFormat.valueOf(format)));
    RecordingSink.Table table = sink.table("客户");
    assertThat(table.header()).containsExactly("编号", "姓名", "备注", "金额", "比率", "时间");
    assertThat(table.rows()).hasSize(200);
    assertThat(table.rows().get(99))
        .containsExactly("100", "王100", "长".repeat(500), "12.5", "0.1", "2026-01-31 08:15:40");
    assertThat(sink.skips).isEmpty();
  }

  @Test
  void damagedAccessDoesNoHarm() throws IOException {
    damaged(access(Database.FileFormat.V2000), new AccessParser(), 60);
  }

  // ---------------------------------------------------------------- DBF

  /** The library takes dates of the old kind only. */
  @SuppressWarnings("JavaUtilDate")
  private Path dbf(Charset charset, int driver) throws IOException {
    Path file = folder.resolve("a.dbf");
    try (OutputStream out = Files.newOutputStream(file);
        DBFWriter writer = new DBFWriter(out, charset)) {
      writer.setFields(
          new DBFField[] {
            new DBFField("NAME", DBFDataType.CHARACTER, 20),
            new DBFField("AMOUNT", DBFDataType.NUMERIC, 12, 2),
            new DBFField("BORN", DBFDataType.DATE),
            new DBFField("OK", DBFDataType.LOGICAL)
          });
      for (int i = 0; i < 100; i++) {
        writer.addRecord(new Object[] {"陳" + i, new BigDecimal("7.50"), new Date(0), true});
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[29] = (byte) driver;
    int head = ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getShort(8);
    bytes[head + 42] = '*';
    Files.write(file, bytes);
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK 0", "GBK 77", "Big5 79", "UTF-8 0"})
  void tableOfDbfIsReadInItsCodePage(String how) throws IOException {
    String[] parts = how.split(" ", -1);
    RecordingSink sink =
        read(new DbfParser(), dbf(Charset.forName(parts[0]), Integer.parseInt(parts[1])));
    assertThat(sink.tables.get(0).header()).containsExactly("NAME", "AMOUNT", "BORN", "OK");
    assertThat(sink.rows()).hasSize(100);
    assertThat(sink.rows().get(9)).containsExactly("陳9", "7.50", "19700101", "T");
    assertThat(sink.skips)
        .containsExactly(Map.entry("records marked as deleted, which are read as well", 1L));
  }

  @Test
  void wrongBytesOfDbfAreCounted() throws IOException {
    Path file = dbf(Charset.forName("GBK"), 77);
    byte[] bytes = Files.readAllBytes(file);
    int head = ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getShort(8);
    bytes[head + 1] = (byte) 0xff;
    Files.write(file, bytes);
    assertThat(read(new DbfParser(), file).skips)
        .containsEntry("cells with bytes that are no characters of the file's code page", 1L);
  }

  @Test
  void damagedDbfDoesNoHarm() throws IOException {
    damaged(dbf(Charset.forName("GBK"), 0), new DbfParser(), 300);
  }

  // ---------------------------------------------------------------- BSON

  private Path bson() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 100; i++) {
      BsonDocument document =
          new BsonDocument("_id", new BsonObjectId(new ObjectId("5f43a1b2c3d4e5f60718293a")))
              .append("姓名", new BsonString("王" + i))
              .append("n", new BsonInt64(9007199254740993L))
              .append("x", new BsonDouble(0.1))
              .append("none", BsonNull.VALUE)
              .append("at", new BsonDateTime(1_769_847_300_123L))
              .append("re", new BsonRegularExpression("a.*", "i"))
              .append("d", new BsonDecimal128(Decimal128.parse("12345678901234567890.12")))
              .append(
                  "address",
                  new BsonDocument("city", new BsonString("杭州"))
                      .append("geo", new BsonArray(List.of(new BsonInt32(1), BsonBoolean.TRUE))));
      if (i == 50) {
        document.append("late", new BsonBinary(new byte[] {1, -1}));
      }
      try (BasicOutputBuffer buffer = new BasicOutputBuffer();
          BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
        new BsonDocumentCodec().encode(writer, document, EncoderContext.builder().build());
        all.write(buffer.toByteArray());
      }
    }
    Path file = folder.resolve("a.bson");
    Files.write(file, all.toByteArray());
    return file;
  }

  @Test
  void documentsOfBsonAreFlattened() throws IOException {
    RecordingSink sink = read(new BsonParser(), bson());
    assertThat(sink.tables.get(0).header())
        .containsExactly(
            "_id",
            "姓名",
            "n",
            "x",
            "none",
            "at",
            "re",
            "d",
            "address.city",
            "address.geo.0",
            "address.geo.1",
            "late");
    assertThat(sink.rows()).hasSize(100);
    assertThat(sink.rows().get(50))
        .containsExactly(
            "5f43a1b2c3d4e5f60718293a",
            "王50",
            "9007199254740993",
            "0.1",
            "",
            "2026-01-31 08:15:00.123",
            "a.*",
            "12345678901234567890.12",
            "杭州",
            "1",
            "true",
            "01ff");
    assertThat(sink.skips).isEmpty();
  }

  @Test
  void damagedBsonDoesNoHarm() throws IOException {
    damaged(bson(), new BsonParser(), 300);
  }

  @Test
  void lengthThatLiesIsNotBelieved() throws IOException {
    Path file = folder.resolve("lie.bson");
    Files.write(file, new byte[] {-1, -1, -1, 127, 0, 0, 0});
    assertThatThrownBy(() -> read(new BsonParser(), file)).isInstanceOf(IOException.class);
  }

  // ---------------------------------------------------------------- Avro

  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              ("{'type':'record','name':'P','fields':[{'name':'name','type':'string'},"
                      + "{'name':'n','type':['null','long']},{'name':'x','type':'double'},"
                      + "{'name':'day','type':{'type':'int','logicalType':'date'}},"
                      + "{'name':'at','type':{'type':'long','logicalType':'timestamp-millis'}},"
                      + "{'name':'money','type':{'type':'bytes','logicalType':'decimal',"
                      + "'precision':9,'scale':2}},{'name':'tags','type':{'type':'array','items':"
                      + "'string'}},{'name':'more','type':{'type':'map','values':'int'}},"
                      + "{'name':'in','type':{'type':'record','name':'I','fields':[{'name':'e',"
                      + "'type':{'type':'enum','name':'E','symbols':['A','B']}}]}}]}")
                  .replace("'", "\""));

  private Path avro(CodecFactory codec) throws IOException {
    Path file = folder.resolve("a.avro");
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(SCHEMA))) {
      writer.setCodec(codec);
      writer.setSyncInterval(1000);
      writer.create(SCHEMA, file.toFile());
      for (int i = 0; i < 200; i++) {
        writer.append(
            new GenericRecordBuilder(SCHEMA)
                .set("name", "王" + i)
                .set("n", i % 2 == 0 ? null : 9007199254740993L)
                .set("x", 0.1)
                .set("day", 20_484)
                .set("at", 1_769_847_300_123L)
                .set(
                    "money", ByteBuffer.wrap(new BigDecimal("12.34").unscaledValue().toByteArray()))
                .set("tags", i == 7 ? List.of("a", "b") : List.of())
                .set("more", Map.of("k", i))
                .set(
                    "in",
                    new GenericRecordBuilder(SCHEMA.getField("in").schema())
                        .set(
                            "e",
                            new GenericData.EnumSymbol(
                                SCHEMA.getField("in").schema().getField("e").schema(), "B"))
                        .build())
                .build());
      }
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy", "bzip2", "xz", "zstandard"})
  void recordsOfAvroAreFlattened(String codec) throws IOException {
    RecordingSink sink = read(new AvroParser(), avro(CodecFactory.fromString(codec)));
    assertThat(sink.tables.get(0).header())
        .containsExactly(
            "name", "n", "x", "day", "at", "money", "in.e", "more.k", "tags.0", "tags.1");
    assertThat(sink.rows()).hasSize(200);
    assertThat(sink.rows().get(7))
        .containsExactly(
            "王7",
            "9007199254740993",
            "0.1",
            "2026-01-31",
            "2026-01-31 08:15:00.123",
            "12.34",
            "B",
            "7",
            "a",
            "b");
    assertThat(sink.skips).isEmpty();
  }

  /** Polars writes records without a name, and whatever a column is called. */
  @Test
  void avroIsReadWhateverItsNames() throws IOException {
    Path file = avro(CodecFactory.nullCodec());
    String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
    String odd = whole.replace("\"name\":\"P\"", "\"name\":\"\" ").replace("\"n\"", "\"%\"");
    assertThat(odd).hasSameSizeAs(whole).isNotEqualTo(whole);
    Files.writeString(file, odd, StandardCharsets.ISO_8859_1);
    RecordingSink sink = read(new AvroParser(), file);
    assertThat(sink.rows()).hasSize(200);
    assertThat(sink.tables.get(0).header()).startsWith("name", "%", "x");
  }

  @Test
  void afterADamagedBlockOfAvroTheNextIsRead() throws IOException {
    Path file = avro(CodecFactory.deflateCodec(6));
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 40, (byte) 0x55);
    Files.write(file, bytes);
    RecordingSink sink = read(new AvroParser(), file);
    assertThat(sink.rows().size()).isBetween(100, 199);
    assertThat(sink.rows().get(sink.rows().size() - 1)).contains("王199");
    assertThat(sink.skips).isNotEmpty();
    damaged(avro(CodecFactory.deflateCodec(6)), new AvroParser(), 200);
    damaged(avro(CodecFactory.nullCodec()), new AvroParser(), 200);
  }

  // ---------------------------------------------------------------- ORC

  private Path orc() throws IOException {
    Path file = folder.resolve("a.orc");
    TypeDescription schema =
        TypeDescription.fromString(
            "struct<name:string,n:bigint,at:timestamp,day:date,in:struct<city:string>>");
    Configuration configuration = new Configuration(false);
    try (Writer writer =
        OrcFile.createWriter(
            new org.apache.hadoop.fs.Path(file.toUri()),
            OrcFile.writerOptions(configuration).setSchema(schema).useUTCTimestamp(true))) {
      VectorizedRowBatch batch = schema.createRowBatch();
      for (int i = 0; i < 500; i++) {
        ((BytesColumnVector) batch.cols[0]).setVal(i, ("王" + i).getBytes(StandardCharsets.UTF_8));
        ((LongColumnVector) batch.cols[1]).vector[i] = 9007199254740993L;
        ((TimestampColumnVector) batch.cols[2]).time[i] = 1_769_847_300_123L;
        ((TimestampColumnVector) batch.cols[2]).nanos[i] = 123_000_000;
        ((LongColumnVector) batch.cols[3]).vector[i] = 20_484;
        StructColumnVector in = (StructColumnVector) batch.cols[4];
        ((BytesColumnVector) in.fields[0]).setVal(i, "杭州".getBytes(StandardCharsets.UTF_8));
        batch.size++;
      }
      writer.addRowBatch(batch);
    }
    return file;
  }

  @Test
  void rowsOfOrcAreRead() throws IOException {
    RecordingSink sink = read(new OrcParser(), orc());
    assertThat(sink.tables.get(0).header()).containsExactly("name", "n", "at", "day", "in.city");
    assertThat(sink.rows()).hasSize(500);
    assertThat(sink.rows().get(3))
        .containsExactly("王3", "9007199254740993", "2026-01-31 08:15:00.123", "2026-01-31", "杭州");
    assertThat(sink.skips).isEmpty();
  }

  @Test
  void damagedOrcDoesNoHarm() throws IOException {
    damaged(orc(), new OrcParser(), 60);
  }
}
