package dyepack.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.keys.EpochKeys;
import dyepack.keys.RootKey;
import dyepack.marks.Spellings;
import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen of an address whatever its spelling, and the bytes that are stored of it. */
class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "河南省郑州市金水区花园路12号3号楼二单元502室, 郑州市金水区花园路, 12-3-2-502",
    "河南郑州市金水区花园路12-3-2-502, 郑州市金水区花园路, 12-3-2-502",
    "郑州市金水区花园路012号3栋2单元502, 郑州市金水区花园路, 12-3-2-502",
    "北京市朝阳区建国路88号A座12层1203室, 朝阳区建国路, 88-a-12-1203",
    "北京市北京市朝阳区建国路88, 朝阳区建国路, 88",
    "吉林省吉林市昌邑区中苑路3号, 吉林市昌邑区中苑路, 3",
    "三门峡市湖滨区五一路7号, 三门峡市湖滨区五一路, 7",
    "河南省郑州市花园路12号3****, 郑州市花园路, 12-3",
    "河南省郑州市花园路12号**3室, 郑州市花园路, 12",
  })
  void namesAndNumbers(String cell, String head, String numbers) {
    AddressText address = requireNonNull(AddressText.read(cell));

    assertThat(address.head()).isEqualTo(head);
    assertThat(String.join("-", address.numbers())).isEqualTo(numbers);
  }

  @ParameterizedTest
  @CsvSource({"12 Main Street, Springfield", "张三", "13812345678", "502室", "''"})
  void whatIsNoChineseAddress(String cell) {
    AddressText address = AddressText.read(Cleaning.clean(cell));

    assertThat(address == null || address.place() == null).isTrue();
  }

  /** A marked copy has the names and numbers of the original, whatever the mark chose. */
  @Test
  void noSpellingThatCarriesAMarkChangesThem() {
    List<Supplier<String>> sources =
        List.of(new MadeAddresses(71, 20)::next, new OtherAddresses(72, 500)::next);
    int spelled = 0;
    for (Supplier<String> source : sources) {
      for (int i = 0; i < 500; i++) {
        String address = source.get();
        @Nullable String @Nullable [] texts = Spellings.spellings(address, 0, 1, 2, 3);
        if (texts == null) {
          continue;
        }
        for (@Nullable String text : texts) {
          if (text != null) {
            assertThat(seen(text)).as("%s of %s", text, address).isEqualTo(seen(address));
            spelled += text.equals(address) ? 0 : 1;
          }
        }
      }
    }
    assertThat(spelled).isGreaterThan(3_000);
  }

  private static List<String> seen(String cell) {
    AddressText address = requireNonNull(AddressText.read(Cleaning.clean(cell)));
    List<String> seen = new ArrayList<>(List.of(address.head()));
    seen.addAll(address.middle());
    seen.addAll(address.numbers());
    return seen;
  }

  /** Frozen bytes, computed with Python from the text of {@code SPEC.md}. */
  @Test
  void storedBytesAreThoseOfTheSpecification() {
    EpochKeys epoch =
        RootKey.of(
                HexFormat.of()
                    .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"))
            .epoch("Bank of Ex", "customers", 1);
    IndexPlan plan =
        new IndexPlan(
                List.of(IdentifierSpec.of("no", IdentifierType.TEXT)), "name", "address", List.of())
            .withEditedAddresses();
    String[] row = {"C-001", "张三丰", "河南省郑州市金水区花园路12号3号楼二单元502室"};

    RowKeys keys = new RowIndexer(epoch, plan, List.of("no", "name", "address")).keys(row);

    assertThat(keys.rid()).hasToString("26747960ca5eaaef298e91ed176c723a");
    assertThat(keys.keys()).extracting(key -> key.use() + " " + key.key()).contains(VECTORS);
    List<String> stored = new ArrayList<>();
    keys.store((key, use, value) -> stored.add(use + " " + key + " " + value));
    assertThat(stored).contains("198 26747960ca5eaaef298e91ed176c723a " + VECTORS[1].substring(4));
  }

  private static final String[] VECTORS = {
    "195 54dd7687ffc602f58a70dfd6cf296a84",
    "198 3ca824d5b2d5fc46bb452eed0e10ae57",
    "199 bbc11c55e63d8ae6d021a79d2ab9ad0a"
  };

  /** The numbers alone tell a row from one that differs in its door. */
  @Test
  void aNeighbourIsNotTheRow() {
    AddressLedger ledger = new AddressLedger();
    BlindIndex mine = ledger.add("1", "张三丰", "13812345678", "河南省郑州市金水区花园路12号3号楼2单元502室");
    BlindIndex neighbour = ledger.add("2", "李四", "13812345679", "河南省郑州市金水区花园路12号3号楼2单元101室");

    assertThat(ledger.find(Map.of("address", "郑州市金水区花园路12号3-2-502"))).containsExactly(mine);
    assertThat(ledger.find(Map.of("address", "郑州市金水区花园路12号3-2-502", "name", "李*")))
        .doesNotContain(mine);
    assertThat(ledger.find(Map.of("address", "郑州市金水区花园路12号3-2-101"))).containsExactly(neighbour);
    assertThat(ledger.find(Map.of("address", "郑州市金水区花园路97号8号楼1单元1603"))).isEmpty();
  }
}
