package dyepack.embed;

import dyepack.ingest.TableInput;
import dyepack.ingest.TableSplit;
import dyepack.ingest.TableStyle;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of one of the files that are shared together.
 *
 * @param file number of the file among them, from 0
 * @param path where it lies; on a cluster, the same for every executor
 * @param style how it is written
 * @param split which part
 */
public record SourcePart(int file, String path, TableStyle style, TableSplit split)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Opens the part for reading. */
  public TableInput open() {
    return TableInput.open(Path.of(path), style, split);
  }

  /**
   * Gathers parts into tasks of about {@code rows} rows, in order; a task of many small files holds
   * no more than {@code files} of them.
   */
  public static List<ArrayList<SourcePart>> tasks(List<SourcePart> parts, long rows, int files) {
    List<ArrayList<SourcePart>> tasks = new ArrayList<>();
    ArrayList<SourcePart> task = new ArrayList<>();
    long taskRows = 0;
    for (SourcePart part : parts) {
      if (!task.isEmpty() && (taskRows + part.split().rows() > rows || task.size() >= files)) {
        tasks.add(task);
        task = new ArrayList<>();
        taskRows = 0;
      }
      task.add(part);
      taskRows += part.split().rows();
    }
    if (!task.isEmpty()) {
      tasks.add(task);
    }
    return tasks;
  }

  /** Gathers parts into tasks of {@code files} whole files, in order. */
  static List<ArrayList<SourcePart>> wholeFiles(List<SourcePart> parts, int files) {
    List<ArrayList<SourcePart>> tasks = new ArrayList<>();
    int begun = 0;
    int file = -1;
    for (SourcePart part : parts) {
      if (part.file() != file) {
        if (begun % files == 0) {
          tasks.add(new ArrayList<>());
        }
        begun++;
        file = part.file();
      }
      tasks.get(tasks.size() - 1).add(part);
    }
    return tasks;
  }
}
