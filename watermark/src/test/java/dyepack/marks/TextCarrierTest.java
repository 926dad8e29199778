package dyepack.marks;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.code.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextCarrierTest {
  private static final List<String> ADDRESSES =
      List.of(
          "浙江省杭州市西湖区文三路90号东部软件园1号楼3单元502室",
          "广东省深圳市南山区科技园科苑路15号A栋1203室",
          "山东省济南市历下区经十路17923号8号楼2单元301",
          "125 North Main Street, Apartment 4, Springfield, Illinois 62701",
          "9 Elm St Apt 12, Austin, TX 78701");

  private static final Carrier CARRIER = Carrier.of(Marks.text(List.of(0, 1, 2, 3)));

  @Test
  void everyCombinationIsReadBack() {
    int carried = 0;
    for (String address : ADDRESSES) {
      Position[] positions = positions(new Random(1));
      Prepared prepared = CARRIER.prepare(address, positions, Bounds.NONE);
      assertThat(prepared).as(address).isInstanceOf(Variants.class);
      Variants variants = (Variants) prepared;
      Spellings.Parsed original = Spellings.parse(address);
      Set<String> texts = new HashSet<>();
      for (int index = 0; index < 16; index++) {
        String text = variants.text(index);
        if (text == null) {
          continue;
        }
        texts.add(text);
        byte[] read = new byte[4];
        CARRIER.read(text, positions, read);
        for (int family = 0; family < 4; family++) {
          int expected = original.has(family) ? index >>> family & 1 : Carrier.ERASED;
          assertThat(read[family]).as("%s: %s", address, text).isEqualTo((byte) expected);
        }
        assertThat(CARRIER.coarse(text)).isEqualTo(CARRIER.coarse(address));
        assertThat(variants.change(index)).isEqualTo(text.equals(address) ? 0 : 1);
      }
      carried += texts.size();
    }
    assertThat(carried).isGreaterThan(4 * ADDRESSES.size());
  }

  @Test
  void familyThatIsNotDrawnKeepsItsSpelling() {
    String address = ADDRESSES.get(0);
    ColumnMark mark = Marks.text(List.of(0, 1, 2, 3));
    ColumnMark half =
        new ColumnMark(
            mark.column(),
            mark.kind(),
            mark.requested(),
            mark.alphabet(),
            mark.fields(),
            mark.families(),
            mark.step(),
            mark.tolerance(),
            mark.scales(),
            mark.groups(),
            0.5,
            mark.style());
    Carrier carrier = Carrier.of(half);
    Position[] positions = positions(new Random(2));
    positions[1] = new Position(0, 0, 0, 0, 60_000);
    Spellings.Parsed original = Spellings.parse(address);

    Variants variants = (Variants) carrier.prepare(address, positions, Bounds.NONE);

    for (int index = 0; index < 16; index++) {
      String text = variants.text(index);
      if (text != null) {
        assertThat(Spellings.variant(text, 1)).isEqualTo(original.variant(1));
        byte[] read = new byte[4];
        carrier.read(text, positions, read);
        assertThat(read[1]).isEqualTo(Carrier.ERASED);
      }
    }
  }

  @Test
  void textWithoutAPlaceIsLeftAlone() {
    Position[] positions = positions(new Random(3));

    assertThat(CARRIER.prepare("hello", positions, Bounds.NONE)).isEqualTo(Uncarried.NO_CHOICE);
    assertThat(CARRIER.prepare("", positions, Bounds.NONE)).isEqualTo(Uncarried.BLANK);
    byte[] read = new byte[4];
    CARRIER.read("", positions, read);
    assertThat(read).containsOnly(Carrier.ERASED);
  }

  private static Position[] positions(Random random) {
    return IntStream.range(0, 4)
        .mapToObj(i -> new Position(random.nextInt(3), random.nextInt(100), 0, 0, 100))
        .toArray(Position[]::new);
  }
}
