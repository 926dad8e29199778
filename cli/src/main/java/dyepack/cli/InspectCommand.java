package dyepack.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dyepack.inspect.InspectFlow;
import dyepack.inspect.InspectRequest;
import dyepack.report.InspectPage;
import dyepack.report.InspectText;
import dyepack.report.Inspection;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyepack inspect}: what a folder of seized files holds. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Says what seized files hold: kinds, encodings, tables, what their columns are, how many"
          + " people.",
      "Needs no ledger and no key, and shows no cell of any table."
    },
    footer = {
      "",
      "Prints a summary; with --out writes DIR/inspect.json and DIR/inspect.html too.",
      "Example:",
      "  dyepack inspect seized/ --out first-look"
    })
final class InspectCommand implements Callable<Integer> {
  /** What is printed. */
  enum Format {
    TEXT,
    JSON,
    HTML
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files and folders to look through.")
  private List<Path> paths;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for inspect.json and inspect.html.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "What is printed: text, json or html; default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "0",
      description = "Read at most so many rows of each table; default: all.")
  private long rows;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "Language of summary and page: en or zh; default: ${DEFAULT-VALUE}.")
  private String language;

  @Mixin private DumpReadingOptions reading = new DumpReadingOptions();

  @Option(names = "--quiet", description = "Say nothing but the result.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String chosen = language.toLowerCase(Locale.ROOT);
    if (!chosen.equals("en") && !chosen.equals("zh")) {
      throw new BadInputException("--lang " + language + " is unknown; use en or zh.");
    }
    if (rows < 0) {
      throw new BadInputException(
          "--rows " + rows + " is out of range; use 0 for all rows, or more.");
    }
    Locale locale = chosen.equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    Talk talk = new Talk(spec.commandLine().getErr(), quiet);
    talk.say("Looking through the files.");
    Inspection found =
        InspectFlow.run(
            new InspectRequest(
                paths,
                rows,
                reading.options(),
                Version.number(),
                reading.withoutSecrets(spec.commandLine().getParseResult().originalArgs())),
            (file, done, all, read) ->
                talk.progress(
                    "Files",
                    read == 0 ? "" : String.format(Locale.ROOT, " (%,d rows of this one)", read),
                    done,
                    all));
    talk.progress("Files", found.files().size(), found.files().size());
    String json = json(found);
    String page = InspectPage.render(found, locale);
    PrintWriter result = spec.commandLine().getOut();
    if (out != null) {
      write(out.resolve("inspect.json"), json);
      write(out.resolve("inspect.html"), page);
    }
    switch (format) {
      case JSON -> result.print(json);
      case HTML -> result.print(page);
      case TEXT -> result.print(InspectText.render(found, locale));
    }
    if (out != null && format == Format.TEXT) {
      result.println((chosen.equals("zh") ? "报告：" : "Report: ") + out.resolve("inspect.html"));
    }
    result.flush();
    return 0;
  }

  private static String json(Inspection found) {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(found)
          + "\n";
    } catch (IOException e) {
      throw new IllegalStateException("an inspection is always JSON", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadInputException("The result can't be written to " + file + ".", e);
    }
  }
}
