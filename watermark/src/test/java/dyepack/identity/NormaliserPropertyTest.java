package dyepack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every cell, shown on cells from a seed. */
class NormaliserPropertyTest {
  private static final String NASTY =
      "0123456789012345678901234567890123456789*xX#?.,-+/ ()@eE\u4eac\u5f20\u67d0\u3000\u200b\uff11\uff21"
          + "\u00d7\u0425'\"=\ud83d\ude00\u0000\t\n年月日Aaßİ";

  /** Any cell is read without an exception, and what is hidden from one is hidden in the answer. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyCellHasAnAnswer(long seed) {
    Random random = new Random(seed);
    RowIndexer indexer = indexerOfAll();
    DumpProbe probe = new DumpProbe(RowIndexerTest.KEYS, planOfAll());
    for (int i = 0; i < 1_500; i++) {
      String cell = nasty(random);
      for (IdentifierType type : IdentifierType.values()) {
        List<String> parts =
            type == IdentifierType.PERSON ? List.of(cell, nasty(random)) : List.of(cell);
        Normalised value = Normaliser.normalise(type, parts);
        if (value instanceof Known known) {
          assertThat(known.canonical()).as("seed %d cell %d", seed, i).isNotEmpty();
        } else if (value instanceof Masked masked) {
          assertThat(masked.pattern()).as("seed %d cell %d", seed, i).contains("*");
        }
      }
      String[] row = new String[IdentifierType.values().length + 1];
      Arrays.fill(row, cell);
      assertThat(indexer.keys(row)).isNotNull();
      assertThat(probe.probes(Map.of("phone", cell, "cn-id", cell, "email", cell))).isNotNull();
    }
  }

  private static IndexPlan planOfAll() {
    List<IdentifierSpec> identifiers =
        Arrays.stream(IdentifierType.values())
            .map(
                type ->
                    type == IdentifierType.PERSON
                        ? new IdentifierSpec(List.of("text", "number"), type)
                        : IdentifierSpec.of(type.yamlName(), type))
            .toList();
    return new IndexPlan(identifiers, "text", "text", List.of(List.of("text", "number")));
  }

  private static RowIndexer indexerOfAll() {
    List<String> header =
        Arrays.stream(IdentifierType.values()).map(IdentifierType::yamlName).toList();
    return new RowIndexer(RowIndexerTest.KEYS, planOfAll(), header);
  }

  private static String nasty(Random random) {
    StringBuilder cell = new StringBuilder();
    int length = random.nextInt(random.nextInt(20) == 0 ? 60 : 22);
    for (int i = 0; i < length; i++) {
      cell.append(NASTY.charAt(random.nextInt(NASTY.length())));
    }
    return cell.toString();
  }

  /** Cells far longer than any value neither overflow the stack nor take long. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "a.", "x", "*", " ", "1 ", "张", "1,", "@", "-1", "=\"", "年1"})
  void hugeCellsAreRead(String piece) {
    String cell = piece.repeat(200_000 / piece.length());
    for (IdentifierType type : IdentifierType.values()) {
      List<String> parts =
          type == IdentifierType.PERSON ? List.of(cell, "1990-01-01") : List.of(cell);
      assertThat(Normaliser.normalise(type, parts)).isNotNull();
    }
    assertThat(CellValue.readings(cell)).isNotNull();
    assertThat(new DumpProbe(RowIndexerTest.KEYS, planOfAll()).probes(Map.of("phone", cell)))
        .isNotNull();
  }

  /** A canonical value reads as itself, so a ledger may be rebuilt from canonical values. */
  @Test
  void canonicalValuesReadAsThemselves() {
    People people = People.seeded(3);
    for (int i = 0; i < 2_000; i++) {
      People.Row person = people.next();
      assertStable(IdentifierType.PHONE, person.phone());
      assertStable(IdentifierType.CN_ID, person.id());
      assertStable(IdentifierType.BANK_CARD, person.card());
      assertStable(IdentifierType.EMAIL, person.email());
      assertStable(IdentifierType.PLATE, person.plate());
      assertStable(IdentifierType.TEXT, person.address());
      assertStable(IdentifierType.NUMBER, person.phone());
    }
  }

  private static void assertStable(IdentifierType type, String cell) {
    Normalised value = Normaliser.normalise(type, List.of(cell));
    assertThat(value).isInstanceOf(Known.class);
    assertThat(Normaliser.normalise(type, List.of(((Known) value).canonical()))).isEqualTo(value);
  }

  /** Grouping, width, prefixes and spreadsheets: any of them, any number of times. */
  @Test
  void dressedUpNumbersAreTheSame() {
    Random random = new Random(17);
    People people = People.seeded(19);
    for (int i = 0; i < 2_000; i++) {
      People.Row person = people.next();
      assertSame(IdentifierType.PHONE, person.phone(), dressed(person.phone(), random));
      assertSame(IdentifierType.CN_ID, person.id(), dressed(person.id(), random));
      assertSame(IdentifierType.BANK_CARD, person.card(), dressed(person.card(), random));
      assertSame(IdentifierType.PHONE, person.phone(), "+86 " + grouped(person.phone(), random));
    }
  }

  private static void assertSame(IdentifierType type, String plain, String dressed) {
    assertThat(Normaliser.normalise(type, List.of(dressed)))
        .as(dressed)
        .isEqualTo(Normaliser.normalise(type, List.of(plain)));
  }

  private static String dressed(String number, Random random) {
    String text = grouped(number, random);
    return switch (random.nextInt(4)) {
      case 0 -> " " + text + "\t";
      case 1 -> "'" + text;
      case 2 -> "=\"" + text + "\"";
      default -> text;
    };
  }

  private static String grouped(String number, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      text.append(random.nextInt(3) == 0 ? (char) (c + 0xfee0) : c);
      if (i >= 3 && i % 4 == 0 && i < number.length() - 1) {
        text.append(" -\u00a0\u2010".charAt(random.nextInt(4)));
      }
    }
    return text.toString();
  }
}
