package dyepack.confine;

import java.io.IOException;

/** What to tell of an exception. Messages of libraries may quote the file, so they aren't told. */
final class Reasons {
  private Reasons() {}

  /**
   * Of a parser's own exceptions the message, which holds no value of the file; of others the kind
   * and where it came from.
   */
  static String of(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    boolean ours = trace.length > 0 && trace[0].getClassName().startsWith("dyepack.");
    String message = thrown.getMessage();
    if (ours && thrown instanceof IOException && message != null) {
      return "damaged: " + message;
    }
    String where = trace.length > 0 ? " in " + simple(trace[0].getClassName()) : "";
    return "damaged: " + thrown.getClass().getSimpleName() + where;
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
