package dyepack.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
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

/** Makes archives for tests. */
final class Archives {
  private Archives() {}

  /** A ZIP archive with names in a character set. */
  static byte[] zip(Map<String, byte[]> entries, String charset) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      zip.setEncoding(charset);
      zip.setUseLanguageEncodingFlag(false);
      zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        zip.putArchiveEntry(new ZipArchiveEntry(e.getKey()));
        zip.write(e.getValue());
        zip.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  /** A ZIP archive with one symbolic link and one ordinary entry. */
  static byte[] zipWithLink(String target, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      ZipArchiveEntry link = new ZipArchiveEntry("link");
      link.setUnixMode(0xA1FF);
      zip.putArchiveEntry(link);
      zip.write(target.getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
      zip.putArchiveEntry(new ZipArchiveEntry("ordinary.csv"));
      zip.write(content);
      zip.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  static byte[] lockedZip(
      Map<String, byte[]> entries, String password, EncryptionMethod method, String comment)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, password.toCharArray())) {
      zip.setComment(comment);
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        ZipParameters parameters = new ZipParameters();
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(method);
        parameters.setFileNameInZip(e.getKey());
        zip.putNextEntry(parameters);
        zip.write(e.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** A 7z archive, encrypted unless the password is empty. */
  static byte[] sevenZip(Path folder, Map<String, byte[]> entries, String password)
      throws IOException {
    Path file = Files.createTempFile(folder, "made", ".7z");
    try (SevenZOutputFile out =
        password.isEmpty()
            ? new SevenZOutputFile(file.toFile())
            : new SevenZOutputFile(file.toFile(), password.toCharArray())) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(e.getKey());
        entry.setSize(e.getValue().length);
        out.putArchiveEntry(entry);
        out.write(e.getValue());
        out.closeArchiveEntry();
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  static byte[] tar(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "GB18030")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(e.getKey(), true);
        entry.setSize(e.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(e.getValue());
        tar.closeArchiveEntry();
      }
      TarArchiveEntry link = new TarArchiveEntry("link", TarArchiveEntry.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      tar.putArchiveEntry(new TarArchiveEntry("pipe", TarArchiveEntry.LF_FIFO));
      tar.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  /** Compressed by {@code gz}, {@code bzip2}, {@code xz}, {@code zstd} or {@code lz4-framed}. */
  static byte[] compressed(String form, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed =
        CompressorStreamFactory.getSingleton().createCompressorOutputStream(form, out)) {
      new ByteArrayInputStream(content).transferTo(packed);
    } catch (CompressorException e) {
      throw new IOException(e);
    }
    return out.toByteArray();
  }

  /**
   * A RAR 4 archive whose entries are stored, as laid out in the technical note of RAR 4: marker,
   * main header, for each file a header with CRC-16 (low half of CRC-32) and the bytes, end.
   */
  static byte[] rar(Map<String, byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'R', 'a', 'r', '!', 0x1A, 7, 0});
    out.writeBytes(headed(block(13).put((byte) 0x73).putShort((short) 0).putShort((short) 13)));
    entries.forEach(
        (name, content) -> {
          byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
          CRC32 crc = new CRC32();
          crc.update(content);
          int length = 32 + bytes.length;
          ByteBuffer block = block(length);
          block.put((byte) 0x74).putShort((short) 0x8000).putShort((short) length);
          block.putInt(content.length).putInt(content.length).put((byte) 3);
          block.putInt((int) crc.getValue()).putInt(0x5A214A21).put((byte) 20).put((byte) 0x30);
          block.putShort((short) bytes.length).putInt(0x81A4).put(bytes);
          out.writeBytes(headed(block));
          out.writeBytes(content);
        });
    out.writeBytes(headed(block(7).put((byte) 0x7B).putShort((short) 0x4000).putShort((short) 7)));
    return out.toByteArray();
  }

  /** An entry that is stored in two volumes of a RAR archive: its first half, then the rest. */
  static List<byte[]> rarVolumes(String name, byte[] content) {
    int half = content.length / 2;
    return List.of(
        rarVolume(name, content, 0, half, 0x111, 0x8002, crc(content, 0, half)),
        rarVolume(name, content, half, content.length, 0x11, 0x8001, crc(content, 0, -1)));
  }

  private static byte[] rarVolume(
      String name, byte[] content, int from, int to, int volume, int split, int crc) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'R', 'a', 'r', '!', 0x1A, 7, 0});
    out.writeBytes(
        headed(block(13).put((byte) 0x73).putShort((short) volume).putShort((short) 13)));
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    int length = 32 + bytes.length;
    ByteBuffer block = block(length);
    block.put((byte) 0x74).putShort((short) split).putShort((short) length);
    block.putInt(to - from).putInt(content.length).put((byte) 3);
    block.putInt(crc).putInt(0x5A214A21).put((byte) 20).put((byte) 0x30);
    block.putShort((short) bytes.length).putInt(0x81A4).put(bytes);
    out.writeBytes(headed(block));
    out.write(content, from, to - from);
    int end = from == 0 ? 0x4001 : 0x4000;
    out.writeBytes(headed(block(7).put((byte) 0x7B).putShort((short) end).putShort((short) 7)));
    return out.toByteArray();
  }

  private static int crc(byte[] content, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(content, from, (to < 0 ? content.length : to) - from);
    return (int) crc.getValue();
  }

  private static ByteBuffer block(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).position(2);
  }

  private static byte[] headed(ByteBuffer block) {
    byte[] bytes = new byte[block.capacity()];
    block.get(0, bytes);
    CRC32 crc = new CRC32();
    crc.update(bytes, 2, bytes.length - 2);
    bytes[0] = (byte) crc.getValue();
    bytes[1] = (byte) (crc.getValue() >> 8);
    return bytes;
  }
}
