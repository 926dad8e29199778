package dyepack.cli;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.ingest.LeakStyle;
import dyepack.ingest.LeakWriters;
import dyepack.simulate.Collusion;
import dyepack.simulate.LeakPlan;
import dyepack.simulate.LeakSimulator;
import dyepack.simulate.LeakSource;
import dyepack.simulate.LeakTruth;
import dyepack.simulate.RowSource;
import dyepack.simulate.SampleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes {@code sample-leaks/}: small versions of the cases that a trace has to solve, each with its
 * ledger, the dump and the truth. Run {@link #main} with an empty folder as argument, and {@code
 * negatives} for the negative controls alone.
 */
final class SampleLeaks {
  private final Path folder;

  private SampleLeaks(Path folder) {
    this.folder = folder;
  }

  /** Makes all cases anew in the folder given. */
  public static void main(String[] arguments) throws IOException {
    SampleLeaks leaks = new SampleLeaks(Path.of(arguments[0]));
    if (arguments.length > 1 && arguments[1].equals("negatives")) {
      leaks.negatives();
    } else {
      leaks.all();
    }
    System.exit(0);
  }

  private void all() throws IOException {
    applicants();
    laptop();
    channels();
    officer();
    couriers();
    waybills();
    maternity();
    newborns();
    profiles();
    trails();
    resale();
    negatives();
    colluders();
  }

  /** One case: a folder with a ledger, the copies beside it only while the case is made. */
  private final class Case {
    private final Path place;
    private final Path work;
    private final SampleTable table;
    private final String file;

    Case(String name, SampleTable table, String story) throws IOException {
      place = folder.resolve(name);
      work = Files.createTempDirectory("sample");
      this.table = table;
      this.file = table.fileName();
      Files.createDirectories(place);
      Files.writeString(place.resolve("README.md"), story + "\n");
      Files.writeString(work.resolve("policy.yaml"), policy(table));
      Run.ok("init", "--ledger", ledger(), "--owner", "Sample Owner");
    }

    /** The table's own policy, with canaries. */
    private static String policy(SampleTable table) {
      return table.policy() + "canaries: {rare: 3, half: 3, common: 4}\n";
    }

    Path ledger() {
      return place.resolve("ledger");
    }

    @CanIgnoreReturnValue
    Case recipients(int count, String prefix, String kind) throws IOException {
      List<String> lines = new ArrayList<>(List.of("id,name,kind"));
      for (int i = 1; i <= count; i++) {
        lines.add(prefix + i + ",," + kind);
      }
      Path list = work.resolve("recipients.csv");
      Files.write(list, lines);
      Run.ok("recipient", "import", list, "--ledger", ledger());
      return this;
    }

    Path original() {
      return work.resolve(file);
    }

    @CanIgnoreReturnValue
    Case table(long seed, int rows) {
      table.write(original(), seed, rows);
      return this;
    }

    @CanIgnoreReturnValue
    Case shareToAll() {
      Run.ok(
          "share",
          original(),
          "--ledger",
          ledger(),
          "--policy",
          work.resolve("policy.yaml"),
          "--to-all",
          "--out",
          work.resolve("outbox"));
      return this;
    }

    @CanIgnoreReturnValue
    Case share(List<Path> files, String to) {
      List<Object> words = new ArrayList<>(List.of("share"));
      words.addAll(files);
      words.addAll(
          List.of(
              "--ledger",
              ledger(),
              "--policy",
              work.resolve("policy.yaml"),
              "--to",
              to,
              "--out",
              work.resolve("outbox")));
      Run.ok(words.toArray());
      return this;
    }

    LeakSource source(String recipient, double share) {
      return new LeakSource(
          recipient, RowSource.of(work.resolve("outbox").resolve(recipient).resolve(file)), share);
    }

    void leak(LeakPlan plan) {
      LeakTruth unused = LeakSimulator.write(plan, place);
      assert unused.rows() > 0;
    }
  }

  private static LeakStyle style(LeakStyle.Form form, String charset, boolean header) {
    return new LeakStyle(form, charset, false, header);
  }

