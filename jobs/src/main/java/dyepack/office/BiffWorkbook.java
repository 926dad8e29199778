package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import dyepack.cells.PasswordNeededException;
import dyepack.cells.StoredValue;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;

/**
 * The records of a workbook in Excel's binary formats BIFF2 to BIFF8 ([MS-XLS]; BIFF2 to 5 as in
 * the documentation of OpenOffice.org), read once from first to last.
 */
final class BiffWorkbook {
  private static final int BIFF8 = 0x600;
  private static final int SHEET = 0x10;

  private final CellLimits limits;
  private final CellSink sink;
  private final CellRow row;
  private final SharedTexts texts;
  private final List<BoundSheet> sheets = new ArrayList<>();
  private RecordInputStream in;
  private final NumberDates dates = new NumberDates();
  private int style;
  private BiffText strings;
  private int version;
  private int nextSheet;
  private int depth;
  private boolean inSheet;
  private long rowNumber;
  private int formulaColumn = -1;
  private boolean damaged;

  /**
   * A sheet as the workbook lists it ([MS-XLS] 2.4.28): its place, whether it is shown, its name.
   */
  private record BoundSheet(long offset, int state, String name) {}

  private BiffWorkbook(InputStream stream, SharedTexts texts, CellLimits limits, CellSink sink) {
    this.in = new RecordInputStream(stream);
    this.limits = limits;
    this.sink = sink;
    this.texts = texts;
    this.row = new CellRow(limits, sink);
    this.strings = new BiffText(8);
  }

  /**
   * Reads a stream of records.
   *
   * @return whether all of them could be read
   * @throws PasswordNeededException if no password opens it
   */
  static boolean read(InputStream stream, CellLimits limits, CellSink sink) throws IOException {
    try (SharedTexts texts = new SharedTexts(Runtime.getRuntime().maxMemory() / 4)) {
      BiffWorkbook workbook;
      try {
        workbook = new BiffWorkbook(stream, texts, limits, sink);
        workbook.open(stream);
      } catch (RuntimeException e) {
        throw new IOException("a damaged workbook: it can't be opened", e);
      }
      workbook.records();
      return !workbook.damaged;
    }
  }

  /** Reads up to the record that says how the others are encrypted, if there is one. */
  private void open(InputStream stream) throws IOException {
    if (!in.hasNextRecord()) {
      throw new IOException("a workbook without records");
    }
    int bytes = next();
    int kind = in.getSid() & 0xffff;
    long head = in.remaining() >= 4 ? in.readInt() & 0xffffffffL : 0;
    version =
        switch (kind) {
          case 0x0009 -> 2;
          case 0x0209 -> 3;
          case 0x0409 -> 4;
          case 0x0809 -> (head & 0xffff) == BIFF8 ? 8 : 5;
          default -> throw new IOException("a workbook that doesn't begin as one");
        };
    strings = new BiffText(version);
    begin((int) (head >>> 16));
    in.readRemainder();
    for (int looked = 0; looked < 2 && in.hasNextRecord(); looked++) {
      bytes += next();
      int sid = in.getSid() & 0xffff;
      if (sid == FilePassRecord.sid) {
        if (version < 8) {
          throw new IOException("encrypted in the way of Excel 95, which is not readable");
        }
        EncryptionInfo info = new FilePassRecord(in).getEncryptionInfo();
        unlock(info);
        in = new RecordInputStream(stream, info, bytes);
        return;
      }
      record(sid);
      in.readRemainder();
    }
  }

  private int next() {
    in.nextRecord();
    return 4 + in.remaining();
  }

  private void unlock(EncryptionInfo info) throws PasswordNeededException {
    List<String> passwords = new ArrayList<>(limits.passwords());
    passwords.add(Decryptor.DEFAULT_PASSWORD);
    for (String password : passwords) {
      try {
        if (info.getDecryptor().verifyPassword(password)) {
          return;
        }
      } catch (GeneralSecurityException | RuntimeException e) {
        // Not this one, then.
      }
    }
    throw new PasswordNeededException(limits.passwords().size());
  }

  private void records() throws IOException {
    while (true) {
      int sid;
      try {
        if (!in.hasNextRecord()) {
          break;
        }
        in.nextRecord();
        sid = in.getSid() & 0xffff;
      } catch (RuntimeException e) {
        damaged = true;
        row.skipped("rest of a damaged workbook", 1, rowNumber);
        break;
      }
      try {
        record(sid);
      } catch (RuntimeException e) {
        damaged = true;
        row.skipped("damaged records of a workbook", 1, rowNumber);
      }
      try {
        in.readRemainder();
      } catch (RuntimeException e) {
        damaged = true;
        row.skipped("rest of a damaged workbook", 1, rowNumber);
        break;
      }
    }
    endRow();
    row.report();
  }

  private void record(int sid) throws IOException {
    switch (sid) {
      case 0x0009, 0x0209, 0x0409, 0x0809 ->
          begin(in.remaining() >= 4 ? in.readInt() >>> 16 : SHEET);
      case 0x000a -> end();
      case 0x0042 -> strings.codePage(in.readUShort());
      case 0x0085 -> boundSheet();
      case 0x0022 -> {
        if (in.readUShort() == 1) {
          dates.since1904();
        }
      }
      case 0x041e -> dates.format(in.readUShort(), strings.read(in, version < 8, row, 0));
      case 0x00e0 -> {
        in.readUShort();
        dates.style(in.readUShort());
      }
      case 0x00fc -> {
        try {
          BiffText.shared(in, texts);
        } catch (RuntimeException e) {
          damaged = true;
          row.skipped("shared texts that can't be read", 1, 0);
        }
      }
      default -> {
        if (inSheet && depth == 1) {
          hidden(sid);
          cell(sid);
        }
      }
    }
  }

