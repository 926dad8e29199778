package dyepack.embed;

import java.io.Serializable;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * What was written of a bucket.
 *
 * @param file the new segment, or null if nothing was new
 * @param rowSets row numbers by file
 */
record Numbered(@Nullable String file, HashMap<Integer, RoaringBitmap> rowSets)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