  private void applicants() throws IOException {
    Case one =
        new Case(
                "01-applicants",
                SampleTable.LOANS,
                "A lending site shares its applicants with 60 partners; one sells 317 rows, a"
                    + " third of the marks destroyed, no header, GBK.")
            .recipients(60, "partner-", "partner")
            .table(11, 700)
            .shareToAll();
    one.leak(
        LeakPlan.of(List.of(one.source("partner-17", 1)), 317, 101)
            .withAttacks("damage:0.3", "rename", "reorder", "shuffle")
            .withFiles(style(LeakStyle.Form.DASHES, "GB18030", false), 1, "dump"));
    Case two =
        new Case(
                "02-chat",
                SampleTable.LOANS,
                "317 rows bought in a chat: only name, ID number, phone and address are left.")
            .recipients(60, "partner-", "partner")
            .table(12, 700)
            .shareToAll();
    two.leak(
        LeakPlan.of(List.of(two.source("partner-5", 1)), 317, 102)
            .withAttacks("keep:name,id_no,phone,address", "rename", "shuffle")
            .withFiles(style(LeakStyle.Form.DASHES, "UTF-8", false), 1, "dump"));
  }

  private void laptop() throws IOException {
    Case laptop =
        new Case(
                "03-laptop",
                SampleTable.CUSTOMERS,
                "A trader's workbook: two recipients' copies mixed, and rows of strangers.")
            .recipients(40, "partner-", "partner")
            .table(13, 800)
            .shareToAll();
    laptop.leak(
        LeakPlan.of(
                List.of(laptop.source("partner-3", 0.64), laptop.source("partner-29", 0.36)),
                780,
                103)
            .withForeign(0.03, null)
            .withAttacks("rename", "shuffle")
            .withFiles(style(LeakStyle.Form.XLSX, "UTF-8", true), 1, "customers"));
  }

  private void channels() throws IOException {
    Case channels =
        new Case(
                "04-channels",
                SampleTable.LOANS,
                "A collector buys every month through three channels; a third of the rows are"
                    + " nobody's we know.")
            .recipients(40, "partner-", "partner")
            .table(14, 800)
            .shareToAll();
    channels.leak(
        LeakPlan.of(
                List.of(
                    channels.source("partner-2", 1),
                    channels.source("partner-14", 1),
                    channels.source("partner-33", 1)),
                900,
                104)
            .withForeign(0.33, null)
            .withAttacks("damage:0.05", "shuffle")
            .withFiles(style(LeakStyle.Form.PIPE, "UTF-8", true), 4, "month"));
  }

  private void officer() throws IOException {
    Case officer =
        new Case(
                "05-credit-officer",
                SampleTable.CUSTOMERS,
                "A credit officer exports a dozen customers a day and sells the lot.")
            .recipients(10, "employee-", "employee")
            .table(15, 600);
    List<String> lines = Files.readAllLines(officer.original());
    for (int employee = 1; employee <= 10; employee++) {
      List<Path> exports = new ArrayList<>();
      for (int day = 1; day <= 5; day++) {
        List<String> export = new ArrayList<>(List.of(lines.get(0)));
        for (int i = 0; i < 12; i++) {
          export.add(lines.get(1 + (employee * 83 + day * 31 + i * 7) % (lines.size() - 1)));
        }
        Path file = officer.work.resolve("export-" + employee + "-" + day + ".csv");
        Files.write(file, export);
        exports.add(file);
      }
      officer.share(exports, "employee-" + employee);
    }
    List<LeakSource> sold = new ArrayList<>();
    for (int day = 1; day <= 5; day++) {
      sold.add(
          new LeakSource(
              "employee-9",
              RowSource.of(
                  officer.work.resolve("outbox/employee-9").resolve("export-9-" + day + ".csv")),
              1));
    }
    officer.leak(
        LeakPlan.of(sold, 0, 105)
            .withAttacks("shuffle")
            .withFiles(style(LeakStyle.Form.TSV, "UTF-16LE", true), 1, "customers"));
  }

