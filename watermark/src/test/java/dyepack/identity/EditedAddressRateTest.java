package dyepack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.rates.FigureBook;
import dyepack.rates.ReadingFigure;
import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many edited addresses find their row, and how many of strangers find one. What {@link
 * AddressLikeness} weighs and asks for was chosen on {@link MadeAddresses}; the figures are of
 * {@link OtherAddresses}. Strangers live in the same places and their addresses are edited in the
 * same way. {@code java dyepack.identity.EditedAddressRateTest made|other ADDRESSES PLACES QUERIES
 * SEED} prints a table.
 */
@Tag("slow")
@Tag("figures")
class EditedAddressRateTest {
  /** A row that fits more people says nothing worth counting: as in a trace. */
  private static final int MOST_CANDIDATES = 8;

  /** A phone masked to 3 + 4 digits leaves three people of a million. */
  private static final int CANDIDATES = 8;

  /** Addresses of each edit, and as many of strangers. */
  private static final int QUERIES = 2_000;

  /**
   * What was counted of one edit.
   *
   * @param found rows that are among at most {@value #MOST_CANDIDATES} that their address can be
   * @param alone rows that their address names alone
   * @param strangers strangers' addresses that are taken for anybody's
   * @param bySurname rows that are among so many that their address and surname can be
   * @param bySecondKey rows that their address picks alone among {@value #CANDIDATES} people that
   *     another key leaves
   */
  record Rate(double found, double alone, double strangers, double bySurname, double bySecondKey) {}

  /** People with addresses, in the index. */
  private static final class World {
    private final AddressLedger ledger = new AddressLedger();
    private final List<String[]> people = new ArrayList<>();
    private final List<BlindIndex> ids = new ArrayList<>();
    private final Set<String> addresses = new HashSet<>();
    private final Supplier<String> source;
    private final Random random;

    World(Supplier<String> source, int count, long seed) {
      this.source = source;
      random = new Random(seed);
      Population population = new Population(seed);
      while (people.size() < count) {
        String address = source.get();
        if (addresses.add(address)) {
          Population.One one = population.next();
          people.add(new String[] {one.name(), one.phone(), address});
          ids.add(ledger.add("n" + people.size(), one.name(), one.phone(), address));
        }
      }
    }

    private String stranger() {
      String address = source.get();
      while (addresses.contains(address)) {
        address = source.get();
      }
      return address;
    }

    Rate rate(AddressEdit edit, int queries) {
      int[] counts = new int[5];
      for (int i = 0; i < queries; i++) {
        int row = random.nextInt(people.size());
        String[] person = people.get(row);
        BlindIndex id = ids.get(row);
        String seen = edit.apply(person[2], random);
        List<BlindIndex> found = ledger.find(Map.of("address", seen));
        boolean right = found.size() <= MOST_CANDIDATES && found.contains(id);
        counts[0] += right ? 1 : 0;
        counts[1] += right && found.size() == 1 ? 1 : 0;
        String foreign = edit.apply(stranger(), random);
        counts[2] += ledger.find(Map.of("address", foreign)).isEmpty() ? 0 : 1;
        String surname = person[0].charAt(0) + "**";
        List<BlindIndex> named = ledger.find(Map.of("address", seen, "name", surname));
        counts[3] += named.size() <= MOST_CANDIDATES && named.contains(id) ? 1 : 0;
        Set<BlindIndex> among = new LinkedHashSet<>(Set.of(id));
        while (among.size() < CANDIDATES) {
          among.add(ids.get(random.nextInt(ids.size())));
        }
        List<BlindIndex> picked = ledger.choose(Map.of("address", seen), List.copyOf(among));
        counts[4] += picked.equals(List.of(id)) ? 1 : 0;
      }
      double n = queries;
      return new Rate(counts[0] / n, counts[1] / n, counts[2] / n, counts[3] / n, counts[4] / n);
    }
  }

  static Map<AddressEdit, Rate> measure(
      Supplier<String> source, int count, int queries, long seed) {
    World world = new World(source, count, seed);
    Map<AddressEdit, Rate> rates = new EnumMap<>(AddressEdit.class);
    for (AddressEdit edit : AddressEdit.values()) {
      rates.put(edit, world.rate(edit, queries));
    }
    return rates;
  }

  private static Rate mean(Map<AddressEdit, Rate> rates) {
    return new Rate(
        mean(rates, Rate::found),
        mean(rates, Rate::alone),
        mean(rates, Rate::strangers),
        mean(rates, Rate::bySurname),
        mean(rates, Rate::bySecondKey));
  }

  private static double mean(
      Map<AddressEdit, Rate> rates, java.util.function.ToDoubleFunction<Rate> what) {
    return rates.values().stream().mapToDouble(what).average().orElseThrow();
  }

  /** The required figures, over all edits alike, on addresses that nothing was chosen on. */
  @Test
  void editedAddressesFindTheirRows() {
    long begun = System.nanoTime();
    OtherAddresses other = new OtherAddresses(811, 12_000);
    Map<AddressEdit, Rate> rates = measure(other::next, 20_000, QUERIES, 812);
    Rate mean = mean(rates);
    long all = (long) QUERIES * rates.size();
    FigureBook.here()
        .put(
            ReadingFigure.EDITED_ADDRESSES,
            Math.round(mean.found() * all),
            all,
            mean.found() >= .95 && mean.strangers() <= .011,
            (System.nanoTime() - begun) / 1e9);

    assertThat(mean.strangers()).as("%s", rates).isLessThanOrEqualTo(.011);
    assertThat(mean.found()).as("%s", rates).isGreaterThanOrEqualTo(.95);
    assertThat(mean.bySecondKey()).as("%s", rates).isGreaterThanOrEqualTo(.999);
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    int places = Integer.parseInt(arguments[2]);
    long seed = Long.parseLong(arguments[4]);
    Supplier<String> source =
        arguments[0].equals("made")
            ? new MadeAddresses(seed, places / 78)::next
            : new OtherAddresses(seed, places)::next;
    Map<AddressEdit, Rate> rates =
        measure(source, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[3]), seed + 1);
    rates.forEach((edit, rate) -> print(edit.name(), rate));
    print("mean", mean(rates));
  }

  private static void print(String name, Rate rate) {
    System.out.printf(
        Locale.ROOT,
        "%-18s recall %6.2f %%  alone %6.2f %%  strangers %5.2f %%  with surname %6.2f %%  as"
            + " second key %6.2f %%%n",
        name,
        100 * rate.found(),
        100 * rate.alone(),
        100 * rate.strangers(),
        100 * rate.bySurname(),
        100 * rate.bySecondKey());
  }
}
