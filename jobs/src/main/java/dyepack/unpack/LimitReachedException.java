package dyepack.unpack;

import java.io.IOException;

/** Says that a limit ends an archive: nothing more of it is taken out. */
final class LimitReachedException extends IOException {
  private static final long serialVersionUID = 1L;

  LimitReachedException(String reason) {
    super(reason);
  }
}
