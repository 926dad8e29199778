package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs commands in this JVM, all with one passphrase, and keeps what they print. */
record Run(int code, String out, String err) {
  static final String PASSPHRASE = "sample";

  static Run of(Object... words) {
    Passphrase.assume(PASSPHRASE);
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Dyepack.run(
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command that has to succeed. */
  @CanIgnoreReturnValue
  static Run ok(Object... words) {
    Run run = of(words);
    assertThat(run.code).as(String.join(" ", run.err, run.out)).isZero();
    return run;
  }
}
