package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

  /** Makes a ledger, with {@code recipients.csv} beside it, whose recipients have these ids. */
  static void ledger(Path ledger, List<String> ids) throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,name,kind"));
    ids.forEach(id -> lines.add(id + ",,partner"));
    Path list = Files.write(ledger.resolveSibling("recipients.csv"), lines);
    ok("init", "--ledger", ledger, "--owner", "Owner", "--quiet");
    ok("recipient", "import", list, "--ledger", ledger, "--quiet");
  }
}