  private void couriers() throws IOException {
    Case couriers =
        new Case(
                "06-courier-accounts",
                SampleTable.WAYBILLS,
                "Five rented accounts at a courier, pooled into one list.")
            .recipients(40, "account-", "employee")
            .table(16, 800)
            .shareToAll();
    List<LeakSource> accounts = new ArrayList<>();
    for (int account : new int[] {4, 11, 18, 25, 32}) {
      accounts.add(couriers.source("account-" + account, 1));
    }
    couriers.leak(
        LeakPlan.of(accounts, 800, 106)
            .withAttacks("shuffle")
            .withFiles(style(LeakStyle.Form.CSV, "GB18030", true), 1, "waybills"));
  }

  private void waybills() throws IOException {
    Case waybills =
        new Case(
                "07-waybills",
                SampleTable.WAYBILLS,
                "An Excel list of waybills; the numbers are gone and half of the phones masked.")
            .recipients(40, "partner-", "partner")
            .table(17, 800)
            .shareToAll();
    waybills.leak(
        LeakPlan.of(List.of(waybills.source("partner-21", 1)), 600, 107)
            .withAttacks("drop:waybill_no", "mask:receiver_phone:phone:0.5", "shuffle")
            .withFiles(style(LeakStyle.Form.XLSX, "UTF-8", true), 1, "list"));
  }

  private void maternity() throws IOException {
    Case maternity =
        new Case(
                "08-maternity",
                SampleTable.MATERNITY,
                "A hospital insider sells one list in three disjoint parts.")
            .recipients(40, "employee-", "employee")
            .table(18, 700)
            .shareToAll();
    maternity.leak(
        LeakPlan.of(List.of(maternity.source("employee-8", 1)), 600, 108)
            .withAttacks("shuffle")
            .withFiles(style(LeakStyle.Form.SEMICOLON, "UTF-8", true), 3, "shop"));
  }

  private void newborns() throws IOException {
    Case newborns =
        new Case(
                "09-newborns",
                SampleTable.MATERNITY,
                "Newborn lists of many cities merged; one row in twelve is ours.")
            .recipients(40, "partner-", "partner")
            .table(19, 500)
            .shareToAll();
    newborns.leak(
        LeakPlan.of(List.of(newborns.source("partner-30", 1)), 2_400, 109)
            .withForeign(0.92, null)
            .withAttacks("shuffle")
            .withFiles(style(LeakStyle.Form.CSV, "GB18030", false), 1, "newborns"));
  }

  private void profiles() throws IOException {
    Case profiles =
        new Case("11-profiles", SampleTable.PROFILES, "Log-ins and profiles as JSON, keys renamed.")
            .recipients(40, "vendor-", "partner")
            .table(20, 600)
            .shareToAll();
    profiles.leak(
        LeakPlan.of(List.of(profiles.source("vendor-12", 1)), 400, 110)
            .withAttacks("rename", "damage:0.2", "shuffle")
            .withFiles(style(LeakStyle.Form.JSON_LINES, "UTF-8", true), 1, "dump"));
  }

  private void trails() throws IOException {
    Case trails =
        new Case("12-trails", SampleTable.TRAILS, "GPS trails: coordinates carry the marks.")
            .recipients(40, "partner-", "partner")
            .table(21, 800)
            .shareToAll();
    trails.leak(
        LeakPlan.of(List.of(trails.source("partner-36", 1)), 500, 111)
            .withAttacks("drop:heading", "shuffle")
            .withFiles(style(LeakStyle.Form.CSV, "UTF-8", false), 1, "trail"));
  }

  private void resale() throws IOException {
    Case resale =
        new Case(
                "13-resale",
                SampleTable.LOANS,
                "A partner passes the data on to a sub-partner, who leaks. The partner held it in"
                    + " the chain and is not accused.")
            .recipients(30, "partner-", "partner")
            .table(22, 700);
    Run.ok("recipient", "add", "reseller-7a", "--of", "partner-7", "--ledger", resale.ledger());
    Run.ok("recipient", "add", "reseller-7b", "--of", "partner-7", "--ledger", resale.ledger());
    resale.shareToAll();
    resale.leak(
        LeakPlan.of(List.of(resale.source("reseller-7b", 1)), 400, 112)
            .withAttacks("damage:0.1", "shuffle")
            .withFiles(style(LeakStyle.Form.CSV, "UTF-8", true), 1, "dump"));
  }

