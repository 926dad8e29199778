package dyepack.simulate.seized;

import com.healthmarketscience.jackcess.ColumnBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Databases in one file. */
final class DatabaseFiles {
  private DatabaseFiles() {}

  static void sqlite(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    String columns =
        header.stream()
            .map(name -> '"' + name.replace("\"", "\"\"") + "\" TEXT")
            .collect(Collectors.joining(", "));
    String marks = header.stream().map(name -> "?").collect(Collectors.joining(", "));
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement create = database.createStatement()) {
      database.setAutoCommit(false);
      create.execute("CREATE TABLE people (" + columns + ")");
      create.execute("CREATE TABLE settings (k TEXT PRIMARY KEY, v)");
      create.execute("INSERT INTO settings VALUES ('version', 7)");
      try (PreparedStatement insert =
          database.prepareStatement("INSERT INTO people VALUES (" + marks + ")")) {
        for (SeizedPerson p : people) {
          String[] cells = p.cells();
          for (int c = 0; c < cells.length; c++) {
            insert.setString(c + 1, cells[c]);
          }
          insert.execute();
        }
      }
      database.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  static void mdb(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    access(file, Database.FileFormat.V2000, header, people);
  }

  static void accdb(Path file, List<String> header, List<SeizedPerson> people) throws IOException {
    access(file, Database.FileFormat.V2010, header, people);
  }

  private static void access(
      Path file, Database.FileFormat format, List<String> header, List<SeizedPerson> people)
      throws IOException {
    try (Database database = DatabaseBuilder.create(format, file.toFile())) {
      TableBuilder builder = new TableBuilder("people");
      for (int c = 0; c < header.size(); c++) {
        builder.addColumn(new ColumnBuilder("c" + c + " " + plain(header.get(c)), DataType.TEXT));
      }
      Table table = builder.toTable(database);
      for (SeizedPerson p : people) {
        table.addRow((Object[]) p.cells());
      }
    }
  }

  /** Access has no dots, brackets and exclamation marks in names. */
  private static String plain(String name) {
    return name.replaceAll("[.!\\[\\]`]", " ").strip();
  }
}
