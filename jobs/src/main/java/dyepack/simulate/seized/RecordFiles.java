package dyepack.simulate.seized;

import dyepack.ingest.LeakStyle;
import dyepack.ingest.LeakWriters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.ObjectId;

/** Files of records in binary. */
final class RecordFiles {
  private static final Charset GBK = Charset.forName("GBK");
  private static final int LONGEST_DBF_FIELD = 254;
  private static final byte GBK_DRIVER = 0x4D;

  private RecordFiles() {}

  static void parquet(Path file, List<String> header, List<SeizedPerson> people) {
    long written =
        LeakWriters.write(
            file,
            LeakStyle.plain(LeakStyle.Form.PARQUET),
            header,
            people.stream().map(SeizedPerson::cells).iterator());
    if (written != people.size()) {
      throw new IllegalStateException("rows are missing");
    }
  }

  /**
   * dBASE III: a head of 32 bytes, 32 for each field (name 11, type, 4 unused, length), 0x0D,
   * records of fixed length after a byte for deleted ones, 0x1A (dBASE table file format 5.0,
   * Borland). Byte 29 names the code page.
   */
  static void dbf(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    List<byte[][]> rows = new ArrayList<>();
    int[] widths = new int[header.size()];
    for (SeizedPerson p : people) {
      String[] cells = p.cells();
      byte[][] row = new byte[cells.length][];
      for (int c = 0; c < cells.length; c++) {
        row[c] = cells[c].getBytes(GBK);
        widths[c] = Math.max(widths[c], Math.min(LONGEST_DBF_FIELD, Math.max(1, row[c].length)));
      }
      rows.add(row);
    }
    int record = 1;
    for (int width : widths) {
      record += width;
    }
    int head = 32 + 32 * widths.length + 1;
    ByteBuffer out = ByteBuffer.allocate(head).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 3).put((byte) 126).put((byte) 3).put((byte) 1).putInt(rows.size());
    out.putShort((short) head).putShort((short) record).put(29, GBK_DRIVER).position(32);
    for (int c = 0; c < widths.length; c++) {
      byte[] name = ("F" + c).getBytes(StandardCharsets.US_ASCII);
      int at = out.position();
      out.put(name).put(at + 11, (byte) 'C').put(at + 16, (byte) widths[c]).position(at + 32);
    }
    out.put((byte) 0x0D);
    try (OutputStream stream = Files.newOutputStream(file)) {
      stream.write(out.array());
      for (byte[][] row : rows) {
        stream.write(' ');
        for (int c = 0; c < widths.length; c++) {
          stream.write(row[c], 0, Math.min(row[c].length, widths[c]));
          stream.write(" ".repeat(Math.max(0, widths[c] - row[c].length)).getBytes(GBK));
        }
      }
      stream.write(0x1A);
    }
  }

  static void bson(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int number = 0;
    for (SeizedPerson p : people) {
      ObjectId id = new ObjectId(String.format("65f1a2b3c4d5e6f7%08x", number++));
      BsonDocument document = new BsonDocument("_id", new BsonObjectId(id));
      String[] cells = p.cells();
      for (int c = 0; c < cells.length; c++) {
        document.append(header.get(c), new BsonString(cells[c]));
      }
      try (BasicOutputBuffer buffer = new BasicOutputBuffer();
          BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
        new BsonDocumentCodec().encode(writer, document, EncoderContext.builder().build());
        all.write(buffer.toByteArray());
      }
    }
    Files.write(file, all.toByteArray());
  }

  static void avro(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    List<Schema.Field> fields = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      fields.add(new Schema.Field("f" + c, Schema.create(Schema.Type.STRING), header.get(c)));
    }
    Schema schema = Schema.createRecord("Person", null, "crm", false, fields);
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      writer.setCodec(CodecFactory.deflateCodec(6));
      writer.create(schema, file.toFile());
      for (SeizedPerson p : people) {
        GenericRecord record = new GenericData.Record(schema);
        String[] cells = p.cells();
        for (int c = 0; c < cells.length; c++) {
          record.put("f" + c, cells[c]);
        }
        writer.append(record);
      }
    }
  }

  static void orc(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    TypeDescription schema = TypeDescription.createStruct();
    for (int c = 0; c < header.size(); c++) {
      schema.addField("f" + c, TypeDescription.createString());
    }
    Configuration configuration = new Configuration(false);
    try (Writer writer =
        OrcFile.createWriter(
            new org.apache.hadoop.fs.Path(file.toUri()),
            OrcFile.writerOptions(configuration).setSchema(schema))) {
      VectorizedRowBatch batch = schema.createRowBatch();
      for (SeizedPerson p : people) {
        String[] cells = p.cells();
        for (int c = 0; c < cells.length; c++) {
          ((BytesColumnVector) batch.cols[c])
              .setVal(batch.size, cells[c].getBytes(StandardCharsets.UTF_8));
        }
        if (++batch.size == batch.getMaxSize()) {
          writer.addRowBatch(batch);
          batch.reset();
        }
      }
      writer.addRowBatch(batch);
    }
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
  }
}
