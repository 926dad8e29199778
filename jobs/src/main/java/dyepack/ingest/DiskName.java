package dyepack.ingest;

import dyepack.unpack.EntryName;
import java.io.ByteArrayOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names of seized files on a disk, which are bytes to it and not always text: an archive of Chinese
 * Windows unpacked under Linux leaves names in GB18030. Such a path, once written as text, leads to
 * no file any more.
 */
final class DiskName {
  private DiskName() {}

  /** Says whether a path written as text leads back to it. */
  static boolean isText(Path path) {
    try {
      return path.getFileSystem().getPath(path.toString()).equals(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The last name of a path for reports: UTF-8 if its bytes are that, else GB18030. */
  static String of(Path path) {
    Path name = path.getFileName();
    if (name == null) {
      return "";
    }
    return isText(name) ? EntryName.visible(name.toString()) : EntryName.of(bytes(name));
  }

  /** Bytes of a name: a URI holds those that aren't letters of ASCII as {@code %XX}. */
  private static byte[] bytes(Path name) {
    String path = name.toUri().getRawPath();
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = path.lastIndexOf('/', end - 1) + 1; i < end; i++) {
      if (path.charAt(i) == '%') {
        bytes.write(Integer.parseInt(path, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(path.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
