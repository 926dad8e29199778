package dyepack.cli;

import dyepack.ingest.LeakStyle;
import dyepack.ledger.Ledger;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import dyepack.simulate.Attack;
import dyepack.simulate.Collusion;
import dyepack.simulate.LeakPlan;
import dyepack.simulate.LeakSimulator;
import dyepack.simulate.LeakSource;
import dyepack.simulate.LeakTruth;
import dyepack.simulate.RowSource;
import dyepack.simulate.seized.SeizedFolder;
import dyepack.simulate.seized.SeizedTruth;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dyepack simulate}: leaks with a known truth. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Makes a leak out of delivered files, damages it and writes down the truth.",
    footer = {
      "",
      "Attacks: subset:N duplicate:F shuffle drop:COL,.. keep:COL,.. reorder rename[:A=B,..]",
      "  damage:F[:COL,..] noise:COL:N round:COL:N shift:COL:N scale:COL:N dates:COL:PATTERN",
      "  mask:COL:phone|id|card|name|email|digits[:F] mangle:COL blank:COL:F swap:COL:F",
      "Example:",
      "  dyepack simulate --ledger ledger --outbox outbox --file customers.csv --from partner-3 \\",
      "    --rows 317 --attack damage:0.3 --attack shuffle --no-header --encoding GBK --out leak",
      "  dyepack simulate --table customers.csv --shapes --out folder"
    })
final class SimulateCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Origin origin;

  @Mixin private ShapesOption shapes;

  @Option(
      names = "--from",
      split = ",",
      paramLabel = "ID[=SHARE]",
      description = "Whose copies leak, and in which proportion.")
  private List<String> from = List.of();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of the leak, foreign ones included; default: all.")
  private int rows;

  @Option(
      names = "--foreign",
      paramLabel = "F",
      description = "Part of the rows that nobody was given, 0 to 1; default: 0.")
  private double foreign;

  @Option(
      names = "--foreign-file",
      paramLabel = "FILE",
      description = "Where foreign rows come from; default: made up in the look of the others.")
  private @Nullable Path foreignFile;

  @Option(
      names = "--collude",
      paramLabel = "RULE",
      description =
          "The sources compare cell by cell: random, majority, minority, average, blank, drop or"
              + " changed.")
  private @Nullable String collude;

  @Option(
      names = "--key-column",
      paramLabel = "COL",
      defaultValue = "",
      description = "Column by which colluders find the copies of a row; default: the first.")
  private String keyColumn;

  @Option(
      names = "--attack",
      paramLabel = "SPEC",
      description = "What is done to the rows, in the order given; see below.")
  private List<String> attacks = List.of();

  @Option(names = "--no-header", description = "Leave the header out.")
  private boolean noHeader;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      defaultValue = "UTF-8",
      description = "Character encoding of text; default: ${DEFAULT-VALUE}.")
  private String encoding;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "csv",
      description =
          "csv, tsv, semicolon, pipe, dashes, jsonl, xlsx, xlsx-numbers or parquet; default:"
              + " ${DEFAULT-VALUE}.")
  private String format;

  @Option(
      names = "--parts",
      paramLabel = "N",
      defaultValue = "1",
      description = "Number of files; default: ${DEFAULT-VALUE}.")
  private int parts;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "dump",
      description = "Name of the files without end; default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(
      names = "--expect",
      paramLabel = "VERDICT",
      description = "What a trace has to find; default: what the sources suggest.")
  private @Nullable String expect;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Every choice follows from it; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the leak and truth.json.")
  private Path out;

  @Spec private CommandSpec spec;

  /** Where the rows come from. */
  private static final class Origin {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable Copies copies;

    @Option(
        names = "--table",
        required = true,
        paramLabel = "FILE",
        description = "Any table, in place of delivered copies: rows that nobody was given.")
    private @Nullable Path table;
  }

  /** Delivered copies. */
  private static final class Copies {
    @Option(
        names = "--ledger",
        required = true,
        paramLabel = "DIR",
        description = "Folder of the ledger.")
    private Path ledger;

    @Option(
        names = "--outbox",
        required = true,
        paramLabel = "DIR",
        description = "Folder that share wrote the copies to (its --out).")
    private Path outbox;

    @Option(
        names = "--file",
        required = true,
        paramLabel = "NAME",
        description = "Name of the file below each recipient's folder.")
    private String file;
  }

  @Override
  public Integer call() {
    LeakPlan plan = plan();
    if (shapes.asked()) {
      SeizedTruth seized = LeakSimulator.writeShapes(plan, shapes.rows(), shapes.encodings(), out);
      spec.commandLine()
          .getOut()
          .println(
              seized.files().size()
                  + " files written to "
                  + out.resolve(SeizedFolder.SEIZED)
                  + "; what they hold is in "
                  + out.resolve(SeizedTruth.NAME)
                  + ".");
      return 0;
    }
    LeakTruth truth = LeakSimulator.write(plan, out);
    spec.commandLine()
        .getOut()
        .println("Leak of " + truth.rows() + " rows and truth.json written to " + out + ".");
    return 0;
  }

  private LeakPlan plan() {
    Path foreignRows = origin.table == null ? foreignFile : origin.table;
    return new LeakPlan(
        origin.copies == null ? List.of() : sources(origin.copies),
        rows,
        origin.table == null ? foreign : 1,
        foreignRows == null ? null : RowSource.of(foreignRows),
        collude == null ? null : Collusion.parse(collude),
        keyColumn,
        attacks.stream().map(Attack::parse).toList(),
        new LeakStyle(form(), charset(), false, !noHeader),
        parts,
        name,
        expect,
        seed);
  }

  private List<LeakSource> sources(Copies copies) {
    Ledger ledger = Workspace.open(copies.ledger);
    List<LeakSource> sources = new ArrayList<>();
    for (String word : from) {
      int equals = word.indexOf('=');
      RecipientId id = new RecipientId(equals < 0 ? word : word.substring(0, equals));
      Path copy =
          copies.outbox.resolve(ledger.state().recipient(id).id().value()).resolve(copies.file);
      if (!Files.isRegularFile(copy)) {
        throw new BadInputException(
            copy + " does not exist; --outbox and --file must name a delivered copy.");
      }
      sources.add(
          new LeakSource(
              id.value(), RowSource.of(copy), equals < 0 ? 0 : share(word.substring(equals + 1))));
    }
    return sources;
  }

  private static double share(String number) {
    try {
      double share = Double.parseDouble(number);
      if (share > 0 && share <= 1e9) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw new BadInputException("Share \"" + number + "\" is no number above 0.", e);
    }
    throw new BadInputException("Share \"" + number + "\" is no number above 0.");
  }

  private LeakStyle.Form form() {
    for (LeakStyle.Form form : LeakStyle.Form.values()) {
      if (form.optionName().equals(format)) {
        return form;
      }
    }
    throw new BadInputException(
        "Format \""
            + format
            + "\" is unknown; known are "
            + Arrays.stream(LeakStyle.Form.values())
                .map(LeakStyle.Form::optionName)
                .collect(Collectors.joining(", "))
            + ".");
  }

  private String charset() {
    try {
      return Charset.forName(encoding).name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new BadInputException(
          "Encoding \"" + encoding + "\" is unknown; use for instance UTF-8, GB18030 or UTF-16LE.",
          e);
    }
  }
}
