package dyepack.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * What a database can do for the same end: write a copy for each recipient in which two columns
 * depend on a hash of row and recipient, and count for each recipient how many cells of a dump are
 * as in its copy. It works from the table in clear; it has no keys, no ledger, no digests, no
 * tolerance, no damage model and no bound on accusing an innocent.
 *
 * <p>Run in a process of its own: {@code share TABLE OUT COPIES} or {@code trace TABLE DUMP
 * RECIPIENTS}. Needs DuckDB's driver on the class path.
 */
final class DuckDbRival {
  private static final String INCOME = "(hash(application_no || '|a|' || %s) %% 16)::INT - 8";
  private static final String SCORE = "(hash(application_no || '|b|' || %s) %% 8)::INT - 4";

  private DuckDbRival() {}

  /** Runs one of the two tasks. */
  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      run(statement, "SET threads TO " + Runtime.getRuntime().availableProcessors());
      run(statement, "CREATE TABLE t AS SELECT * FROM " + csv(arguments[1]));
      int count = Integer.parseInt(arguments[3]);
      if (arguments[0].equals("share")) {
        for (int i = 0; i < count; i++) {
          run(statement, copy(i, arguments[2] + "/" + i + ".csv"));
        }
      } else {
        run(statement, "CREATE TABLE d AS SELECT * FROM " + csv(arguments[2]));
        try (ResultSet best = statement.executeQuery(comparison(count))) {
          if (!best.next()) {
            throw new IllegalStateException("nobody was compared");
          }
          System.out.println("best " + best.getInt(1) + " with " + best.getLong(2));
        }
      }
    }
  }

  private static void run(Statement statement, String sql) throws SQLException {
    boolean unused = statement.execute(sql);
  }

  private static String csv(String file) {
    return "read_csv('" + file + "', all_varchar = true, header = true)";
  }

  private static String copy(int recipient, String file) {
    return "COPY (SELECT * REPLACE (printf('%.2f', monthly_income::DOUBLE + 0.01 * ("
        + part(INCOME, recipient)
        + ")) AS monthly_income, (score::INT + "
        + part(SCORE, recipient)
        + ")::VARCHAR AS score) FROM t) TO '"
        + file
        + "' (HEADER)";
  }

  private static String part(String expression, Object recipient) {
    return String.format(Locale.ROOT, expression, recipient);
  }

  private static String comparison(int recipients) {
    return "SELECT r, sum((round(100 * (d.monthly_income::DOUBLE - t.monthly_income::DOUBLE))::INT = "
        + part(INCOME, "r").replace("application_no", "t.application_no")
        + ")::INT + (d.score::INT - t.score::INT = "
        + part(SCORE, "r").replace("application_no", "t.application_no")
        + ")::INT) AS n FROM d JOIN t USING (application_no), range("
        + recipients
        + ") AS recipients(r) GROUP BY r ORDER BY n DESC LIMIT 1";
  }
}
