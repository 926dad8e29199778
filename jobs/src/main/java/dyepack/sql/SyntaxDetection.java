package dyepack.sql;

import dyepack.cells.CellLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Finds out whether backslashes escape: the beginning of the dump is read both ways, and the way
 * that rejects fewer bytes is right; where both read the same, what the dump says of its origin
 * decides.
 */
final class SyntaxDetection {
  private static final int SAMPLE_BYTES = 1 << 20;
  private static final Pattern OF_MYSQL =
      Pattern.compile("(?i)mysql|mariadb|phpmyadmin|ENGINE\\s*=|INTO\\s+`|/\\*!\\d");
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "(?i)postgresql|PRAGMA |SET DEFINE|TO_DATE\\(|\\bdbo\\b|\\bN'|^GO\\s*$|sqlite|FROM stdin",
          Pattern.MULTILINE);
  private static final Pattern ESCAPE = Pattern.compile("\\\\['\"]|\\\\r\\\\n");

  private SyntaxDetection() {}

  static SqlSyntax detect(Path file, Charset charset, int markBytes, CellLimits limits)
      throws IOException {
    byte[] sample;
    try (InputStream in = Files.newInputStream(file)) {
      sample = in.readNBytes(SAMPLE_BYTES);
    }
    SqlSyntax with = new SqlSyntax(charset.name(), markBytes, true);
    SqlSyntax without = new SqlSyntax(charset.name(), markBytes, false);
    long difference = rejected(sample, with, limits) - rejected(sample, without, limits);
    if (difference != 0) {
      return difference < 0 ? with : without;
    }
    String text = new String(sample, charset);
    boolean mysql = OF_MYSQL.matcher(text).find();
    boolean others = OF_OTHERS.matcher(text).find();
    return mysql || (!others && ESCAPE.matcher(text).find()) ? with : without;
  }

  private static long rejected(byte[] sample, SqlSyntax syntax, CellLimits limits)
      throws IOException {
    try (SqlReader reader = SqlReader.over(sample, syntax, limits)) {
      long rows = 0;
      while (reader.next()) {
        rows++;
      }
      return reader.rejected() - rows;
    }
  }
}
