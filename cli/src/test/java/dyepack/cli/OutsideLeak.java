package dyepack.cli;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * What a leaker does to copies, written without any of the product's code: takes some rows, spoils
 * part of the marked cells, shuffles rows and columns, drops or renames the header, saves as.
 */
final class OutsideLeak {
  /** How the leak is saved. */
  enum Form {
    /** GB18030, tabs, no header. */
    GBK_TEXT("txt"),
    /** GB18030, semicolons, no header. */
    SEMICOLONS("txt"),
    /** UTF-8, {@code ----}, no header. */
    DASHES("txt"),
    /** UTF-8 commas under headings that say nothing. */
    RENAMED_CSV("csv"),
    /** A workbook in which numbers are numbers. */
    WORKBOOK("xlsx");

    private final String extension;

    Form(String extension) {
      this.extension = extension;
    }
  }

  private final OutsideTable table;
  private final Random random;
  private final List<String[]> rows = new ArrayList<>();

  OutsideLeak(OutsideTable table, long seed) {
    this.table = table;
    random = new Random(seed);
  }

  /** Takes some rows of a copy. */
  OutsideLeak take(Path copy, int count) throws IOException {
    List<String[]> all = new ArrayList<>(table.read(copy));
    Collections.shuffle(all, random);
    all.subList(0, Math.min(count, all.size())).forEach(row -> rows.add(row.clone()));
    return this;
  }

  /** Replaces a part of the marked cells by other values that the owner would accept as well. */
  OutsideLeak spoil(double part) {
    for (String[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        if (random.nextDouble() < part) {
          row[column] = spoiled(table.header().get(column), row[column]);
        }
      }
    }
    return this;
  }

  private String spoiled(String heading, String cell) {
    return switch (heading) {
      case "余额", "price" -> moved(cell, 8, "0.01");
      case "积分", "seen" -> moved(cell, 4, "1");
      case "fee_cents", "年收入" -> moved(cell, 8, "1");
      case "weight_g" -> moved(cell, 4, "10");
      case "salary" -> moved(cell, 8, "5");
      case "speed" -> moved(cell, 8, "0.1");
      case "面积" -> moved(cell, 4, "0.01");
      case "hired" -> LocalDate.parse(cell).plusDays(random.nextInt(9) - 4).toString();
      case "created_at" -> {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
        yield LocalDateTime.parse(cell, form).plusSeconds(random.nextInt(9) - 4).format(form);
      }
      case "收货地址" -> random.nextBoolean() ? cell.replace("号楼", "栋") : cell.replace("室", "");
      default -> cell;
    };
  }

  private String moved(String cell, int steps, String step) {
    BigDecimal value = new BigDecimal(cell.replace(",", ""));
    BigDecimal moved =
        value.add(
            new BigDecimal(step)
                .multiply(BigDecimal.valueOf(random.nextInt(2 * steps + 1) - steps)));
    return cell.contains(",")
        ? String.format(java.util.Locale.ROOT, "%,.2f", moved)
        : moved.setScale(value.scale(), java.math.RoundingMode.HALF_UP).toPlainString();
  }

  /** Shuffles everything and saves it. */
  @CanIgnoreReturnValue
  Path save(Path folder, String name, Form form) throws IOException {
    Collections.shuffle(rows, random);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    Path file = folder.resolve(name + "." + form.extension);
    if (form == Form.WORKBOOK) {
      workbook(file, order);
      return file;
    }
    Charset charset =
        form == Form.GBK_TEXT || form == Form.SEMICOLONS
            ? Charset.forName("GB18030")
            : StandardCharsets.UTF_8;
    String separator =
        switch (form) {
          case GBK_TEXT -> "\t";
          case SEMICOLONS -> ";";
          case DASHES -> "----";
          default -> ",";
        };
    List<String> lines = new ArrayList<>();
    if (form == Form.RENAMED_CSV) {
      lines.add(String.join(separator, order.stream().map(i -> "f" + i).toList()));
    }
    for (String[] row : rows) {
      List<String> cells = new ArrayList<>();
      for (int column : order) {
        cells.add(row[column].contains(separator) ? '"' + row[column] + '"' : row[column]);
      }
      lines.add(String.join(separator, cells));
    }
    Files.write(file, lines, charset);
    return file;
  }

  private void workbook(Path file, List<Integer> order) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "office", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Sheet1");
      for (int i = 0; i < rows.size(); i++) {
        for (int j = 0; j < order.size(); j++) {
          String cell = rows.get(i)[order.get(j)];
          if (cell.matches("-?(0|[1-9]\\d{0,10})(\\.\\d+)?")) {
            sheet.value(i, j, Double.valueOf(cell));
          } else {
            sheet.value(i, j, cell);
          }
        }
      }
    }
  }
}
