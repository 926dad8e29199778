package dyepack.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** What colluders who hold several copies of a cell write instead. */
enum CellMixing {
  RANDOM("one of the copies at random") {
    @Override
    String mix(List<String> cells, SplittableRandom random) {
      return cells.get(random.nextInt(cells.size()));
    }
  },
  MAJORITY("the most frequent value") {
    @Override
    String mix(List<String> cells, SplittableRandom random) {
      return byFrequency(cells, random, Comparator.reverseOrder());
    }
  },
  MINORITY("the rarest value") {
    @Override
    String mix(List<String> cells, SplittableRandom random) {
      return byFrequency(cells, random, Comparator.naturalOrder());
    }
  },
  COIN("one of the different values, each as likely") {
    @Override
    String mix(List<String> cells, SplittableRandom random) {
      List<String> different = cells.stream().distinct().toList();
      return different.get(random.nextInt(different.size()));
    }
  },
  AVERAGE("the average") {
    @Override
    String mix(List<String> cells, SplittableRandom random) {
      return average(cells);
    }
  },
  BLANK("nothing where they differ") {
    @Override
    String mix(List<String> cells, SplittableRandom random) {
      return cells.stream().distinct().count() == 1 ? cells.get(0) : "";
    }
  };

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final String title;

  CellMixing(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  abstract String mix(List<String> cells, SplittableRandom random);

  private static String byFrequency(
      List<String> cells, SplittableRandom random, Comparator<Integer> order) {
    Map<String, Integer> counts = new HashMap<>();
    cells.forEach(cell -> counts.merge(cell, 1, Integer::sum));
    int wanted = counts.values().stream().min(order).orElseThrow();
    List<String> best =
        cells.stream().distinct().filter(c -> counts.getOrDefault(c, 0) == wanted).toList();
    return best.get(random.nextInt(best.size()));
  }

  private static String average(List<String> cells) {
    boolean time = cells.get(0).contains(":");
    BigDecimal sum = BigDecimal.ZERO;
    for (String cell : cells) {
      sum = sum.add(time ? seconds(cell) : new BigDecimal(cell));
    }
    BigDecimal mean =
        sum.divide(BigDecimal.valueOf(cells.size()), time ? 0 : 2, RoundingMode.HALF_UP);
    return time
        ? LocalDateTime.ofEpochSecond(mean.longValueExact(), 0, ZoneOffset.UTC).format(TIME)
        : mean.toPlainString();
  }

  private static BigDecimal seconds(String cell) {
    return BigDecimal.valueOf(LocalDateTime.parse(cell, TIME).toEpochSecond(ZoneOffset.UTC));
  }
}
