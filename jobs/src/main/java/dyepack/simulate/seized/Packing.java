package dyepack.simulate.seized;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Ways in which a file is packed. */
public enum Packing {
  /** As it is. */
  NONE(""),
  /** gzip. */
  GZIP(".gz"),
  /** bzip2. */
  BZIP2(".bz2"),
  /** xz. */
  XZ(".xz"),
  /** Zstandard. */
  ZSTD(".zst"),
  /** ZIP with a Chinese name of GBK. */
  ZIP(".zip"),
  /** A tape archive in gzip. */
  TAR_GZIP(".tar.gz"),
  /** 7z. */
  SEVEN_ZIP(".7z"),
  /** ZIP in ZIP. */
  ZIP_IN_ZIP(".zip"),
  /** gzip in ZIP. */
  GZIP_IN_ZIP(".zip"),
  /** ZIP with the old password encryption. */
  ZIP_CRYPTO(".zip"),
  /** ZIP with AES. */
  ZIP_AES(".zip"),
  /** 7z with a password. */
  SEVEN_ZIP_LOCKED(".7z");

  /** The password of all that are locked, said nowhere in the folder but in the truth. */
  public static final String PASSWORD = "kL8-2pq";

  private final String extension;

  Packing(String extension) {
    this.extension = extension;
  }

  /** What it adds to a file's name. */
  String extension() {
    return extension;
  }

  /** The password that opens it; empty if it needs none. */
  public String password() {
    return this == ZIP_CRYPTO || this == ZIP_AES || this == SEVEN_ZIP_LOCKED ? PASSWORD : "";
  }

  /**
   * Packs a file.
   *
   * @param inner its name inside
   * @param scratch where a temporary file may lie
   */
  byte[] pack(String inner, byte[] content, Path scratch) throws IOException {
    return switch (this) {
      case NONE -> content;
      case GZIP -> compressed("gz", content);
      case BZIP2 -> compressed("bzip2", content);
      case XZ -> compressed("xz", content);
      case ZSTD -> compressed("zstd", content);
      case ZIP -> zip("客户资料-" + inner, content);
      case TAR_GZIP -> compressed("gz", tar("home/user/" + inner, content));
      case SEVEN_ZIP, SEVEN_ZIP_LOCKED -> sevenZip(inner, content, scratch);
      case ZIP_IN_ZIP -> zip("inner.zip", zip(inner, content));
      case GZIP_IN_ZIP -> zip(inner + ".gz", compressed("gz", content));
      case ZIP_CRYPTO -> locked(inner, content, EncryptionMethod.ZIP_STANDARD);
      case ZIP_AES -> locked(inner, content, EncryptionMethod.AES);
    };
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      zip.setEncoding("GBK");
      zip.setUseLanguageEncodingFlag(false);
      zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
      zip.putArchiveEntry(new ZipArchiveEntry(name));
      zip.write(content);
      zip.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  private static byte[] compressed(String form, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed =
        CompressorStreamFactory.getSingleton().createCompressorOutputStream(form, out)) {
      new ByteArrayInputStream(content).transferTo(packed);
    } catch (CompressorException e) {
      throw new IOException(e);
    }
    return out.toByteArray();
  }

  private byte[] sevenZip(String name, byte[] content, Path scratch) throws IOException {
    Path file = Files.createTempFile(scratch, "packing", ".7z");
    try {
      try (SevenZOutputFile out =
          password().isEmpty()
              ? new SevenZOutputFile(file.toFile())
              : new SevenZOutputFile(file.toFile(), password().toCharArray())) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(name);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
      }
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  private byte[] locked(String name, byte[] content, EncryptionMethod method) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, password().toCharArray())) {
      ZipParameters parameters = new ZipParameters();
      parameters.setEncryptFiles(true);
      parameters.setEncryptionMethod(method);
      parameters.setFileNameInZip(name);
      zip.putNextEntry(parameters);
      zip.write(content);
      zip.closeEntry();
    }
    return out.toByteArray();
  }
}
