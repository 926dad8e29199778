package dyepack.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Marks at fixed places, from the specifications of the formats, and from the list of file
 * signatures in PRONOM (nationalarchives.gov.uk) where a format has no public one. Only marks that
 * no text begins with, or of at least four bytes.
 *
 * @param offset where the mark stands
 * @param mark its bytes as characters U+0000 to U+00FF
 * @param kind what it marks
 */
record Magic(int offset, String mark, ContentKind kind) {
  private static final List<Magic> ALL =
      List.of(
          at(0, "PAR1", ContentKind.PARQUET),
          at(0, "PK\u0003\u0004", ContentKind.ZIP),
          at(0, "PK\u0005\u0006", ContentKind.ZIP),
          at(0, "PK00PK\u0003\u0004", ContentKind.ZIP),
          at(0, "PK\u0007\bPK\u0003\u0004", ContentKind.ZIP),
          at(0, "7z\u00BC\u00AF'\u001C", ContentKind.SEVEN_ZIP),
          at(0, "Rar!\u001A\u0007", ContentKind.RAR),
          at(0, "RE~^", ContentKind.RAR),
          at(257, "ustar", ContentKind.TAR),
          at(0, "\u001F\u008B\b", ContentKind.GZIP),
          at(0, "BZh", ContentKind.BZIP2),
          at(0, "\u00FD7zXZ\0", ContentKind.XZ),
          at(0, "]\0\0\u0080\0\u00FF\u00FF\u00FF\u00FF", ContentKind.LZMA),
          at(0, "(\u00B5/\u00FD", ContentKind.ZSTD),
          at(0, "\u0004\"M\u0018", ContentKind.LZ4),
          at(0, "\u001F\u009D", ContentKind.COMPRESS),
          at(0, "MSCF\0\0\0\0", ContentKind.OTHER_ARCHIVE),
          at(0, "LZIP\u0001", ContentKind.OTHER_ARCHIVE),
          at(0, "xar!", ContentKind.OTHER_ARCHIVE),
          at(0, "!<arch>\n", ContentKind.OTHER_ARCHIVE),
          at(7, "**ACE**", ContentKind.OTHER_ARCHIVE),
          at(2, "-lh", ContentKind.OTHER_ARCHIVE),
          at(0, "ITSF\u0003\0", ContentKind.OTHER_ARCHIVE),
          at(0x8001, "CD001", ContentKind.DISK_IMAGE),
          at(0, "KDMV", ContentKind.DISK_IMAGE),
          at(0, "conectix", ContentKind.DISK_IMAGE),
          at(0, "QFI\u00FB", ContentKind.DISK_IMAGE),
          at(0, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", ContentKind.OLD_OFFICE),
          at(0, "%PDF-", ContentKind.PDF),
          at(0, "{\\rtf", ContentKind.RTF),
          at(0, "SQLite format 3\0", ContentKind.SQLITE),
          at(0, "\0\u0001\0\0Standard Jet DB\0", ContentKind.ACCESS),
          at(0, "\0\u0001\0\0Standard ACE DB\0", ContentKind.ACCESS),
          at(0, "Obj\u0001", ContentKind.AVRO),
          at(0, "ORC", ContentKind.ORC),
          at(0, "7\u007F\u0006\u0082\0-\u00E2\u0018", ContentKind.DATABASE_PART),
          at(0, "7\u007F\u0006\u0083\0-\u00E2\u0018", ContentKind.DATABASE_PART),
          at(0, "\u0018\u00E2-\0", ContentKind.DATABASE_PART),
          at(0, "\u00D9\u00D5\u0005\u00F9 \u00A1c\u00D7", ContentKind.DATABASE_PART),
          at(0, "PGDMP\u0001", ContentKind.POSTGRES_DUMP),
          at(0, "TAPE\0\0", ContentKind.DATABASE),
          at(0, "REDIS0", ContentKind.DATABASE),
          at(0, "\u0003\0\0EXPORT:V", ContentKind.DATABASE),
          at(0, "\u0003\u0003TEXPORT:V", ContentKind.DATABASE),
          at(0, "\u00FE\u0001\t", ContentKind.DATABASE),
          at(0, "\u00FE\u0001\n", ContentKind.DATABASE),
          at(0, "\u00FEbin", ContentKind.DATABASE),
          at(0, "!BDN", ContentKind.MAIL_STORE),
          at(0, "\u0089PNG\r\n\u001A\n", ContentKind.IMAGE),
          at(0, "\u00FF\u00D8\u00FF", ContentKind.IMAGE),
          at(0, "GIF87a", ContentKind.IMAGE),
          at(0, "GIF89a", ContentKind.IMAGE),
          at(0, "II*\0", ContentKind.IMAGE),
          at(0, "MM\0*", ContentKind.IMAGE),
          at(0, "8BPS\0\u0001", ContentKind.IMAGE),
          at(0, "\0\0\u0001\0", ContentKind.IMAGE),
          at(8, "WEBPVP8", ContentKind.IMAGE),
          at(4, "ftyphei", ContentKind.IMAGE),
          at(4, "ftypmif1", ContentKind.IMAGE),
          at(4, "ftypavif", ContentKind.IMAGE),
          at(4, "ftyp", ContentKind.MEDIA),
          at(4, "moov", ContentKind.MEDIA),
          at(8, "WAVEfmt ", ContentKind.MEDIA),
          at(8, "AVI LIST", ContentKind.MEDIA),
          at(0, "ID3\u0003\0", ContentKind.MEDIA),
          at(0, "ID3\u0004\0", ContentKind.MEDIA),
          at(0, "\u00FF\u00FB", ContentKind.MEDIA),
          at(0, "OggS\0", ContentKind.MEDIA),
          at(0, "fLaC\0", ContentKind.MEDIA),
          at(0, "#!AMR\n", ContentKind.MEDIA),
          at(0, "\u0002#!SILK_V3", ContentKind.MEDIA),
          at(0, "\u001AE\u00DF\u00A3", ContentKind.MEDIA),
          at(0, "FLV\u0001", ContentKind.MEDIA),
          at(0, "0&\u00B2u\u008Ef\u00CF\u0011", ContentKind.MEDIA),
          at(0, "\0\0\u0001\u00BA", ContentKind.MEDIA),
          at(0, "\u007FELF", ContentKind.PROGRAM),
          at(0, "\u00CA\u00FE\u00BA\u00BE", ContentKind.PROGRAM),
          at(0, "\u00CF\u00FA\u00ED\u00FE", ContentKind.PROGRAM),
          at(0, "\u00CE\u00FA\u00ED\u00FE", ContentKind.PROGRAM),
          at(0, "dex\n03", ContentKind.PROGRAM),
          at(0, "\0asm\u0001\0\0\0", ContentKind.PROGRAM),
          at(0, "L\0\0\0\u0001\u0014\u0002\0", ContentKind.PROGRAM),
          at(0, "\0\u0001\0\0\0", ContentKind.FONT),
          at(0, "OTTO\0", ContentKind.FONT),
          at(0, "wOFF", ContentKind.FONT),
          at(0, "wOF2", ContentKind.FONT));

  private static Magic at(int offset, String mark, ContentKind kind) {
    return new Magic(offset, mark, kind);
  }

  /** The kind that a mark tells, {@link ContentKind#BINARY} if none does. */
  static ContentKind of(byte[] head) {
    for (Magic magic : ALL) {
      if (magic.in(head)) {
        return magic.kind;
      }
    }
    return isBitmap(head)
        ? ContentKind.IMAGE
        : isWindows(head) ? ContentKind.PROGRAM : ContentKind.BINARY;
  }

  private boolean in(byte[] head) {
    return matches(head, offset, mark)
        && (kind != ContentKind.BZIP2 || isBzip2(head))
        && (kind != ContentKind.ORC || isOrc(head))
        && (offset != 2 || matches(head, 6, "-"));
  }

  static boolean matches(byte[] head, int offset, String mark) {
    byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
    if (head.length < offset + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (head[offset + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** A level, then the mark of a block, which is pi, or of the end. */
  private static boolean isBzip2(byte[] head) {
    return head.length > 9
        && head[3] >= '1'
        && head[3] <= '9'
        && (matches(head, 4, "1AY&SY") || matches(head, 4, "\u0017rE8P\u0090"));
  }

  /** "ORC" alone could begin a text; the data that follows has bytes that text doesn't. */
  private static boolean isOrc(byte[] head) {
    for (int i = 3; i < Math.min(head.length, 256); i++) {
      if (head[i] >= 0 && head[i] < 9) {
        return true;
      }
    }
    return false;
  }

  /** "BM", then the length, four zero bytes and where the pixels begin. */
  private static boolean isBitmap(byte[] head) {
    return matches(head, 0, "BM")
        && matches(head, 6, "\0\0\0\0")
        && head.length > 26
        && head[11] == 0
        && head[12] == 0
        && head[13] == 0;
  }

  /** "MZ", then at 0x3C where "PE" stands, or at least zero bytes that text doesn't have. */
  private static boolean isWindows(byte[] head) {
    if (!matches(head, 0, "MZ") || head.length < 0x40) {
      return false;
    }
    int at = (head[0x3C] & 0xFF) | ((head[0x3D] & 0xFF) << 8) | ((head[0x3E] & 0xFF) << 16);
    return matches(head, at, "PE\0\0") || matches(head, 10, "\0\0");
  }
}
