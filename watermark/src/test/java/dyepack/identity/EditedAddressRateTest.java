package dyepack.identity;

import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class EditedAddressRateTest {
  public static void main(String[] arguments) {
    int rows = Integer.parseInt(arguments[0]);
    int queries = Integer.parseInt(arguments[1]);
    int perDistrict = Integer.parseInt(arguments[2]);
    MadeAddresses made = new MadeAddresses(1, perDistrict);
    Random random = new Random(2);
    AddressLedger ledger = new AddressLedger();
    List<String> known = new ArrayList<>();
    List<BlindIndex> ids = new ArrayList<>();
    Set<String> all = new HashSet<>();
    while (known.size() < rows) {
      String address = made.next();
      if (all.add(address)) {
        known.add(address);
        String phone = "1" + (3 + random.nextInt(7)) + (100_000_000 + random.nextInt(900_000_000));
        ids.add(ledger.add("no" + known.size(), "张伟", phone, address));
      }
    }
    System.out.println("keys per row " + (double) ledger.keys / rows);
    double[] limits = {1, 2, 3, 4, 5, 6, 7, 8};
    for (AddressEdit edit : AddressEdit.values()) {
      int found = 0;
      int alone = 0;
      int first = 0;
      int none = 0;
      int notCompared = 0;
      int strangers = 0;
      int[] trueAt = new int[limits.length];
      int[] falseAt = new int[limits.length];
      for (int i = 0; i < queries; i++) {
        int row = random.nextInt(rows);
        String seen = edit.apply(known.get(row), random);
        Map<BlindIndex, Double> scores = ledger.likeness(Map.of("address", seen));
        List<BlindIndex> got = NeighbourChoice.like(scores);
        boolean right = got.contains(ids.get(row)) && got.size() <= 8;
        double mine = scores.getOrDefault(ids.get(row), -99.0);
        double top = scores.values().stream().mapToDouble(d -> d).max().orElse(-99);
        for (int k = 0; k < limits.length; k++) {
          trueAt[k] += mine >= Math.max(limits[k], top - 4) ? 1 : 0;
        }
        found += right ? 1 : 0;
        alone += right && got.size() == 1 ? 1 : 0;
        notCompared += scores.containsKey(ids.get(row)) ? 0 : 1;
        if (!right && i < 300 && arguments.length > 3) {
          System.out.println("  " + known.get(row) + " -> " + seen + " " + scores.get(ids.get(row)) + " of " + scores.size()+" got "+got.size());
        }
        String stranger = made.next();
        while (all.contains(stranger)) {
          stranger = made.next();
        }
        String wrong = edit.apply(stranger, random);
        Map<BlindIndex, Double> theirs = ledger.likeness(Map.of("address", wrong));
        if (arguments.length > 4 && i < 400) {
          theirs.forEach((rid, bits) -> { if (bits >= 3) System.out.println("  FP " + edit + " " + bits + " " + known.get(ids.indexOf(rid)) + " by " + wrong); });
        }
        double high = theirs.values().stream().mapToDouble(d -> d).max().orElse(-99);
        for (int k = 0; k < limits.length; k++) {
          falseAt[k] += high >= limits[k] ? 1 : 0;
        }
        strangers += ledger.find(Map.of("address", wrong)).isEmpty() ? 0 : 1;
      }
      System.out.printf(
          Locale.ROOT,
          "%-18s recall %.2f %% (alone %.2f), not compared %.2f, strangers %.2f %%%n",
          edit, 100.0 * found / queries, 100.0 * alone / queries, 100.0 * notCompared / queries, 100.0 * strangers / queries);
    
      StringBuilder curve = new StringBuilder("   ");
      for (int k = 0; k < limits.length; k++) {
        curve.append(String.format(Locale.ROOT, " %.0f:%.1f/%.2f", limits[k], 100.0 * trueAt[k] / queries, 100.0 * falseAt[k] / queries));
      }
      System.out.println(curve);
    }
  }
}
