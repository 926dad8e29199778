package dyepack.unpack;

/** Forms of archives and of compressed files that can be unpacked. */
public enum ArchiveKind {
  /** PKWARE APPNOTE 6.3; encrypted ones too (ZipCrypto, AES). */
  ZIP,
  /** 7-Zip, with AES and encrypted names; not PPMd. */
  SEVEN_ZIP,
  /** RAR 1.5 to 7. */
  RAR,
  /** POSIX tar in all its dialects. */
  TAR,
  /** RFC 1952, several members too. */
  GZIP,
  /** bzip2, several streams too. */
  BZIP2,
  /** xz, several streams too. */
  XZ,
  /** lzma of before xz. */
  LZMA,
  /** RFC 8878, several frames too. */
  ZSTD,
  /** LZ4 frames. */
  LZ4,
  /** compress of Unix, {@code .Z}. */
  COMPRESS,
  /** {@code pg_dump -Fc}: the rows of each table, as SQL. */
  POSTGRES_DUMP,
  /** A mail with its parts (RFC 5322, RFC 2045); saved web pages too (RFC 2557). */
  MAIL,
  /** Many mails in one file (RFC 4155). */
  MAILBOX
}
