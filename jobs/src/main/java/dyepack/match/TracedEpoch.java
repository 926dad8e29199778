package dyepack.match;

import dyepack.identity.DumpProbe;
import dyepack.index.SegmentKind;
import dyepack.release.EpochPlan;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;

/**
 * One epoch of a dataset as tasks need it: derived keys only, never the root.
 *
 * @param number number among the epochs traced, from 0
 * @param dataset name of the dataset
 * @param epoch the epoch's number in the dataset
 * @param plan what is marked and indexed
 * @param probe makes index keys of a dump's cells
 * @param positionKey 16 bytes
 * @param tagKey 32 bytes
 * @param segments paths of the live index segments
 * @param canaries canaries by number
 * @param substitutes ids of rows that canaries stand for, by the ids of these canaries: the cells
 *     of both are the same but for whom they are about
 */
public record TracedEpoch(
    int number,
    String dataset,
    int epoch,
    EpochPlan plan,
    DumpProbe probe,
    byte[] positionKey,
    byte[] tagKey,
    HashMap<SegmentKind, ArrayList<String>> segments,
    HashMap<Integer, CanaryClass> canaries,
    HashMap<BlindIndex, BlindIndex> substitutes)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * What matching has to know of a canary.
   *
   * @param tier how often it was given out
   * @param level level of the chain whose key decided on it
   */
  public record CanaryClass(dyepack.code.Inclusion tier, int level) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
