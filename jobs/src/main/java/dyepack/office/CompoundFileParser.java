package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import dyepack.cells.PasswordNeededException;
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
 * 2003, and any Office Open XML document that is encrypted with a password. Also the bare records
 * of BIFF2 to BIFF8 without a compound file around them, which simple exporters write.
 *
 * <p>Cells of a workbook: dates as serial numbers (days since 1899-12-30), numbers as the shortest
 * decimal of the stored double, formulas by the result stored last, truth values {@code TRUE} and
 * {@code FALSE}. Sheets come in their order, hidden ones too, rows with their numbers.
 *
 * <p>RC4, RC4 CryptoAPI and XOR for BIFF8, standard and agile encryption for Office Open XML: the
 * passwords are tried in turn, then Excel's own that protects without hiding.
 */
public final class CompoundFileParser implements CellParser {
  private static final int SIGNATURE = 0xd0cf11e0;

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    if (!compound(file)) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        BiffWorkbook.read(in, limits, sink);
      }
      return;
    }
    try (POIFSFileSystem files = open(file)) {
      DirectoryNode root = files.getRoot();
      Set<String> names = root.getEntryNames();
      String workbook = name(names, "Workbook", "Book");
      if (workbook != null) {
        try (InputStream in = root.createDocumentInputStream(workbook)) {
          BiffWorkbook.read(in, limits, sink);
        }
      } else if (name(names, Decryptor.DEFAULT_POIFS_ENTRY) != null) {
        encrypted(files, limits, sink);
      } else if (name(names, "WordDocument") != null) {
        WordBinary.read(root, limits, sink);
      } else {
        throw new IOException("a compound file of a kind that is not readable");
      }
    }
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
      parser.parse(plain, limits, sink);
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
}
