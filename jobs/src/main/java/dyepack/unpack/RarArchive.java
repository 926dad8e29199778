package dyepack.unpack;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellGap;
import dyepack.cells.CellLimits;
import dyepack.cells.CellStream;
import dyepack.cells.CellStreamReader;
import dyepack.cells.PasswordNeededException;
import dyepack.confine.ConfinedReader;
import dyepack.confine.ReadOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Unpacks RAR archives with {@link RarParser} in a confined process. */
final class RarArchive {
  private RarArchive() {}

  static void unpack(Unpacking archive, ConfinedReader reader, Path stream) throws IOException {
    UnpackLimits limits = archive.limits();
    // An honest entry can't be longer than this: see UnpackLimits on the ratio.
    long mostBytes =
        Math.min(
            limits.entryBytes(),
            Math.max(limits.ratioFromBytes(), limits.ratio() * archive.fileBytes()));
    CellLimits all =
        new CellLimits(
            CellLimits.DEFAULT.recordBytes(),
            CellLimits.DEFAULT.cellChars(),
            2,
            CellLimits.DEFAULT.depth(),
            mostBytes,
            archive.candidates(List.of()));
    ReadOutcome outcome = reader.read(RarParser.class, archive.file(), all, stream);
    try {
      if (outcome.end() == ReadOutcome.End.LOCKED) {
        throw new PasswordNeededException(all.passwords().size());
      }
      int entries = 0;
      if (Files.exists(stream)) {
        CellStream cells = CellStream.open(stream);
        entries = entries(archive, cells);
        ByteAccount account = cells.account();
        if (account != null) {
          archive.sink().account(account);
        }
      }
      if (outcome.end() != ReadOutcome.End.WHOLE) {
        throw new IOException(
            outcome.reason()
                + (entries > 0 ? "; the " + entries + " entries before are kept" : ""));
      }
    } finally {
      Files.deleteIfExists(stream);
    }
  }

  private static int entries(Unpacking archive, CellStream stream) throws IOException {
    int entries = 0;
    for (CellStream.Table table : stream.tables()) {
      Unpacker.checkEntries(++entries, archive.limits());
      String fault = "";
      for (CellGap gap : stream.gaps()) {
        fault = gap.table() == table.number() ? gap.reason() : fault;
      }
      if (!stream.ended() && entries == stream.tables().size()) {
        fault = "damaged: it breaks off";
      }
      String name = EntryName.visible(table.name());
      try (CellStreamReader rows =
          new CellStreamReader(stream.file(), table.number(), 0, Long.MAX_VALUE)) {
        UnpackedEntry entry = archive.store().store(name, new Bytes(rows), archive.fileBytes(), -1);
        archive
            .sink()
            .entry(
                fault.isEmpty()
                    ? entry
                    : new UnpackedEntry(
                        name, entry.file(), entry.bytes(), entry.sha256(), entry.sm3(), fault));
      }
    }
    return entries;
  }

  /** The bytes that rows of one cell stand for. */
  private static final class Bytes extends InputStream {
    private final CellStreamReader rows;
    private byte[] chunk = new byte[0];
    private int from;

    private Bytes(CellStreamReader rows) {
      this.rows = rows;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      while (from == chunk.length) {
        if (!rows.next()) {
          return -1;
        }
        chunk = rows.cells()[0].getBytes(StandardCharsets.ISO_8859_1);
        from = 0;
      }
      int n = Math.min(length, chunk.length - from);
      System.arraycopy(chunk, from, into, at, n);
      from += n;
      return n;
    }
  }
}
