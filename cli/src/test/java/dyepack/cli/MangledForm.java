package dyepack.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What happens to the columns of a table before it is seized: cells merged, split, labelled, pulled
 * through a spreadsheet. Written without any of the product's code, for rows of {@link
 * ClientTable}; all but the first line of {@link #TWO_TABLES} are without header.
 */
enum MangledForm {
  /** Name, telephone and address in one cell, in any order and with any sign between them. */
  MERGED {
    @Override
    String[] cells(String[] row, Random random) {
      List<String> parts = new ArrayList<>(List.of(row[NAME], row[PHONE], row[ADDRESS]));
      Collections.shuffle(parts, random);
      String glue = List.of(" ", "，", " / ", ";").get(random.nextInt(4));
      return row(String.join(glue, parts), row[BALANCE], row[POINTS]);
    }
  },
  /** Telephone, balance, points and time in one cell. */
  MERGED_MARKS {
    @Override
    String[] cells(String[] row, Random random) {
      return row(String.join("|", row[PHONE], row[BALANCE], row[POINTS], row[TIME]), "ok");
    }
  },
  /** Labels in front of values, all in one cell. */
  LABELLED {
    @Override
    String[] cells(String[] row, Random random) {
      return row(
          Integer.toString(random.nextInt(100)),
          "客户编号:" + row[NUMBER] + ";余额:" + row[BALANCE] + ";积分:" + row[POINTS],
          "ok");
    }
  },
  /** Surname and given name; province, city and street; day and time. No identifier is left. */
  SPLIT_PERSON {
    @Override
    String[] cells(String[] row, Random random) {
      String address = row[ADDRESS];
      int province = address.indexOf('省') + 1;
      int city = address.indexOf('市') + 1;
      return row(
          row[NAME].substring(0, 1),
          row[NAME].substring(1),
          address.substring(0, province),
          address.substring(province, city),
          address.substring(city),
          row[TIME].substring(0, 10),
          row[TIME].substring(11),
          row[BALANCE]);
    }
  },
  /** Country code beside the number. */
  COUNTRY_CODE {
    @Override
    String[] cells(String[] row, Random random) {
      return row(
          "+86", row[PHONE], row[TIME].substring(0, 10), row[TIME].substring(11), row[BALANCE]);
    }
  },
  /** A telephone number in three columns. */
  SPLIT_PHONE {
    @Override
    String[] cells(String[] row, Random random) {
      String phone = row[PHONE];
      return row(
          phone.substring(0, 3),
          phone.substring(3, 7),
          phone.substring(7),
          row[BALANCE],
          row[POINTS]);
    }
  },
  /** An identity number in three columns: region, birth, rest. */
  SPLIT_ID {
    @Override
    String[] cells(String[] row, Random random) {
      String id = row[ID];
      return row(
          id.substring(0, 6), id.substring(6, 14), id.substring(14), row[BALANCE], row[POINTS]);
    }
  },
  /** Words in front of numbers and behind them. */
  WORDS_AROUND {
    @Override
    String[] cells(String[] row, Random random) {
      return row("tel:" + row[PHONE], "ID：" + row[ID] + "（已核）", row[BALANCE], row[POINTS]);
    }
  },
  /** A customer number in brackets. */
  BRACKETS {
    @Override
    String[] cells(String[] row, Random random) {
      return row("[编号]" + row[NUMBER] + "#", row[BALANCE], row[POINTS], row[TIME]);
    }
  },
  /** Identity numbers that a spreadsheet kept fifteen digits of. */
  FIFTEEN_DIGITS {
    @Override
    String[] cells(String[] row, Random random) {
      return row(number(row[ID], 15), row[BALANCE], row[POINTS]);
    }
  },
  /** Identity numbers that a program kept as floating-point numbers. */
  DOUBLES {
    @Override
    String[] cells(String[] row, Random random) {
      boolean x = row[ID].endsWith("X");
      return row(
          x ? row[ID] : Double.toString(Double.parseDouble(row[ID])), row[BALANCE], row[POINTS]);
    }
  },
  /** Times as a spreadsheet counts them, in days. */
  SERIAL_TIMES {
    @Override
    String[] cells(String[] row, Random random) {
      return row(row[ID], serial(row[TIME]), row[BALANCE]);
    }
  },
  /** Every identifier, the name and the address are gone, other columns are between. */
  LOST_KEYS {
    @Override
    String[] cells(String[] row, Random random) {
      return row(
          Integer.toString(random.nextInt(60)),
          row[POINTS],
          random.nextBoolean() ? "男" : "女",
          row[BIRTH],
          Integer.toString(random.nextInt(1_000_000)),
          row[CHANNEL],
          row[BALANCE],
          row[TIME],
          "备注");
    }
  },
  /** Half of the rows under one header, half under another. */
  TWO_TABLES {
    @Override
    String text(List<String[]> rows, Random random) {
      StringBuilder text = new StringBuilder("手机,余额,积分\n");
      int half = rows.size() / 2;
      rows.subList(0, half)
          .forEach(row -> text.append(line(row(row[PHONE], row[BALANCE], row[POINTS]))));
      text.append("\n积分,客户编号,开户时间,余额\n");
      rows.subList(half, rows.size())
          .forEach(
              row -> text.append(line(row(row[POINTS], row[NUMBER], row[TIME], row[BALANCE]))));
      return text.toString();
    }
  },
  /** Messages of a chat, each of which says everything of one person in its own order. */
  CHAT {
    @Override
    String text(List<String[]> rows, Random random) {
      StringBuilder text = new StringBuilder();
      for (String[] row : rows) {
        text.append("2024-05-0").append(1 + random.nextInt(9)).append(" 12:0");
        text.append(random.nextInt(10)).append(":11 小王：").append(MERGED.cells(row, random)[0]);
        text.append(" 余额").append(row[BALANCE]).append(" 积分").append(row[POINTS]).append('\n');
      }
      return text.toString();
    }
  };

  private static final int NUMBER = 0;
  private static final int NAME = 1;
  private static final int PHONE = 2;
  private static final int ID = 3;
  private static final int ADDRESS = 4;
  private static final int BALANCE = 5;
  private static final int TIME = 6;
  private static final int POINTS = 7;
  private static final int CHANNEL = 8;
  private static final int BIRTH = 9;

  /** Writes rows of the table's columns into a folder. */
  void save(Path folder, List<String[]> rows, Random random) throws IOException {
    boolean chinese = random.nextBoolean();
    Charset charset = chinese ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    String name = this == CHAT ? "chat.txt" : "rows.csv";
    Files.write(
        Files.createDirectories(folder).resolve(name), text(rows, random).getBytes(charset));
  }

  String text(List<String[]> rows, Random random) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(line(cells(row, random))));
    return text.toString();
  }

  String[] cells(String[] row, Random random) {
    throw new IllegalStateException(this + " has no cells of its own");
  }

  private static String[] row(String... cells) {
    return cells;
  }

  private static String line(String[] cells) {
    return String.join(
            ",", Arrays.stream(cells).map(c -> '"' + c.replace("\"", "\"\"") + '"').toList())
        + "\n";
  }

  private static String number(String id, int digits) {
    if (id.endsWith("X")) {
      return id;
    }
    BigDecimal kept = new BigDecimal(id).round(new MathContext(digits, RoundingMode.DOWN));
    return String.format(Locale.ROOT, "%." + (digits - 1) + "E", kept);
  }

  private static String serial(String time) {
    LocalDateTime moment =
        LocalDateTime.parse(time, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    long seconds = Duration.between(LocalDateTime.of(1899, 12, 30, 0, 0), moment).toSeconds();
    return String.format(Locale.ROOT, "%.9f", seconds / 86_400.0);
  }
}
