package dyepack.embed;

import dyepack.identity.RowIndexer;
import dyepack.ingest.TableFormat;
import dyepack.release.EpochPlan;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Writes the marked copies of all files to a staging folder: rows are prepared once for a group of
 * recipients, and each recipient then costs one AES block and a copy of bytes a row. No shuffle.
 *
 * <p>A task holds the output files of its group of recipients open. Where there are few recipients
 * and much to write, a file is cut into parts that are put together afterwards.
 */
public final class EmbedJob {
  /** Recipients whose files a task writes at once. */
  private static final int GROUP = 256;

  private static final long PART_ROWS = 200_000;

  private static final int PART_FILES = 500;

  private EmbedJob() {}

  /**
   * What the job has to know.
   *
   * @param files names of the files as recipients get them, by number
   * @param parts the files, part by part
   * @param plan plan of the epoch
   * @param indexer makes the ids of rows
   * @param header names of the columns
   * @param positionKey the epoch's 16-byte position key
   * @param repeated row ids that are delivered unmarked
   * @param canaries the canaries of this share
   * @param copies one for each recipient
   * @param wanted for each file the copies that are written of it
   * @param format what the copies are written as; null for the format of the source
   * @param textColumns columns that a workbook keeps as text
   * @param staging an empty folder
   */
  public record Request(
      List<String> files,
      List<SourcePart> parts,
      EpochPlan plan,
      RowIndexer indexer,
      List<String> header,
      byte[] positionKey,
      HashSet<BlindIndex> repeated,
      List<PlacedCanary> canaries,
      List<Copy> copies,
      ArrayList<BitSet> wanted,
      @org.jspecify.annotations.Nullable TableFormat format,
      HashSet<String> textColumns,
      String staging)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    boolean raw() {
      TableFormat source = parts.get(0).style().format();
      return (format == null || format == source)
          && (source == TableFormat.DELIMITED || source == TableFormat.JSON_LINES);
    }
  }

  /**
   * A canary and where it stands.
   *
   * @param number its number in the pool
   * @param cells its cells in the header's order
   * @param after id of the real row after which it stands, or null
   * @param instead id of the real row in whose place it stands and which copies with it lack, or
   *     null; it goes before {@code after}
   * @param apart whether it stands after {@code after} although copies with it lack a row
   * @param rowNumber row before which it stands without such a row, from 0
   */
  public record PlacedCanary(
      int number,
      String[] cells,
      @org.jspecify.annotations.Nullable BlindIndex after,
      @org.jspecify.annotations.Nullable BlindIndex instead,
      boolean apart,
      long rowNumber)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * One written file.
   *
   * @param copy number of the copy
   * @param file number of the file
   * @param name its path below the staging folder
   * @param sha256 hexadecimal
   * @param sm3 hexadecimal
   * @param bytes length
   * @param rows rows in it, canaries included
   */
  public record Written(
      int copy, int file, String name, String sha256, String sm3, long bytes, long rows)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * What the job did.
   *
   * @param written every file of every copy
   * @param distortion by copy and mark
   * @param uncarried cells that stayed as they are, by mark, then by reason in words
   */
  public record Result(
      List<Written> written, Distortion[][] distortion, List<Map<String, Long>> uncarried) {}

  /**
   * Runs the job.
   *
   * @param progress is told how many rows times recipients are done
   */
  public static Result run(JavaSparkContext spark, Request request, LongConsumer progress) {
    List<EmbedTask> tasks = tasks(request, spark.defaultParallelism());
    Broadcast<Request> shared = spark.broadcast(request);
    JavaRDD<EmbedTask.Done> done =
        spark.parallelize(tasks, tasks.size()).map(task -> task.run(shared.value()));
    Distortion[][] distortion = new Distortion[request.copies().size()][];
    List<Map<String, Long>> uncarried = new ArrayList<>();
    for (int i = 0; i < request.plan().marks().size(); i++) {
      uncarried.add(new java.util.TreeMap<>());
    }
    List<Written> written = new ArrayList<>();
    long finished = 0;
    int batch = Math.max(1, spark.defaultParallelism());
    for (int from = 0; from < tasks.size(); from += batch) {
      int[] partitions =
          java.util.stream.IntStream.range(from, Math.min(tasks.size(), from + batch)).toArray();
      for (List<EmbedTask.Done> results : done.collectPartitions(partitions)) {
        for (EmbedTask.Done result : results) {
          written.addAll(result.written());
          finished += result.rowCopies();
          addAll(distortion, uncarried, result, request.plan().marks().size());
        }
      }
      progress.accept(finished);
    }
    shared.destroy();
    return new Result(Assembly.whole(spark, request, written), distortion, uncarried);
  }

  private static void addAll(
      Distortion[][] distortion,
      List<Map<String, Long>> uncarried,
      EmbedTask.Done result,
      int marks) {
    for (Map.Entry<Integer, Distortion[]> copy : result.distortion().entrySet()) {
      Distortion[] sums = distortion[copy.getKey()];
      if (sums == null) {
        sums = new Distortion[marks];
        java.util.Arrays.fill(sums, Distortion.NONE);
        distortion[copy.getKey()] = sums;
      }
      for (int mark = 0; mark < marks; mark++) {
        sums[mark] = sums[mark].plus(copy.getValue()[mark]);
      }
    }
    if (result.countsUncarried()) {
      for (int mark = 0; mark < marks; mark++) {
        Map<String, Long> counts = uncarried.get(mark);
        result.uncarried().get(mark).forEach((why, n) -> counts.merge(why, n, Long::sum));
      }
    }
  }

  /**
   * Cuts the work by groups of recipients and, where that isn't enough, by parts of files; by files
   * alone where each goes to a few of the recipients only.
   */
  private static List<EmbedTask> tasks(Request request, int cores) {
    int copies = request.copies().size();
    boolean forAll = request.wanted().stream().allMatch(of -> of.cardinality() == copies);
    int group =
        forAll ? Math.max(1, Math.min(GROUP, (copies + 2 * cores - 1) / (2 * cores))) : copies;
    int groups = (copies + group - 1) / group;
    boolean cut = request.raw() && groups < 2 * cores;
    List<ArrayList<SourcePart>> rows;
    if (cut) {
      rows = SourcePart.tasks(request.parts(), PART_ROWS, PART_FILES);
    } else if (forAll) {
      rows = List.of(new ArrayList<>(request.parts()));
    } else {
      rows = SourcePart.wholeFiles(request.parts(), PART_FILES);
    }
    List<EmbedTask> tasks = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      for (ArrayList<SourcePart> parts : rows) {
        tasks.add(new EmbedTask(parts, g * group, Math.min(copies, (g + 1) * group), g == 0));
      }
    }
    return tasks;
  }

  /** Groups the parts by file, so that a task knows whether it holds a whole file. */
  static Map<Integer, Long> rowsByFile(List<SourcePart> parts) {
    Map<Integer, Long> rows = new HashMap<>();
    parts.forEach(part -> rows.merge(part.file(), part.split().rows(), Long::sum));
    return rows;
  }
}
