package dyepack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.keys.EpochKeys;
import dyepack.keys.RecipientKeys;
import dyepack.keys.RootKey;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Frozen vectors of the key hierarchy and the index, computed once with Python's hmac and hashlib
 * from the byte strings in {@code SPEC.md}. If one changes, ledgers of before can't be read.
 */
class IndexVectorsTest {
  private static final EpochKeys EPOCH =
      RootKey.of(
              HexFormat.of()
                  .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"))
          .epoch("Bank of Ex", "customers", 1);

  @Test
  void keysOfTheEpoch() {
    assertThat(hex(EPOCH.blindIndexKey()))
        .isEqualTo("424962edf830b03f300c65d94b0ddb62c2d7687ad1dec1a971d9041db8f913ca");
    assertThat(hex(EPOCH.positions()))
        .isEqualTo("92b43c0b9e4249cb2cbac575d51bbce9a0c18e981e4a2ca81ed67674027cdd7f");
  }

  @Test
  void keysOfARecipient() {
    RecipientKeys keys = EPOCH.recipient("partner-1", EpochKeys.phantomNonce(1));
    assertThat(hex(keys.markKey())).isEqualTo("ea28fb057a9a5119604c13c6a36e8d2c");
    assertThat(hex(keys.canaryKey()))
        .isEqualTo("9705817a7a4b645f0b34511a7f180a2827b661c3652f6af8b827282e8ec3d416");
    assertThat(hex(keys.saltKey()))
        .isEqualTo("3235dfb2f541923e10a8b68a95a63970153b517e23ca1e9feb97d8406eca34c2");
  }

  @Test
  void commitments() {
    assertThat(hex(EPOCH.keyCommitment("partner-1")))
        .isEqualTo("5a99fcd172ed39db29d9ba52f0a7428843e52ff8d8928da0e8a286be241ab3f1");
    assertThat(hex(EpochKeys.nonceCommitment(EpochKeys.phantomNonce(1))))
        .isEqualTo("0b8ee798045268086fe84d7c377bad5f84e7783d48c089587596edbc4d4d7483");
    assertThat(hex(EPOCH.positionCommitment()))
        .isEqualTo("32d563ddc75c63663cd1b5e0df38a423738fb8a646dbbf321c90d6752b9f717f");
    assertThat(hex(EPOCH.pseudonym("partner-1")))
        .isEqualTo("b58696803084d05caf8b235bf6ed39d5244a32b7d9f0a75a95373a88833da885");
  }

  @Test
  void keysOfARow() {
    IndexPlan plan =
        new IndexPlan(
            List.of(
                IdentifierSpec.of("no", IdentifierType.TEXT),
                IdentifierSpec.of("phone", IdentifierType.PHONE),
                new IdentifierSpec(List.of("name", "born"), IdentifierType.PERSON)),
            "name",
            null,
            List.of(List.of("born", "city")));
    String[] row = {"C-001", "+86 138 1234 5678", "张三丰", "12.03.1990", "郑州"};

    RowKeys keys =
        new RowIndexer(EPOCH, plan, List.of("no", "phone", "name", "born", "city")).keys(row);

    assertThat(keys.rid()).hasToString("26747960ca5eaaef298e91ed176c723a");
    assertThat(keys.keys())
        .extracting(key -> key.use() + " " + key.key())
        .contains(
            "1 08dcfc85b6166a0cbfb016e985e8c131",
            "2 afd81e089542dbbab875a437c8c3f584",
            "101 fe7e65517ddd0d1c1b666d7ca4afed76",
            "200 22d29105cb515c7b610ff396bd1c962a");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
