package dyepack.cells;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one seized format, from first to last in bounded memory. */
@FunctionalInterface
public interface CellParser {
  /**
   * Reads a file that {@code limits} may end early; what a limit leaves out is reported to {@link
   * CellSink#skipped}.
   *
   * @param file an ordinary file, whose name says nothing; only read, never written beside
   * @param limits how much is taken in
   * @param sink receives tables, rows and what was left out
   * @throws PasswordNeededException if the file is encrypted and none of the passwords opens it
   * @throws IOException if the file is damaged beyond reading on: rows pushed before stay valid
   */
  void parse(Path file, CellLimits limits, CellSink sink) throws IOException;
}