  /** A sequence of records begins: globals, a sheet, or something embedded in a sheet. */
  private void begin(int kind) throws IOException {
    depth++;
    if (depth > 1) {
      return;
    }
    inSheet = kind == SHEET || kind == 0x40;
    if (kind == 0x05 || kind == 0x100) {
      return;
    }
    BoundSheet sheet = nextSheet < sheets.size() ? sheets.get(nextSheet) : new BoundSheet(0, 0, "");
    nextSheet++;
    if (inSheet) {
      row.report();
      sink.table(sheet.name(), List.of());
      if (sheet.state() > 0) {
        String hidden = sheet.state() == 1 ? HiddenParts.SHEET : HiddenParts.VERY_HIDDEN_SHEET;
        sink.noted(hidden, 1, 0);
      }
      rowNumber = 0;
    }
  }

  private void end() throws IOException {
    depth = Math.max(0, depth - 1);
    if (depth == 0) {
      endRow();
      inSheet = false;
      sheets.sort(Comparator.comparingLong(BoundSheet::offset));
    }
  }

  private void boundSheet() {
    long offset = in.readInt() & 0xffffffffL;
    int state = in.readUShort() & 3;
    sheets.add(new BoundSheet(offset, state, strings.read(in, true, row, 0)));
  }

  /** ROW and COLINFO of BIFF8 and 5 ([MS-XLS] 2.4.221 and 2.4.53). */
  private void hidden(int sid) {
    if (sid == 0x0208 && in.remaining() >= 14) {
      long number = in.readUShort() + 1L;
      in.readInt();
      in.readInt();
      in.readShort();
      if ((in.readUShort() & 0x20) != 0) {
        row.noted(HiddenParts.ROWS, 1, number);
      }
    } else if (sid == 0x007d && in.remaining() >= 10) {
      int first = in.readUShort();
      int last = in.readUShort();
      in.readInt();
      if ((in.readUShort() & 1) != 0) {
        row.noted(HiddenParts.COLUMNS, Math.max(1, 1 + last - first), 0);
      }
    }
  }

  private void cell(int sid) throws IOException {
    switch (sid) {
      case 0x00fd -> {
        int column = place();
        String text = texts.text(in.readInt());
        if (text == null) {
          row.skipped("cells whose shared text is missing", 1, rowNumber);
        } else {
          row.set(column, text);
        }
      }
      case 0x0004, 0x0204, 0x00d6 -> {
        int column = place();
        row.set(column, strings.read(in, version == 2, row, rowNumber));
      }
      case 0x0003, 0x0203 -> {
        int column = place();
        row.set(column, dates.text(StoredValue.number(in.readDouble()), style));
      }
      case 0x0002 -> {
        int column = place();
        row.set(column, dates.text(Integer.toString(in.readUShort()), style));
      }
      case 0x027e -> {
        int column = place();
        row.set(column, dates.text(packed(in.readInt()), style));
      }
      case 0x00bd -> packedNumbers();
      case 0x0005, 0x0205 -> {
        int column = place();
        truth(column, in.readUByte(), in.readUByte() != 0);
      }
      case 0x0006, 0x0206, 0x0406 -> formula();
      case 0x0007, 0x0207 -> {
        if (formulaColumn >= 0) {
          row.set(formulaColumn, strings.read(in, version == 2, row, rowNumber));
        }
        formulaColumn = -1;
      }
      default -> {}
    }
  }

  /** Row and column that a cell's record begins with, then its format; another row may begin. */
  private int place() throws IOException {
    long number = in.readUShort() + 1L;
    int column = in.readUShort();
    if (version == 2) {
      in.readUByte();
    }
    style = in.readUShort();
    if (number != rowNumber) {
      endRow();
      rowNumber = number;
    }
    formulaColumn = -1;
    return column;
  }

  private void endRow() throws IOException {
    if (rowNumber > 0) {
      row.end(rowNumber);
    }
  }

  /**
   * A number of 30 bits ([MS-XLS] 2.5.217): a whole number or the upper part of a double, perhaps a
   * hundredfold.
   */
  static String packed(int bits) {
    double number = (bits & 2) != 0 ? bits >> 2 : Double.longBitsToDouble((long) (bits & ~3) << 32);
    return StoredValue.number((bits & 1) != 0 ? number / 100 : number);
  }

  private void packedNumbers() throws IOException {
    long number = in.readUShort() + 1L;
    int column = in.readUShort();
    if (number != rowNumber) {
      endRow();
      rowNumber = number;
    }
    for (; in.remaining() >= 6 + 2; column++) {
      style = in.readUShort();
      row.set(column, dates.text(packed(in.readInt()), style));
    }
  }

  private void truth(int column, int value, boolean error) {
    if (error) {
      row.skipped("cells that hold an error instead of a value", 1, rowNumber);
    } else {
      row.set(column, value != 0 ? "TRUE" : "FALSE");
    }
  }

  /** The result stored last ([MS-XLS] 2.5.133); that of a text stands in the next record. */
  private void formula() throws IOException {
    int column = place();
    long bits = in.readLong();
    if (bits >>> 48 != 0xffff) {
      row.set(column, dates.text(StoredValue.number(Double.longBitsToDouble(bits)), style));
      return;
    }
    switch ((int) bits & 0xff) {
      case 0 -> formulaColumn = column;
      case 1, 2 -> truth(column, (int) (bits >> 16) & 0xff, (bits & 0xff) == 2);
      default -> {}
    }
  }
}
