package dyepack.office;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import dyepack.cells.PasswordNeededException;
import dyepack.office.CompoundSectors.Role;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * Reads compound files ([MS-CFB]): Excel workbooks of BIFF5 and BIFF8, Word documents of 97 to
 * 2003, Outlook's messages, and any Office Open XML document that is encrypted with a password.
 * Also the bare records of BIFF2 to BIFF8 without a compound file around them, which simple
 * exporters write.
 *
 * <p>Cells of a workbook: numbers that a format shows as dates as those ({@link NumberDates}),
 * other numbers as the shortest decimal of the stored double, formulas by the result stored last,
 * truth values {@code TRUE} and {@code FALSE}. Sheets come in their order, hidden ones too, rows
 * with their numbers.
 *
 * <p>RC4, RC4 CryptoAPI and XOR for BIFF8, standard and agile encryption for Office Open XML: the
 * passwords are tried in turn, then Excel's own that protects without hiding.
 */
public final class CompoundFileParser implements CellParser {
  private static final int SIGNATURE = 0xd0cf11e0;
  private static final Role READ = new Role(Kind.RECORD, "");
  private static final Role DAMAGED =
      new Role(Kind.REJECTED, "a damaged document, read up to the damage");

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    if (!compound(file)) {
      boolean whole;
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        whole = BiffWorkbook.read(in, limits, sink);
      }
      Role role = whole ? READ : DAMAGED;
      sink.account(ByteAccount.of(role.kind(), role.reason(), 0, Files.size(file)));
      return;
    }
    Role main = new Role(Kind.REJECTED, "a document that can't be read");
    try (POIFSFileSystem files = open(file)) {
      main = read(files, limits, sink);
    } catch (PasswordNeededException e) {
      main = new Role(Kind.REJECTED, "encrypted");
      throw e;
    } finally {
      Role known = main;
      sink.account(CompoundSectors.account(file, path -> role(path, known)));
    }
  }

  /** Reads the document; what the stream that holds it then is. */
  private static Role read(POIFSFileSystem files, CellLimits limits, CellSink sink)
      throws IOException {
    DirectoryNode root = files.getRoot();
    Set<String> names = root.getEntryNames();
    String workbook = name(names, "Workbook", "Book");
    if (workbook != null) {
      try (InputStream in = root.createDocumentInputStream(workbook)) {
        return BiffWorkbook.read(in, limits, sink) ? READ : DAMAGED;
      }
    }
    if (name(names, Decryptor.DEFAULT_POIFS_ENTRY) != null) {
      encrypted(files, limits, sink);
      return READ;
    }
    if (name(names, "WordDocument") != null) {
      return WordBinary.read(root, limits, sink) ? READ : DAMAGED;
    }
    if (name(names, "__properties_version1.0") != null) {
      OutlookMessage.read(root, limits, sink);
      return READ;
    }
    if (name(names, "PowerPoint Document") != null) {
      throw new IOException("an old presentation, which is not read");
    }
    throw new IOException("a compound file of a kind that is not readable");
  }

  /** What a stream is ([MS-XLS] 2.1.7, [MS-DOC] 2.1, [MS-OFFCRYPTO] 2.3.1 and 2.3.4). */
  private static Role role(String path, Role main) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return switch (path) {
      case "workbook", "book", "worddocument", "0table", "1table", "encryptedpackage" -> main;
      case "encryptioninfo" -> new Role(Kind.HEADER, "how the document is encrypted");
      case "data" -> new Role(Kind.NOISE, "pictures and shapes");
      default -> {
        if (path.contains("vba") || path.startsWith("macros/")) {
          yield new Role(Kind.REJECTED, "macros, neither read nor run");
        }
        if (OutlookMessage.isRead(path)) {
          yield main;
        }
        if (path.startsWith(OutlookMessage.ATTACHMENT)) {
          yield new Role(Kind.REJECTED, "attachments of a message, not read");
        }
        if (path.startsWith("mbd") || path.startsWith("objectpool/")) {
          yield new Role(Kind.REJECTED, "files embedded in a document, not read");
        }
        yield name.startsWith("\u0005")
            ? new Role(Kind.NOISE, "properties of the document")
            : new Role(Kind.NOISE, "streams without cells or text of the document");
      }
    };
  }

  private static POIFSFileSystem open(Path file) throws IOException {
    try {
      return new POIFSFileSystem(file.toFile(), true);
    } catch (RuntimeException e) {
      throw new IOException("a damaged compound file", e);
    }
  }

  private static boolean compound(Path file) throws IOException {
    byte[] head = new byte[4];
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(head, 0, 4) == 4 && ByteBuffer.wrap(head).getInt() == SIGNATURE;
    }
  }

  /** The entry of one of these names, whatever its case. */
  static @Nullable String name(Set<String> names, String... wanted) {
    for (String want : wanted) {
      for (String name : names) {
        if (name.toLowerCase(Locale.ROOT).equals(want.toLowerCase(Locale.ROOT))) {
          return name;
        }
      }
    }
    return null;
  }

  /** Decrypts to a temporary file, since the archive within has its list of parts at the end. */
  private static void encrypted(POIFSFileSystem files, CellLimits limits, CellSink sink)
      throws IOException {
    Path plain = Files.createTempFile("dyepack-plain", null);
    try {
      decrypt(files, plain, limits);
      CellParser parser =
          OfficeFiles.zipped(plain, limits)
              .orElseThrow(() -> new IOException("an encrypted document that is not readable"));
      parser.parse(plain, limits, new InnerSink(sink));
    } finally {
      Files.deleteIfExists(plain);
    }
  }

  private static void decrypt(POIFSFileSystem files, Path plain, CellLimits limits)
      throws IOException {
    List<String> passwords = new ArrayList<>(limits.passwords());
    passwords.add(Decryptor.DEFAULT_PASSWORD);
    try {
      EncryptionInfo info = new EncryptionInfo(files);
      Decryptor decryptor = info.getDecryptor();
      for (String password : passwords) {
        if (decryptor.verifyPassword(password)) {
          try (InputStream in = decryptor.getDataStream(files);
              OutputStream out = Files.newOutputStream(plain)) {
            in.transferTo(out);
          }
          return;
        }
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IOException("an encrypted document that is damaged", e);
    }
    throw new PasswordNeededException(limits.passwords().size());
  }

  /** Passes on all but the account, which is that of the decrypted copy. */
  private record InnerSink(CellSink sink) implements CellSink {
    @Override
    public void table(String name, List<String> header) throws IOException {
      sink.table(name, header);
    }

    @Override
    public void row(long position, String[] cells) throws IOException {
      sink.row(position, cells);
    }

    @Override
    public void skipped(String reason, long count, long position) throws IOException {
      sink.skipped(reason, count, position);
    }

    @Override
    public void noted(String reason, long count, long position) throws IOException {
      sink.noted(reason, count, position);
    }
  }
}
