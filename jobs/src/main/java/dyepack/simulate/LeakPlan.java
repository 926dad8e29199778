package dyepack.simulate;

import dyepack.ingest.LeakStyle;
import dyepack.share.BadInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a simulated leak depends on.
 *
 * @param sources who contributes; none for a leak of foreign rows only
 * @param rows rows of the leak before attacks, foreign ones included; 0 for all that there are
 * @param foreign part of the rows that nobody was given, 0 to 1
 * @param foreignRows where foreign rows come from; null makes them up in the look of the others
 * @param collusion what the sources do together; null mixes whole rows
 * @param key column by which colluders find the copies of a row; empty for the first
 * @param attacks in the order in which they are applied
 * @param style how the files are written
 * @param parts number of files that the rows are dealt out to, at least 1
 * @param name name of the files without end, followed by a number if there are several
 * @param expected verdict that a trace has to reach; null for what the sources suggest
 * @param seed all choices follow from it
 */
public record LeakPlan(
    List<LeakSource> sources,
    int rows,
    double foreign,
    @Nullable RowSource foreignRows,
    @Nullable Collusion collusion,
    String key,
    List<Attack> attacks,
    LeakStyle style,
    int parts,
    String name,
    @Nullable String expected,
    long seed) {

  /** Copies the lists; refuses numbers out of range. */
  public LeakPlan {
    sources = List.copyOf(sources);
    attacks = List.copyOf(attacks);
    if (rows < 0 || parts < 1 || !(foreign >= 0 && foreign <= 1)) {
      throw new BadInputException(
          "A leak needs 0 or more rows, 1 or more files and a foreign part from 0 to 1; given are "
              + rows
              + ", "
              + parts
              + " and "
              + foreign
              + ".");
    }
    if (sources.isEmpty() && foreignRows == null) {
      throw new BadInputException("A leak needs a source or a file of foreign rows.");
    }
  }

  /** Rows of these sources as they are, in one UTF-8 CSV file with header. */
  public static LeakPlan of(List<LeakSource> sources, int rows, long seed) {
    return new LeakPlan(
        sources,
        rows,
        0,
        null,
        null,
        "",
        List.of(),
        LeakStyle.plain(LeakStyle.Form.CSV),
        1,
        "dump",
        null,
        seed);
  }

  /** Only rows that nobody was given. */
  public static LeakPlan foreign(RowSource foreignRows, int rows, long seed) {
    return new LeakPlan(
        List.of(),
        rows,
        1,
        foreignRows,
        null,
        "",
        List.of(),
        LeakStyle.plain(LeakStyle.Form.CSV),
        1,
        "dump",
        null,
        seed);
  }

  /** This plan with a part of foreign rows, from a source of them or made up (null). */
  public LeakPlan withForeign(double part, @Nullable RowSource from) {
    return new LeakPlan(
        sources, rows, part, from, collusion, key, attacks, style, parts, name, expected, seed);
  }

  /** This plan with the sources colluding cell by cell, their copies matched by a key column. */
  public LeakPlan withCollusion(Collusion together, String keyColumn) {
    return new LeakPlan(
        sources,
        rows,
        foreign,
        foreignRows,
        together,
        keyColumn,
        attacks,
        style,
        parts,
        name,
        expected,
        seed);
  }

  /** This plan with these attacks. */
  public LeakPlan withAttacks(List<Attack> done) {
    return new LeakPlan(
        sources,
        rows,
        foreign,
        foreignRows,
        collusion,
        key,
        done,
        style,
        parts,
        name,
        expected,
        seed);
  }

  /** This plan with these attacks, read as {@link Attack#parse} reads them. */
  public LeakPlan withAttacks(String... specs) {
    return withAttacks(List.of(specs).stream().map(Attack::parse).toList());
  }

  /** This plan written in this way, to so many files. */
  public LeakPlan withFiles(LeakStyle written, int files, String fileName) {
    return new LeakPlan(
        sources,
        rows,
        foreign,
        foreignRows,
        collusion,
        key,
        attacks,
        written,
        files,
        fileName,
        expected,
        seed);
  }

  /** This plan with the verdict that a trace has to reach. */
  public LeakPlan withExpected(String verdict) {
    return new LeakPlan(
        sources,
        rows,
        foreign,
        foreignRows,
        collusion,
        key,
        attacks,
        style,
        parts,
        name,
        verdict,
        seed);
  }
}
