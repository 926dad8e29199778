package dyepack.cli;

import dyepack.embed.Digests;
import dyepack.embed.Distortion;
import dyepack.flow.Addressed;
import dyepack.flow.ShareFlow;
import dyepack.flow.ShareReport;
import dyepack.flow.ShareRequest;
import dyepack.ingest.TableFormat;
import dyepack.ledger.Ledger;
import dyepack.ledger.Recipient;
import dyepack.marks.ColumnMark;
import dyepack.policy.PolicyFile;
import dyepack.policy.SharePolicy;
import dyepack.share.BadInputException;
import dyepack.share.RecipientId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyepack share}: a marked copy for each recipient. */
@Command(
    name = "share",
    mixinStandardHelpOptions = true,
    description = "Marks a copy of each file for each recipient and records the shares.",
    footer = {
      "",
      "Writes DIR/<recipient>/<input name>. Repeating a share is harmless.",
      "Example:",
      "  dyepack share customers.csv --ledger ledger --policy policy.yaml --to-all --out outbox",
      "Many small files, each to somebody else (exports.csv: file,recipient):",
      "  dyepack share --ledger ledger --policy policy.yaml --to-file exports.csv --out outbox"
    })
final class ShareCommand implements Callable<Integer> {
  @Mixin private Workspace workspace;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Tables with the same columns: CSV and the like, JSON lines, Parquet.")
  private List<Path> files = List.of();

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description = "What may be marked; dyepack policy suggest drafts one.")
  private Path policy;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Receivers receivers = new Receivers();

  /** Who receives. */
  static final class Receivers {
    @Option(names = "--to", split = ",", paramLabel = "ID", description = "These recipients.")
    private @Nullable List<String> ids;

    @Option(names = "--to-all", description = "All recipients that are not retired.")
    private boolean all;

    @Option(
        names = "--to-file",
        paramLabel = "FILE",
        description = {
          "Recipients listed in a file, one identifier a line; or, without any FILE, a table",
          "with the header file,recipient: each file goes to those who stand beside it."
        })
    private @Nullable Path file;
  }

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the copies.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, jsonl, parquet or xlsx; default: the format of the input.")
  private @Nullable String format;

  @Option(
      names = "--as-of",
      paramLabel = "ISO-TIME",
      description = "When the tables had this state, for instance 2026-01-31T00:00:00Z.")
  private @Nullable String asOf;

  @Option(
      names = "--allow-marked",
      description = "Share files even though they carry this ledger's marks or canaries.")
  private boolean allowMarked;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TableFormat written = format == null ? null : TableFormat.parse(format);
    SharePolicy asked = PolicyFile.read(policy);
    Ledger ledger = workspace.open();
    List<Addressed> addressed = addressed(ledger);
    ShareReport report =
        ShareFlow.run(
            workspace.spark(),
            ledger,
            workspace.secrets(),
            new ShareRequest(
                addressed, asked, policySha256(), out, written, time(), allowMarked, Instant.now()),
            workspace.progress());
    print(report);
    return 0;
  }

  private String policySha256() {
    try {
      return Digests.of(new ByteArrayInputStream(Files.readAllBytes(policy))).sha256();
    } catch (IOException e) {
      throw new BadInputException("Policy " + policy + " can't be read: " + e.getMessage(), e);
    }
  }

  private @Nullable String time() {
    if (asOf == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(asOf).toInstant().toString();
    } catch (DateTimeParseException notFull) {
      try {
        return LocalDate.parse(asOf).toString();
      } catch (DateTimeParseException e) {
        throw new BadInputException(
            "--as-of " + asOf + " is no ISO time; write for instance 2026-01-31T00:00:00Z.", e);
      }
    }
  }

  private List<Addressed> addressed(Ledger ledger) {
    Path list = receivers.file;
    if (list != null && AddressList.namesFiles(list)) {
      if (!files.isEmpty()) {
        throw new BadInputException(
            list + " says which file goes to whom, so no other FILE can be given.");
      }
      return AddressList.addressed(list);
    }
    if (files.isEmpty()) {
      throw new BadInputException(
          "Which table is to be shared? Give at least one FILE, or --to-file with a list that has"
              + " the header file,recipient.");
    }
    return Addressed.all(files, list == null ? recipients(ledger) : AddressList.recipients(list));
  }

  private List<RecipientId> recipients(Ledger ledger) {
    if (receivers.all || receivers.ids == null) {
      return ledger.state().recipients().stream()
          .filter(recipient -> !recipient.retired())
          .map(Recipient::id)
          .toList();
    }
    Set<RecipientId> ids = new LinkedHashSet<>();
    receivers.ids.stream()
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .forEach(word -> ids.add(new RecipientId(word)));
    return List.copyOf(ids);
  }

  private void print(ShareReport report) {
    PrintWriter result = spec.commandLine().getOut();
    result.printf(
        "Shared %d file%s of %s (%,d rows) with %,d recipient%s: %,d new share%s, %,d unchanged.%n",
        report.files(),
        report.files() == 1 ? "" : "s",
        report.dataset(),
        report.rows(),
        report.recipients(),
        report.recipients() == 1 ? "" : "s",
        report.shares(),
        report.shares() == 1 ? "" : "s",
        report.unchanged());
    if (!report.distortion().isEmpty()) {
      result.println("What marking changed, over all copies:");
      result.printf(
          "  %-20s %-10s %-8s %9s %12s %12s %14s %14s  %s%n",
          "column",
          "kind",
          "alphabet",
          "changed",
          "mean change",
          "largest",
          "mean moved",
          "deviation",
          "cells left as they are");
      for (int i = 0; i < report.distortion().size(); i++) {
        print(result, report.marks().get(i), report.distortion().get(i), report.uncarried().get(i));
      }
    }
    if (report.canaries() > 0) {
      result.printf("Canaries: %.1f in a copy on average.%n", report.canaries());
    }
    report.notes().forEach(note -> result.println("Note: " + note));
    result.flush();
  }

  private static void print(
      PrintWriter result, ColumnMark mark, Distortion column, Map<String, Long> left) {
    double changed = column.cells() == 0 ? 0 : 100.0 * column.changed() / column.cells();
    boolean measured = column.values() > 0;
    List<String> reasons = new ArrayList<>();
    left.forEach((reason, count) -> reasons.add(count + " " + reason));
    result.printf(
        "  %-20s %-10s %-8s %7.1f %% %12s %12s %14s %14s  %s%n",
        mark.column(),
        mark.kind().yamlName(),
        mark.alphabet(),
        changed,
        measured ? String.format("%.4g", column.meanAbsolute()) : "-",
        measured ? String.format("%.4g", column.largest()) : "-",
        measured ? String.format("%.2e", column.meanChange()) : "-",
        measured ? String.format("%.2e", column.deviationChange()) : "-",
        reasons.isEmpty() ? "none" : String.join(", ", reasons));
  }
}