  private void negatives() throws IOException {
    Case original =
        new Case(
                "14a-original",
                SampleTable.LOANS,
                "The owner's own, unmarked table leaked: from no recorded share.")
            .recipients(60, "partner-", "partner")
            .table(23, 700)
            .shareToAll();
    original.leak(
        LeakPlan.foreign(RowSource.of(original.original()), 500, 113)
            .withExpected("nobody-named")
            .withFiles(style(LeakStyle.Form.CSV, "UTF-8", true), 1, "dump"));
    Case foreign =
        new Case("14b-foreign", SampleTable.LOANS, "Somebody else's table of the same kind.")
            .recipients(60, "partner-", "partner")
            .table(24, 700)
            .shareToAll();
    Path other = foreign.work.resolve("other.csv");
    // Far from the first row: the sample's application numbers and times count up with the row.
    long written =
        LeakWriters.write(
            other,
            LeakStyle.plain(LeakStyle.Form.CSV),
            SampleTable.LOANS.header(),
            IntStream.range(500_000, 500_700)
                .mapToObj(row -> SampleTable.LOANS.row(9_999, row))
                .iterator());
    assert written == 700;
    foreign.leak(
        LeakPlan.foreign(RowSource.of(other), 500, 114)
            .withExpected("not-ours")
            .withFiles(style(LeakStyle.Form.CSV, "UTF-8", true), 1, "dump"));
    unregistered();
  }

  /** A copy made under another ledger's keys: as if marked by a key that was never enrolled. */
  private void unregistered() throws IOException {
    Case elsewhere =
        new Case("14c-unregistered", SampleTable.LOANS, "A copy that was never registered.")
            .recipients(60, "partner-", "partner")
            .table(25, 700)
            .shareToAll();
    Path ledger = elsewhere.work.resolve("other-ledger");
    Run.ok("init", "--ledger", ledger, "--owner", "Sample Owner");
    Run.ok("recipient", "add", "stranger", "--ledger", ledger);
    Run.ok(
        "share",
        elsewhere.original(),
        "--ledger",
        ledger,
        "--policy",
        elsewhere.work.resolve("policy.yaml"),
        "--to",
        "stranger",
        "--out",
        elsewhere.work.resolve("elsewhere"));
    elsewhere.leak(
        LeakPlan.foreign(
                RowSource.of(elsewhere.work.resolve("elsewhere/stranger").resolve(elsewhere.file)),
                500,
                115)
            .withExpected("nobody-named")
            .withFiles(style(LeakStyle.Form.CSV, "UTF-8", true), 1, "dump"));
  }

  private void colluders() throws IOException {
    Case two =
        new Case(
                "16a-two-colluders",
                SampleTable.LOANS,
                "Two partners compare their files and take each cell from one of them at random.")
            .recipients(40, "partner-", "partner")
            .table(26, 700)
            .shareToAll();
    two.leak(
        LeakPlan.of(List.of(two.source("partner-6", 1), two.source("partner-31", 1)), 600, 116)
            .withCollusion(Collusion.RANDOM, "application_no")
            .withFiles(style(LeakStyle.Form.CSV, "UTF-8", true), 1, "dump"));
    Case five =
        new Case(
                "16b-five-colluders",
                SampleTable.LOANS,
                "Five partners compare their files and keep what most of them have.")
            .recipients(40, "partner-", "partner")
            .table(27, 800)
            .shareToAll();
    List<LeakSource> together = new ArrayList<>();
    for (int partner : new int[] {1, 9, 17, 25, 33}) {
      together.add(five.source("partner-" + partner, 1));
    }
    five.leak(
        LeakPlan.of(together, 780, 117)
            .withCollusion(Collusion.MAJORITY, "application_no")
            .withFiles(style(LeakStyle.Form.CSV, "UTF-8", true), 1, "dump"));
  }
}
