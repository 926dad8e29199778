package dyepack.match;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.code.Position;
import dyepack.code.PositionCode;
import dyepack.code.ReadRow;
import dyepack.code.SymbolKind;
import dyepack.share.BlindIndex;
import dyepack.spark.LocalSpark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class DumpTalliesTest {
  private static ReadRow row(long number) {
    return ReadRow.of(
        new BlindIndex(number, 7 * number),
        number,
        new byte[0],
        new SymbolKind[PositionCode.MAX_FIELDS],
        new Position[PositionCode.MAX_FIELDS]);
  }

  /** Rows that repeat others take nobody's place; different ones beyond the limit are counted. */
  @Test
  void differentAmbiguousRowsBeyondTheLimitAreCounted() {
    JavaSparkContext spark = LocalSpark.context(LocalSpark.session("local[2]"));
    int different = DumpTallies.MOST_AMBIGUOUS + 25;
    List<MatchJob.Part> parts = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      ArrayList<MatchedRow> rows = new ArrayList<>();
      for (int i = 0; i < different; i++) {
        ArrayList<ReadRow> candidates = new ArrayList<>(List.of(row(2L * i), row(2L * i + 1)));
        rows.add(new MatchedRow(0, i, i, 0, candidates, new int[0]));
      }
      parts.add(new MatchJob.Part(rows, new MatchCounts()));
    }
    try (DumpTallies tallies =
        DumpTallies.of(spark, spark.parallelize(parts, 3), new HashMap<>())) {
      assertThat(tallies.ambiguousLeftOut()).isEqualTo(25);
    }
    try (DumpTallies few =
        DumpTallies.of(
            spark,
            spark.parallelize(
                List.of(
                    new MatchJob.Part(
                        new ArrayList<>(parts.get(0).rows().subList(0, 100)), new MatchCounts())),
                1),
            new HashMap<>())) {
      assertThat(few.ambiguousLeftOut()).isZero();
    }
  }
}
