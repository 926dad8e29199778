package dyepack.unpack;

import java.io.Serializable;

/**
 * How much is taken out of archives.
 *
 * @param nesting archives within archives, 1 and more
 * @param entriesPerArchive most entries of one archive
 * @param entriesPerRoot most entries of one seized file, those of archives inside it included
 * @param entryBytes most bytes of one entry
 * @param rootBytes most bytes of one seized file; half of the free room of the working folder if
 *     that is less
 * @param ratio most bytes out for a byte in, looked at from {@code ratioFromBytes} on only, since
 *     honest files can be very repetitive
 * @param ratioFromBytes bytes of an entry from which the ratio counts; eight times that for a whole
 *     seized file
 * @param passwordTries most passwords tried on one archive
 * @param memoryMiB most memory of one decompressor, where the format lets it be asked beforehand
 */
public record UnpackLimits(
    int nesting,
    int entriesPerArchive,
    int entriesPerRoot,
    long entryBytes,
    long rootBytes,
    int ratio,
    long ratioFromBytes,
    int passwordTries,
    int memoryMiB)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** 8 levels; 100,000 and 1,000,000 entries; 64 and 512 GiB; ratio 200 from 1 GiB; 1,000 tries. */
  public static final UnpackLimits DEFAULT =
      new UnpackLimits(8, 100_000, 1_000_000, 64L << 30, 512L << 30, 200, 1L << 30, 1_000, 512);

  /** Refuses limits with which nothing could be unpacked. */
  public UnpackLimits {
    if (nesting < 1
        || entriesPerArchive < 1
        || entriesPerRoot < 1
        || entryBytes < 1
        || rootBytes < 1
        || ratio < 1
        || ratioFromBytes < 1
        || passwordTries < 0
        || memoryMiB < 8) {
      throw new IllegalArgumentException("limits too small");
    }
  }
}
