package dyepack.confine;

import java.io.Serializable;

/**
 * What a confined reader may use.
 *
 * @param heapMiB memory of the child, in MiB; 16 to 1,048,576
 * @param stallSeconds longest time without any row or remark; then the child is ended
 * @param wallSeconds longest time for one file
 * @param cpuSeconds processor time of a child over its life, where the system can limit it
 * @param openFiles open files of a child, where the system can limit it
 * @param outputBytes longest cell stream of one file
 * @param filesPerChild after so many files a child is replaced
 */
public record ConfineLimits(
    int heapMiB,
    int stallSeconds,
    int wallSeconds,
    int cpuSeconds,
    int openFiles,
    long outputBytes,
    int filesPerChild)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** 512 MiB, 60 s without progress, 1 h for a file, 2 h of processor, 64 GiB out, 200 files. */
  public static final ConfineLimits DEFAULT =
      new ConfineLimits(512, 60, 3_600, 7_200, 1_024, 64L << 30, 200);

  /** Refuses limits with which nothing could be read. */
  public ConfineLimits {
    if (heapMiB < 16
        || heapMiB > 1 << 20
        || stallSeconds < 1
        || wallSeconds < 1
        || cpuSeconds < 1
        || openFiles < 64
        || outputBytes < 1
        || filesPerChild < 1) {
      throw new IllegalArgumentException("limits too small");
    }
  }
}
