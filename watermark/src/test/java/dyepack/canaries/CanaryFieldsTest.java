package dyepack.canaries;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.canaries.ForgeRequest.Caution;
import dyepack.canaries.ForgeRequest.Constraints;
import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import dyepack.identity.Normalised;
import dyepack.identity.Normaliser;
import dyepack.share.BadInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each kind of field agrees with the rest of the row, and meets no real one. */
class CanaryFieldsTest {
  private static final int ROWS = 1_500;
  private static final TierCounts COUNTS = new TierCounts(2, 5, 8);
  private static final IdentifierSpec ID = IdentifierSpec.of("id", IdentifierType.TEXT);

  /** A table of one more column beside random ids. */
  private interface Cell {
    String of(Random random, int row);
  }

  private static TestTables table(long seed, String column, IdentifierType type, Cell cell) {
    Random random = new Random(seed);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          new String[] {
            "K" + (1_000_000 + random.nextInt(9_000_000)),
            cell.of(random, i),
            random.nextBoolean() ? "a" : "b"
          });
    }
    return new TestTables(
        column, List.of("id", column, "kind"), List.of(ID, IdentifierSpec.of(column, type)), rows);
  }

  private static CanaryPool pool(TestTables table, Caution caution) {
    return CanaryQuality.pool(table, COUNTS, ContactsPool.EMPTY, caution, 5);
  }

  private static List<String> made(TestTables table, Caution caution, int column) {
    CanaryPool pool = pool(table, caution);
    assertThat(pool.canaries()).hasSize(100 + 10 + 10);
    return pool.canaries().stream().map(canary -> canary.cells().get(column)).toList();
  }

  private static Set<String> real(TestTables table, int column) {
    return table.rows().stream().map(row -> row[column]).collect(Collectors.toSet());
  }

  private static String digits(Random random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  @Test
  void bankCardsPassLuhnUnderTheIssuersOfTheTable() {
    String[] issuers = {"622202", "621700", "622848", "436742"};
    TestTables table =
        table(
            1,
            "card",
            IdentifierType.BANK_CARD,
            (random, row) ->
                requireNonNull(
                    CheckDigit.LUHN.mend(issuers[random.nextInt(4)] + digits(random, 9) + "0")));
    assertThat(made(table, Caution.NEVER_ISSUED, 1))
        .allMatch(CheckDigit.LUHN::passes)
        .allMatch(card -> List.of(issuers).contains(card.substring(0, 6)))
        .doesNotContainAnyElementsOf(real(table, 1))
        .doesNotHaveDuplicates();
  }

  @Test
  void creditCodesPassTheirCheckInRegionsOfTheTable() {
    String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    String[] regions = {"91110105", "91310115", "91440300", "91330106", "92330106"};
    TestTables table =
        table(
            2,
            "code",
            IdentifierType.TEXT,
            (random, row) -> {
              StringBuilder code = new StringBuilder(regions[random.nextInt(5)]);
              for (int i = 0; i < 9; i++) {
                code.append(alphabet.charAt(random.nextInt(31)));
              }
              return requireNonNull(CheckDigit.GB_32100.mend(code + "0"));
            });
    assertThat(made(table, Caution.NEVER_ISSUED, 1))
        .allMatch(CheckDigit.GB_32100::passes)
        .allMatch(code -> List.of(regions).contains(code.substring(0, 8)))
        .doesNotContainAnyElementsOf(real(table, 1));
  }

  @Test
  void serialNumbersInNoOrderKeepTheirLettersAndCheckDigit() {
    TestTables table =
        table(
            3,
            "waybill",
            IdentifierType.TEXT,
            (random, row) -> {
              String body = "7" + digits(random, 8);
              String letters = random.nextInt(3) == 0 ? "YT" : "SF";
              return letters + body + Long.parseLong(body) % 7;
            });
    assertThat(made(table, Caution.NEVER_ISSUED, 1))
        .allMatch(number -> number.matches("(SF|YT)\\d{10}"))
        .allMatch(number -> CheckDigit.MOD_7.passes(number.substring(2)))
        .doesNotContainAnyElementsOf(real(table, 1))
        .doesNotHaveDuplicates();
  }

  @Test
  void identityNumberAgreesWithRegionCityProvinceBirthAndSex() {
    TestTables table = people(4);
    CanaryPool pool = pool(table, Caution.NEVER_ISSUED);
    assertThat(pool.canaries()).hasSize(120);
    for (Canary canary : pool.canaries()) {
      List<String> cells = canary.cells();
      String id = cells.get(1);
      assertThat(CheckDigit.MOD_11_2.passes(id)).isTrue();
      assertThat(CnId.valid(id)).isTrue();
      assertThat(cells.get(2)).isEqualTo(id.substring(0, 6));
      assertThat(cells.get(3)).isEqualTo("city " + id.substring(0, 4));
      assertThat(cells.get(4)).isEqualTo("province " + id.substring(0, 2));
      assertThat(cells.get(5)).isEqualTo(CnId.birth(id).toString());
      assertThat(cells.get(6)).isEqualTo(CnId.male(id) ? "M" : "F");
    }
    assertThat(pool.canaries())
        .extracting(canary -> canary.cells().get(1))
        .doesNotContainAnyElementsOf(real(table, 1))
        .doesNotHaveDuplicates();
  }

  private static TestTables people(long seed) {
    Random random = new Random(seed);
    List<String> regions = TestTables.regions(random, 30);
    List<String[]> rows = new ArrayList<>();
    for (String[] row : TestTables.customers(seed, ROWS, 30, 0).rows()) {
      String region = regions.get(random.nextInt(30));
      String id = CnId.of(region, CnId.birth(row[4]), CnId.sequence(row[4]), 'X');
      rows.add(
          new String[] {
            row[0],
            id,
            region,
            "city " + region.substring(0, 4),
            "province " + region.substring(0, 2),
            CnId.birth(id).toString(),
            CnId.male(id) ? "M" : "F"
          });
    }
    return new TestTables(
        "people",
        List.of("id", "id_no", "region", "city", "province", "born", "sex"),
        List.of(ID, IdentifierSpec.of("id_no", IdentifierType.CN_ID)),
        rows);
  }

  @Test
  void phonesThatLookAlikeKeepThePrefixesAndTheWayOfWriting() {
    TestTables table =
        table(
            6,
            "phone",
            IdentifierType.PHONE,
            (random, row) ->
                "+86 13" + random.nextInt(4) + "-" + digits(random, 4) + "-" + digits(random, 4));
    assertThat(made(table, Caution.LOOK_ALIKE, 1))
        .allMatch(phone -> phone.matches("\\+86 13[0-3]-\\d{4}-\\d{4}"))
        .doesNotContainAnyElementsOf(real(table, 1));
    assertThat(made(table, Caution.NEVER_ISSUED, 1))
        .allMatch(phone -> phone.matches("\\+86 1(54|6[3489]|79|94)-\\d{4}-\\d{4}"));
  }

  @Test
  void emailFollowsTheNameOfTheRow() {
    String[] given = {"Anna", "Otto", "Karl", "Lena", "Paul", "Rosa", "Emil", "Clara"};
    String[] family = {"Smith", "Braun", "Weber", "Klein", "Vogel", "Jung", "Roth", "Lang"};
    Random random = new Random(7);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String name = given[random.nextInt(8)] + " " + family[random.nextInt(8)];
      String mail = name.toLowerCase(Locale.ROOT).replace(' ', '.') + digits(random, 3);
      rows.add(
          new String[] {"K" + (1_000_000 + random.nextInt(9_000_000)), name, mail + "@m.test"});
    }
    TestTables table = new TestTables("mails", List.of("id", "name", "email"), List.of(ID), rows);
    for (Canary canary : pool(table, Caution.LOOK_ALIKE).canaries()) {
      String name = canary.cells().get(1).toLowerCase(Locale.ROOT).replace(' ', '.');
      assertThat(canary.cells().get(2))
          .matches(java.util.regex.Pattern.quote(name) + "\\d{3}@m.test");
    }
    for (Canary canary : pool(table, Caution.NEVER_ISSUED).canaries()) {
      String name = canary.cells().get(1).toLowerCase(Locale.ROOT).replace(' ', '.');
      assertThat(canary.cells().get(2)).startsWith(name).matches(".*@example\\.(com|net|org)");
    }
  }

  @Test
  void emailInPinyinFollowsTheName() {
    String[][] syllables = {
      {"王", "wang"}, {"李", "li"}, {"张", "zhang"}, {"刘", "liu"}, {"陈", "chen"}, {"杨", "yang"},
      {"赵", "zhao"}, {"黄", "huang"}, {"周", "zhou"}, {"吴", "wu"}, {"孙", "sun"}, {"郭", "guo"}
    };
    Map<String, String> pinyin = new HashMap<>();
    Arrays.stream(syllables).forEach(pair -> pinyin.put(pair[0], pair[1]));
    Random random = new Random(13);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String name = "";
      for (int k = 0; k < 3; k++) {
        name += syllables[random.nextInt(12)][0];
      }
      rows.add(
          new String[] {
            "K" + (1_000_000 + random.nextInt(9_000_000)),
            name,
            spelled(name, pinyin) + digits(random, 3) + "@m.test"
          });
    }
    TestTables table = new TestTables("mails", List.of("id", "name", "email"), List.of(ID), rows);
    assertThat(pool(table, Caution.LOOK_ALIKE).canaries())
        .hasSize(120)
        .allMatch(
            canary ->
                canary
                    .cells()
                    .get(2)
                    .matches(spelled(canary.cells().get(1), pinyin) + "\\d{3}@m.test"));
  }

  private static String spelled(String name, Map<String, String> pinyin) {
    return name.codePoints()
        .mapToObj(Character::toString)
        .map(c -> pinyin.getOrDefault(c, "?"))
        .collect(Collectors.joining());
  }

  @Test
  void codesOfASortedTableStayInOrder() {
    Random random = new Random(14);
    Set<String> codes = new TreeSet<>();
    while (codes.size() < ROWS) {
      codes.add(String.format("%012x", random.nextLong() & 0xFFFFFFFFFFFFL));
    }
    List<String> sorted = List.copyOf(codes);
    List<String[]> rows = new ArrayList<>();
    codes.forEach(code -> rows.add(new String[] {code, random.nextBoolean() ? "a" : "b"}));
    CanaryPool pool =
        pool(
            new TestTables("sorted", List.of("id", "kind"), List.of(ID), rows),
            Caution.NEVER_ISSUED);
    assertThat(pool.canaries()).hasSize(120);
    for (Canary canary : pool.canaries()) {
      int before = sorted.indexOf(canary.after().get(0));
      assertThat(canary.cells().get(0))
          .matches("[0-9a-f]{12}")
          .isGreaterThan(sorted.get(before))
          .isLessThan(sorted.get(before + 1));
    }
  }

  @Test
  void tablesSortedByPhoneGetCanariesAndANote() {
    TestTables table =
        table(
            15,
            "phone",
            IdentifierType.PHONE,
            (random, row) -> "1390000" + String.format("%04d", row));
    CanaryPool pool = pool(table, Caution.NEVER_ISSUED);
    assertThat(pool.canaries()).hasSize(120);
    assertThat(pool.notes()).anyMatch(note -> note.contains("out of that order"));
  }

  @Test
  void noCanaryMeetsARealPhoneInAnySpelling() {
    TestTables table =
        table(
            8,
            "phone",
            IdentifierType.PHONE,
            (random, row) -> "1390000" + String.format("%04d", row));
    Set<String> known = new HashSet<>();
    table.rows().forEach(row -> known.add(canonical("+86 " + row[1])));
    List<ContactsPool.Contact> contacts = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      // Every second contact is a real row's phone, written in another way.
      contacts.add(
          new ContactsPool.Contact(
              i % 2 == 0
                  ? "0086-139 0000 " + String.format("%04d", i)
                  : "1300000" + String.format("%04d", i),
              ""));
    }
    CanaryPool pool = forge(table, new ContactsPool(contacts), "key", known);
    assertThat(pool.canaries()).hasSize(120);
    assertThat(pool.canaries())
        .extracting(canary -> canonical(canary.cells().get(1)))
        .doesNotContainAnyElementsOf(known)
        .allMatch(phone -> phone.contains("1300000"));
  }

  private static String canonical(String phone) {
    Normalised value = Normaliser.normalise(IdentifierType.PHONE, List.of(phone));
    return value instanceof Normalised.Known some ? some.canonical() : "";
  }

  private static CanaryPool forge(
      TestTables table, ContactsPool contacts, String key, Set<String> knownPhones) {
    return new CanaryForge(key.getBytes(StandardCharsets.UTF_8))
        .forge(
            new ForgeRequest(
                table.header(),
                table.identifiers(),
                DonorSample.ofRows(table.rows()),
                ROWS,
                COUNTS,
                contacts,
                Constraints.NONE,
                Caution.NEVER_ISSUED,
                (identifier, cells) ->
                    identifier == 1 && knownPhones.contains(canonical(cells.get(0))),
                0,
                List.of()));
  }

  @Test
  void otherKeysMakeOtherPeople() {
    TestTables table = people(9);
    CanaryPool one = forge(table, ContactsPool.EMPTY, "key 1", Set.of());
    CanaryPool two = forge(table, ContactsPool.EMPTY, "key 2", Set.of());
    assertThat(forge(table, ContactsPool.EMPTY, "key 1", Set.of())).isEqualTo(one);
    assertThat(two.canaries())
        .extracting(Canary::cells)
        .doesNotContainAnyElementsOf(one.canaries().stream().map(Canary::cells).toList());
  }

  @Test
  void noCanaryIsARealRow() {
    for (TestTables table :
        List.of(people(10), TestTables.census(10, ROWS), OtherTables.credit(10, ROWS))) {
      Set<List<String>> rows = table.rows().stream().map(List::of).collect(Collectors.toSet());
      Set<List<String>> withoutId =
          rows.stream().map(row -> row.subList(1, row.size())).collect(Collectors.toSet());
      List<Canary> canaries = pool(table, Caution.NEVER_ISSUED).canaries();
      assertThat(canaries).extracting(Canary::cells).doesNotContainAnyElementsOf(rows);
      long copies =
          canaries.stream()
              .filter(
                  canary -> withoutId.contains(canary.cells().subList(1, canary.cells().size())))
              .count();
      assertThat(copies).as(table.name()).isLessThan(canaries.size() / 20);
    }
  }

  @Test
  void tooFewContactsAreRefusedWithTheNumberNeeded() {
    TestTables table =
        table(
            11,
            "phone",
            IdentifierType.PHONE,
            (random, row) -> "1390000" + String.format("%04d", row));
    // 20 canaries of the upper tiers with one each, 100 rare ones that share each with four.
    assertThatThrownBy(
            () ->
                CanaryQuality.pool(
                    table, COUNTS, CanaryQuality.contacts(30, 11), Caution.NEVER_ISSUED, 5))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "120 new canaries need 45 contacts, but the contacts file has only 30 that are free"
                + " (30 in all; those of real rows and earlier canaries don't count). Add 15 more,"
                + " or lower the policy's canaries.");
    assertThat(
            CanaryQuality.pool(
                    table, COUNTS, CanaryQuality.contacts(45, 11), Caution.NEVER_ISSUED, 5)
                .canaries())
        .hasSize(120);
  }

  @Test
  void contactsWithoutTheColumnThatIsWantedAreNoted() {
    TestTables table =
        table(
            12,
            "phone",
            IdentifierType.PHONE,
            (random, row) -> "1390000" + String.format("%04d", row));
    ContactsPool mails =
        new ContactsPool(
            CanaryQuality.contacts(100, 12).contacts().stream()
                .map(contact -> new ContactsPool.Contact("", contact.email()))
                .toList());
    CanaryPool pool = CanaryQuality.pool(table, COUNTS, mails, Caution.NEVER_ISSUED, 5);
    assertThat(pool.notes()).anyMatch(note -> note.contains("120 phones or e-mails"));
  }
}
