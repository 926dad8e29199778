package dyepack.marks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dyepack.code.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every cell, however odd. */
class NotationPropertyTest {
  private static final List<String> PIECES =
      Splitter.on('|')
          .splitToList(
              "0|1|9|12|31|45|100|2024|1999|20240228|1709164798|45350|.|,|-|/|:| |T|Z|E|e+|"
                  + "年|月|日|时|分|秒|万|亿|元|¥|$|(|)|'|\"|%|+|°|N|W|AM|pm|"
                  + "上午|下午|Jan|FEB|March|Mon|h|m|s|PT|P|kg|k|w|１|。|00|05|+08:00|\t|号|[|]");

  private static final List<Alphabet> ALPHABETS = List.of(Alphabet.values());

  private static final List<CellStyle> STYLES =
      List.of(
          CellStyle.PLAIN,
          CellStyle.PLAIN.withDecimals(2, 2),
          CellStyle.PLAIN.withDecimals(1, 4).withZerosKept(true),
          CellStyle.PLAIN.withMultiplesKept(BigDecimal.TEN),
          new CellStyle(0, 3, true, ".", 4, false, null, true, false, false));

  @ParameterizedTest
  @EnumSource(
      value = MarkKind.class,
      names = {"NUMBER", "TIMESTAMP", "DATE", "DURATION", "GEO"})
  void whatCanBeWrittenIsWrittenExactlyAndReadAlike(MarkKind kind) {
    int written = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      Random random = new Random(seed);
      String cell = cell(random);
      CellStyle style = STYLES.get(random.nextInt(STYLES.size()));
      Notation notation = Notation.of(kind, style);
      Written text = notation.parse(cell);
      if (text == null) {
        Decimal ignored = notation.read(cell);
        assertThat(ignored == null || ignored.decimals() >= 0).isTrue();
        continue;
      }
      written++;
      Decimal value = text.value();
      assertThat(text.render(value.unscaled(), value.decimals()))
          .as("seed %d %s", seed, style)
          .isEqualTo(cell);
      Decimal read = notation.read(cell);
      assertThat(read).as("seed %d: %s", seed, cell).isNotNull();
      assertThat(read == null ? null : read.toBigDecimal())
          .as("seed %d: %s", seed, cell)
          .isEqualByComparingTo(value.toBigDecimal());
    }
    assertThat(written).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource(
      value = MarkKind.class,
      names = {"NUMBER", "TIMESTAMP", "DATE", "DURATION", "GEO"})
  void everyCandidateIsReadBackWithinTheTolerance(MarkKind kind) {
    for (int seed = 0; seed < 6_000; seed++) {
      Random random = new Random(seed);
      String cell = cell(random);
      Alphabet alphabet = ALPHABETS.get(random.nextInt(4));
      CellStyle style = STYLES.get(random.nextInt(STYLES.size()));
      String tolerance = kind == MarkKind.GEO ? "0.0008" : "800";
      String step = kind == MarkKind.GEO ? "0.000001" : "1";
      Carrier carrier = Carrier.of(Marks.quantised(kind, alphabet, step, tolerance, style));
      Position[] positions = Marks.position(random);
      if (carrier.prepare(cell, positions, Bounds.NONE) instanceof Variants variants) {
        for (int symbol = 0; symbol < variants.size(); symbol++) {
          String text = variants.text(symbol);
          if (text != null) {
            assertThat(Marks.read(carrier, text, positions))
                .as("seed %d: %s -> %s", seed, cell, text)
                .isEqualTo((byte) symbol);
          }
        }
      }
      assertThat(carrier.coarse(cell).length).isLessThanOrEqualTo(2);
    }
  }

  private static String cell(Random random) {
    StringBuilder cell = new StringBuilder();
    int pieces = 1 + random.nextInt(7);
    for (int i = 0; i < pieces; i++) {
      cell.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return cell.toString();
  }
}
