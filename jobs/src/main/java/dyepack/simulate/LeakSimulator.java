package dyepack.simulate;

import dyepack.ingest.LeakWriters;
import dyepack.share.BadInputException;
import dyepack.simulate.seized.SeizedFolder;
import dyepack.simulate.seized.SeizedTable;
import dyepack.simulate.seized.SeizedTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Makes leaks out of delivered tables: rows chosen, mixed, damaged, written, with the truth. */
public final class LeakSimulator {
  private LeakSimulator() {}

  /**
   * The rows of a leak, after all attacks. The same plan on the same tables gives the same rows.
   *
   * @throws BadInputException if the sources have too few rows, or the plan names a column that
   *     they lack
   */
  public static Leak make(LeakPlan plan) {
    Draw draw = Draw.of(plan.seed());
    RowSource first =
        plan.sources().isEmpty()
            ? Objects.requireNonNull(plan.foreignRows())
            : plan.sources().get(0).rows();
    List<String> header = first.header();
    int foreign = (int) Math.round(plan.foreign() * plan.rows());
    int own = plan.rows() - foreign;
    List<LeakRow> rows = new ArrayList<>();
    if (!plan.sources().isEmpty() && (own > 0 || plan.rows() == 0)) {
      Draw choice = draw.split();
      rows.addAll(
          plan.collusion() == null
              ? RowMixture.draw(plan.sources(), header, own, choice)
              : JointCopies.draw(plan, plan.collusion(), header, own, choice));
    }
    if (plan.rows() == 0) {
      foreign = foreignAmong(plan, rows.size());
    }
    rows.addAll(foreignRows(plan, header, foreign, draw.split()));
    Leak leak = new Leak(header, rows);
    for (int i = 0; i < plan.attacks().size(); i++) {
      leak = plan.attacks().get(i).apply(leak, plan.seed() * 1_000_003 + i);
    }
    return leak;
  }

  /**
   * Makes a leak and writes its files and {@code truth.json}.
   *
   * @param folder is created if need be; files of the same names are replaced
   */
  public static LeakTruth write(LeakPlan plan, Path folder) {
    Leak leak = make(plan);
    try {
      Files.createDirectories(folder);
      LeakTruth truth = truth(plan, leak, writeFiles(plan, leak, folder));
      truth.write(folder);
      return truth;
    } catch (IOException e) {
      throw new BadInputException("Folder " + folder + " can't be written: " + e.getMessage());
    }
  }

  /**
   * Makes a leak and writes its rows in every shape, with {@code truth.json} and the cells of every
   * file.
   *
   * @param sizes rows of a file, each shape once in each
   * @param codingsEach in how many encodings each shape is written
   * @param folder is created if need be; files of the same names are replaced
   */
  public static SeizedTruth writeShapes(
      LeakPlan plan, List<Integer> sizes, int codingsEach, Path folder) {
    Leak leak = make(plan);
    SeizedTable table =
        SeizedTable.of(leak.header(), leak.rows().stream().map(LeakRow::cells).toList());
    SeizedTruth seized = new SeizedFolder(table, sizes, codingsEach, plan.seed()).write(folder);
    List<LeakTruth.FileRows> files =
        seized.files().stream()
            .map(file -> new LeakTruth.FileRows(file.path(), file.rows().size()))
            .toList();
    try {
      truth(plan, leak, files).write(folder);
    } catch (IOException e) {
      throw new BadInputException("Folder " + folder + " can't be written: " + e.getMessage());
    }
    return seized;
  }

  private static List<LeakTruth.FileRows> writeFiles(LeakPlan plan, Leak leak, Path folder) {
    List<LeakTruth.FileRows> files = new ArrayList<>();
    int size = leak.rows().size();
    for (int part = 0; part < plan.parts(); part++) {
      int from = (int) ((long) size * part / plan.parts());
      int to = (int) ((long) size * (part + 1) / plan.parts());
      String number = plan.parts() == 1 ? "" : "-" + (part + 1);
      String name = plan.name() + number + "." + plan.style().form().extension();
      long written =
          LeakWriters.write(
              folder.resolve(name),
              plan.style(),
              leak.header(),
              leak.rows().subList(from, to).stream().map(LeakRow::cells).iterator());
      files.add(new LeakTruth.FileRows(name, (int) written));
    }
    return files;
  }

  /** With all rows of the sources taken, so many foreign ones that they are the part asked for. */
  private static int foreignAmong(LeakPlan plan, int own) {
    if (plan.sources().isEmpty()) {
      return Integer.MAX_VALUE;
    }
    if (plan.foreign() == 1) {
      throw new BadInputException("A leak of foreign rows only needs --rows.");
    }
    return (int) Math.round(own * plan.foreign() / (1 - plan.foreign()));
  }

  private static List<LeakRow> foreignRows(
      LeakPlan plan, List<String> header, int count, Draw draw) {
    if (count == 0) {
      return List.of();
    }
    if (plan.foreignRows() != null) {
      return ForeignRows.from(plan.foreignRows(), header, count, draw);
    }
    return ForeignRows.like(plan.sources(), header, count, draw);
  }

  static LeakTruth truth(LeakPlan plan, Leak leak, List<LeakTruth.FileRows> files) {
    int total = leak.rows().size();
    int foreign = count(leak, LeakRow.FOREIGN);
    Set<String> recipients = new LinkedHashSet<>();
    plan.sources().forEach(source -> recipients.add(source.recipient()));
    List<LeakTruth.Contribution> contributions = new ArrayList<>();
    for (String recipient : recipients) {
      double rows = (double) count(leak, LeakRow.COLLUDED) / recipients.size();
      for (int i = 0; i < plan.sources().size(); i++) {
        rows += plan.sources().get(i).recipient().equals(recipient) ? count(leak, i) : 0;
      }
      contributions.add(new LeakTruth.Contribution(recipient, total == 0 ? 0 : rows / total, rows));
    }
    return new LeakTruth(
        LeakTruth.SCHEMA,
        plan.seed(),
        total,
        foreign,
        contributions,
        plan.collusion() == null ? null : plan.collusion().optionName(),
        plan.attacks().stream().map(Attack::spec).toList(),
        files,
        plan.style().form().optionName(),
        plan.style().charset(),
        plan.style().header(),
        expected(plan, List.copyOf(recipients)));
  }

  private static LeakTruth.Expected expected(LeakPlan plan, List<String> recipients) {
    String suggested =
        switch (recipients.size()) {
          case 0 -> "not-ours";
          case 1 -> "one-source";
          default -> "several-sources";
        };
    String verdict = plan.expected() == null ? suggested : plan.expected();
    boolean named = verdict.equals("one-source") || verdict.equals("several-sources");
    int atLeast = !named ? 0 : plan.collusion() == null ? recipients.size() : 1;
    return new LeakTruth.Expected(verdict, named ? recipients : List.of(), atLeast);
  }

  private static int count(Leak leak, int source) {
    return (int) leak.rows().stream().filter(row -> row.source() == source).count();
  }
}
