package dyepack.office;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of a PDF go, object by object (ISO 32000-1, 7.3.10 and 7.5): the content of pages
 * that were read is a record, pictures are noise, files within it and pages that couldn't be read
 * are rejected, all other objects say how the document is built. An object goes from the place that
 * the table of places tells to its {@code endobj}; what stands between objects is a header if it is
 * such a table, else noise: older versions of objects, whose text isn't read.
 */
final class PdfBytes {
  private static final String STRUCTURE = "fonts, pages and other objects without text";
  private static final String TABLES = "header, tables of places and trailers";
  private static final String BETWEEN = "bytes between objects, such as older versions of them";
  private static final byte[] END = "endobj".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_OBJECTS = 1_000_000;
  private static final int TOLD_BYTES = 24;

  private record Role(Kind kind, String reason) {}

  private final PDDocument document;
  private final Map<COSObjectKey, Role> roles = new HashMap<>();

  PdfBytes(PDDocument document) {
    this.document = document;
  }

  /** The page's content was read, or couldn't be. */
  void page(PDPage page, boolean read) {
    Role role =
        read ? new Role(Kind.RECORD, "") : new Role(Kind.REJECTED, "pages that can't be read");
    COSBase contents = page.getCOSObject().getItem(COSName.CONTENTS);
    take(contents, role);
    if (contents instanceof COSObject reference) {
      contents = reference.getObject();
    }
    if (contents instanceof COSArray parts) {
      for (COSBase part : parts) {
        take(part, role);
      }
    }
  }

  private void take(@Nullable COSBase content, Role role) {
    if (content instanceof COSObject reference && reference.getKey() != null) {
      roles.putIfAbsent(reference.getKey(), role);
    }
  }

  /** The account of the file; never fails, since what was read stays read. */
  ByteAccount account(Path file) throws IOException {
    long length = Files.size(file);
    try {
      return account(file, length);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return ByteAccount.of(Kind.RECORD, "", 0, length);
    }
  }

  private ByteAccount account(Path file, long length) throws IOException {
    TreeMap<Long, Role> places = new TreeMap<>();
    Map<COSObjectKey, Long> table = document.getDocument().getXrefTable();
    for (Map.Entry<COSObjectKey, Long> entry : table.entrySet()) {
      Role role = role(entry.getKey());
      long place = entry.getValue();
      if (place >= 0 && places.size() < MOST_OBJECTS) {
        places.put(place, role);
      }
    }
    ByteAccount.Tally tally = new ByteAccount.Tally();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      long at = 0;
      while (at < length) {
        Map.Entry<Long, Role> here = places.floorEntry(at);
        Long next = places.higherKey(at);
        long stop = next == null ? length : Math.min(length, next);
        boolean object = here != null && here.getKey() == at;
        if (object) {
          long end = pass(in, at, stop);
          tally.add(here.getValue().kind, here.getValue().reason, at, end);
          at = end;
        } else {
          boolean tables = between(in, at, stop);
          tally.add(tables ? Kind.HEADER : Kind.NOISE, tables ? TABLES : BETWEEN, at, stop);
          at = stop;
        }
      }
    }
    return tally.account();
  }

  private Role role(COSObjectKey key) {
    Role known = roles.get(key);
    if (known != null) {
      return known;
    }
    COSObject object = document.getDocument().getObjectFromPool(key);
    COSBase value = object.getObject();
    if (value instanceof COSDictionary dictionary) {
      if (COSName.IMAGE.equals(dictionary.getDictionaryObject(COSName.SUBTYPE))) {
        return new Role(Kind.NOISE, "pictures");
      }
      if (COSName.FORM.equals(dictionary.getDictionaryObject(COSName.SUBTYPE))) {
        return new Role(Kind.RECORD, "");
      }
      if (COSName.getPDFName("EmbeddedFile").equals(dictionary.getDictionaryObject(COSName.TYPE))) {
        return new Role(Kind.REJECTED, "files within a document, not read");
      }
    }
    return new Role(Kind.HEADER, STRUCTURE);
  }

  /** Reads an object to one past its end, or to {@code stop}. */
  private static long pass(InputStream in, long from, long stop) throws IOException {
    int matched = 0;
    for (long at = from; at < stop; at++) {
      int b = in.read();
      if (b < 0) {
        return stop;
      }
      matched = b == END[matched] ? matched + 1 : b == END[0] ? 1 : 0;
      if (matched == END.length) {
        return at + 1;
      }
    }
    return stop;
  }

  /** Reads what stands between objects; whether it is blank or says where objects are. */
  private static boolean between(InputStream in, long from, long stop) throws IOException {
    StringBuilder told = new StringBuilder();
    boolean begun = false;
    for (long at = from; at < stop; at++) {
      int b = in.read();
      if (b < 0) {
        break;
      }
      begun |= b > ' ';
      if (begun && told.length() < TOLD_BYTES) {
        told.append((char) b);
      }
    }
    String text = told.toString();
    return text.isEmpty()
        || text.startsWith("%PDF")
        || text.startsWith("xref")
        || text.startsWith("trailer")
        || text.startsWith("startxref")
        || text.startsWith("%%EOF");
  }
}
