package dyepack.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dyepack.report.Findings.Bytes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in a folder of seized files, in the form of {@code inspect.json}; format {@value
 * #SCHEMA}.
 *
 * <p>No part of it holds a cell of a table: columns are described by type and shape, people are
 * counted.
 *
 * @param schema always {@value #SCHEMA}
 * @param version version of the program
 * @param command the command as given
 * @param totals sums over all files
 * @param categories categories of personal information found, GB/T 35273-2020 appendix A
 * @param files every file, in the order in which it was found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"schema", "version", "command", "totals", "categories", "files"})
public record Inspection(
    String schema,
    String version,
    List<String> command,
    Totals totals,
    List<Category> categories,
    List<File> files) {
  /** Name of this format. */
  public static final String SCHEMA = "dyepack-inspect/1";

  /** Copies the lists. */
  public Inspection {
    command = List.copyOf(command);
    categories = List.copyOf(categories);
    files = List.copyOf(files);
  }

  /**
   * Sums over all files.
   *
   * @param files files found
   * @param filesRead files of which at least one table was read
   * @param tables tables
   * @param rows rows of all tables
   * @param persons distinct persons
   */
  public record Totals(long files, long filesRead, long tables, long rows, Persons persons) {}

  /**
   * How many distinct people there are, as far as identifiers tell.
   *
   * @param atLeast the most frequent kind of identifier counted for itself
   * @param atMost different people if each row's first identifier were its person; people whose
   *     rows have different kinds of identifiers are counted several times
   * @param exact whether both were counted one by one; else they are off by 1 % at most in 19 of 20
   *     cases
   * @param byIdentifier different values of each kind of identifier
   */
  public record Persons(long atLeast, long atMost, boolean exact, Map<String, Long> byIdentifier) {
    /** Copies the map. */
    public Persons {
      byIdentifier =
          java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(byIdentifier));
    }
  }

  /**
   * A category of personal information.
   *
   * @param id its name, see {@code PersonalCategory}
   * @param sensitive whether leaking it harms easily
   * @param columns columns that hold it
   * @param cells filled cells in them
   * @param types what they hold
   */
  public record Category(
      String id, boolean sensitive, int columns, long cells, List<String> types) {
    /** Copies the list. */
    public Category {
      types = List.copyOf(types);
    }
  }

  /**
   * A file.
   *
   * @param path path as given, or below the folder given
   * @param bytes length
   * @param sha256 SHA-256, hex, empty if it wasn't opened
   * @param sm3 SM3, hex
   * @param format what the content is
   * @param encoding character set, empty where it has none
   * @param status read, read in part, not readable or not data
   * @param tables its tables
   * @param notRead what wasn't read and why
   * @param notes what else is to be known, for instance that an equal file was read
   * @param accounted where every byte went, as in {@code findings.json}; null for formats whose
   *     bytes aren't rows, and where not all rows were read
   */
  public record File(
      String path,
      long bytes,
      String sha256,
      String sm3,
      String format,
      String encoding,
      String status,
      List<Table> tables,
      List<NotRead> notRead,
      List<String> notes,
      @Nullable Bytes accounted) {
    /** Copies the lists. */
    public File {
      tables = List.copyOf(tables);
      notRead = List.copyOf(notRead);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Something that wasn't read, or not whole.
   *
   * @param reason one clause in English, without values
   * @param count how many of what the reason names
   * @param lines the first lines it happened on
   * @param lost whether something is missing from the rows because of it
   */
  public record NotRead(String reason, long count, List<Long> lines, boolean lost) {
    /** Copies the list. */
    public NotRead {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A table.
   *
   * @param name sheet or table, empty where there are no names
   * @param format how it is written
   * @param rows rows read
   * @param whole whether that is all of them
   * @param header whether it has names of columns
   * @param persons distinct persons in it
   * @param columns its columns
   * @param compounds facts that are split over several columns
   */
  public record Table(
      String name,
      String format,
      long rows,
      boolean whole,
      boolean header,
      Persons persons,
      List<Column> columns,
      List<Compound> compounds) {
    /** Copies the lists. */
    public Table {
      columns = List.copyOf(columns);
      compounds = List.copyOf(compounds);
    }
  }

  /**
   * A column.
   *
   * @param position place, from 1
   * @param name name as given, or its shape if it may be a value; null without header
   * @param type what it holds, see {@code ColumnType}
   * @param confidence 0 to 1
   * @param fitting share of the filled cells that fit, 0 to 1
   * @param filled share of the cells that are filled, 0 to 1, of the rows that were typed
   * @param distinct different cells among those tried
   * @param category category of personal information
   * @param sensitive whether leaking it harms easily
   * @param forms how cells are written, with shares
   * @param parts what each cell holds, where it holds several things
   * @param shapes the most frequent shapes
   * @param others what else it may hold, with confidence
   */
  public record Column(
      int position,
      @Nullable String name,
      String type,
      double confidence,
      double fitting,
      double filled,
      int distinct,
      String category,
      boolean sensitive,
      Map<String, Double> forms,
      List<String> parts,
      List<String> shapes,
      Map<String, Double> others) {
    /** Copies the collections. */
    public Column {
      forms = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(forms));
      parts = List.copyOf(parts);
      shapes = List.copyOf(shapes);
      others = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(others));
    }
  }

  /**
   * A fact that is split over columns.
   *
   * @param type what they make together
   * @param positions their places, from 1
   */
  public record Compound(String type, List<Integer> positions) {
    /** Copies the list. */
    public Compound {
      positions = List.copyOf(positions);
    }
  }
}
