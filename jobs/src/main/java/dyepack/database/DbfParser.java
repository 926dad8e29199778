package dyepack.database;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import dyepack.cells.CodePage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a DBF table of dBASE, FoxPro or Clipper.
 *
 * <p>Texts are in the code page that the header names; where it names none, in UTF-8 if the first
 * texts with other than ASCII are valid in it, else GB18030. Numbers and dates ({@code 20260131})
 * are given as they stand, without padding; times of Visual FoxPro as {@code 2026-01-31 08:15:00}.
 * Records that are marked as deleted are read as well, and counted. Memo texts stand in another
 * file and are not followed. The position of a row is the number of its record from 1.
 */
public final class DbfParser implements CellParser {
  private static final int END_OF_FILE = 0x1a;
  private static final int RECORDS_SAMPLED = 2000;

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    Charset charset;
    try (DataInputStream in = open(file)) {
      DbfHeader header = header(in);
      charset = header.charset().isPresent() ? header.charset().get() : sampled(in, header);
    }
    try (DataInputStream in = open(file)) {
      DbfHeader header = header(in);
      List<DbfField> fields = header.fields();
      sink.table("", fields.stream().map(DbfField::name).toList());
      CellRow row = new CellRow(limits, sink);
      sink.account(rows(in, header, charset, row, Files.size(file)));
      long memos = fields.stream().filter(DbfField::memo).count();
      if (memos > 0) {
        row.skipped("columns whose texts stand in another file, left empty", memos, 0);
      }
      row.report();
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private static DbfHeader header(DataInputStream in) throws IOException {
    try {
      return DbfHeader.read(in);
    } catch (EOFException e) {
      throw new IOException("a DBF file that ends within its header", e);
    }
  }

  private static Charset sampled(DataInputStream in, DbfHeader header) throws IOException {
    byte[] record = new byte[header.recordBytes()];
    boolean other = false;
    for (int r = 0; r < RECORDS_SAMPLED; r++) {
      if (in.readNBytes(record, 0, record.length) < record.length) {
        break;
      }
      for (DbfField field : header.fields()) {
        if (field.type() == 'C') {
          ByteBuffer bytes = ByteBuffer.wrap(record, field.offset(), field.length());
          String text = CodePage.strict(bytes, StandardCharsets.UTF_8);
          if (text == null) {
            return Charset.forName("GB18030");
          }
          other |= text.length() < field.length();
        }
      }
    }
    return other ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
  }

  private static ByteAccount rows(
      DataInputStream in, DbfHeader header, Charset charset, CellRow row, long fileBytes)
      throws IOException {
    ByteAccount.Tally tally = new ByteAccount.Tally();
    long at = Math.min(fileBytes, header.headerBytes());
    tally.add(ByteAccount.Kind.HEADER, "the header", 0, at);
    byte[] record = new byte[header.recordBytes()];
    List<DbfField> fields = header.fields();
    long number = 0;
    while (true) {
      int n = in.readNBytes(record, 0, record.length);
      int mark = n == 0 ? -1 : record[0] & 0xff;
      boolean ends =
          mark == END_OF_FILE || (number >= header.records() && mark != ' ' && mark != '*');
      if (n < record.length || ends) {
        if (n > 1 && mark != END_OF_FILE) {
          row.skipped("bytes after the last whole record", n, number + 1);
        }
        break;
      }
      number++;
      if (mark == '*') {
        row.noted("records marked as deleted, which are read as well", 1, number);
      } else if (mark != ' ') {
        row.noted("records with a damaged mark, which are read as well", 1, number);
      }
      for (int c = 0; c < fields.size(); c++) {
        DbfField field = fields.get(c);
        if (!field.memo()) {
          row.set(c, field.text(record, charset, row, number));
        }
      }
      row.end(number, fields.size());
      tally.add(ByteAccount.Kind.RECORD, "", at, at + record.length);
      at += record.length;
    }
    boolean mark = fileBytes - at == 1;
    tally.add(
        mark ? ByteAccount.Kind.HEADER : ByteAccount.Kind.REJECTED,
        mark ? "the mark of the end" : "bytes after the last whole record",
        at,
        fileBytes);
    if (number < header.records()) {
      row.skipped(
          "records that the header announces and that are missing",
          header.records() - number,
          number + 1);
    }
    return tally.account();
  }
}
