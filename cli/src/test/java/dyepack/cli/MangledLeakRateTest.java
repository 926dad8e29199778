package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.rates.FigureBook;
import dyepack.rates.ReadingFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a mangled copy to its recipient, by the public commands: each leak is 50 to 150 rows of one
 * recipient's copy in one {@link MangledForm} or, with the columns whole, in one {@link
 * SeizedForm}. Every other recipient is an innocent of every leak, and all of them are innocents of
 * rows of the unmarked table and of strangers' rows.
 *
 * <p>Run the rates with {@code mvn test -pl cli -am -Dtest=MangledLeakRateTest -Dgroups=slow
 * -DexcludedGroups= -Dsurefire.failIfNoSpecifiedTests=false}; {@code -Dmangled.leaks} and {@code
 * -Dmangled.recipients} set how many. The test without the tag traces one leak of every form.
 */
class MangledLeakRateTest {
  private static final int LEAKS = Integer.getInteger("mangled.leaks", 300);
  private static final int RECIPIENTS = Integer.getInteger("mangled.recipients", 200);
  private static final List<String> HEADER =
      List.of("客户编号", "姓名", "手机号", "身份证号", "地址", "余额", "开户时间", "积分", "渠道", "出生日期");

  @TempDir Path folder;

  /** One form after the other would take minutes: the forms lie in one folder, of one recipient. */
  @Test
  void everyFormAddsToWhatNamesTheRightOne() throws IOException {
    ClientTable owner = new ClientTable(folder, 2_000, 40, 5);
    Random random = new Random(19);
    Path seized = folder.resolve("seized");
    for (MangledForm form : MangledForm.values()) {
      form.save(seized.resolve(form.name()), owner.some(17, 60, random), random);
    }
    assertThat(owner.accused(seized, "all")).containsExactly("p0017");
    var found = NameTheLeaker.found("all", folder.resolve("case-all")).findings();
    assertThat(found.path("dump").path("rowsMatched").asLong())
        .isGreaterThanOrEqualTo((long) (0.99 * 60 * MangledForm.values().length));
    Set<String> read = new TreeSet<>();
    found
        .path("columns")
        .forEach(
            column -> {
              if (Set.of("余额", "开户时间", "积分").contains(column.path("mappedTo").asText())) {
                Path.of(column.path("file").asText()).forEach(part -> read.add(part.toString()));
              }
            });
    assertThat(read)
        .containsAll(Arrays.stream(MangledForm.values()).map(MangledForm::name).toList());
  }

  @Test
  @Tag("slow")
  @Tag("figures")
  void rates() throws IOException {
    long begun = System.nanoTime();
    ClientTable owner = new ClientTable(folder, 2_000, RECIPIENTS, 6);
    Map<MangledForm, int[]> byForm = new EnumMap<>(MangledForm.class);
    List<String> wrong = new ArrayList<>();
    int right = 0;
    int falsely = 0;
    long innocents = 0;
    for (int leak = 0; leak < LEAKS; leak++) {
      Random random = new Random(88_000_001L + leak);
      int recipient = 1 + random.nextInt(RECIPIENTS);
      int rows = 50 + random.nextInt(101);
      Path seized = Files.createDirectories(folder.resolve("seized-" + leak));
      int forms = MangledForm.values().length + 3;
      boolean mangled = leak % forms < MangledForm.values().length;
      MangledForm form =
          List.of(MangledForm.values()).get(leak % forms % MangledForm.values().length);
      List<String[]> some = owner.some(recipient, rows, random);
      String name;
      if (mangled) {
        form.save(seized, some, random);
        name = form.name();
      } else {
        SeizedForm whole =
            List.of(SeizedForm.values()).get(random.nextInt(SeizedForm.values().length));
        whole.save(seized, HEADER, some);
        name = whole.name();
      }
      Set<String> accused = owner.accused(seized, "leak-" + leak);
      innocents += RECIPIENTS - 1;
      boolean hit = accused.equals(Set.of(NameTheLeaker.recipient(recipient)));
      right += hit ? 1 : 0;
      falsely +=
          accused.stream().anyMatch(a -> !a.equals(NameTheLeaker.recipient(recipient))) ? 1 : 0;
      if (mangled) {
        int[] counts = byForm.computeIfAbsent(form, f -> new int[2]);
        counts[hit ? 0 : 1]++;
      }
      if (!hit) {
        wrong.add(name + " " + rows + " rows: " + accused);
      }
    }
    int innocentDumps = Math.max(2, LEAKS / 10);
    for (int dump = 0; dump < innocentDumps; dump++) {
      Random random = new Random(99_000_001L + dump);
      Path seized = Files.createDirectories(folder.resolve("innocent-" + dump));
      for (MangledForm form : MangledForm.values()) {
        List<String[]> rows =
            dump % 2 == 0 ? owner.some(0, 100, random) : ClientTable.strangers(100, random);
        form.save(seized.resolve(form.name()), rows, random);
      }
      Set<String> accused = owner.accused(seized, "innocent-" + dump);
      innocents += RECIPIENTS;
      falsely += accused.size();
    }
    StringBuilder table = new StringBuilder("| form | right recipient | others |\n|---|---|---|\n");
    byForm.forEach(
        (form, counts) ->
            table.append(
                String.format(Locale.ROOT, "| %s | %d | %d |%n", form, counts[0], counts[1])));
    table.append(
        String.format(
            Locale.ROOT,
            "| all %d leaks of 50 to 150 rows, %d recipients | %d (%.2f %%) | %d |%n",
            LEAKS,
            RECIPIENTS,
            right,
            100.0 * right / LEAKS,
            LEAKS - right));
    table.append(
        String.format(
            Locale.ROOT,
            "| false accusations of %,d innocents (with %d innocent folders) | | %d |%n",
            innocents,
            innocentDumps,
            falsely));
    System.out.print(table);
    wrong.forEach(System.out::println);
    double seconds = (System.nanoTime() - begun) / 1e9;
    FigureBook book = FigureBook.here();
    book.put(ReadingFigure.LEAKER, right, LEAKS, right >= .99 * LEAKS, seconds);
    String accused = String.format(Locale.ROOT, "%d of %,d", falsely, innocents);
    boolean enough = falsely == 0 && innocents >= 10_000;
    book.put(ReadingFigure.INNOCENTS, accused, "", enough, seconds);
    assertThat(falsely).isZero();
    assertThat((double) right / LEAKS).as(wrong.toString()).isGreaterThanOrEqualTo(0.99);
  }
}
