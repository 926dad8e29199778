package dyepack.simulate;

import com.google.common.io.Resources;
import dyepack.share.BadInputException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Kinds of believable tables, made from a seed: nobody in them exists on purpose, and every fact
 * about one person agrees with the others.
 */
public enum SampleTable {
  /** Customers of a Chinese bank: identifiers, address, money, dates, channel. */
  CUSTOMERS,
  /** Applicants of a lending site, shared with many partners. */
  LOANS,
  /** Waybills of a courier: two people each, goods, weight, times. */
  WAYBILLS,
  /** Mothers and newborn children of a hospital. */
  MATERNITY,
  /** Log-ins and device profiles of a risk-control service, as nested JSON. */
  PROFILES,
  /** Parking tickets by number plate. */
  PARKING,
  /** Points of vehicle trails, forty in a row from one vehicle. */
  TRAILS,
  /** Customers of an American shop, with English addresses. */
  ENGLISH;

  /** The table with this name in lower case; refuses others with the list of those allowed. */
  public static SampleTable parse(String name) {
    for (SampleTable table : values()) {
      if (table.tableName().equals(name.toLowerCase(Locale.ROOT))) {
        return table;
      }
    }
    throw new BadInputException(
        "There is no sample table \""
            + name
            + "\"; there are "
            + String.join(", ", List.of(values()).stream().map(SampleTable::tableName).toList())
            + ".");
  }

  /** The name in lower case. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Names of the columns; dotted where the JSON form is nested. */
  public List<String> header() {
    return switch (this) {
      case CUSTOMERS -> ChineseTables.CUSTOMERS;
      case LOANS -> ChineseTables.LOANS;
      case WAYBILLS -> ChineseTables.WAYBILLS;
      case MATERNITY -> ChineseTables.MATERNITY;
      case PROFILES -> MovementTables.PROFILES;
      case PARKING -> MovementTables.PARKING;
      case TRAILS -> MovementTables.TRAILS;
      case ENGLISH -> EnglishTables.HEADER;
    };
  }

  /** Row number {@code index} (from 0) of the table with this seed, always the same. */
  public String[] row(long seed, int index) {
    Draw draw = Draw.of(seed ^ ((long) tableName().hashCode() << 32), index);
    return switch (this) {
      case CUSTOMERS -> ChineseTables.customer(draw, index);
      case LOANS -> ChineseTables.loan(draw, index);
      case WAYBILLS -> ChineseTables.waybill(draw, index);
      case MATERNITY -> ChineseTables.birth(draw, index);
      case PROFILES -> MovementTables.profile(draw, index);
      case PARKING -> MovementTables.parking(draw, index);
      case TRAILS -> MovementTables.trail(draw, seed, index);
      case ENGLISH -> EnglishTables.customer(draw, index);
    };
  }

  /** The first rows of the table with this seed. */
  public Iterator<String[]> rows(long seed, int count) {
    return IntStream.range(0, count).mapToObj(index -> row(seed, index)).iterator();
  }

  /** Name of the file that {@link #write} is meant for: JSON lines for profiles, else CSV. */
  public String fileName() {
    return tableName() + (this == PROFILES ? ".jsonl" : ".csv");
  }

  /**
   * Writes the first rows in UTF-8: profiles as nested JSON lines, the others as CSV with a header.
   * An existing file is replaced.
   */
  public void write(Path file, long seed, int count) {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      if (this != PROFILES) {
        out.write(SampleLines.csv(header().toArray(new String[0])));
      }
      for (int index = 0; index < count; index++) {
        String[] row = row(seed, index);
        out.write(this == PROFILES ? SampleLines.json(header(), row) : SampleLines.csv(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A policy.yaml that fits the table. */
  public String policy() {
    String resource = "policy-" + tableName() + ".yaml";
    try {
      return Resources.toString(
          Resources.getResource(SampleTable.class, resource), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
