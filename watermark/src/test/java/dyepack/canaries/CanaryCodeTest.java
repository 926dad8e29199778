package dyepack.canaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BadInputException;
import dyepack.share.BlindIndex;
import dyepack.share.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who holds a canary, what a share commits to, and the bytes of a pool. */
class CanaryCodeTest {
  private static final List<String> HEADER = List.of("name", "id");

  private static byte[] key(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private static Canary canary(int number, Tier tier, int level) {
    return new Canary(number, tier, level, List.of("n\"" + number, "1"), 0.5, List.of());
  }

  @Test
  void inclusionFollowsTheTier() {
    for (Tier tier : Tier.values()) {
      int held = 0;
      for (int n = 0; n < 20_000; n++) {
        held += CanaryInclusion.symbol(key("a"), n, tier) ? 1 : 0;
      }
      // Five standard errors of a proportion of 20,000.
      assertThat(held / 20_000.0).isBetween(tier.inclusion() - 0.0177, tier.inclusion() + 0.0177);
    }
  }

  @Test
  void rareCanariesOfTwoRecipientsHardlyMeet() {
    int pool = 3_000;
    int recipients = 30;
    int[][] held = new int[recipients][];
    for (int j = 0; j < recipients; j++) {
      byte[] key = key("recipient " + j);
      held[j] =
          IntStream.range(0, pool).filter(n -> CanaryInclusion.symbol(key, n, Tier.RARE)).toArray();
    }
    int meetings = 0;
    for (int j = 0; j < recipients; j++) {
      for (int k = 0; k < j; k++) {
        int[] other = held[k];
        int shared =
            (int) Arrays.stream(held[j]).filter(n -> Arrays.binarySearch(other, n) >= 0).count();
        // 1.2 on average; nine or more once in 200,000 pairs.
        assertThat(shared).isLessThan(9);
        meetings += shared;
      }
    }
    // 435 pairs of mean 1.2: 522, five standard errors of a Poisson count.
    assertThat(meetings).isBetween(522 - 114, 522 + 114);
  }

  @Test
  void chainDecidesByLevel() {
    CanaryInclusion partner = new CanaryInclusion(List.of(key("p")));
    CanaryInclusion sub = new CanaryInclusion(List.of(key("p"), key("s")));
    for (int n = 0; n < 200; n++) {
      assertThat(sub.holds(canary(n, Tier.HALF, 0)))
          .isEqualTo(partner.holds(canary(n, Tier.HALF, 0)));
      assertThat(sub.holds(canary(n, Tier.HALF, 3)))
          .isEqualTo(CanaryInclusion.symbol(key("s"), n, Tier.HALF));
    }
  }

  @Test
  void withholdingTakesAboutTheFractionAndGrowsAlongAChain() {
    Withholding one = new Withholding(List.of(key("p")), 0.01);
    Withholding two = new Withholding(List.of(key("p"), key("s")), 0.01);
    int first = 0;
    int second = 0;
    for (int i = 0; i < 20_000; i++) {
      BlindIndex row = new BlindIndex(i, 3L * i);
      first += one.withholds(row) ? 1 : 0;
      second += two.withholds(row) ? 1 : 0;
      assertThat(!one.withholds(row) || two.withholds(row)).isTrue();
    }
    assertThat(first).isBetween(130, 270);
    assertThat(second).isBetween(300, 500);
  }

  @Test
  void fileGivesThePoolBack() {
    CanaryPool pool =
        new CanaryPool(
            HEADER,
            List.of(
                canary(0, Tier.COMMON, 2),
                new Canary(5, Tier.RARE, 0, List.of("王\n", ""), 0.25, List.of("C1")),
                new Canary(
                    6, Tier.HALF, 0, List.of("b", ""), 0.3, List.of("C1"), List.of("C2"), false, 5),
                new Canary(
                    7, Tier.HALF, 0, List.of("c", ""), 0.3, List.of("C1"), List.of("C3"), true, 7)),
            List.of("a note"));
    assertThat(CanaryFile.read(CanaryFile.write(pool))).isEqualTo(pool);
  }

  @Test
  void otherBytesAreAnIntegrityFailure() {
    assertThatThrownBy(() -> CanaryFile.read(key("{}"))).isInstanceOf(IntegrityException.class);
    assertThatThrownBy(() -> CanaryFile.read(key("no"))).isInstanceOf(IntegrityException.class);
  }

  @Test
  void canonicalJsonSortsAndEscapes() {
    assertThat(CanaryJson.canonical(HEADER, canary(3, Tier.HALF, 0)))
        .isEqualTo("{\"cells\":{\"id\":\"1\",\"name\":\"n\\\"3\"},\"number\":3,\"tier\":\"half\"}");
  }

  @Test
  void rootChangesWithEveryCanaryAndShare() {
    List<Canary> held = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      held.add(canary(i, Tier.RARE, 0));
    }
    byte[] root = CanaryCommitment.root(key("salt"), "share-1", HEADER, held);
    assertThat(root).hasSize(32);
    assertThat(CanaryCommitment.root(key("salt"), "share-2", HEADER, held)).isNotEqualTo(root);
    assertThat(CanaryCommitment.root(key("salt"), "share-1", HEADER, held.subList(0, 4)))
        .isNotEqualTo(root);
  }

  @Test
  void rootOfThreeLeavesFollowsRfc9162() {
    byte[] a = key("a".repeat(32));
    byte[] b = key("b".repeat(32));
    byte[] c = key("c".repeat(32));
    byte[] ab = CanaryCommitment.root(List.of(a, b));
    assertThat(CanaryCommitment.root(List.of(a, b, c)))
        .isEqualTo(CanaryCommitment.root(List.of(ab, c)));
  }

  @Test
  void shareTakesTheFirstOfEachTier() {
    List<Canary> canaries = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      canaries.add(canary(i, List.of(Tier.RARE, Tier.HALF, Tier.COMMON).get(i % 3), 0));
    }
    CanaryPool pool = new CanaryPool(HEADER, canaries, List.of());
    TierCounts policy = new TierCounts(2, 2, 4);
    assertThat(pool.forShareOf(100_000, policy)).hasSize(100 + 4 + 5);
    assertThat(pool.forShareOf(400, policy)).hasSize(50 + 2 + 2);
    assertThat(pool.forShareOf(199, policy)).isEmpty();
  }

  @Test
  void contactsAreReadByHeader() {
    ContactsPool pool =
        ContactsPool.parse("\uFEFFname,Email,PHONE\r\nx,\"a@b.test\", 13900000000\n\n", "pool.csv");
    assertThat(pool.contacts())
        .containsExactly(new ContactsPool.Contact("13900000000", "a@b.test"));
  }

  @Test
  void contactsWithoutAHeaderAreRefused() {
    assertThatThrownBy(() -> ContactsPool.parse("13900000000\n", "pool.csv"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("pool.csv needs a header line")
        .hasMessageNotContaining("139");
  }
}
