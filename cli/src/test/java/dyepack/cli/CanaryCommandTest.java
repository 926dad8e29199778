package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code canary check} and {@code canary list} against the files that were delivered: who holds a
 * canary is read from the copies, not from the ledger.
 */
class CanaryCommandTest {
  private static final int RECIPIENTS = 6;
  private static final int ROWS = 3_000;
  private static final int PHONE = 3;

  @TempDir static Path folder;

  private static final Set<String> contacts = new HashSet<>();

  /** Recipients whose copy holds each contact's phone. */
  private static final Map<String, Set<String>> holders = new HashMap<>();

  /** Phones of the original table. */
  private static final List<String> real = new ArrayList<>();

  private static List<List<String>> listed = List.of();

  @BeforeAll
  static void shareWithSix() throws IOException {
    writeTable();
    writeContacts(150);
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        dataset: customers
        identifiers:
          - {column: customer, type: text}
          - {column: phone, type: phone}
        marks:
          - {column: balance, kind: number, step: 0.01, tolerance: 0.5}
        canaries: {rare: 6, half: 12, common: 12, contacts: contacts.csv}
        """);
    Run.ok("init", "--ledger", ledger(), "--owner", "Test Owner");
    for (int i = 1; i <= RECIPIENTS; i++) {
      Run.ok("recipient", "add", "p" + i, "--ledger", ledger());
    }
    Run.ok(
        "share",
        folder.resolve("customers.csv"),
        "--ledger",
        ledger(),
        "--policy",
        folder.resolve("policy.yaml"),
        "--to-all",
        "--out",
        folder.resolve("outbox"));
    readCopies();
    listed =
        Run.ok("canary", "list", "customers", "--ledger", ledger())
            .out()
            .lines()
            .map(line -> List.of(line.replace("\"", "").split(",", -1)))
            .toList();
  }

  @AfterAll
  static void forget() {
    contacts.clear();
    holders.clear();
    real.clear();
  }

  private static Path ledger() {
    return folder.resolve("ledger");
  }

  private static void writeTable() throws IOException {
    Random random = new Random(20);
    List<String> lines = new ArrayList<>(List.of("customer,name,sex,phone,email,city,balance"));
    String[] cities = {"Berlin", "Bonn", "Mainz", "Ulm", "Kiel"};
    String[] names = {"Anna", "Otto", "Karl", "Lena", "Paul", "Rosa", "Emil", "Clara"};
    String[] families = {"Smith", "Braun", "Weber", "Klein", "Vogel", "Jung", "Roth", "Lang"};
    long number = 10_000;
    for (int i = 0; i < ROWS; i++) {
      number += 1 + random.nextInt(9);
      String name = names[random.nextInt(8)] + " " + families[random.nextInt(8)];
      real.add("139" + String.format("%08d", random.nextInt(100_000_000)));
      lines.add(
          String.join(
              ",",
              "C" + number,
              name,
              random.nextBoolean() ? "m" : "f",
              real.get(i),
              name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + i + "@mail.test",
              cities[random.nextInt(5)],
              String.format(java.util.Locale.ROOT, "%.2f", Math.exp(6 + random.nextGaussian()))));
    }
    Files.write(folder.resolve("customers.csv"), lines);
  }

  private static void writeContacts(int count) throws IOException {
    List<String> lines = new ArrayList<>(List.of("phone,email"));
    for (int i = 0; i < count; i++) {
      String phone = "1300000" + String.format("%04d", i);
      contacts.add(phone);
      lines.add(phone + ",desk" + i + "@owner.test");
    }
    Files.write(folder.resolve("contacts.csv"), lines);
  }

  private static void readCopies() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("outbox"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
        String recipient = folder.resolve("outbox").relativize(file).getName(0).toString();
        Files.readAllLines(file).stream()
            .map(line -> line.split(",", -1)[PHONE].replace("\"", ""))
            .filter(contacts::contains)
            .forEach(
                phone -> holders.computeIfAbsent(phone, any -> new TreeSet<>()).add(recipient));
      }
    }
  }

  private static List<List<String>> canaries() {
    return listed.subList(1, listed.size());
  }

  private static String phone(List<String> canary) {
    return canary.get(2 + PHONE);
  }

  /** How many canaries of the list have this phone: rare ones share contacts. */
  private static long sharing(String phone) {
    return canaries().stream().filter(canary -> phone(canary).equals(phone)).count();
  }

  private static String check(Object value) {
    return Run.ok("canary", "check", value, "--ledger", ledger()).out();
  }

  /** The names in all lines that say who held a canary. */
  private static Set<String> named(String out) {
    Set<String> named = new TreeSet<>();
    out.lines()
        .filter(line -> line.contains("held by") && line.contains(": "))
        .map(line -> Iterables.get(Splitter.on(": ").split(line), 1))
        .forEach(names -> Splitter.on(", ").split(names).forEach(named::add));
    return named;
  }

  @Test
  void listHoldsEveryMadeUpPersonAndNoRealOne() {
    assertThat(listed.get(0))
        .containsExactly(
            "canary", "tier", "customer", "name", "sex", "phone", "email", "city", "balance");
    assertThat(canaries()).hasSize(300 + 24 + 15);
    assertThat(canaries()).extracting(CanaryCommandTest::phone).containsAll(holders.keySet());
    assertThat(canaries())
        .extracting(CanaryCommandTest::phone)
        .doesNotContainAnyElementsOf(real)
        .isSubsetOf(contacts);
  }

  @Test
  void everyContactIsTracedToThoseWhoseCopiesHoldIt() {
    assertThat(holders).hasSizeGreaterThan(40);
    holders.forEach((phone, who) -> assertThat(named(check(phone))).isEqualTo(who));
  }

  @Test
  void rareCanaryOfOneIsALeadOnly() {
    String phone =
        canaries().stream()
            .filter(canary -> canary.get(1).equals("rare"))
            .map(CanaryCommandTest::phone)
            .filter(candidate -> holders.getOrDefault(candidate, Set.of()).size() == 1)
            .findFirst()
            .orElseThrow();
    String out = check(phone);
    assertThat(out)
        .contains("rare: 2 % of recipients hold it", "held by 1 of 6 recipients: ")
        .contains("A lead, not an accusation: likelihood ratio 49.0 for the one holder.")
        .doesNotContain(phone);
    assertThat(named(out)).isEqualTo(holders.get(phone));
  }

  @Test
  void commonCanaryNamesNobodyAlone() {
    String phone =
        canaries().stream()
            .filter(canary -> canary.get(1).equals("common"))
            .map(CanaryCommandTest::phone)
            .filter(candidate -> holders.getOrDefault(candidate, Set.of()).size() > 1)
            .findFirst()
            .orElseThrow();
    assertThat(check(phone))
        .contains("common: 80 % of recipients hold it")
        .contains("Names nobody alone: likelihood ratio 1.2 for each holder alike.")
        .doesNotContain("lead");
  }

  @Test
  void contactOfUndeliveredCanariesSaysNothingOfAnybody() {
    String phone =
        canaries().stream()
            .map(CanaryCommandTest::phone)
            .filter(candidate -> !holders.containsKey(candidate))
            .findFirst()
            .orElseThrow();
    assertThat(check(phone))
        .contains("held by 0 of 6 recipients")
        .contains("No share carried it: it says nothing about any recipient.");
  }

  @Test
  void otherSpellingsAndTheCustomerNumberAreRecognised() {
    List<String> canary =
        canaries().stream().filter(c -> sharing(phone(c)) == 1).findFirst().orElseThrow();
    String phone = phone(canary);
    String expected = check(phone);
    assertThat(expected).startsWith("Canary " + canary.get(0) + " of customers");
    assertThat(check("+86 " + phone.substring(0, 3) + "-" + phone.substring(3)))
        .isEqualTo(expected);
    assertThat(check(canary.get(2))).isEqualTo(expected);
  }

  @Test
  void realAndForeignValuesAreNoCanaries() {
    for (String value :
        List.of(real.get(0), real.get(ROWS - 1), "13912345678", "x@y.test", "nonsense", "")) {
      assertThat(check(value)).isEqualTo("No canary of this ledger.\n");
    }
  }

  @Test
  void fileIsSearchedCellByCell() throws IOException {
    List<String> canary =
        canaries().stream().filter(c -> sharing(phone(c)) == 1).findFirst().orElseThrow();
    Path file = folder.resolve("called.csv");
    Files.write(file, List.of("when,number", "monday," + real.get(3), "tuesday," + phone(canary)));
    assertThat(check(file))
        .startsWith("Canary " + canary.get(0) + " of customers")
        .contains("called.csv, line 3")
        .doesNotContain("line 2", phone(canary));
    Files.write(file, List.of("when,number", "monday," + real.get(3)));
    assertThat(check(file)).isEqualTo("No canary of this ledger.\n");
  }

  @Test
  void wrongPassphraseEndsWithCodeTwoAndTellsNothing() {
    Passphrase.assume("wrong");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    for (List<String> words :
        List.of(
            List.of("canary", "list", "customers", "--ledger", ledger().toString()),
            List.of("canary", "check", real.get(0), "--ledger", ledger().toString()))) {
      int code =
          Dyepack.run(
              words.toArray(new String[0]),
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8));
      assertThat(code).isEqualTo(2);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .containsIgnoringCase("passphrase")
        .doesNotContain(real.get(0), "\tat ");
  }

  @Test
  void unknownDatasetOrEpochIsRefused() {
    Run dataset = Run.of("canary", "list", "nothing", "--ledger", ledger());
    assertThat(dataset.code()).isEqualTo(2);
    assertThat(dataset.err()).contains("\"nothing\"");
    Run epoch = Run.of("canary", "list", "customers", "--epoch", "9", "--ledger", ledger());
    assertThat(epoch.code()).isEqualTo(2);
    assertThat(epoch.err()).contains("no epoch 9");
  }

  @Test
  void tooFewContactsAreRefusedBeforeAnythingIsDelivered() throws IOException {
    Path policy = folder.resolve("poor.yaml");
    Files.write(folder.resolve("few.csv"), List.of("phone", "13000000001", "13000000002"));
    Files.writeString(
        policy,
        Files.readString(folder.resolve("policy.yaml"))
            .replace("dataset: customers", "dataset: poor")
            .replace("contacts.csv", "few.csv"));
    Run run =
        Run.of(
            "share",
            folder.resolve("customers.csv"),
            "--ledger",
            ledger(),
            "--policy",
            policy,
            "--to",
            "p1",
            "--out",
            folder.resolve("poor"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("339 new canaries need", "2 that are free", "lower the policy's canaries")
        .doesNotContain("13000000001");
    assertThat(folder.resolve("poor")).doesNotExist();
  }
}
