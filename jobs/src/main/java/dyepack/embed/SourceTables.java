package dyepack.embed;

import dyepack.canaries.DonorSample;
import dyepack.canaries.DonorSampler;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableInput;
import dyepack.ingest.TableSplit;
import dyepack.ingest.TableStyle;
import dyepack.policy.TableProfile;
import dyepack.policy.TableProfiler;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The owner's files that are shared together: tables with the same columns.
 *
 * @param header names of the columns
 * @param files the files, in the order given
 * @param parts all parts of all files, in order
 */
public record SourceTables(List<String> header, List<File> files, List<SourcePart> parts) {
  private static final long PART_BYTES = 8L << 20;

  /**
   * One file.
   *
   * @param path where it lies
   * @param name its name without the folder
   * @param style how it is written
   * @param sha256 digest of its bytes, hexadecimal
   * @param rows number of rows
   */
  public record File(Path path, String name, TableStyle style, String sha256, long rows) {}

  /** Opens the files, refusing any that is no table, is empty or has other columns. */
  public static SourceTables open(List<Path> paths) {
    List<File> files = new ArrayList<>();
    List<SourcePart> parts = new ArrayList<>();
    List<String> header = List.of();
    for (Path path : paths) {
      String name = path.getFileName().toString();
      try (TableInput input = TableInput.open(path)) {
        TableStyle style = input.style();
        if (files.isEmpty()) {
          header = style.header();
        } else if (!header.equals(style.header())) {
          throw new BadInputException(
              path
                  + " has other columns than "
                  + files.get(0).path()
                  + ": "
                  + String.join(", ", style.header())
                  + " instead of "
                  + String.join(", ", header)
                  + ". Share them one by one.");
        }
        long rows = 0;
        for (TableSplit split : input.splits(PART_BYTES)) {
          parts.add(new SourcePart(files.size(), path.toAbsolutePath().toString(), style, split));
          rows += split.rows();
        }
        files.add(new File(path, name, style, sha256(path), rows));
      }
    }
    return new SourceTables(header, List.copyOf(files), List.copyOf(parts));
  }

  /** Returns the number of rows of all files. */
  public long rows() {
    return files.stream().mapToLong(File::rows).sum();
  }

  /**
   * What one pass over the files shows.
   *
   * @param table facts by column
   * @param donors rows from which canaries are drawn
   */
  public record Profile(TableProfile table, DonorSample donors) {}

  /**
   * Profiles the files in one pass.
   *
   * @param sampleKey 16 bytes that decide which rows are sampled
   */
  public Profile profile(JavaSparkContext spark, byte[] sampleKey) {
    List<ArrayList<SourcePart>> tasks = SourcePart.tasks(parts, IndexJob.TASK_ROWS, 2_000);
    ArrayList<String> columns = new ArrayList<>(header);
    Profiling profiling =
        spark
            .parallelize(tasks, tasks.size())
            .map(task -> Profiling.of(task, columns, sampleKey))
            .treeReduce(Profiling::plus);
    return new Profile(profiling.table.profile(), profiling.donors.sample());
  }

  private static final class Profiling implements Serializable {
    private static final long serialVersionUID = 1L;
    private final TableProfiler table;
    private final DonorSampler donors;

    private Profiling(TableProfiler table, DonorSampler donors) {
      this.table = table;
      this.donors = donors;
    }

    static Profiling of(List<SourcePart> task, List<String> header, byte[] sampleKey) {
      Profiling profiling =
          new Profiling(
              new TableProfiler(header, sampleKey),
              DonorSampler.forColumns(header.size(), ByteBuffer.wrap(sampleKey).getLong()));
      for (SourcePart part : task) {
        try (TableInput input = part.open()) {
          long number = ((long) part.file() << 40) + part.split().firstRow();
          SourceRow row;
          while ((row = input.next()) != null) {
            profiling.table.add(row.cells());
            profiling.donors.add(number++, row.cells());
          }
        }
      }
      return profiling;
    }

    Profiling plus(Profiling other) {
      table.merge(other.table);
      donors.merge(other.donors);
      return this;
    }
  }

  private static String sha256(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return Digests.of(in).sha256();
    } catch (NoSuchFileException e) {
      throw new BadInputException("File " + path + " does not exist.", e);
    } catch (IOException e) {
      throw new BadInputException("File " + path + " can't be read: " + e.getMessage(), e);
    }
  }
}
