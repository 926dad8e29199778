package dyepack.cells;

import java.io.IOException;

/** Says that a file is encrypted and that no password at hand opens it. */
public final class PasswordNeededException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Says so.
   *
   * @param tried how many passwords were tried
   */
  public PasswordNeededException(int tried) {
    super("encrypted; " + tried + " passwords tried, give the right one with --password");
  }
}
