package dyepack.cells;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.ByteAccount.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Accounts add up the same in any order and grouping, and lose no byte. */
class ByteAccountTest {
  private static List<ByteAccount> stretches(Random random, int n) {
    List<ByteAccount> all = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < n; i++) {
      long end = at + 1 + random.nextInt(50);
      all.add(
          ByteAccount.of(
              List.of(Kind.values()).get(random.nextInt(5)), "reason " + i % 3, at, end));
      at = end;
    }
    return all;
  }

  @Test
  void orderAndGroupingDontMatter() {
    for (int seed = 0; seed < 20; seed++) {
      List<ByteAccount> parts = stretches(new Random(seed), 600);
      ByteAccount left = parts.stream().reduce(ByteAccount.EMPTY, ByteAccount::plus);
      ByteAccount right = ByteAccount.EMPTY;
      for (int i = parts.size() - 1; i >= 0; i--) {
        right = parts.get(i).plus(right);
      }
      List<ByteAccount> shuffled = new ArrayList<>(parts);
      Collections.shuffle(shuffled, new Random(seed + 1));
      ByteAccount mixed = shuffled.stream().reduce(ByteAccount.EMPTY, ByteAccount::plus);
      assertThat(right).isEqualTo(left);
      assertThat(mixed).isEqualTo(left);
      long bytes = parts.stream().mapToLong(ByteAccount::total).sum();
      assertThat(left.total()).isEqualTo(bytes);
      assertThat(left.spans()).hasSize(ByteAccount.SPANS_KEPT);
      assertThat(left.spansLeftOut()).isPositive();
    }
  }

  @Test
  void recordsAndBlankLinesNeedNoPlace() {
    ByteAccount account =
        ByteAccount.of(Kind.RECORD, "", 0, 10).plus(ByteAccount.of(Kind.BLANK, "", 10, 11));
    assertThat(account.spans()).isEmpty();
    assertThat(account.record()).isEqualTo(10);
    assertThat(account.blank()).isEqualTo(1);
  }
}
