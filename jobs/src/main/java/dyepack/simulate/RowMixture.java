package dyepack.simulate;

import dyepack.share.BadInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws whole rows from the sources of a leak, without collusion. */
final class RowMixture {
  private RowMixture() {}

  private record Numbered(long number, String[] cells) {}

  /**
   * So many rows of each source, drawn without replacement, in their order, one source after the
   * other.
   *
   * @param total rows wanted of all sources together; 0 for every row
   */
  static List<LeakRow> draw(List<LeakSource> sources, List<String> header, int total, Draw draw) {
    List<LeakRow> rows = new ArrayList<>();
    List<Integer> wanted = counts(sources, total);
    for (int i = 0; i < sources.size(); i++) {
      LeakSource source = sources.get(i);
      int count = total == 0 ? Integer.MAX_VALUE : wanted.get(i);
      List<String[]> drawn = sample(inOrder(source, header), count, draw.split());
      if (total > 0 && drawn.size() < count) {
        throw new BadInputException(
            "Recipient "
                + source.recipient()
                + " has "
                + drawn.size()
                + " rows, but the leak needs "
                + count
                + " of them. Ask for fewer with --rows.");
      }
      for (String[] cells : drawn) {
        rows.add(new LeakRow(i, cells));
      }
    }
    return rows;
  }

  /** A uniform sample without replacement, in the order of the rows (reservoir, algorithm R). */
  static List<String[]> sample(RowSource rows, int count, Draw draw) {
    List<Numbered> kept = new ArrayList<>();
    long[] seen = {0};
    rows.forEach(
        cells -> {
          Numbered row = new Numbered(seen[0]++, cells);
          if (kept.size() < count) {
            kept.add(row);
          } else {
            long place = draw.betweenLong(0, row.number());
            if (place < count) {
              kept.set((int) place, row);
            }
          }
        });
    kept.sort(Comparator.comparingLong(Numbered::number));
    return kept.stream().map(Numbered::cells).toList();
  }

  /** Shares by weight, rounded so that they add up: the largest remainders get one more. */
  private static List<Integer> counts(List<LeakSource> sources, int total) {
    double given = sources.stream().mapToDouble(LeakSource::share).sum();
    long open = sources.stream().filter(source -> source.share() == 0).count();
    double each = open == 0 ? 0 : given >= 1 || given == 0 ? 1.0 : (1 - given) / open;
    double sum = given + open * each;
    List<Integer> counts = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    List<Double> remainders = new ArrayList<>();
    int left = total;
    for (int i = 0; i < sources.size(); i++) {
      double weight = sources.get(i).share() == 0 ? each : sources.get(i).share();
      double exact = total * weight / sum;
      counts.add((int) Math.floor(exact));
      remainders.add(exact - Math.floor(exact));
      order.add(i);
      left -= counts.get(i);
    }
    order.sort(Comparator.comparingDouble(remainders::get).reversed());
    for (int i = 0; i < left; i++) {
      int source = order.get(i);
      counts.set(source, counts.get(source) + 1);
    }
    return counts;
  }

  /** The rows of a source with its columns in the order of this header. */
  static RowSource inOrder(LeakSource source, List<String> header) {
    List<String> own = source.rows().header();
    if (own.equals(header)) {
      return source.rows();
    }
    int[] places = header.stream().mapToInt(own::indexOf).toArray();
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0) {
        throw new BadInputException(
            "The file of " + source.recipient() + " has no column \"" + header.get(i) + "\".");
      }
    }
    List<String[]> rows = new ArrayList<>();
    source
        .rows()
        .forEach(
            cells -> {
              String[] ordered = new String[places.length];
              for (int i = 0; i < places.length; i++) {
                ordered[i] = cells[places[i]];
              }
              rows.add(ordered);
            });
    return RowSource.of(header, rows);
  }
}
