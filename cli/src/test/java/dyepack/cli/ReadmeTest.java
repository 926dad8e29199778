package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dyepack.cli.OutsideLeak.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of the README, in its order, in a folder with the files that it names. */
class ReadmeTest {
  private static final Path CHECKOUT = Path.of("..");

  /** Names of files and folders in the README's commands. */
  private static final Set<String> NAMES =
      Set.of(
          "ledger",
          "partners.csv",
          "customers.csv",
          "policy.yaml",
          "outbox",
          "seized/",
          "first-look",
          "shapes",
          "case-1");

  @TempDir Path folder;

  @Test
  void everyCommandWorks() throws IOException {
    OutsideTable.CUSTOMERS.write(folder.resolve("customers.csv"), 1_200, 5);
    Files.writeString(
        folder.resolve("partners.csv"), "id,name,kind\np1,One,partner\np2,Two,partner\n");
    Files.createDirectory(folder.resolve("seized"));
    int ran = 0;
    for (String line : commands()) {
      if (line.startsWith("cli/dyepack ")) {
        if (line.startsWith("cli/dyepack inspect")) {
          new OutsideLeak(OutsideTable.CUSTOMERS, 1)
              .take(folder.resolve("outbox/p1/customers.csv"), 300)
              .save(folder.resolve("seized"), "dump", Form.GBK_TEXT);
        }
        run(line.substring("cli/dyepack ".length()));
        ran++;
      } else if (line.startsWith("mvn ")) {
        maven(line);
      } else if (line.startsWith("spark-submit ")) {
        sparkSubmit(line);
      } else if (!line.startsWith("export ")) {
        fail("The README has a command that this test doesn't know: " + line);
      }
    }
    assertThat(ran).isGreaterThanOrEqualTo(8);
    assertThat(folder.resolve("first-look/inspect.html")).exists();
    assertThat(folder.resolve("case-1/report.html")).exists();
  }

  /** Lines of code blocks that begin with a command; output is shown after a line with "$ ". */
  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    boolean code = false;
    boolean output = false;
    for (String line : Files.readAllLines(CHECKOUT.resolve("README.md"))) {
      if (line.startsWith("```")) {
        code = !code;
        output = false;
      } else if (code) {
        output |= line.startsWith("$ ");
        String command = line.replaceAll("\\s+#.*", "").strip();
        if (!output && !command.isEmpty()) {
          commands.add(command);
        }
      }
    }
    return commands;
  }

  private void run(String command) throws IOException {
    if (command.equals("demo")) {
      return; // The demonstration has a test of its own, and CI runs it through the launcher.
    }
    List<Object> words = new ArrayList<>();
    Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(command);
    Path redirect = null;
    while (word.find()) {
      String text = word.group(1) != null ? word.group(1) : word.group(2);
      if (text.equals(">")) {
        assertThat(word.find()).isTrue();
        redirect = folder.resolve(word.group());
      } else {
        words.add(NAMES.contains(text) ? folder.resolve(text) : text);
      }
    }
    Run done = Run.ok(words.toArray());
    if (redirect != null) {
      Files.writeString(redirect, done.out());
    }
  }

  /** A Maven command names a module and a test that exist; the tests run in other ways. */
  private static void maven(String line) {
    Matcher module = Pattern.compile("-pl (\\S+)").matcher(line);
    Matcher test = Pattern.compile("-Dtest=(\\w+)").matcher(line);
    if (module.find() && test.find()) {
      Path tests = CHECKOUT.resolve(module.group(1)).resolve("src/test/java");
      try (var files = Files.walk(tests)) {
        assertThat(files.anyMatch(file -> file.endsWith(test.group(1) + ".java")))
            .as(line)
            .isTrue();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** The class that spark-submit starts is the one that the launcher starts. */
  private static void sparkSubmit(String line) {
    assertThat(line).contains("--class " + Dyepack.class.getName(), "cli/target/dyepack.jar");
  }
}
