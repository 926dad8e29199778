package dyepack.marks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.code.Position;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoryCarrierTest {
  private static final List<List<String>> PAIRS =
      List.of(List.of("web", "app"), List.of("shop", "agent", "bank"));

  @Test
  void everySymbolIsReadBackFromEveryValue() {
    Carrier carrier = Carrier.of(Marks.category(Alphabet.Q2, 1, PAIRS));
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      Position[] positions = Marks.position(random);
      for (List<String> group : PAIRS) {
        for (String value : group) {
          Variants variants = (Variants) carrier.prepare(value, positions, Bounds.NONE);
          for (int symbol = 0; symbol < 2; symbol++) {
            String text = requireNonNull(variants.text(symbol));
            assertThat(group).contains(text);
            assertThat(Marks.read(carrier, " " + text + " ", positions)).isEqualTo((byte) symbol);
            assertThat(variants.change(symbol)).isEqualTo(value.equals(text) ? 0 : 1);
          }
        }
      }
    }
  }

  @Test
  void largeGroupCarriesSixteenSymbols() {
    List<String> towns = IntStream.range(0, 21).mapToObj(i -> "town " + i).toList();
    Carrier carrier = Carrier.of(Marks.category(Alphabet.HEX, 1, List.of(towns)));
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      Position[] positions = Marks.position(random);
      Variants variants =
          (Variants) carrier.prepare("town " + random.nextInt(21), positions, Bounds.NONE);
      for (int symbol = 0; symbol < 16; symbol++) {
        String text = requireNonNull(variants.text(symbol));
        assertThat(Marks.read(carrier, text, positions)).isEqualTo((byte) symbol);
      }
    }
  }

  @Test
  void symbolsFollowTheFormula() {
    Carrier carrier = Carrier.of(Marks.category(Alphabet.Q2, 1, PAIRS));

    // group of three, floor(3/2) = 1: residue 0 is symbol 0, residues 1 and 2 are symbol 1
    assertThat(Marks.read(carrier, "shop", Marks.fine(0))).isEqualTo((byte) 0);
    assertThat(Marks.read(carrier, "agent", Marks.fine(0))).isEqualTo((byte) 1);
    assertThat(Marks.read(carrier, "bank", Marks.fine(0))).isEqualTo((byte) 1);
    assertThat(Marks.read(carrier, "bank", Marks.fine(1))).isEqualTo((byte) 0);
    // nearest place: from bank (residue 2) to residue 1 costs nothing, ties go down
    Variants variants = (Variants) carrier.prepare("agent", Marks.fine(2), Bounds.NONE);
    assertThat(variants.text(0)).isEqualTo("agent");
    assertThat(variants.text(1)).isEqualTo("shop");
  }

  @Test
  void valueOutsideTheGroupsIsLeftAlone() {
    Carrier carrier = Carrier.of(Marks.category(Alphabet.Q2, 1, PAIRS));

    assertThat(carrier.prepare("phone", Marks.fine(0), Bounds.NONE)).isEqualTo(Uncarried.NO_CHOICE);
    assertThat(carrier.prepare("", Marks.fine(0), Bounds.NONE)).isEqualTo(Uncarried.BLANK);
    // the cell has another look than the group's value: rewriting would not be exact
    assertThat(carrier.prepare("web ", Marks.fine(0), Bounds.NONE)).isEqualTo(Uncarried.NO_CHOICE);
    assertThat(Marks.read(carrier, "ＷEB", Marks.fine(0))).isEqualTo((byte) 0);
    assertThat(Marks.read(carrier, "phone", Marks.fine(0))).isEqualTo(Carrier.ERASED);
    assertThat(carrier.coarse("phone")).isEmpty();
    assertThat(carrier.coarse("agent")).containsExactly(1);
  }

  @Test
  void rateLeavesTheOtherRowsAlone() {
    Carrier carrier = Carrier.of(Marks.category(Alphabet.Q2, 0.25, PAIRS));
    Position[] drawn = {new Position(0, 0, 0, 0, 16_383)};
    Position[] notDrawn = {new Position(0, 0, 0, 0, 16_384)};

    assertThat(carrier.prepare("web", drawn, Bounds.NONE)).isInstanceOf(Variants.class);
    assertThat(carrier.prepare("web", notDrawn, Bounds.NONE)).isEqualTo(Uncarried.NOT_DRAWN);
    assertThat(Marks.read(carrier, "web", notDrawn)).isEqualTo(Carrier.ERASED);
  }
}
