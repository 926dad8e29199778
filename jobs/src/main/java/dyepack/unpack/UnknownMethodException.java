package dyepack.unpack;

import java.io.IOException;

/** Says that an archive is sound but packed by a method that isn't read here. */
final class UnknownMethodException extends IOException {
  private static final long serialVersionUID = 1L;

  UnknownMethodException(String message, IOException cause) {
    super(message, cause);
  }
}
